import { uptime } from 'node:os'
import { DAY_MS, type Day, dayOf, HOUR_MS, isoDate } from '../../crypto/days/calendar.ts'
import { CLOCK_TOLERANCE } from '../../crypto/wire/request.ts'

/** The machine's clock is in step within this; and it may gain this much on steady time in a day. */
const SLACK_MS = 600_000
/** A clock must have stood for so long before a desk that agrees with it counts. */
const STOOD_MS = HOUR_MS
/** Days that a clock may be ahead and be believed without the operator, if a desk says the same. */
const BELIEVED_DAYS = 28
/** A start so many days after the last night is noted; a machine that is off at night is not. */
const NOTED_DAYS = 2
const TOLERANCE_MS = CLOCK_TOLERANCE * 1000

/** Milliseconds that passed on this machine, its sleep included; setting its clock changes nothing. */
export function steadyTime(): number {
  return uptime() * 1000
}

export interface ClockSource {
  /** The machine's clock: milliseconds since 1970-01-01 UTC. */
  readonly wall: () => number
  /** Milliseconds since some moment, as `steadyTime`. */
  readonly steady: () => number
  /** The last day that has begun for certain; null if the database was never in use. */
  readonly lastNight: Day | null
  /** The first day on which nobody may seal to the key list in use; null before the first list. */
  readonly listEnd: () => Day | null
  /** The present day by the operator's word; null if the operator has not stated it. */
  readonly confirmed: Day | null
}

/**
 * The present time. There are two answers, because a wrong clock must destroy nothing.
 *
 * `sure` is a time that has come for certain: that of the last nightly step, and what has passed since the
 * start. Rows expire and keys are forgotten by it. `now` is for everything else. After a start, `now` is the
 * machine's clock if that can be right. Once a member's desk agrees with that clock both are the same, and go
 * on by steady time, whatever is done to the clock. SCHEMA.md, "A wrong clock"
 */
export class ServerClock {
  readonly isConfirmed: boolean
  readonly #wall: () => number
  readonly #steady: () => number
  readonly #listEnd: () => Day | null
  /** `sure` at steady time 0. */
  #base: number
  /** The steady time since which the machine's clock is known to be right; null if it is not known. */
  #proven: number | null = null
  /** Milliseconds that `#base` followed the machine's clock by since then. */
  #followed = 0
  /** The machine's clock at steady time 0, and since when it stands so. */
  #stands: { readonly base: number; readonly since: number }
  /** The same at the start; null if it was too far from the last night to be taken without a word. */
  readonly #begun: number | null
  /** Whether members' desks agreed with the machine's clock since it stands so; each once, by key id. */
  readonly #words = new Map<string, boolean>()
  /** The time that was sure when a desk was found to be behind us; null once a desk agrees. */
  #doubt: number | null = null
  #isNoted = false
  /** The steady time at which a doubt was noted. */
  #doubtNoted: number | null = null

  constructor({ wall, steady, lastNight, listEnd, confirmed }: ClockSource) {
    this.#wall = wall
    this.#steady = steady
    this.#listEnd = listEnd
    const at = wall()
    const since = steady()
    this.isConfirmed = confirmed !== null && Math.abs(dayOf(at) - confirmed) <= 1
    const isTaken = this.isConfirmed || lastNight === null
    this.#base = (isTaken ? at : lastNight * DAY_MS) - since
    if (this.isConfirmed) this.#proven = since
    this.#stands = { base: at - since, since }
    this.#begun = isTaken || dayOf(at) - lastNight < NOTED_DAYS ? at - since : null
  }

  /** Milliseconds since 1970-01-01 UTC. */
  now(): number {
    const counted = this.#counted()
    const wall = this.#wall()
    const now = this.#proven === null && this.#mayBe(wall) ? Math.max(wall, counted) : counted
    return Math.floor(now)
  }

  /** Milliseconds since 1970-01-01 UTC; it is never earlier than this. */
  sure(): number {
    return Math.floor(this.#doubt ?? this.#counted())
  }

  /**
   * The desk of `member` has signed that it is `said`, in milliseconds. This is the surest word on the time
   * from outside this machine.
   */
  hear(member: string, said: number): void {
    this.#look()
    const steady = this.#steady()
    this.#words.set(member, isNear(said, this.#wall(), TOLERANCE_MS))
    if (this.#isFound()) {
      this.#base = this.#wall() - steady
      this.#proven = steady
      this.#followed = 0
    }
    if (isNear(said, this.now(), TOLERANCE_MS)) {
      this.#doubt = null
    } else if (said < this.now()) {
      this.#doubt ??= this.#counted()
    }
  }

  /** Whether the machine's clock is found right now, which was not known before. */
  #isFound(): boolean {
    const wall = this.#wall()
    const hasStood = this.#steady() - this.#stands.since >= STOOD_MS
    if (!hasStood || !this.#mayBe(wall)) return false
    if (this.#proven !== null && isNear(wall, this.#counted(), SLACK_MS)) return false
    // a single desk may have its time from the same source as this machine
    const words = [...this.#words.values()]
    return words.filter((agrees) => agrees).length > words.filter((agrees) => !agrees).length
  }

  /**
   * Look at the machine's clock; to be called in every period.
   *
   * @returns what the operator should know now, and was not told before; or null
   */
  check(): string | null {
    this.#look()
    if (!this.#isOut()) {
      this.#isNoted = false
      return this.#doubtNote()
    }
    if (this.#isNoted) return null
    this.#isNoted = true
    return this.#note()
  }

  #counted(): number {
    return this.#base + this.#steady()
  }

  /** Whether it can be as late as `wall` without the operator's word, and is not too early. */
  #mayBe(wall: number): boolean {
    const counted = this.#counted()
    const end = (this.#listEnd() ?? 0) * DAY_MS
    const believed = counted + BELIEVED_DAYS * DAY_MS
    const latest = end > counted ? Math.min(believed, end) : believed
    return wall >= counted - SLACK_MS && wall < latest
  }

  /** See whether the clock stands as it did, and follow small corrections of it. */
  #look(): void {
    const steady = this.#steady()
    const base = this.#wall() - steady
    if (!isNear(base, this.#stands.base, SLACK_MS)) {
      this.#stands = { base, since: steady }
      this.#words.clear()
    }
    if (this.#proven === null) return
    const off = base - this.#base
    const most = SLACK_MS * (1 + (steady - this.#proven) / DAY_MS)
    if (!isNear(off, 0, SLACK_MS) || !isNear(this.#followed + off, 0, most)) return
    this.#base = base
    this.#followed += off
  }

  /** Whether the machine's clock is out of step. */
  #isOut(): boolean {
    const wall = this.#wall()
    if (this.#proven !== null) return !isNear(wall, this.#counted(), SLACK_MS)
    const { base } = this.#stands
    return this.#begun === null || !this.#mayBe(wall) || !isNear(base, this.#begun, SLACK_MS)
  }

  #note(): string {
    const wall = this.#wall()
    const off = wall - this.#counted()
    const seen = `the clock of this machine says ${isoDate(dayOf(wall))}, ${spanOf(off)} ${off < 0 ? 'behind' : 'ahead of'} what this server counts, so nothing is deleted by it`
    return this.#mayBe(wall)
      ? `${seen} until a member's desk has the same time. If it is wrong, set it; if it is right, do nothing`
      : `${seen}. If it is wrong, set it; if it is right, stop the server and start it once with CLOCK_CONFIRMED=${isoDate(dayOf(wall))}`
  }

  /** Noted once in a day at most: one desk with a wrong clock comes again and again. */
  #doubtNote(): string | null {
    const steady = this.#steady()
    if (this.#doubt === null || dayOf(this.#doubt) === dayOf(this.#counted())) return null
    if (this.#doubtNoted !== null && steady - this.#doubtNoted < DAY_MS) return null
    this.#doubtNoted = steady
    return "the newest request of a member's desk has an earlier time than this server, so nothing is deleted until a desk has the same time: look at the clocks of both machines"
  }
}

function isNear(one: number, other: number, most: number): boolean {
  return Math.abs(one - other) <= most
}

/** In whole units, for people. */
function spanOf(ms: number): string {
  const length = Math.abs(ms)
  const [unit, name] =
    length < 2 * HOUR_MS
      ? [60_000, 'minutes']
      : length < 2 * DAY_MS
        ? [HOUR_MS, 'hours']
        : [DAY_MS, 'days']
  return `${Math.round(length / unit)} ${name}`
}
