import type { Annual } from '../../crypto/annual.ts'
import type { Random } from '../../crypto/bytes.ts'
import { type Day, dayOf } from '../../crypto/calendar.ts'
import { SIZE } from '../../crypto/labels.ts'
import { annualOf, domainsOf, lastDayOf, yearOf } from './core/annual.ts'
import {
  type Counted,
  countedJob,
  droppedJob,
  type ToldYear,
  toldEntry,
  toldYears,
  wordsIn,
} from './core/annual-told.ts'
import type { Desk } from './core/desk.ts'
import { DeskError } from './core/error.ts'
import type { Case } from './core/fold.ts'
import { mergesOf } from './core/merge.ts'
import { deletedDays } from './deleted-days.ts'
import { factsOf } from './facts-of.ts'

/** What was told of years, as far as the logs of this desk and its vault say. */
export function toldOf({ cases, vault }: Desk): ToldYear[] {
  return toldYears(cases, vault.annual ?? [])
}

/** Whether everything is in by which the report on a year counts. */
export function isOver(year: number, today: Day): boolean {
  return today > lastDayOf(year)
}

export interface Making {
  readonly random: Random
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
  /** Why it is told anew, where it was told before; null for the first report. */
  readonly reason: string | null
}

/**
 * Make what is told of a year. Every case of it is marked as begun, in the order of their ids, before any
 * log has a figure: a colleague who tells the year at the same time comes upon a case that both have, and
 * one of the two stops. So no case is in two reports, but for one that was corrected.
 *
 * @throws DeskError `gone` for who may not, where the year is not over, and where there is nothing to
 *   correct; `told` where a colleague was first; `offline`: give it again, nothing is told until then
 */
export async function makeAnnual(desk: Desk, year: number, making: Making): Promise<void> {
  const today = dayOf(making.now)
  if (desk.member?.role !== 'head' || !isOver(year, today)) throw new DeskError('gone')
  await desk.sync()
  const told = toldOf(desk).find((one) => one.year === year) ?? null
  if (making.reason === null && told?.state === 'told' && told.annual === null) {
    throw new DeskError('told')
  }
  const isOwn = told?.by === null || told?.by === desk.member.id
  if (making.reason === null && told?.annual && !isOwn) return keep(desk, told.annual)
  const ids = casesOf(desk, year)
  const begun = begunFor(desk, year, told, making)
  const known = making.reason === null ? told?.annual : null
  let annual = known ?? annualFor(desk, year, today)
  await begin(desk, ids, begun)
  for (const id of ids) {
    await desk.append(id, countedJob(toldEntry(begun, annual)))
    // Where the same member is at two desks, the one that wrote first has the figures.
    annual = saidIn(desk, id, year)?.annual ?? annual
  }
  await keep(desk, annual)
}

function saidIn({ cases }: Desk, id: string, year: number): Counted | null {
  return wordsIn(cases.filter((one) => one.id === id)).get(year)?.entry ?? null
}

/** What the logs say first. What broke off in the middle goes on under the name that it has. */
function begunFor(
  desk: Desk,
  year: number,
  told: ToldYear | null,
  { random, reason }: Making,
): Counted {
  if (reason !== null && told === null) throw new DeskError('gone')
  const change = reason === null ? (told?.change ?? 0) : (told?.change ?? 0) + 1
  const word = wordsIn(desk.cases).get(year)?.entry
  if (reason === null && word !== undefined && told?.by === desk.member?.id) {
    const { annual: _, ...name } = word
    return { ...name, state: 'begun' }
  }
  const report = random(SIZE.messageId)
  return { kind: 'counted', year, change, report, state: 'begun', text: reason ?? '' }
}

/** @throws DeskError `told` where a colleague was first in one of these; then none of them is marked */
async function begin(desk: Desk, ids: readonly string[], begun: Counted): Promise<void> {
  try {
    for (const id of ids) await desk.append(id, countedJob(begun))
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'told') throw error
    for (const id of ids) await desk.append(id, droppedJob(begun))
    await desk.sync()
    throw error
  }
}

function annualFor(desk: Desk, year: number, today: Day): Annual {
  const deleted = deletedDays(desk, true).filter((day) => yearOf(day) === year).length
  const domains = domainsOf(desk.reception?.content ?? { channels: [], questionnaires: [] })
  return annualOf(year, factsOf(desk, lastDayOf(year)), { deleted, domains, today })
}

/** Ids of all cases of a year, and of what is handled with one of them, in their order. */
function casesOf({ cases }: Desk, year: number): string[] {
  const merges = mergesOf(cases)
  const all = new Map(cases.map((one) => [one.id, one]))
  const isOf = (one: Case | undefined) => one !== undefined && enteredIn(one) === year
  return cases
    .filter((one) => one.stream !== null)
    .filter((one) => isOf(one) || isOf(all.get(merges.get(one.id)?.into ?? '')))
    .map(({ id }) => id)
    .sort()
}

function enteredIn({ report, timeline }: Case): number | null {
  const day = report?.day ?? timeline[0]?.day
  return day === undefined ? null : yearOf(day)
}

/** In the place of what the vault had of the year: cases are deleted, and what was told is not. */
async function keep(desk: Desk, annual: Annual): Promise<void> {
  await desk.keepInVault((vault) => {
    const others = (vault.annual ?? []).filter(({ year }) => year !== annual.year)
    return { ...vault, annual: [...others, annual] }
  })
}
