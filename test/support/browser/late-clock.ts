import { createHash } from 'node:crypto'
import type { Page } from 'puppeteer-core'
import { concat, fromUtf8, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { PageFile, PageFiles } from '../../../server/pages.ts'

/** Milliseconds from which on the worker of the reporter's page waits for the test, and not for time. */
const LONG = 60_000

const CHANNEL = 'late-clock'

/** Runs in the worker before its own code: what is to come later comes when the page says so. */
const PRELUDE = `{
  const soon = globalThis.setTimeout
  let time = 0
  let held = []
  globalThis.setTimeout = (work, ms, ...rest) =>
    ms < ${LONG} ? soon(work, ms, ...rest) : held.push({ at: time + ms, work })
  new BroadcastChannel('${CHANNEL}').onmessage = ({ data }) => {
    time += data
    const due = held.filter(({ at }) => at <= time)
    held = held.filter((one) => !due.includes(one))
    for (const { work } of due) work()
  }
}
`

/**
 * The pages with a worker in which minutes go by only when `letPass` says so. The first script carries the hash of the
 * worker, and every page that of the first script: both are set again.
 */
export function withLateClock(pages: PageFiles): PageFiles {
  const worker = fileIn(pages, 'worker')
  const body = concat(utf8(PRELUDE), worker.body)
  const script = fileIn(pages, 'script')
  const first = utf8(fromUtf8(script.body).replace(integrityOf(worker.body), integrityOf(body)))
  const [before, after] = [integrityOf(script.body), integrityOf(first)]
  return new Map(
    [...pages].map(([path, file]) => {
      if (file === worker) return [path, { type: file.type, body }]
      if (file === script) return [path, { type: file.type, body: first }]
      if (!file.type.startsWith('text/html')) return [path, file]
      return [path, { ...file, body: utf8(fromUtf8(file.body).replace(before, after)) }]
    }),
  )
}

function fileIn(pages: PageFiles, role: string): PageFile {
  const [, file] = [...pages].find(([path]) => path.startsWith(`/assets/${role}-`)) ?? []
  if (file === undefined) throw new Error(`the pages load no ${role}`)
  return file
}

function integrityOf(body: Uint8Array): string {
  return `sha384-${createHash('sha384').update(body).digest('base64')}`
}

/** Let `ms` go by in the worker of a page, for what waits for a minute or longer. */
export async function letPass(page: Page, ms: number): Promise<void> {
  await page.evaluate((name, time) => new BroadcastChannel(name).postMessage(time), CHANNEL, ms)
}
