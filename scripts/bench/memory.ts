import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const MB = 1_000_000

/** MB that a process has in memory now, or had at most; 0 if the process is gone. */
export function memoryOf(pid: number, which: 'now' | 'most' = 'now'): number {
  const field = which === 'now' ? 'VmRSS' : 'VmHWM'
  const [, kib] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(procFile(pid, 'status')) ?? []
  return (Number(kib ?? 0) * 1024) / MB
}

/** The processes of a browser in which pages and their workers run. */
export function pageProcesses(browser: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const [, parent] = /^PPid:\s+(\d+)/m.exec(procFile(Number(name), 'status')) ?? []
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent === browser || (parent !== undefined && isOurs(parent))
  }
  return [...parents.keys()].filter((pid) => isOurs(pid) && isPage(procFile(pid, 'cmdline')))
}

/** Names of these processes in Chromium and Firefox. */
function isPage(command: string): boolean {
  return /--type=renderer\b/.test(command) || /-contentproc\b.*\btab\b/s.test(command)
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/** The most MB that all of these have together while `work` runs. */
export async function mostDuring(pids: readonly number[], work: Promise<unknown>): Promise<number> {
  let most = 0
  let isOver = false
  const watch = (async () => {
    while (!isOver) {
      most = Math.max(
        most,
        pids.reduce((sum, pid) => sum + memoryOf(pid), 0),
      )
      await sleep(100)
    }
  })()
  try {
    await work
  } finally {
    isOver = true
    await watch
  }
  return most
}
