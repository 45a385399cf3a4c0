import type { SpawnOptions } from 'node:child_process'
import { type Child, compiled, startChild } from './process.ts'

/** A command of ours on a terminal of its own, which would show what is typed. */
export interface Terminal extends Child {
  /** Wait for a question. @throws Error, with what is on the screen, if it ends or is silent before */
  asked(question: string): Promise<void>
  /** Wait for a question, and answer it. @throws Error as `asked` */
  answer(question: string, typed: string): Promise<void>
}

/** Milliseconds, as for a line of a child. */
const PATIENCE = 300_000

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
  const asked = (question: string) =>
    new Promise<void>((resolve, reject) => {
      const missed = (how: string) => {
        clearTimeout(waiting)
        reject(new Error(`${how} before "${question}": ${screen}`))
      }
      const waiting = setTimeout(missed, PATIENCE, 'silent')
      look = () => {
        if (!screen.includes(question)) return
        clearTimeout(waiting)
        resolve()
      }
      look()
      child.exit.then(() => missed('ended'), reject)
    })
  const answer = async (question: string, typed: string) => {
    await asked(question)
    screen = screen.slice(screen.indexOf(question) + question.length)
    child.process.stdin?.write(`${typed}\r`)
  }
  return { ...child, asked, answer }
}
