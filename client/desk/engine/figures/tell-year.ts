import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Annual } from '../../../../crypto/entries/annual.ts'
import { equal, type Random } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { isWritable } from '../../model/access/case-access.ts'
import { mayIn } from '../../model/access/powers.ts'
import type { Case } from '../../model/case/fold.ts'
import { mergesOf } from '../../model/case/merge-links.ts'
import { DeskError, isUnanswered } from '../../model/error.ts'
import {
  annualOf,
  countedUntil,
  domainsOf,
  firstDayOf,
  yearOf,
} from '../../model/figures/annual.ts'
import {
  type CountedEntry,
  countedJob,
  droppedJob,
  publishedReports,
  publishJob,
  type ToldYear,
  toldYears,
} from '../../model/figures/annual-told.ts'
import { deletedDays, factsOf } from '../../model/figures/facts-of.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import type { Desk } from '../desk.ts'
import { sparingOthers } from '../faults.ts'

/** Cases that are written in one go; between batches other work of the desk has its turn. */
const BATCH = 20

/**
 * The years that were told, as far as the logs of this desk and its vault say. A report that its member broke off
 * in the middle counts as begun, and none of it is shown.
 */
export function publishedYears(desk: Desk): ToldYear[] {
  const broken = brokenOffIn(desk)
  return saidOf(desk).map((one) =>
    broken.has(one.year) ? { ...one, state: 'begun', annual: null } : one,
  )
}

function saidOf({ cases, vault }: Desk): ToldYear[] {
  return toldYears(cases, vault.annual ?? [])
}

/** Years whose report by this member is told in some logs, and waits in one in which it can be told. */
function brokenOffIn(desk: Desk): ReadonlySet<number> {
  const words = publishedReports(desk.cases)
  const waiting = countableIn(desk)
    .flatMap((one) => [...publishedReports([one]).values()])
    .filter(({ entry }) => entry.state === 'begun')
  const broken = waiting.filter(({ entry: { year, report } }) => {
    const word = words.get(year)
    const isOwn = word?.author.id === desk.member?.id
    return isOwn && word?.entry.state === 'told' && equal(word.entry.report, report)
  })
  return new Set(broken.map(({ entry }) => entry.year))
}

/** The last entry of a case's log about a year; null if that is of another report. */
function wordIn(one: Case, { year, report }: CountedEntry): CountedEntry | null {
  const word = publishedReports([one]).get(year)?.entry ?? null
  return word !== null && equal(word.report, report) ? word : null
}

/**
 * Cases that this desk counts: those in which it can record that they are counted. Without this limit an excluded
 * head, or a server that holds back one record, would keep the year from being told.
 */
function countableIn(desk: Desk): Case[] {
  const { member } = desk
  if (member === null) return []
  return desk.cases.filter(
    (one) =>
      isWritable(desk, one) &&
      mayIn(one.access, member, 'tell') &&
      one.warnings.every(({ kind }) => kind !== 'hidden-log'),
  )
}

/** Whether the report on a year can be made: see `firstDayOf`. */
export function isYearOver(year: number, today: Day): boolean {
  return today >= firstDayOf(year)
}

export interface Making {
  readonly random: Random
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
  /** Why it is told again, if it was told before; null for the first report. */
  readonly reason: string | null
}

/**
 * Make the report on a year. Every case of it is marked as begun, in the order of their ids, before any log has a
 * figure: a colleague who tells the year at the same time finds a case that both have, and one of the two stops.
 * So no case is in two reports, except for one that was corrected. A report that broke off goes on: once a log
 * has it as told, with the cases that were marked by then, and no others.
 *
 * @throws DeskError `gone` if the member may not, if the year is not over, or if there is nothing to correct;
 *   `told` if a colleague was first; `offline`: call it again, nothing is told until then; as `append`, for a
 *   case that cannot be marked: called again, it makes the report without that case
 */
export async function makeAnnual(desk: Desk, year: number, making: Making): Promise<void> {
  const today = dayOf(making.now)
  if (desk.member?.role !== 'head' || !isYearOver(year, today)) throw new DeskError('gone')
  await desk.sync()
  const told = publishedYears(desk).find((one) => one.year === year) ?? null
  if (making.reason === null && told?.state === 'told' && told.annual === null) {
    throw new DeskError('told')
  }
  const isOwn = told?.by === null || told?.by === desk.member.id
  if (making.reason === null && told?.annual && !isOwn) return keep(desk, told.annual)
  const begun = begunFor(desk, year, told, making)
  const goesOn = isTold(desk, begun)
  const known = making.reason === null ? figuresOf(desk, year) : null
  const ids = casesOf(desk, year)
    .filter((one) => !goesOn || wordIn(one, begun) !== null)
    .map(({ id }) => id)
  const made = goesOn && told ? told.day : today
  const figures = { annual: known ?? annualFor(desk, { year, ids, made }) }
  if (!goesOn) await begin(desk, ids, begun)
  await writeInto(desk, ids, () => publishJob(begun, figures))
  await keep(desk, figures.annual)
}

/** In batches, between which the desk does other work. */
async function writeInto(desk: Desk, ids: readonly string[], make: () => AppendJob): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    await desk.appendEach(ids.slice(at, at + BATCH), make)
  }
}

/** Whether a log has this report as told: then all its cases were marked before. */
function isTold({ cases }: Desk, { year, report }: CountedEntry): boolean {
  const word = publishedReports(cases).get(year)?.entry
  return word?.state === 'told' && equal(word.report, report)
}

/**
 * The figures that a log or the vault has; null if they are to be counted. The vault has figures once every log
 * has them: for a correction that broke off it still has the earlier ones.
 */
function figuresOf(desk: Desk, year: number): Annual | null {
  const said = saidOf(desk).find((one) => one.year === year)
  if (said === undefined) return null
  if (said.change === 0 || !brokenOffIn(desk).has(year)) return said.annual
  return publishedReports(desk.cases).get(year)?.entry.annual ?? null
}

/** The first entry of the report for the logs. A report that broke off in the middle goes on under its name. */
function begunFor(
  desk: Desk,
  year: number,
  told: ToldYear | null,
  { random, reason }: Making,
): CountedEntry {
  if (reason !== null && told === null) throw new DeskError('gone')
  const change = reason === null ? (told?.change ?? 0) : (told?.change ?? 0) + 1
  const word = publishedReports(desk.cases).get(year)?.entry
  if (reason === null && word !== undefined && told?.by === desk.member?.id) {
    const { annual: _, ...name } = word
    return { ...name, state: 'begun' }
  }
  const report = random(SIZE.messageId)
  return { kind: 'counted', year, change, report, state: 'begun', text: reason ?? '' }
}

/**
 * @throws DeskError if one of these cannot be marked; then none of them is, except after `offline` and
 *   `unconfirmed`
 */
async function begin(desk: Desk, ids: readonly string[], begun: CountedEntry): Promise<void> {
  try {
    await writeInto(desk, ids, () => countedJob(begun))
  } catch (error) {
    if (!(error instanceof DeskError) || isUnanswered(error.code)) throw error
    for (const id of ids) await sparingOthers(() => desk.appendEach([id], () => droppedJob(begun)))
    await desk.sync()
    throw error
  }
}

interface Scope {
  readonly year: number
  /** Ids of the cases that are marked. */
  readonly ids: readonly string[]
  readonly made: Day
}

function annualFor(desk: Desk, { year, ids, made }: Scope): Annual {
  const unmarked = new Set(casesOf(desk, year).filter(({ id }) => !ids.includes(id)))
  const cases = countableIn(desk).filter((one) => !unmarked.has(one))
  const facts = factsOf(
    { cases, member: desk.member, presumedIn: (one) => desk.presumedIn(one) },
    countedUntil(year, made),
  )
  const deleted = deletedDays(desk, true).filter((day) => yearOf(day) === year).length
  const domains = domainsOf(desk.reception?.content ?? { channels: [], questionnaires: [] })
  return annualOf(year, facts, { deleted, domains, today: made })
}

/** All cases of a year that can be counted, and cases that are handled together with one of them, by their ids. */
function casesOf(desk: Desk, year: number): Case[] {
  const cases = countableIn(desk)
  const merges = mergesOf(cases)
  const all = new Map(cases.map((one) => [one.id, one]))
  const isOf = (one: Case | undefined) => one !== undefined && enteredIn(one) === year
  return cases
    .filter((one) => isOf(one) || isOf(all.get(merges.get(one.id)?.into ?? '')))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function enteredIn({ report, timeline }: Case): number | null {
  const day = report?.day ?? timeline[0]?.day
  return day === undefined ? null : yearOf(day)
}

/** Replace the figures of the year in the vault: cases are deleted, but told figures are not. */
async function keep(desk: Desk, annual: Annual): Promise<void> {
  await desk.keepInVault((vault) => {
    const others = (vault.annual ?? []).filter(({ year }) => year !== annual.year)
    return { ...vault, annual: [...others, annual] }
  })
}
