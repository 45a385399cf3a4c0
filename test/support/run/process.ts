import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const cleanups: (() => void)[] = []

/** Run `cleanup`, which must be synchronous, when this process ends; the last one added runs first. */
export function atExit(cleanup: () => void): void {
  if (cleanups.length === 0) {
    process.on('exit', runCleanups)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => process.exit(1))
    }
  }
  cleanups.push(cleanup)
}

function runCleanups(): void {
  for (const cleanup of cleanups.reverse()) {
    try {
      cleanup()
    } catch (error) {
      process.stderr.write(`clean-up failed: ${String(error)}\n`)
    }
  }
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A child process of the tests, killed with them. */
export interface Child {
  readonly pid: number
  readonly process: ChildProcess
  /** All lines so far. */
  readonly stdout: readonly string[]
  readonly stderr: readonly string[]
  readonly exit: Promise<Exit>
  /**
   * Wait for a line that matches, or take one that is there already.
   *
   * @throws Error, with the output of the child, if it ends or `timeout` milliseconds pass first
   */
  line(pattern: RegExp, options?: LineOptions): Promise<RegExpMatchArray>
  /** Send a signal (SIGTERM) and wait for the end. */
  kill(signal?: NodeJS.Signals): Promise<Exit>
}

export interface ChildOptions extends SpawnOptions {
  /** Signal that the child gets if it still runs when the tests end. */
  readonly atExit?: NodeJS.Signals
  /** It may run until the tests end: they do not wait for it. */
  readonly background?: boolean
}

export interface NodeOptions extends ChildOptions {
  /** The cost of the hash of a new passphrase; `cheap` by default. */
  readonly cost?: Cost
}

type Cost = 'cheap' | 'full'

export interface LineOptions {
  /** Milliseconds; 300,000 by default: a child that ends is told at once. */
  readonly timeout?: number
  readonly from?: 'stdout' | 'stderr'
}

/**
 * Start a child with its output collected by line. Its input is closed unless `options.stdio` says
 * otherwise.
 */
export function startChild(
  command: string,
  args: readonly string[],
  { atExit: lastSignal = 'SIGKILL', background = false, ...options }: ChildOptions = {},
): Child {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  atExit(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill(lastSignal)
  })
  if (background) {
    child.unref()
    for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref()
  }
  const output = { stdout: collect(child.stdout), stderr: collect(child.stderr) }
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  // A caller who never waits for the end must not make the tests fail.
  exit.catch(() => undefined)
  return {
    pid: child.pid ?? -1,
    process: child,
    stdout: output.stdout.lines,
    stderr: output.stderr.lines,
    exit,
    line: (pattern, { timeout = 300_000, from = 'stdout' } = {}) =>
      output[from].find(pattern, timeout, exit, () =>
        [`${command} ${args.join(' ')}`, ...output.stdout.lines, ...output.stderr.lines].join('\n'),
      ),
    kill: (signal = 'SIGTERM') => {
      child.kill(signal)
      return exit
    },
  }
}

const COMPILED = fileURLToPath(new URL('compiled.mjs', import.meta.url))
/** A whole `npm test` compiles once what children run: it names the folder, and removes it. */
const SHARED = process.env.RUN_FOLDER
/** The folder of what children run. Packages are found from it. */
const KEPT = SHARED ?? fileURLToPath(new URL(`../../../.cache/run-${process.pid}`, import.meta.url))

/** Start Node on a TypeScript file of ours. */
export function startNode(
  script: string,
  args: readonly string[] = [],
  { cost = 'cheap', ...options }: NodeOptions = {},
): Child {
  return startChild(process.execPath, [...compiled(script, cost), ...args], options)
}

/** The arguments of Node that run a TypeScript file of ours. @param script from the root, as `scripts/recovery.ts` */
export function compiled(script: string, cost: Cost = 'cheap'): readonly string[] {
  if (!existsSync(KEPT)) {
    mkdirSync(KEPT, { recursive: true })
    if (SHARED === undefined) atExit(() => rmSync(KEPT, { recursive: true, force: true }))
  }
  return [COMPILED, KEPT, cost, script]
}

interface Collected {
  readonly lines: readonly string[]
  find(
    pattern: RegExp,
    timeout: number,
    exit: Promise<Exit>,
    describe: () => string,
  ): Promise<RegExpMatchArray>
}

function collect(stream: Readable | null): Collected {
  const lines: string[] = []
  const listeners = new Set<(line: string) => void>()
  if (stream !== null) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const listener of listeners) listener(line)
    })
  }
  return {
    lines,
    find: (pattern, timeout, exit, describe) =>
      new Promise((resolve, reject) => {
        const settle = (match: RegExpMatchArray | null, why: string) => {
          clearTimeout(timer)
          listeners.delete(listener)
          if (match === null) reject(new Error(`${why} before ${String(pattern)}:\n${describe()}`))
          else resolve(match)
        }
        const listener = (line: string) => {
          const match = line.match(pattern)
          if (match !== null) settle(match, '')
        }
        const timer = setTimeout(() => settle(null, `${timeout} ms passed`), timeout)
        listeners.add(listener)
        for (const line of lines) listener(line)
        exit.then(
          ({ code, signal }) => settle(null, `ended (${signal ?? code})`),
          (error: unknown) => settle(null, `could not start (${String(error)})`),
        )
      }),
  }
}
