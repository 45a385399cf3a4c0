import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { type Random, readU32 } from '../../../../crypto/primitives/bytes.ts'
import { DeskError } from '../../model/error.ts'
import { sparing } from '../faults.ts'

/** Milliseconds in which a desk posts its share of records, counted by the clock: a tick as servers keep it. */
export const PACE_PERIOD = 15 * 60_000
/** How many make up a share: fewer on a board of several pages, where more desks post. */
const SHARE = { onePage: 4, more: 3 } as const
/** Periods between two drops for nobody, on average: two hours, so four in a working day. */
const DROP_PERIODS = 8
/** Times the mean, beyond which no wait is: one draw in four hundred million comes to more. */
const FAR = 20

/**
 * How a record may be posted. at-once: others wait for it, such as a member who gets a grant, or it would be
 * lost. person: somebody wrote it, and it goes while the share lasts. desk: nobody waits for it, and it goes when
 * a random record would.
 */
export type Hurry = 'at-once' | 'person' | 'desk'

/**
 * Has a desk post the same number of records in each period in which it is unlocked, and drops for nobody at
 * random moments: so what colleagues and the server can count does not follow the cases that it reads.
 * PROTOCOL.md section 16.3
 */
export class Pace {
  readonly #random: Random
  readonly #period: number
  #share: number = SHARE.onePage
  /** The running period, and the times of its records; null before the first. */
  #running: { readonly number: number; readonly moments: readonly number[] } | null = null
  #posted = 0
  /** Records that the desk may post by itself now. */
  #turns = 0
  #dropAt: number | null = null

  /** @param period milliseconds */
  constructor(random: Random, period: number = PACE_PERIOD) {
    this.#random = random
    this.#period = period
  }

  /** Go by a key list from the next period on. */
  follow({ board }: Pick<KeyList, 'board'>): void {
    this.#share = board.pageBits === 0 ? SHARE.onePage : SHARE.more
  }

  /** @throws DeskError `paced` if one more record is to wait */
  require(hurry: Hurry, now: number): void {
    const share = this.#at(now).length
    const isOver = this.#posted >= share
    if ((hurry === 'person' && isOver) || (hurry === 'desk' && this.#turns === 0)) {
      throw new DeskError('paced')
    }
  }

  /** Count a record that the server accepted. */
  count(now: number): void {
    this.#at(now)
    this.#posted++
    this.#turns = Math.max(0, this.#turns - 1)
  }

  /** How many fewer were posted than moments of this period have passed. */
  due(now: number): number {
    const passed = this.#at(now).filter((moment) => moment <= now).length
    return Math.max(0, passed - this.#posted)
  }

  /** Let the desk post one record by itself within `work`. */
  async inTurn(work: () => Promise<void>): Promise<void> {
    this.#turns = 1
    try {
      await inPace(work)
    } finally {
      this.#turns = 0
    }
  }

  /** Whether a drop for nobody is due; said once of each. */
  isDropDue(now: number): boolean {
    const at = this.#dropMoment(now)
    if (at > now) return false
    this.#dropAt = now + this.#untilDrop()
    return true
  }

  /** Milliseconds until something is due. */
  wait(now: number): number {
    const moments = this.#at(now).filter((moment) => moment > now)
    const end = ((this.#running?.number ?? 0) + 1) * this.#period
    return Math.max(1, Math.min(...moments, end, this.#dropMoment(now)) - now)
  }

  /** The moments of the running period; what of it is over when the desk is unlocked has none. */
  #at(now: number): readonly number[] {
    const number = Math.floor(now / this.#period)
    if (this.#running?.number === number) return this.#running.moments
    const left = (number + 1) * this.#period - now
    const moments = Array.from({ length: this.#share }, () => now + left * this.#uniform())
    this.#running = { number, moments: moments.sort((a, b) => a - b) }
    this.#posted = 0
    return this.#running.moments
  }

  #dropMoment(now: number): number {
    // A clock that was ahead, and is right again, must not end them.
    const isFar = this.#dropAt !== null && this.#dropAt - now > FAR * DROP_PERIODS * this.#period
    if (this.#dropAt === null || isFar) this.#dropAt = now + this.#untilDrop()
    return this.#dropAt
  }

  /** Without memory: past intervals tell nothing of the next. */
  #untilDrop(): number {
    return -Math.log(1 - this.#uniform()) * DROP_PERIODS * this.#period
  }

  /** From 0 up to, not including, 1. */
  #uniform(): number {
    return readU32(this.#random(4), 0) / 2 ** 32
  }
}

/** Do what a desk writes by itself, as far as its pace lets it. @throws DeskError any other than `paced` */
export async function inPace(work: () => Promise<unknown>): Promise<void> {
  await sparing(({ code }) => code === 'paced', work)
}
