import type { Wait } from './hold.ts'

/** When a desk is not used for a while. */
export interface IdleClock {
  /** Milliseconds since 1970-01-01 UTC: they also pass while the machine sleeps. */
  readonly now: () => number
  readonly wait: Wait
}

/** Says once that nobody has used the desk for a while. */
export class IdleWatch {
  readonly #limit: number
  readonly #onIdle: () => void
  readonly #clock: IdleClock
  #last: number
  #stop: () => void
  #isOver = false

  /** @param limit milliseconds without use */
  constructor(limit: number, onIdle: () => void, clock: IdleClock) {
    this.#limit = limit
    this.#onIdle = onIdle
    this.#clock = clock
    this.#last = clock.now()
    this.#stop = clock.wait(limit, this.look)
  }

  /** Somebody used the desk. After the limit this comes too late: the machine may have slept. */
  readonly used = (): void => {
    if (this.#left() > 0) this.#last = this.#clock.now()
    else this.look()
  }

  /** Whether the time is over is looked at now, and again when it can be. */
  readonly look = (): void => {
    if (this.#isOver) return
    this.#stop()
    const left = this.#left()
    if (left > 0) {
      this.#stop = this.#clock.wait(left, this.look)
      return
    }
    this.end()
    this.#onIdle()
  }

  end(): void {
    this.#isOver = true
    this.#stop()
  }

  #left(): number {
    return this.#last + this.#limit - this.#clock.now()
  }
}
