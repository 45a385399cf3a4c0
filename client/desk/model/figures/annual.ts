import { DAY_MS, type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Annual, AnnualMedian, AnnualTable } from '../../../../crypto/entries/annual.ts'
import { ANNUAL_MEDIANS, ANNUAL_TABLES } from '../../../../crypto/entries/annual.ts'
import { CAME_BY, OUTCOMES } from '../../../../crypto/entries/entry-casework.ts'
import { type CaseFacts, EXTENTS, timeliness } from '../case/case-facts.ts'
import { type CountedValue, K, suppress } from './suppress.ts'

/** Values that are told by themselves, in the order of the content document. */
export interface Domains {
  readonly channels: readonly string[]
  /** Those that every channel asks for. */
  readonly categories: readonly string[]
}

interface Scope {
  readonly domains: Domains
  /** The last day that counts. */
  readonly until: Day
  readonly early: boolean
}

type Named = Readonly<{ id: string }>

/** The part of a content document that the domains depend on. */
export interface AnnualScope {
  readonly channels: readonly (Named & { readonly questionnaire: string })[]
  readonly questionnaires: readonly (Named & { readonly categories: readonly Named[] })[]
}

/**
 * Values that can be told by themselves. A category that one version of one channel's questionnaire lacks is
 * told with the rest: everybody knows by which channels no report about it came.
 */
export function domainsOf({ channels, questionnaires }: AnnualScope): Domains {
  const used = questionnaires.filter(({ id }) => channels.some((one) => one.questionnaire === id))
  const categories = [...new Set(used.flatMap((one) => one.categories.map(({ id }) => id)))]
  const isAsked = (id: string) => used.every((one) => one.categories.some((each) => each.id === id))
  return { channels: channels.map(({ id }) => id), categories: categories.filter(isAsked) }
}

/**
 * The last day on which something is counted in the report on a year. By then the deadlines of its cases have
 * passed, except for cases that were acknowledged late, or began again.
 */
export function lastDayOf(year: number): Day {
  return dayOf(Date.UTC(year + 1, 3, 7))
}

/** The first day on which the report on a year can be made: each of its cases has had seven days to be acknowledged. */
export function firstDayOf(year: number): Day {
  return dayOf(Date.UTC(year + 1, 0, 8))
}

/** Whether a report that is made on that day is early: deadlines of its cases may still be running. */
export function isEarly(year: number, made: Day): boolean {
  return made <= lastDayOf(year)
}

/** The last day that counts in a report that is made on a day: no case changes on it any more. */
export function countedUntil(year: number, made: Day): Day {
  return Math.min(lastDayOf(year), made - 1)
}

/** The year in which a day lies. */
export function yearOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

/**
 * The figures of one year that may leave the desk.
 *
 * No number of cases under 5 can be told from all of it, for these reasons:
 *
 * - Only a case that a person found genuine by the last day of the report is counted: somebody who sends junk
 *   reports cannot subtract them. Somebody whose plausible fakes are acknowledged can.
 * - A case is in the report of only one year, that in which its report was sealed, and that is told once. The
 *   log of each case says in which report it was counted (`annual-told.ts`), and a report that was told is told
 *   again as it stands. So no two reports, of two years, two days or two desks, have a case in common that one
 *   could subtract; except for a correction, which says so.
 * - Each table divides all cases of the year by one property. Any value of a property goes with any value of
 *   the others: categories that a channel lacks are told with the rest; a reporter counts as having come back
 *   if they wrote more than how the case was handled, since anybody who answers that has come back; and a case
 *   that was closed may be open again. So a table says nothing of another except the total, which is told, and
 *   `suppress` keeps every cell that is under 5 open though the total is known.
 * - Hardly any case is opened again, though, and nobody answers before it is closed: so those who said nothing
 *   come first in a table, and go into a sum last. Told by themselves, as they mostly are, they are no fewer
 *   than the open cases, or in an early report than those whose deadline is running, and nothing follows for the
 *   others.
 * - A median is over all cases of the year, ten at least; those that have not come so far count as longer than
 *   all. It says that half of them, five at least, took no longer, and half no less. If a table divides the
 *   cases at a deadline, one side then has half of them or more, and the other may still be anything from 0.
 * - Deleted cases are none of those that are counted; their number stands by itself.
 *
 * The report can be made early, while deadlines are still running. It is the one report on the year all the same:
 * two of one year could be subtracted.
 *
 * @param all as they stood on the last day that counts; of other years too
 * @param deleted how many of the year's cases were deleted before
 */
export function annualOf(
  year: number,
  all: readonly CaseFacts[],
  { deleted, domains, today }: Readonly<{ deleted: number; domains: Domains; today: Day }>,
): Annual {
  const cases = all.filter(({ entered, confirmed }) => yearOf(entered) === year && confirmed)
  const total = cases.length
  const nothing = { year, made: today, deleted: told(deleted) }
  const scope = { domains, until: countedUntil(year, today), early: isEarly(year, today) }
  if (total < K) return { ...nothing, total: null, tables: [], medians: [] }
  return {
    ...nothing,
    total,
    tables: ANNUAL_TABLES.flatMap((id) => {
      const published = suppress(tableOf(id, cases, scope))
      if (published === null) return []
      const { cells, together } = published
      const sum = together && { ids: [...together.ids], count: together.count }
      return [{ id, cells: [...cells], together: sum }]
    }),
    medians: total < 2 * K ? [] : ANNUAL_MEDIANS.map((id) => ({ id, days: medianOf(id, cases) })),
  }
}

function told(count: number): number | null {
  return count < K ? null : count
}

/** Each case under one of these values; the last of them go into a sum first. */
function tableOf(table: AnnualTable, cases: readonly CaseFacts[], scope: Scope): CountedValue[] {
  const values = valuesOf(table, scope)
  const counts = new Map(values.map((id) => [id, 0]))
  for (const one of cases) {
    const value = valueIn(table, one, scope)
    const id = counts.has(value) ? value : '-other'
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].map(([id, count]) => ({ id, count }))
}

function valuesOf(table: AnnualTable, { domains, early }: Scope): readonly string[] {
  const { channels, categories } = domains
  switch (table) {
    case 'channel':
      return [...channels, '-other']
    case 'category':
      return [...categories, ...(categories.length > 1 ? ['-several'] : []), '-rest']
    case 'state':
      return ['-open', ...OUTCOMES, '-closed']
    case 'came':
      return ['-page', ...CAME_BY]
    case 'acknowledged':
      return ['kept', 'missed']
    case 'feedback':
      return early ? ['running', 'kept', 'missed'] : ['kept', 'missed']
    case 'returned':
      return ['yes', 'no']
    case 'heard':
    case 'clear':
      return ['-silent', ...EXTENTS]
    default:
      return table satisfies never
  }
}

function valueIn(table: AnnualTable, one: CaseFacts, { domains, until, early }: Scope): string {
  switch (table) {
    case 'channel':
      return one.channel ?? '-other'
    case 'category': {
      const [first, ...more] = domains.categories.filter((id) => one.categories?.includes(id))
      return more.length > 0 ? '-several' : (first ?? '-rest')
    }
    case 'state':
      return one.steps.closed === null ? '-open' : (one.outcome ?? '-closed')
    case 'came':
      return one.cameBy ?? '-page'
    case 'acknowledged':
      return timeliness(one, table, until + 1) === 'kept' ? 'kept' : 'missed'
    case 'feedback': {
      const stands = timeliness(one, table, until + 1)
      // Once all deadlines are over, only cases that were acknowledged late, or began again, still have time.
      return early || stands === 'kept' ? stands : 'missed'
    }
    case 'returned':
      return one.wroteMore ? 'yes' : 'no'
    case 'heard':
    case 'clear':
      return one.handling[table] ?? '-silent'
    default:
      return table satisfies never
  }
}

/** @returns null if half of the cases have not come so far */
function medianOf(step: AnnualMedian, cases: readonly CaseFacts[]): number | null {
  const days = cases
    .map(({ steps, received }) => (steps[step] ?? Number.POSITIVE_INFINITY) - received)
    .sort((a, b) => a - b)
  const middle = days[Math.ceil(days.length / 2) - 1] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(middle) ? Math.max(middle, 0) : null
}
