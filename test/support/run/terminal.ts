import type { SpawnOptions } from 'node:child_process'
import { type Child, compiled, startChild } from './process.ts'

/** A command of ours on a terminal of its own, which would show what is typed. */
export interface Terminal extends Child {
  /** Wait for a question, and answer it. @throws Error if it ends before */
  answer(question: string, typed: string): Promise<void>
}

/** @param script from the root, as `scripts/recovery.ts` */
export function startAtTerminal(script: string, args: readonly string[]): Terminal {
  return startLineAtTerminal([process.execPath, ...compiled(script), ...args].join(' '))
}

/** @param line as a shell reads it */
export function startLineAtTerminal(line: string, options: SpawnOptions = {}): Terminal {
  const child = startChild('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let screen = ''
  let look = () => {}
  child.process.stdout?.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8')
    look()
  })
  const answer = async (question: string, typed: string) => {
    await new Promise<void>((resolve, reject) => {
      look = () => {
        if (screen.includes(question)) resolve()
      }
      look()
      const missed = () => reject(new Error(`ended before "${question}": ${screen}`))
      child.exit.then(missed, reject)
    })
    screen = screen.slice(screen.indexOf(question) + question.length)
    child.process.stdin?.write(`${typed}\r`)
  }
  return { ...child, answer }
}
