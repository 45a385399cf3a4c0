import type { Day } from '../crypto/calendar.ts'
import { ApiError } from './errors.ts'

/** How many drops the reserve holds; counted here, since counting rows takes longer than adding one. */
export class DropReserve {
  readonly limit: number
  #count: number

  constructor(limit: number, count: number) {
    this.limit = limit
    this.#count = count
  }

  isFull(): boolean {
    return this.#count >= this.limit
  }

  add(): void {
    this.#count++
  }

  /** Take over the true number, after expiry. */
  reset(count: number): void {
    this.#count = count
  }
}

const NONCE_LIFE_MS = 5 * 60_000

/** Nonces of staff requests; one that comes again is a replay. */
export class NonceMemory {
  readonly #seen = new Map<string, number>()

  /** @param now milliseconds @returns false where it was seen within the last five minutes */
  isFresh(nonce: string, now: number): boolean {
    for (const [old, at] of this.#seen) {
      if (at + NONCE_LIFE_MS > now) break
      this.#seen.delete(old)
    }
    if (this.#seen.has(nonce)) return false
    this.#seen.set(nonce, now)
    return true
  }
}

/** New slots of a desk on a page in a day: at most a quarter of the page, so that none can fill it. */
export class SlotQuota {
  readonly #placed = new Map<string, number>()
  #day: Day = 0

  /** @throws ApiError `quota` where `member` has placed its share on the page today */
  require(day: Day, member: string, page: string, capacity: number): void {
    if (day !== this.#day) this.#placed.clear()
    this.#day = day
    const placed = this.#placed.get(`${member} ${page}`) ?? 0
    if (placed >= Math.floor(capacity / 4)) throw new ApiError('quota')
  }

  add(member: string, page: string): void {
    const key = `${member} ${page}`
    this.#placed.set(key, (this.#placed.get(key) ?? 0) + 1)
  }
}
