import { toHex, utf8 } from '../../crypto/bytes.ts'
import type { Day } from '../../crypto/calendar.ts'
import type { Role } from '../../crypto/keylist.ts'
import { CLOCK_KINDS, type Clock } from './core/clocks.ts'
import type { CaseView } from './protocol.ts'
import { clocksIn, type Terms } from './work-late.ts'

/** A clock, and the case that it runs in. */
export interface Deadline {
  readonly one: CaseView
  readonly clock: Clock
}

/** Whose desk it is, and when. */
export interface DeadlineReader {
  /** Id of the member; null before the first sync. */
  readonly member: string | null
  readonly role: Role | null
  readonly today: Day
  readonly terms: Terms
}

/** What is to be done in all cases of a desk; each list with the oldest day first. */
export interface Deadlines {
  /** What reporters wrote and nobody has taken up in time; for the head, who is told of all of it. */
  readonly untaken: readonly Deadline[]
  /** What has passed its day, and is this member's, or nobody's. */
  readonly late: readonly Deadline[]
  /** What has passed its day with colleagues. */
  readonly lateElsewhere: readonly Deadline[]
  /** What is to be done within three working days, by this member or by anybody. */
  readonly soon: readonly Deadline[]
  /** How many cases have ended of which nobody has said how long they are kept. */
  readonly undecided: number
}

/** @param cases all that the desk shows; those of which nothing runs here say nothing */
export function deadlinesOf(
  cases: readonly CaseView[],
  { member, role, today, terms }: DeadlineReader,
): Deadlines {
  const all = cases.flatMap((one) => clocksIn(one, today, terms).map((clock) => ({ one, clock })))
  const isEscalated = ({ clock }: Deadline) => role === 'head' && clock.escalated
  const isOwn = ({ clock: { who } }: Deadline) => who === null || who === member
  const rest = all.filter((each) => !isEscalated(each)).sort(byDay)
  const late = rest.filter(({ clock }) => clock.state === 'late')
  return {
    untaken: all.filter(isEscalated).sort(byDay),
    late: late.filter(isOwn),
    lateElsewhere: late.filter((each) => !isOwn(each)),
    soon: rest.filter((each) => each.clock.state === 'soon' && isOwn(each)),
    undecided: all.filter(({ clock }) => clock.state === 'undecided').length,
  }
}

/** What is still to come or late, of this member or of anybody; the oldest day first. */
export function runningOf(
  cases: readonly CaseView[],
  { member, today, terms }: Omit<DeadlineReader, 'role'>,
): Deadline[] {
  return cases
    .flatMap((one) => clocksIn(one, today, terms).map((clock) => ({ one, clock })))
    .filter(({ clock: { state, who } }) => isRunning(state) && (who === null || who === member))
    .sort(byDay)
}

/**
 * What a calendar knows a deadline by when it reads it again; nobody else's comes to be the same. A
 * reference would not do: it is the word of whoever reports.
 *
 * @returns 32 characters from which nothing of the case can be told
 */
export async function calendarId({ one: { id }, clock }: Deadline): Promise<string> {
  const { kind, thing, due } = clock
  const parts = JSON.stringify([id, kind, thing, kind === 'check-in' ? due : null])
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(utf8(parts)))
  return toHex(new Uint8Array(hash).subarray(0, 16))
}

/** Whether somebody is to do something yet. */
function isRunning(state: Clock['state']): boolean {
  return state === 'open' || state === 'soon' || state === 'late'
}

function byDay(a: Deadline, b: Deadline): number {
  const day = ({ clock }: Deadline) => clock.due ?? Number.POSITIVE_INFINITY
  const place = ({ clock }: Deadline) => CLOCK_KINDS.indexOf(clock.kind)
  return day(a) - day(b) || place(a) - place(b) || (a.one.id < b.one.id ? -1 : 1)
}
