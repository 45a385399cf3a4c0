import { addMonths, type Day } from '../../../../crypto/days/calendar.ts'
import { addWorkingDays, nextWorkingDay } from '../../../../crypto/days/working-days.ts'
import type { OUTCOMES } from '../../../../crypto/entries/entry-casework.ts'
import type { Status } from '../../../../crypto/entries/names.ts'
import { closedOn, endOf } from '../case/over.ts'

export type Outcome = (typeof OUTCOMES)[number]

/** Clocks that run in a case, in the order of their weight. */
export const CLOCK_KINDS = [
  ...(['acknowledge', 'answer', 'feedback', 'accused', 'promised', 'interim'] as const),
  ...(['hearing', 'task', 'care', 'check-in', 'notify', 'delete'] as const),
] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** Clocks that the law sets. */
export const BY_LAW: readonly ClockKind[] = ['acknowledge', 'feedback', 'accused']

/**
 * soon: within three working days, or later than the reception aims at. met: done, even if late. unseen: done
 * by the log, but this desk has not looked whether the reporter can read it. paused: a legal hold is on.
 * undecided: nobody has said how long such a case is kept.
 */
export type ClockState = 'open' | 'soon' | 'late' | 'met' | 'unseen' | 'paused' | 'undecided'

/** Something that is to be done by a day. */
export interface Clock {
  readonly kind: ClockKind
  /** The last day on which it is in time; null if that is undecided. */
  readonly due: Day | null
  readonly state: ClockState
  /** Id in hex of the task, the hearing or the person; null if the kind says it all. */
  readonly thing: string | null
  /** Id of the member who is to do it; null if anybody is. */
  readonly who: string | null
  /**
   * Nobody has taken up what the reporter wrote, within what the reception aims at: everybody who works in the
   * case is told, and a working day later the head before anything else. Null if it has not come to that.
   */
  readonly escalated: 'reception' | 'head' | null
}

/** The promises of an organisation, in figures. */
export interface ClockPromises {
  readonly 'acknowledge-days': number
  /** In working days. */
  readonly 'acknowledge-aim': number
  readonly 'feedback-months': number
  readonly 'interim-days': number
  /** In days after a case was closed. */
  readonly 'check-ins': readonly number[]
}

/** Months for which a case is kept after it ended; undecided if none are named. */
export type Retention = Readonly<Partial<Record<Outcome, number | null>>>

/** The input of a case's clocks. */
export interface ClockFacts {
  /** The day on which the report came; earlier than it was sealed if a member put it in. */
  readonly since: Day
  /** The day from which on the reporter could read that a person found it genuine; null if they cannot. */
  readonly acknowledged: Day | null
  /** Each status with its day, oldest first. */
  readonly history: readonly (readonly [Status, Day])[]
  /** Those of them that the reporter could read, with the day from which on they could. */
  readonly heard: readonly (readonly [Status, Day])[]
  readonly isParty: boolean
  /** Whether its reporter reads what is told in it: not if it was split from another. */
  readonly isRead: boolean
  /** Whether there is a board that the reporter reads: otherwise nothing can be told. */
  readonly isReached: boolean
  /** Whether this desk saw all that is told here on the board; otherwise it is what the log says. */
  readonly isSeen: boolean
  /** The day on which the reporter was told to look again, and when that was said; null if nobody did. */
  readonly next: { readonly day: Day; readonly said: Day } | null
  /** Days on which the reporter was told something, oldest first. */
  readonly told: readonly Day[]
  /** Those of them on which it was a message of its own, not a status. */
  readonly spoken: readonly Day[]
  /** The day of the first letter after which the reporter was told nothing; null without. */
  readonly unanswered: Day | null
  /** Those that are not done, and have a day. */
  readonly tasks: readonly DatedThing[]
  readonly hearings: readonly DatedThing[]
  /** Those who are not told yet, with the day on which a deferral is looked at again. */
  readonly accused: readonly (Omit<DatedThing, 'due'> & { readonly until: Day | null })[]
  /** The day on which the care for the reporter is looked at again; null without. */
  readonly care: Day | null
  /** Null if none is noted. */
  readonly outcome: Outcome | null
  /** Whether a legal hold is on. */
  readonly held: boolean
  /** Id of the member who follows the case up; null if nobody does. */
  readonly assignee: string | null
}

export interface DatedThing {
  /** Hex. */
  readonly id: string
  readonly due: Day
  /** Member id; null for the member who follows the case up. */
  readonly who: string | null
}

/** Working days before the last day from which on it is said to be near. */
const SOON = 3
/** Days between telling the reporter that a case will be deleted, and deleting it. */
export const NOTICE_AHEAD = 28
/** Days before a check-in within which another message stands for it. */
const CHECK_IN_LEAD = 7

/**
 * The clocks of a case as they stand on a day, those first that weigh most. Deadlines in days and months count
 * every day and do not move; working days leave out holidays.
 *
 * @param retention null if the organisation has not said anything
 */
export function clocksOf(
  facts: ClockFacts,
  promises: ClockPromises,
  retention: Retention | null,
  today: Day,
): Clock[] {
  const clocks = facts.isRead ? toldClocks(facts, promises, today) : []
  clocks.push(...workClocks(facts, today), ...keepingClocks(facts, retention, today))
  const place = ({ kind }: Clock) => CLOCK_KINDS.indexOf(kind)
  // A clock that can be met is met by telling the reporter something.
  for (const [at, one] of clocks.entries()) {
    if (one.state === 'met' && !facts.isSeen) clocks[at] = { ...one, state: 'unseen' }
  }
  return clocks.sort((a, b) => place(a) - place(b))
}

/** The day on which somebody accused is to be told, or a deferral looked at again. GDPR article 14 (3) */
export function informDay(since: Day, until: Day | null): Day {
  return until ?? addMonths(since, 1)
}

/** The clocks of what the reporter waits for. */
function toldClocks(facts: ClockFacts, promises: ClockPromises, today: Day): Clock[] {
  const { since, acknowledged, assignee, unanswered } = facts
  const by = since + promises['acknowledge-days']
  const aim = Math.min(addWorkingDays(since, promises['acknowledge-aim']), by)
  const clocks = [
    clock('acknowledge', by, acknowledged !== null, today, { who: assignee, aim }),
    ...feedback(facts, by, promises['feedback-months'], today),
    ...promisedDay(facts, today),
    ...checkIns(facts, promises['check-ins'], today),
  ]
  if (unanswered !== null && acknowledged !== null) {
    const due = addWorkingDays(unanswered, promises['acknowledge-aim'])
    clocks.push(clock('answer', due, false, today, { who: assignee, aim: due }))
  }
  const status = facts.history.at(-1)?.[0]
  if (status === 'follow-up' && facts.isParty) {
    const due = Math.max(since, ...facts.told) + promises['interim-days']
    clocks.push(clock('interim', due, false, today, { who: assignee }))
  }
  return clocks
}

/** Three months from the acknowledgement, or from the day on which it was due; again after a reopening. */
function feedback(facts: ClockFacts, acknowledgeBy: Day, months: number, today: Day): Clock[] {
  const { acknowledged } = facts
  const due = feedbackDay({ acknowledged, reopened: reopenedOn(facts) }, acknowledgeBy, months)
  const told = endedOn(facts) !== null && endedOn({ history: facts.heard }) !== null
  return [clock('feedback', due, told, today, { who: facts.assignee })]
}

/** The last day on which the word of what came of a case is in time. */
export function feedbackDay(
  { acknowledged, reopened }: Readonly<{ acknowledged: Day | null; reopened: Day | null }>,
  acknowledgeBy: Day,
  months: number,
): Day {
  return addMonths(reopened ?? acknowledged ?? acknowledgeBy, months)
}

/** The last day on which it was reopened; null if it never was. */
export function reopenedOn({ history }: Pick<ClockFacts, 'history'>): Day | null {
  return history.filter(([status]) => status === 'reopened').at(-1)?.[1] ?? null
}

/** The promise is kept by anything that is told from a week before that day on. */
function promisedDay({ next, told, assignee, ...facts }: ClockFacts, today: Day): Clock[] {
  if (next === null || closedOn(facts.history) !== null) return []
  const kept = told.some((day) => day > next.said && day >= next.day - CHECK_IN_LEAD)
  return [clock('promised', next.day, kept, today, { who: assignee })]
}

/** If several check-ins were missed, only the latest is due. */
function checkIns(facts: ClockFacts, after: readonly number[], today: Day): Clock[] {
  const closed = closedOn(facts.history)
  if (closed === null || !facts.isParty) return []
  const days = after.map((one) => nextWorkingDay(closed + one))
  return days.flatMap((due, i) => {
    const following = days[i + 1] ?? Number.POSITIVE_INFINITY
    const met = facts.spoken.some(
      (day) => day > closed && day >= due - CHECK_IN_LEAD && day < following - CHECK_IN_LEAD,
    )
    if (!met && today >= following - CHECK_IN_LEAD) return []
    return [clock('check-in', due, met, today, { who: facts.assignee })]
  })
}

/**
 * The clocks of telling the accused, which the law sets, closed or not; and of what the reception has set
 * itself until the case is closed.
 */
function workClocks({ assignee, ...facts }: ClockFacts, today: Day): Clock[] {
  const dated = (kind: ClockKind) => (one: DatedThing) =>
    clock(kind, one.due, false, today, { who: one.who ?? assignee, thing: one.id })
  const accused = facts.accused.map(({ until, ...one }) =>
    dated('accused')({ ...one, due: informDay(facts.since, until) }),
  )
  if (closedOn(facts.history) !== null) return accused
  return [
    ...accused,
    ...facts.hearings.map(dated('hearing')),
    ...facts.tasks.map(dated('task')),
    ...(facts.care === null ? [] : [clock('care', facts.care, false, today, { who: assignee })]),
  ]
}

/**
 * The clocks of keeping a case after it ended. A deletion waits until the reporter was told of it, four weeks
 * ahead.
 */
function keepingClocks(facts: ClockFacts, retention: Retention | null, today: Day): Clock[] {
  const { held, assignee: who } = facts
  // Nobody waits for a word that cannot arrive.
  const isRead = facts.isRead && facts.isReached
  const ended = endedOn(facts)
  if (ended === null) return []
  const outcome = facts.outcome ?? (closedOn(facts.history) === null ? 'redirected' : null)
  const months = outcome === null ? null : (retention?.[outcome] ?? null)
  const bare = { thing: null, who, escalated: null }
  if (months === null) return [{ kind: 'delete', due: null, state: 'undecided', ...bare }]
  const base = addMonths(ended, months)
  const notice = base - NOTICE_AHEAD
  const last = facts.heard.at(-1)
  const isLast = facts.history.at(-1)?.[0] === 'purged'
  const notified = isLast && last?.[0] === 'purged' ? last[1] : null
  const ahead = isRead ? Math.max(today, notice) : notice
  // Nothing is deleted if nobody here knows that the word of it arrived.
  const noticed = notified !== null && facts.isSeen ? notified : Math.max(notified ?? 0, ahead)
  const clocks = [
    ...(isRead ? [clock('notify', notice, notified !== null, today, { who })] : []),
    clock('delete', Math.max(base, noticed + NOTICE_AHEAD), false, today, { who }),
  ]
  return held ? clocks.map((one) => ({ ...one, state: 'paused' })) : clocks
}

/** The day on which the reporter was told what came of it; null while it goes on. */
export function endedOn({ history }: Pick<ClockFacts, 'history'>): Day | null {
  return endOf(history)[0]?.[1] ?? null
}

interface ClockPart {
  readonly who: string | null
  readonly thing?: string
  /** The day after which the reception is told, and the head a working day later; absent if nobody is. */
  readonly aim?: Day
}

function clock(kind: ClockKind, due: Day, met: boolean, today: Day, part: ClockPart): Clock {
  const { who, thing = null, aim } = part
  const isNear = addWorkingDays(today, SOON) >= due || (aim !== undefined && today >= aim)
  const state = met ? 'met' : today > due ? 'late' : isNear ? 'soon' : 'open'
  const escalated = met || aim === undefined ? null : escalationOf(aim, today)
  return { kind, due, state, thing, who, escalated }
}

function escalationOf(aim: Day, today: Day): Clock['escalated'] {
  if (today <= aim) return null
  return today > addWorkingDays(aim, 1) ? 'head' : 'reception'
}
