import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { asTyped } from './as-typed.ts'
import { messageOf } from './fault.ts'

/** Options of a command: a text, several texts, or a flag. */
export const TEXT = { type: 'string' } as const
export const TEXTS = { type: 'string', multiple: true } as const
export const FLAG = { type: 'boolean' } as const

type OptionTable = NonNullable<ParseArgsConfig['options']>
/** The options as somebody gave them. */
export type Values<Options extends OptionTable> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values']
type Work<Options extends OptionTable> = (values: Values<Options>) => Promise<void> | void

/** Read the options of this process, and work; or print the help, if that is asked for. */
export async function withOptions<const Options extends OptionTable>(
  help: string,
  options: Options,
  work: Work<Options>,
): Promise<void> {
  const all: OptionTable = { ...options, help: FLAG }
  const { values } = parseArgs({ options: all })
  if (values.help) return print(help)
  await work(values as Values<Options>)
}

/** Run a command whose only failure code is 1. */
export function runCommand<const Options extends OptionTable>(
  help: string,
  options: Options,
  work: Work<Options>,
): Promise<void> {
  return runSimply(() => withOptions(help, options, work))
}

/** Run one of several commands that share their options; it is named by the first word. */
export function runCommands<const Options extends OptionTable>(
  help: string,
  options: Options,
  commands: Readonly<Record<string, Work<Options>>>,
): Promise<void> {
  return runSimply(async () => {
    const all: OptionTable = { ...options, help: FLAG }
    const { values, positionals } = parseArgs({ allowPositionals: true, options: all })
    const [name] = positionals
    if (values.help || name === undefined) return print(help)
    const work = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (work === undefined) throw new Error(`no command "${name}": see --help`)
    await work(values as Values<Options>)
  })
}

/** Print the message of an error, and end with 1. */
export async function runSimply(main: () => Promise<void> | void): Promise<void> {
  try {
    await main()
  } catch (error) {
    say(messageOf(error))
    process.exitCode = 1
  }
}

/** For the person; only results go to standard output. */
export function say(text: string): void {
  process.stderr.write(`${harmless(asTyped(text))}\n`)
}

/** Results. */
export function print(text: string): void {
  process.stdout.write(`${harmless(asTyped(text))}\n`)
}

/** Text from another person cannot control the terminal. */
export function harmless(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '\ufffd')
}

/** @throws Error if an option that a command needs is missing */
export function required<Name extends string>(
  options: { readonly [N in Name]?: string | undefined },
  name: Name,
): string {
  const value = options[name]
  if (value === undefined) throw new Error(`--${name} is missing: see --help`)
  return value
}

/** @returns 32 bytes */
export function sha256(message: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(message).digest())
}

/** The sources that a session takes from this machine. */
export const MACHINE = {
  random: systemRandom,
  sha256,
  now: Date.now,
  buildDay: 0,
  wait: (ms: number) => sleep(ms),
}

/** Wait as a browser does for what comes after a letter: the process may end meanwhile. */
export const later = (ms: number) => sleep(ms, undefined, { ref: false })
