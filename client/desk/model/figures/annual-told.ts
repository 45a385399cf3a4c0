import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Annual } from '../../../../crypto/entries/annual.ts'
import { ENTRY_LIMIT, type OpenedRecord } from '../../../../crypto/log/record.ts'
import { compare, equal } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import type { EntryOf } from '../case/casework.ts'
import type { Case } from '../case/fold.ts'
import { DeskError } from '../error.ts'
import { type AppendJob, job } from '../log/append-job.ts'
import { saidIn } from '../log/stream.ts'

export type CountedEntry = EntryOf<'counted'>

/** The report on a year that was told, or is being made, and its author. */
export interface ToldYear {
  readonly year: number
  /** How often it was corrected. */
  readonly change: number
  readonly state: 'begun' | 'told'
  /** Null before it is told; also if it did not fit in a record and this vault does not have it. */
  readonly annual: Annual | null
  /** Member id; null if only this vault knows of it. */
  readonly by: string | null
  readonly day: Day
  /** Why it was corrected; empty for the first. */
  readonly text: string
}

/** The entry for a log once a report that was begun is told. */
export function toldEntry(begun: CountedEntry, annual: Annual): CountedEntry {
  const whole: CountedEntry = { ...begun, state: 'told', annual }
  return encodeJson(whole).length <= ENTRY_LIMIT ? whole : { ...begun, state: 'told' }
}

type Said = Pick<OpenedRecord, 'entry'>

/** The last word of a log on a year; null if none stands. */
function lastWord<S extends Said>(
  log: readonly S[],
  year: number,
): (S & { entry: CountedEntry }) | null {
  const words = log.filter(
    (one): one is S & { entry: CountedEntry } =>
      one.entry.kind === 'counted' && one.entry.year === year,
  )
  const isStanding = ({ entry }: { readonly entry: CountedEntry }, at: number) =>
    entry.state !== 'dropped' && !words.slice(at).some((later) => drops(later.entry, entry))
  const standing = words.filter(isStanding)
  const newest = Math.max(...standing.map(({ entry }) => entry.change))
  return standing.filter(({ entry }) => entry.change === newest).at(-1) ?? null
}

function drops({ state, report }: CountedEntry, other: CountedEntry): boolean {
  return state === 'dropped' && equal(report, other.report)
}

/**
 * The entry to write into a log; null if the log says so already.
 *
 * @throws DeskError `told` if a colleague began, told or corrected the year in it before
 */
export function wordFor(log: readonly Said[], entry: CountedEntry): CountedEntry | null {
  const last = lastWord(log, entry.year)?.entry ?? null
  if (last === null || last.change < entry.change) return entry
  if (last.change > entry.change || !equal(last.report, entry.report)) throw new DeskError('told')
  return last.state === 'begun' && entry.state === 'told' ? entry : null
}

/** Writes it if no colleague was first. */
export function countedJob(entry: CountedEntry): AppendJob {
  return job((stream) => wordFor(saidIn(stream), entry))
}

/** Says that a report is told. If the same member is at two desks, the one that wrote first has the figures. */
export function publishJob(begun: CountedEntry, figures: { annual: Annual }): AppendJob {
  return job((stream) => {
    const log = saidIn(stream)
    figures.annual = lastWord(log, begun.year)?.entry.annual ?? figures.annual
    return wordFor(log, toldEntry(begun, figures.annual))
  })
}

/** Takes back that a report was begun, so that others can count the case. */
export function droppedFor(log: readonly Said[], begun: CountedEntry): CountedEntry | null {
  const words = log.flatMap(({ entry }) => (entry.kind === 'counted' ? [entry] : []))
  const last = words.filter(({ report }) => equal(report, begun.report)).at(-1)
  return last?.state === 'begun' ? { ...begun, state: 'dropped' } : null
}

export function droppedJob(begun: CountedEntry): AppendJob {
  return job((stream) => droppedFor(saidIn(stream), begun))
}

type Logged = Pick<Case, 'stream'>

/** A word on a year, with its author and its day. */
export type ToldWord = Pick<OpenedRecord, 'author' | 'day'> & { readonly entry: CountedEntry }

/** The standing word on each year, by all logs of a desk. */
export function publishedReports(cases: readonly Logged[]): ReadonlyMap<number, ToldWord> {
  const standing = new Map<number, ToldWord>()
  for (const { stream } of cases) {
    if (stream === null) continue
    const log = saidIn(stream)
    const years = new Set(log.flatMap(({ entry }) => (entry.kind === 'counted' ? entry.year : [])))
    for (const year of years) {
      const word = lastWord(log, year)
      const before = standing.get(year)
      if (word && (!before || goesBefore(word, before))) standing.set(year, word)
    }
  }
  return standing
}

/**
 * If two reports were begun at once, every desk takes the same one, until one of them is told. If there are
 * several words on one report, the word with the figures is taken, then the one with the earliest day on which
 * it was told: the vault knows the report by that day.
 */
function goesBefore(one: ToldWord, other: ToldWord): boolean {
  const [a, b] = [one.entry, other.entry]
  if (a.change !== b.change) return a.change > b.change
  if (a.state !== b.state) return a.state === 'told'
  if (!equal(a.report, b.report)) return compare(a.report, b.report) < 0
  if ((a.annual === undefined) !== (b.annual === undefined)) return a.annual !== undefined
  return one.day < other.day
}

/**
 * The reports that were told of each year, newest first. @param kept reports that this vault told, or was told,
 * before
 */
export function toldYears(cases: readonly Logged[], kept: readonly Annual[]): ToldYear[] {
  const words = publishedReports(cases)
  const own = kept.filter(({ year }) => words.get(year)?.entry.state !== 'told')
  const said = [...words.values()].filter(({ entry: { year, change, state } }) => {
    return state === 'told' || change > 0 || own.every((one) => one.year !== year)
  })
  const told = said.map(({ entry, author, day }): ToldYear => {
    const { year, change, text } = entry
    const state = entry.state === 'told' ? 'told' : 'begun'
    const same = kept.find((one) => one.year === year && one.made === day)
    const annual = entry.annual ?? (state === 'told' ? same : null) ?? null
    return { year, change, state, annual, by: author.id, day, text }
  })
  const before = own
    .filter(({ year }) => said.every(({ entry }) => entry.year !== year))
    .map((annual): ToldYear => {
      const { year, made: day } = annual
      return { year, change: 0, state: 'told', annual, by: null, day, text: '' }
    })
  return [...told, ...before].sort((a, b) => b.year - a.year)
}
