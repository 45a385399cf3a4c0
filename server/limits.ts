import { type Day, dayOf, HOUR_MS, type Week } from '../crypto/days/calendar.ts'
import { LIMIT, SIZE } from '../crypto/primitives/labels.ts'
import { ApiError } from './errors.ts'

/**
 * How many drops the reserve holds; counted here, since counting rows takes longer than adding one.
 * A drop holds a place before it is written, so that those that come at once do not pass the limit.
 */
export class DropReserve {
  readonly limit: number
  #count: number
  /** Places of drops that are being written, by id, with how many requests bring each. */
  readonly #held = new Map<string, number>()
  #added = 0

  constructor(limit: number, count: number) {
    this.limit = limit
    this.#count = count
  }

  /** Hold a place for a drop; one that comes twice at once holds one. @returns false if there is none */
  hold(id: string): boolean {
    const by = this.#held.get(id) ?? 0
    if (by === 0 && this.#count + this.#held.size >= this.limit) return false
    this.#held.set(id, by + 1)
    return true
  }

  /** The expiry of a drop that comes in `week`. */
  birth(week: Week): { readonly expiryWeek: Week; readonly life: number } {
    const life = lifeOf(this.#count / this.limit)
    return { expiryWeek: week + life, life }
  }

  /** End a hold, or a write without one. @param added whether the drop is there now and was not before */
  settle(id: string, added: boolean): void {
    const left = (this.#held.get(id) ?? 0) - 1
    if (left > 0 && !added) this.#held.set(id, left)
    else this.#held.delete(id)
    if (!added) return
    this.#count++
    this.#added++
  }

  /** Bytes of the disk that drops may still need: those to come, and the nightly rewrite of all. */
  spaceNeeded(): number {
    return DROP_SPACE * (3 * this.limit - Math.min(this.#count, this.limit))
  }

  /**
   * Take over the true number, after expiry. A drop that is written while the rows are counted may
   * count twice until the next time, and never not at all.
   */
  async recount(count: () => Promise<number>): Promise<void> {
    const before = this.#added
    const found = await count()
    this.#count = found + this.#added - before
  }
}

/**
 * Weeks that a drop lives, by how full the box is when it comes: so a flood is gone in three weeks. It is
 * the same for all that come, and nothing changes it afterwards.
 *
 * @param fill 0 to 1
 */
export function lifeOf(fill: number): number {
  const { dropWeeks, leastDropWeeks } = LIMIT
  const lost = Math.max(0, 2 * Math.min(fill, 1) - 1) * (dropWeeks - leastDropWeeks)
  return dropWeeks - Math.ceil(lost)
}

/** Bytes that a drop takes in the database; the rewrite writes it again, and into the log. */
const DROP_SPACE = 32_768

/** The file system of DATA_DIR, in bytes. */
export interface Disk {
  readonly size: number
  /** Left to this program. */
  readonly free: number
  /** The unit to which file sizes are rounded up. */
  readonly unit: number
}

/** Left to this program, with which it can hardly end a night: 64 MiB. */
const NEARLY_FULL = 67_108_864

/** Whether almost nothing can be written any more. */
export function isNearlyFull({ free }: Disk): boolean {
  return free < NEARLY_FULL
}

/**
 * The room for blocks: a share of the disk, and never the space that drops may need. The blocks are counted
 * here; how full the disk is otherwise is measured for each block.
 */
export class BlockRoom {
  readonly #share: number
  readonly #measure: () => Promise<Disk>
  readonly #keptFree: () => number
  #count: number
  /** Held, but perhaps not yet on the disk. */
  #pending = 0
  #fullness = 0

  /**
   * @param share of the disk, 0 to 1
   * @param keptFree bytes that blocks leave to others
   * @param count of the blocks there are
   */
  constructor(share: number, measure: () => Promise<Disk>, keptFree: () => number, count: number) {
    this.#share = share
    this.#measure = measure
    this.#keptFree = keptFree
    this.#count = count
  }

  /** Hold room for one block. @returns false if there is none */
  async hold(): Promise<boolean> {
    const disk = await this.#measure()
    // from here to the count there is no waiting: otherwise two could hold the same room
    const { left, size } = this.#weigh(disk)
    if (left < size) return false
    this.#count++
    this.#pending++
    return true
  }

  /** End a hold. @param added whether its block is there now and was not before */
  settle(added: boolean): void {
    this.#pending--
    if (!added) this.#count--
  }

  /** The part that is taken of the room that blocks may have; as of the last measurement. */
  fullness(): number {
    return this.#fullness
  }

  /** Take over the true number, after expiry, and measure. */
  async reset(count: number): Promise<void> {
    this.#count = count + this.#pending
    this.#weigh(await this.#measure())
  }

  #weigh(disk: Disk): { readonly left: number; readonly size: number } {
    const size = Math.ceil(SIZE.block / disk.unit) * disk.unit
    const used = this.#count * size
    const free = disk.free - this.#pending * size - this.#keptFree()
    const left = Math.max(0, Math.min(this.#share * disk.size - used, free))
    this.#fullness = used === 0 ? 0 : used / (used + left)
    return { left, size }
  }
}

/**
 * Milliseconds that a request may take to come in, and one in a crowd until its answer is out: more
 * than the ten minutes that a client gives a block on a slow line.
 */
export const REQUEST_TIME = 660_000

/**
 * Uploads that one ticket may have under way: the three that a client sends at once, and three that a
 * line which broke has left behind.
 */
const UPLOADS_OF_ONE = 6

/** Milliseconds between two looks at how an upload goes on. */
export const LOOK_EVERY = 15_000

/** Milliseconds in which nothing is asked of an upload, and bytes for each second from then on. */
const SLOW_START = 60_000
const LEAST_SPEED = 512

/** Whether an upload has brought less than the slowest accepted line: 572 seconds a block. */
export function isTooSlow(ms: number, bytes: number): boolean {
  return bytes < ((ms - SLOW_START) / 1000) * LEAST_SPEED
}

/** How many requests with a block, or answers with one, are under way: so many stay in memory. */
export class Crowd {
  readonly #most: number
  readonly #by = new Map<string, number>()
  #here = 0

  constructor(most: number) {
    this.#most = most
  }

  /**
   * @param ticket by which it enters, if by one
   * @returns false if there are enough, or enough by this ticket; after true, call `leave`
   */
  enter(ticket?: string): boolean {
    if (this.#here >= this.#most) return false
    if (ticket !== undefined) {
      const before = this.#by.get(ticket) ?? 0
      if (before >= UPLOADS_OF_ONE) return false
      this.#by.set(ticket, before + 1)
    }
    this.#here++
    return true
  }

  /** @param ticket the one of `enter` */
  leave(ticket?: string): void {
    this.#here--
    if (ticket === undefined) return
    const left = (this.#by.get(ticket) ?? 1) - 1
    if (left > 0) this.#by.set(ticket, left)
    else this.#by.delete(ticket)
  }
}

/** Requests that carry a block, and those whose answers do; each listener has its own. */
export interface Crowds {
  readonly arriving: Crowd
  readonly leaving: Crowd
}

const NONCE_LIFE_MS = 5 * 60_000

/** Nonces of staff requests; one that comes again is a replay. */
export class NonceMemory {
  readonly #seen = new Map<string, number>()

  /** @param now milliseconds @returns false if it was seen within the last five minutes */
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

/** Bits of a nonce that are kept, and how many nonces one part of the memory takes. */
const NONCE_BITS = 24
const NONCES = 500_000

/**
 * The nonces of signed requests that have told the clock the time: each does so once. A proxy between a desk
 * and the server may send a request again long after `NonceMemory` has forgotten it; it would look like a
 * desk whose clock is behind, and hold back deletion.
 *
 * Only one bit of each nonce is kept, so that nothing here tells who signed what, or when. It takes at most 4
 * MiB.
 */
export class HeardNonces {
  #now = new Uint8Array(2 ** (NONCE_BITS - 3))
  #before = this.#now
  #count = 0

  /**
   * @param nonce 16 random bytes in base64url
   * @returns false for each of the last half million; and by chance for one in fifteen others at most
   */
  isNew(nonce: string): boolean {
    const bits = Buffer.from(nonce.slice(0, NONCE_BITS / 6), 'base64url').readUIntBE(0, 3)
    const at = bits >>> 3
    const bit = 1 << (bits & 7)
    if ((((this.#now[at] ?? 0) | (this.#before[at] ?? 0)) & bit) !== 0) return false
    if (this.#count >= NONCES) {
      this.#before = this.#now
      this.#now = new Uint8Array(this.#now.length)
      this.#count = 0
    }
    this.#now[at] = (this.#now[at] ?? 0) | bit
    this.#count++
    return true
  }
}

/** Records that the server takes of one member. */
export interface RecordShares {
  readonly hour: number
  readonly day: number
}

/** Days for which it is known that a member wanted to write more than their share, including the first. */
const NAMED_DAYS = 7

/**
 * New records of each member. A member who squats the next places of logs is stopped, and named to the head.
 * Only in memory: the numbers of the running hour and day; and for the last days, the members whose records
 * were refused, and how many. Neither says which records, or when.
 */
export class RecordQuota {
  readonly #shares: RecordShares
  /** By key id in base64url. */
  readonly #hour = new Map<string, number>()
  readonly #day = new Map<string, number>()
  /** By day, and then by key id. */
  readonly #refused = new Map<Day, Map<string, number>>()
  #running = { hour: 0, day: 0 }

  constructor(shares: RecordShares) {
    this.#shares = shares
  }

  /** Take one of a member's share, before its record is written. @throws ApiError `quota` if it is used up */
  take(member: string, now: number): void {
    this.#turn(now)
    const hour = this.#hour.get(member) ?? 0
    const day = this.#day.get(member) ?? 0
    if (hour >= this.#shares.hour || day >= this.#shares.day) {
      const today = this.#refused.get(this.#running.day) ?? new Map<string, number>()
      this.#refused.set(this.#running.day, today.set(member, (today.get(member) ?? 0) + 1))
      throw new ApiError('quota')
    }
    this.#hour.set(member, hour + 1)
    this.#day.set(member, day + 1)
  }

  /** The record was not new. */
  giveBack(member: string): void {
    for (const share of [this.#hour, this.#day]) {
      share.set(member, Math.max(0, (share.get(member) ?? 0) - 1))
    }
  }

  /** By key id, sorted, how many records of a member were refused in the last seven days. */
  refused(now: number): readonly (readonly [string, number])[] {
    this.#turn(now)
    const sums = new Map<string, number>()
    for (const day of this.#refused.values()) {
      for (const [member, count] of day) sums.set(member, (sums.get(member) ?? 0) + count)
    }
    return [...sums].sort()
  }

  #turn(now: number): void {
    const running = { hour: Math.floor(now / HOUR_MS), day: dayOf(now) }
    if (running.hour !== this.#running.hour) this.#hour.clear()
    if (running.day !== this.#running.day) this.#day.clear()
    for (const day of [...this.#refused.keys()]) {
      if (day > running.day || day <= running.day - NAMED_DAYS) this.#refused.delete(day)
    }
    this.#running = running
  }
}

/** New slots of a desk on a page in a day: at most a quarter of the page, so that none can fill it. */
export class SlotQuota {
  readonly #placed = new Map<string, number>()
  #day: Day = 0

  /** @throws ApiError `quota` if `member` has placed its share on the page today */
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
