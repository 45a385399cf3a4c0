/** Milliseconds over which speed is measured; long enough for an engine that seals one block a second. */
const WINDOW = 30_000
/** Blocks that are looked at whatever the time. */
const LEAST = 8

/** How fast blocks go, by those of the last half minute. */
export class Pace {
  /** When blocks were acknowledged, after the time at which they began to be sent. */
  #marks: number[] = []

  /** @param now milliseconds */
  begin(now: number): void {
    this.#marks = [now]
  }

  note(now: number): void {
    this.#marks.push(now)
    while (this.#marks.length > LEAST && (this.#marks[0] ?? now) < now - WINDOW) this.#marks.shift()
  }

  /** @returns blocks a second, all that they wait for included; null before two went */
  perSecond(now: number): number | null {
    const [first = now] = this.#marks
    if (this.#marks.length < 3 || now <= first) return null
    return ((this.#marks.length - 1) * 1000) / (now - first)
  }
}
