import { HOUR_MS } from '../crypto/days/calendar.ts'
import { type Random, readU32 } from '../crypto/primitives/bytes.ts'

const MINUTE_MS = 60_000
/** Bits of the puzzle beyond each threshold. PROTOCOL.md section 6 */
const BITS = [5, 6, 7] as const
const FACTORS = [1, 4, 16] as const

/**
 * The difficulty of a ticket, by the number of tickets asked for in the last hour over the whole instance. It
 * never depends on who asks or on what lies on a shelf. The thresholds are drawn again every hour: otherwise
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
    this.#thresholds = FACTORS.map((factor) => factor * this.#calm * (1 + share(this.#random)))
  }
}

/** Parts of the room for blocks between which each threshold is drawn. PROTOCOL.md section 6 */
const FILLED = [
  [0.5, 0.75],
  [0.7, 0.9],
  [0.85, 1],
] as const

/**
 * The difficulty of a ticket while the room for blocks fills up. The thresholds are drawn again every hour.
 * It tells nothing while the room is less than half full, and no ticket is harder than under the greatest
 * load.
 */
export class FillingLoad {
  readonly #random: Random
  #hour = -1
  #thresholds: readonly number[] = []

  constructor(random: Random) {
    this.#random = random
  }

  /**
   * @param now milliseconds
   * @param fullness of the room for blocks, 0 to 1
   * @returns the bits of a puzzle: 0, 5, 6 or 7
   */
  bits(now: number, fullness: number): number {
    const hour = Math.floor(now / HOUR_MS)
    if (hour !== this.#hour) {
      this.#hour = hour
      this.#thresholds = FILLED.map(([from, to]) => from + (to - from) * share(this.#random))
    }
    return BITS[this.#thresholds.filter((threshold) => fullness > threshold).length - 1] ?? 0
  }
}

/** 0 up to, and without, 1. */
function share(random: Random): number {
  return readU32(random(4), 0) / 2 ** 32
}
