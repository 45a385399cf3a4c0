import { type Random, readU32 } from '../crypto/bytes.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Bits of the puzzle beyond each threshold. PROTOCOL.md section 6 */
const BITS = [5, 6, 7] as const
const FACTORS = [1, 4, 16] as const

/**
 * How hard a ticket is: by how many were asked for in the last hour over the whole instance, never
 * by who asks, and never by what lies on a shelf. The thresholds are drawn anew every hour, else
 * the difficulty would be a load meter that anybody can read.
 */
export class PuzzleLoad {
  readonly #calm: number
  readonly #random: Random
  readonly #minutes = new Map<number, number>()
  #hour = -1
  #thresholds: readonly number[] = []

  /** @param calm tickets an hour that cost nothing, whatever is drawn */
  constructor(calm: number, random: Random) {
    this.#calm = calm
    this.#random = random
  }

  /**
   * Count a request for a ticket.
   *
   * @param now milliseconds
   * @returns the bits of its puzzle: 0, 5, 6 or 7
   */
  count(now: number): number {
    this.#draw(Math.floor(now / HOUR_MS))
    const minute = Math.floor(now / MINUTE_MS)
    for (const old of this.#minutes.keys()) {
      if (old <= minute - HOUR_MS / MINUTE_MS) this.#minutes.delete(old)
    }
    this.#minutes.set(minute, (this.#minutes.get(minute) ?? 0) + 1)
    const total = [...this.#minutes.values()].reduce((sum, count) => sum + count, 0)
    return BITS[this.#thresholds.filter((threshold) => total > threshold).length - 1] ?? 0
  }

  #draw(hour: number): void {
    if (hour === this.#hour) return
    this.#hour = hour
    this.#thresholds = FACTORS.map((factor) => {
      const share = readU32(this.#random(4), 0) / 2 ** 32
      return factor * this.#calm * (1 + share)
    })
  }
}
