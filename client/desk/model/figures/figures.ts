import { DAY_MS, type Day } from '../../../../crypto/days/calendar.ts'
import { STATUSES } from '../../../../crypto/entries/content.ts'
import { CAME_BY, OUTCOMES, SCOPES } from '../../../../crypto/entries/entry-casework.ts'
import {
  type CaseFacts,
  type CaseSteps,
  EXTENTS,
  type HandlingQuestion,
  type Timeliness,
  timeliness,
} from '../case/case-facts.ts'
import { yearOf } from './annual.ts'
import type { CountedValue } from './suppress.ts'

/** Quarters of the cases that took a step, in days; null if none has. */
export interface Spread {
  readonly count: number
  readonly lower: number
  readonly median: number
  readonly upper: number
}

export interface MonthFigures {
  /** `2026-04` */
  readonly month: string
  readonly received: number
  readonly closed: number
}

export type TimedStep = 'acknowledged' | 'contact' | 'feedback' | 'closed'
export const TIMED_STEPS = ['acknowledged', 'contact', 'feedback', 'closed'] as const
export const DEADLINES = ['acknowledged', 'feedback'] as const

/** Everything that is counted for those who hold the cases: in full. Not for anybody else. */
export interface Figures {
  readonly total: number
  readonly open: number
  /** Oldest first, without a gap. */
  readonly months: readonly MonthFigures[]
  readonly statuses: readonly CountedValue[]
  /** Under `''` cases whose channel is unknown. */
  readonly channels: readonly CountedValue[]
  /** A case of several stands under each; under `''` cases of none, or whose categories are not known here. */
  readonly categories: readonly CountedValue[]
  /** Under `page` cases that came by the page. */
  readonly came: readonly CountedValue[]
  readonly times: Readonly<Record<TimedStep, Spread | null>>
  readonly deadlines: Readonly<
    Record<(typeof DEADLINES)[number], Readonly<Record<Timeliness, number>>>
  >
  /** Outcomes of closed cases; under `''` those of which none is noted. */
  readonly outcomes: readonly CountedValue[]
  /** Under `''` cases that nobody has assessed. */
  readonly scopes: readonly CountedValue[]
  /** For each question on how a case was handled, the reporters who answered it. */
  readonly handling: Readonly<Record<HandlingQuestion, readonly CountedValue[]>>
  readonly returned: number
  readonly retaliation: number
  /** Cases in which it is noted how the reporter is kept from harm. */
  readonly cared: number
  /** Cases that were deleted, as far as this desk knows of them; in none of the other figures. */
  readonly deleted: number
  /** Open cases by the member who follows them up, `''` for cases without one; the most first. */
  readonly load: readonly CountedValue[]
}

/** How many months are shown at least and at most if no year is chosen. */
const MONTHS = { least: 12, most: 24 } as const

/**
 * @param year null for all
 * @param deleted for each deleted case, the first day that is known of it
 */
export function figuresOf(
  all: readonly CaseFacts[],
  { year, deleted, today }: Readonly<{ year: number | null; deleted: readonly Day[]; today: Day }>,
): Figures {
  const isIn = (day: Day) => year === null || yearOf(day) === year
  const cases = all.filter(({ received }) => isIn(received))
  const open = cases.filter(({ steps }) => steps.closed === null)
  const known = ['new', ...STATUSES] as const
  return {
    total: cases.length,
    open: open.length,
    months: monthsOf(all, year, today),
    statuses: counted(cases.map(({ status }) => status)).sort(inOrder(known)),
    channels: counted(cases.map(({ channel }) => channel ?? '')).sort(most),
    categories: counted(cases.flatMap(({ categories }) => orNone(categories))).sort(most),
    came: counted(cases.map(({ cameBy }) => cameBy ?? 'page')).sort(inOrder(['page', ...CAME_BY])),
    times: {
      acknowledged: spreadOf(cases, 'acknowledged'),
      contact: spreadOf(cases, 'contact'),
      feedback: spreadOf(cases, 'feedback'),
      closed: spreadOf(cases, 'closed'),
    },
    deadlines: {
      acknowledged: timelinessOf(cases, 'acknowledged', today),
      feedback: timelinessOf(cases, 'feedback', today),
    },
    outcomes: outcomesOf(cases),
    scopes: counted(cases.map(({ scope }) => scope ?? '')).sort(inOrder([...SCOPES, ''])),
    handling: { heard: handlingOf(cases, 'heard'), clear: handlingOf(cases, 'clear') },
    returned: cases.filter(({ returned }) => returned).length,
    retaliation: cases.filter(({ retaliation }) => retaliation).length,
    cared: cases.filter(({ cared }) => cared).length,
    deleted: deleted.filter(isIn).length,
    load: counted(open.map(({ assignee }) => assignee ?? '')).sort(most),
  }
}

function orNone(categories: CaseFacts['categories']): readonly string[] {
  return categories === null || categories.length === 0 ? [''] : categories
}

function outcomesOf(cases: readonly CaseFacts[]): CountedValue[] {
  const closed = cases.filter(({ steps }) => steps.closed !== null)
  return counted(closed.map(({ outcome }) => outcome ?? '')).sort(inOrder([...OUTCOMES, '']))
}

function handlingOf(cases: readonly CaseFacts[], question: HandlingQuestion): CountedValue[] {
  return counted(cases.flatMap(({ handling }) => handling[question] ?? [])).sort(inOrder(EXTENTS))
}

function counted(values: readonly string[]): CountedValue[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([id, count]) => ({ id, count }))
}

function most(a: CountedValue, b: CountedValue): number {
  return b.count - a.count || (a.id < b.id ? -1 : 1)
}

function inOrder(ids: readonly string[]) {
  return (a: CountedValue, b: CountedValue) => ids.indexOf(a.id) - ids.indexOf(b.id)
}

function monthOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 7)
}

function monthsOf(all: readonly CaseFacts[], year: number | null, today: Day): MonthFigures[] {
  const received = countsBy(all.map((one) => one.received))
  const closed = countsBy(all.flatMap(({ steps }) => steps.closed ?? []))
  return monthNames(all, year, today).map((month) => ({
    month,
    received: received.get(month) ?? 0,
    closed: closed.get(month) ?? 0,
  }))
}

function countsBy(days: readonly Day[]): ReadonlyMap<string, number> {
  return new Map(counted(days.map(monthOf)).map(({ id, count }) => [id, count]))
}

/** The months of a year; otherwise from the first case on, as many as are shown. */
function monthNames(all: readonly CaseFacts[], year: number | null, today: Day): string[] {
  const months = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) =>
      new Date(Date.UTC(Math.floor((from + i) / 12), (from + i) % 12)).toISOString().slice(0, 7),
    )
  if (year !== null) return months(12 * year, 12)
  const numberOf = (day: Day) => {
    const date = new Date(day * DAY_MS)
    return 12 * date.getUTCFullYear() + date.getUTCMonth()
  }
  const last = numberOf(today)
  const first = all.reduce((least, { received }) => Math.min(least, numberOf(received)), last)
  const count = Math.min(Math.max(last - first + 1, MONTHS.least), MONTHS.most)
  return months(last - count + 1, count)
}

/** Each quarter is a case's own figure: the first that a quarter of them do not exceed. */
function spreadOf(cases: readonly CaseFacts[], step: keyof CaseSteps): Spread | null {
  const days = cases
    .flatMap(({ received, steps }) => {
      const taken = steps[step]
      return taken === null ? [] : [Math.max(taken - received, 0)]
    })
    .sort((a, b) => a - b)
  const at = (part: number) => days[Math.ceil(part * days.length) - 1]
  const [lower, median, upper] = [at(0.25), at(0.5), at(0.75)]
  if (lower === undefined || median === undefined || upper === undefined) return null
  return { count: days.length, lower, median, upper }
}

function timelinessOf(
  cases: readonly CaseFacts[],
  step: (typeof DEADLINES)[number],
  today: Day,
): Readonly<Record<Timeliness, number>> {
  const all = cases.map((one) => timeliness(one, step, today))
  const count = (what: Timeliness) => all.filter((one) => one === what).length
  return { kept: count('kept'), missed: count('missed'), running: count('running') }
}
