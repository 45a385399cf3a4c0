import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Role } from '../../../../crypto/keys/keylist.ts'
import { type Absence, awayOn, type Turn, turnOf } from '../access/deputies.ts'
import type { CaseView, MemberView } from '../views.ts'
import { BY_LAW, CLOCK_KINDS, type Clock } from './clocks.ts'
import { clocksIn, type Terms } from './work-late.ts'

/** A clock, and the case that it runs in. */
export interface Deadline {
  readonly one: CaseView
  readonly clock: Clock
  /** The members whose turn it is today. */
  readonly turn: Turn
}

/** The member whose desk it is, their colleagues, and the day. */
export interface DeadlineReader {
  /** Id of the member; null before the first sync. */
  readonly member: string | null
  readonly role: Role | null
  readonly members: readonly Pick<MemberView, 'id' | 'role'>[]
  readonly absences: readonly Absence[]
  readonly today: Day
  readonly terms: Terms
}

/** Things to do in all cases of a desk; each list with the oldest day first. */
export interface Deadlines {
  /**
   * Writings of reporters that nobody has taken up in time, nor a working day later: for the head, and for
   * everybody while no head who reads the case is there.
   */
  readonly untaken: readonly Deadline[]
  /** Writings of reporters that nobody has taken up in time, for everybody who works in the case. */
  readonly toTake: readonly Deadline[]
  /** Things near or late, with this member because somebody else is away or does not read the case. */
  readonly instead: readonly Deadline[]
  /** Things that the law asks and colleagues have missed, for the head. */
  readonly missed: readonly Deadline[]
  /** Things past their day that are this member's, or nobody's. */
  readonly late: readonly Deadline[]
  /** Things past their day that are with colleagues. */
  readonly lateElsewhere: readonly Deadline[]
  /** Things to do within three working days, by this member or by anybody. */
  readonly soon: readonly Deadline[]
  /** The number of cases that have ended without anybody saying how long they are kept. */
  readonly undecided: number
}

type ListName = Exclude<keyof Deadlines, 'undecided'>

/** @param cases all that the desk shows; cases in which nothing runs here add nothing */
export function deadlinesOf(cases: readonly CaseView[], reader: DeadlineReader): Deadlines {
  let undecided = 0
  const lists: Record<ListName, Deadline[]> = {
    ...{ untaken: [], toTake: [], instead: [], missed: [], late: [], lateElsewhere: [], soon: [] },
  }
  for (const one of cases) {
    for (const clock of clocksIn(one, reader.today, reader.terms)) {
      if (clock.state === 'undecided') undecided += 1
      if (!isPressing(clock)) continue
      const deadline = { one, clock, turn: turnOf(clock.who, one, reader) }
      const list = listOf(deadline, reader)
      if (list !== null) lists[list].push(deadline)
    }
  }
  for (const list of Object.values(lists)) list.sort(byDay)
  return { ...lists, undecided }
}

/** The lists that stand first, before any case is opened, in this order. */
export const FIRST = ['untaken', 'toTake', 'instead', 'missed', 'late'] as const

/** How much of what stands first has passed its day, and in how many cases only the day that was aimed at. */
export interface Passed {
  readonly deadlines: number
  /** Cases. */
  readonly aims: number
}

export function passedIn(lists: Deadlines): Passed {
  const shown = FIRST.flatMap((name) => lists[name])
  const late = shown.filter(({ clock }) => clock.state === 'late')
  const aimed = shown.filter(({ clock }) => clock.state !== 'late' && clock.escalated !== null)
  return { deadlines: late.length, aims: new Set(aimed.map(({ one }) => one.id)).size }
}

function allOf(cases: readonly CaseView[], reader: Omit<DeadlineReader, 'role'>): Deadline[] {
  return cases.flatMap((one) =>
    clocksIn(one, reader.today, reader.terms).map((clock) => {
      return { one, clock, turn: turnOf(clock.who, one, reader) }
    }),
  )
}

/** Whether a clock can stand on a list: of ten thousand cases most have none that can. */
function isPressing({ state, escalated }: Clock): boolean {
  return escalated !== null || state === 'late' || state === 'soon'
}

/** The list on which it stands; null if it is on none. */
function listOf(deadline: Deadline, reader: DeadlineReader): ListName | null {
  const { one, clock } = deadline
  const { member, role } = reader
  if (clock.escalated !== null && (role === 'head' || one.may.handle)) {
    return clock.escalated === 'head' && isTold(deadline, reader) ? 'untaken' : 'toTake'
  }
  const isNear = clock.state === 'late' || clock.state === 'soon'
  const isOwn = isWith(deadline, member)
  if (isNear && isOwn && clock.who !== null && clock.who !== member) return 'instead'
  if (clock.state === 'late' && !isOwn) {
    return role === 'head' && BY_LAW.includes(clock.kind) ? 'missed' : 'lateElsewhere'
  }
  return isNear && isOwn ? (clock.state === 'late' ? 'late' : 'soon') : null
}

/** Whether this reader is told that nobody takes something up. */
function isTold({ one }: Deadline, { role, members, absences, today }: DeadlineReader): boolean {
  const isThere = (id: string) => awayOn(absences, id, today) === null
  const heads = members.filter((each) => each.role === 'head' && one.readers.includes(each.id))
  return role === 'head' || heads.every(({ id }) => !isThere(id))
}

function isWith({ turn: { members } }: Deadline, member: string | null): boolean {
  return members === null || (member !== null && members.includes(member))
}

/** Deadlines still to come or late, with this member or anybody; the oldest day first. */
export function runningOf(
  cases: readonly CaseView[],
  reader: Omit<DeadlineReader, 'role'>,
): Deadline[] {
  return allOf(cases, reader)
    .filter((one) => isRunning(one.clock.state) && isWith(one, reader.member))
    .sort(byDay)
}

interface Deputizing extends Pick<DeadlineReader, 'today' | 'terms'> {
  readonly member: string
  readonly deputy: string
}

/** Cases in which `member` has deadlines, and to which their deputy has no access. */
export function outOfReach(cases: readonly CaseView[], of: Deputizing): CaseView[] {
  return cases.filter(
    (one) =>
      !one.readers.includes(of.deputy) &&
      clocksIn(one, of.today, of.terms).some(
        ({ who, state }) => who === of.member && isRunning(state),
      ),
  )
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
