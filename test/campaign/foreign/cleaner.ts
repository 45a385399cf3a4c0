import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Format } from '../../../client/shared/clean/outcome.ts'

/** The files that a child is to read, and to write if what it read is clean. */
export interface Task {
  readonly from: string
  readonly to: string
}

export type Verdict =
  | { readonly kind: 'clean'; readonly format: Format }
  /** `why` is the outcome of cleaning, with the format if there is one. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Both are faults: no bytes may end a cleaner, or keep it for ever. */
  | { readonly kind: 'crashed' | 'hanging' }

/** Milliseconds: a file of the largest size takes less than one minute. */
const PATIENCE = 180_000
const CHILD = fileURLToPath(new URL('child.ts', import.meta.url))

/** Cleans files in another process, which may crash or hang without ending the command. */
export class ForeignCleaner {
  #child: ChildProcess | null = null
  readonly #module: string
  readonly #patience: number

  constructor(module = CHILD, patience = PATIENCE) {
    this.#module = module
    this.#patience = patience
  }

  clean(task: Task): Promise<Verdict> {
    const child = this.#child ?? fork(this.#module, { stdio: ['ignore', 'inherit', 2, 'ipc'] })
    this.#child = child
    return new Promise((resolve) => {
      const settle = (verdict: Verdict) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (verdict.kind === 'crashed' || verdict.kind === 'hanging') this.stop()
        resolve(verdict)
      }
      const timer = setTimeout(() => settle({ kind: 'hanging' }), this.#patience)
      child.once('exit', () => settle({ kind: 'crashed' }))
      child.once('message', (verdict) => settle(verdict as Verdict))
      child.send(task)
    })
  }

  stop(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }
}
