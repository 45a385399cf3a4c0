import type { Day } from '../../../../crypto/days/calendar.ts'
import type { CaseView, WorkView } from '../views.ts'
import { type Clock, type ClockPromises, clocksOf, informDay, type Retention } from './clocks.ts'
import { LAWFUL } from './notice-days.ts'

/** The days that an organisation has named. */
export interface Terms {
  readonly promises: ClockPromises
  /** Null if it has not said how long cases are kept. */
  readonly retention: Retention | null
}

/** The terms of a desk that has none of its organisation's: the law, and no word on keeping. */
export const LAWFUL_TERMS: Terms = { promises: LAWFUL, retention: null }

/** How many things of each kind have passed their day. */
export interface Late {
  readonly tasks: number
  readonly care: number
  readonly accused: number
}

/** The day by which somebody accused is told, or a deferral looked at again; null if none is set. */
export function informBy({ entry }: WorkView['accused'][number], since: Day): Day | null {
  if (entry.state === 'informed') return null
  if (entry.state === 'deferred' && entry.until === undefined) return null
  return informDay(since, entry.until ?? null)
}

type Clocked = Pick<CaseView, 'clock'>

interface Known extends Terms {
  readonly today: Day
  readonly clocks: readonly Clock[]
}

/** Among ten thousand cases few have changed since the desk was drawn last. */
const known = new WeakMap<NonNullable<Clocked['clock']>, Known>()

function knownOf({ clock }: Clocked, today: Day, { promises, retention }: Terms): Known | null {
  const before = clock === null ? undefined : known.get(clock)
  if (before?.today !== today || before.promises !== promises) return null
  return before.retention === retention ? before : null
}

/** Whether its clocks are at hand. */
export function isReckoned(one: Clocked, today: Day, terms: Terms): boolean {
  return one.clock === null || knownOf(one, today, terms) !== null
}

/** The clocks of a case, those first that weigh most. */
export function clocksIn(one: Clocked, today: Day, terms: Terms = LAWFUL_TERMS): readonly Clock[] {
  const { clock } = one
  if (clock === null) return []
  const before = knownOf(one, today, terms)
  if (before !== null) return before.clocks
  const { promises, retention } = terms
  const clocks = clocksOf(clock, promises, retention, today)
  known.set(clock, { today, promises, retention, clocks })
  return clocks
}

/** Whether a day has passed that somebody counts on. */
export function isLate(one: Clocked, today: Day, terms?: Terms): boolean {
  return clocksIn(one, today, terms).some(({ state }) => state === 'late')
}

/** The work in a case that is late. In a closed case only telling the accused can be late. */
export function lateIn(one: Clocked, today: Day): Late {
  const late = clocksIn(one, today).filter(({ state }) => state === 'late')
  const count = (kind: Clock['kind']) => late.filter((each) => each.kind === kind).length
  return { tasks: count('task'), care: count('care'), accused: count('accused') }
}
