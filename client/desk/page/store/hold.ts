import type { Action } from '../../model/rules/action.ts'

/** Milliseconds in which something for the reporter can be called back; afterwards it cannot. */
export const HOLD_MS = 10_000

/** Something for the reporter that has not gone yet. */
export interface DelayedAction {
  readonly job: string
  readonly caseId: string
  readonly action: Action
}

/** Do `then` after `ms`. @returns a function that stops it */
export type Wait = (ms: number, then: () => void) => () => void

export const waitForReal: Wait = (ms, then) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** Whether the reporter reads it, so that it cannot be taken back. */
export function reachesReporter({ kind }: Action): boolean {
  return kind === 'message' || kind === 'status'
}

/** Actions that wait for their time to go out. */
export class Holds {
  readonly #changed: (held: readonly DelayedAction[]) => void
  readonly #wait: Wait
  readonly #waiting = new Map<string, { held: DelayedAction; end: (goes: boolean) => void }>()

  /** @param changed called with what is held, whenever that changes */
  constructor(changed: (held: readonly DelayedAction[]) => void, wait: Wait = waitForReal) {
    this.#changed = changed
    this.#wait = wait
  }

  /** @returns whether it goes; false if it was called back */
  hold(held: DelayedAction): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = this.#wait(HOLD_MS, () => this.sendNow(held.job))
      const end = (goes: boolean) => {
        stop()
        this.#waiting.delete(held.job)
        this.#tell()
        resolve(goes)
      }
      this.#waiting.set(held.job, { held, end })
      this.#tell()
    })
  }

  /** Call it back; do nothing if it has gone already. */
  undo(job: string): void {
    this.#waiting.get(job)?.end(false)
  }

  sendNow(job: string): void {
    this.#waiting.get(job)?.end(true)
  }

  undoAll(): void {
    for (const job of [...this.#waiting.keys()]) this.undo(job)
  }

  #tell(): void {
    this.#changed([...this.#waiting.values()].map(({ held }) => held))
  }
}
