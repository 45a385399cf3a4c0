import { createInterface } from 'node:readline'
import { utf8 } from '../../crypto/primitives/bytes.ts'
import { readAll } from './cli.ts'
import { say } from './command.ts'

/**
 * The line that a person types after a question on standard error; without a terminal, all of standard input. The line
 * is in no history of a shell.
 *
 * @param limit bytes
 * @throws Exit `text`
 */
export async function readLine(question: string, limit: number): Promise<Uint8Array> {
  if (!process.stdin.isTTY) return readAll(process.stdin, limit)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const line = await new Promise<string>((resolve) => {
    // a person who ends the input has typed nothing
    lines.once('close', () => resolve(''))
    lines.question(question, resolve)
  })
  lines.close()
  return utf8(line)
}

const END = process.platform === 'win32' ? 'Ctrl+Z and Enter' : 'Ctrl+D'

/** All of standard input; at a terminal it says first how several lines are ended. @param limit bytes. @throws Exit `text` */
export async function readLines(what: string, limit: number): Promise<Uint8Array> {
  if (process.stdin.isTTY) say(`${what} When all is written, press Enter, then ${END}.`)
  return readAll(process.stdin, limit)
}
