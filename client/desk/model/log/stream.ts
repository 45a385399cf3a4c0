import type { Day, Week } from '../../../../crypto/days/calendar.ts'
import { auditKey } from '../../../../crypto/entries/entry-audit.ts'
import type { KeyList, Member, Role } from '../../../../crypto/keys/keylist.ts'
import {
  type ContentKey,
  caseKey,
  epochCommit,
  firstEpochKey,
  identityKey,
} from '../../../../crypto/keys/keys.ts'
import type { Generation, OpenedRecord } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { CryptoErrorCode } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { AccessState } from '../access/access-state.ts'
import { fits, isRight, rolesFor } from '../access/counting.ts'
import { rightTo, type Standing } from '../access/powers.ts'
import { type AccessLists, type SealedReport, sealingOf } from '../access/sealing.ts'
import { choiceOf } from './generations.ts'

export interface Epoch {
  readonly epoch: number
  readonly key: Uint8Array
}

/** Everybody who may have written in a log. */
export interface Authors extends Pick<KeyList, 'members' | 'instance'> {
  /** Whether somebody was in no list any more on this day; nobody was if this is absent. */
  readonly hadLeft?: (author: Pick<Member, 'signing'>, day: Day) => boolean
  /** Whether two colleagues keep somebody out now; nobody is kept out if this is absent. */
  readonly isOut?: (author: Pick<Member, 'id'>) => boolean
  /** Every role that a list ever gave to somebody; only that of `members` if this is absent. */
  readonly rolesOf?: (author: Pick<Member, 'signing'>) => readonly Role[]
  /** The running key list and those before it: they tell to whom a report was sealed. */
  readonly lists?: AccessLists
  /** Whether a custodian reads: a stream that was granted to them is no log, whatever stands at its beginning. */
  readonly areAsked?: boolean
}

/** The content of a record, with the text of a message that lies in blocks, once that is at hand. */
export type StreamEntry = OpenedRecord & { readonly longText?: string }

/** One record of a stream, as it was found at its place. */
export interface StreamRecord {
  readonly sequence: number
  readonly epoch: Epoch
  /** Id of the row that it was read from. */
  readonly id: Uint8Array
  /** The writing of the record that this row is; the author's own is 0. */
  readonly generation: Generation
  /** The week in which the row came to the server. */
  readonly came: Week
  /** The hash by which its successor must name it. */
  readonly hash: Uint8Array
  /** The content of the record, or why that cannot be believed. */
  readonly content:
    | {
        readonly kind: 'opened'
        readonly record: StreamEntry
        /** Its author had left the key list by the day that it names. */
        readonly late: boolean
        /** The roles that key lists give its author. */
        readonly standing: Pick<Standing, 'role' | 'roles'>
        /** Whether it counts, by that and by the records before it. */
        readonly counts: boolean
      }
    | { readonly kind: 'broken'; readonly code: CryptoErrorCode }
}

/** A report, with the week to whose keys it was sealed. */
type DatedReport = SealedReport & { readonly week: Week }

/** The desk log of one case, as far as we hold it. Never changed in place. */
export interface Stream {
  readonly caseKey: Uint8Array
  /** For a stream that we derived beside a case's own: the case key of that case in hex; null for others. */
  readonly of: string | null
  /** Known to be an audit stream: only mirrors count there. */
  readonly audit?: true
  /** The report whose log this is, if it is at hand: it says who reads from the beginning. */
  readonly report?: DatedReport
  /**
   * Every key that we hold, oldest first. If there are several for one epoch, the log says which is true: see
   * `chainOf`.
   */
  readonly epochs: readonly Epoch[]
  /** By place, from 0 and without a gap. */
  readonly records: ReadonlyMap<number, StreamRecord>
  /**
   * By id in hex, records under the running key while a place before them is empty. They count for nothing
   * until that is filled: otherwise a member who is let go could fill it under the key of the epoch that has
   * ended.
   */
  readonly beyond: ReadonlyMap<string, StreamRecord>
  /** By id in hex, as they were read, other rows at a place where another row stands in `records`. */
  readonly rivals: ReadonlyMap<string, StreamRecord>
  /** Places that the server says are taken, and does not hand over. */
  readonly withheld: ReadonlySet<number>
}

/** The stream that everybody who opens the report derives. */
export function streamOfReport(p: Primitives, reportKey: ContentKey): Stream {
  return newStream(p, caseKey(p, reportKey))
}

export function newStream(p: Primitives, key: Uint8Array, of: string | null = null): Stream {
  const epochs = [{ epoch: 0, key: firstEpochKey(p, key) }]
  const nothing = { records: new Map(), beyond: new Map(), rivals: new Map() }
  return { caseKey: key, of, epochs, ...nothing, withheld: new Set() }
}

/** The streams in which custodians are asked about this case: one for each of its epochs. */
export function identityStreams(p: Primitives, stream: Stream): Stream[] {
  return chainOf(p, stream).spans.map(({ epoch }) => identityStream(p, stream, epoch))
}

/** The identity stream of one epoch of `stream`. */
export function identityStream(p: Primitives, stream: Stream, { key }: Epoch): Stream {
  return newStream(p, identityKey(p, key), toHex(stream.caseKey))
}

/** The audit streams of this case: one for each of its epochs. CASEWORK.md section 13.5 */
export function auditStreams(p: Primitives, stream: Stream): Stream[] {
  return chainOf(p, stream).spans.map(({ epoch }) => auditStream(p, stream, epoch))
}

/** The audit stream of one epoch of `stream`. */
export function auditStream(p: Primitives, stream: Stream, { key }: Epoch): Stream {
  return { ...newStream(p, auditKey(p, key), toHex(stream.caseKey)), audit: true }
}

/** The stream with one more epoch key, if it is not there yet; that of epoch 0 is never given. */
export function addEpoch(stream: Stream, epoch: Epoch): Stream {
  if (epoch.epoch === 0) return stream
  if (stream.epochs.some((one) => equal(one.key, epoch.key))) return stream
  const epochs = [...stream.epochs, epoch].sort((a, b) => a.epoch - b.epoch)
  return { ...stream, epochs }
}

/** The part of a stream that is under one key. */
export interface Span {
  readonly epoch: Epoch
  /** Sequence of its first record. */
  readonly from: number
  /** Sequence of the record that ended it; null while it runs. */
  readonly until: number | null
}

/** The keys under which a stream goes, as its own records say. */
export interface Chain {
  /** oldest first */
  readonly spans: readonly Span[]
  /** The epoch that runs, and its key; null while a colleague's grant of it has not come. */
  readonly running: Epoch | null
}

/**
 * Follow a stream from epoch to epoch: a record `released` under one ends it, and commits to the
 * key of the next. PROTOCOL.md section 7.3
 */
export function chainOf(p: Primitives, stream: Stream): Chain {
  return walk(p, stream.epochs, [...stream.records.values()], (record) => record)
}

/** @param judge asked, in their order, of all records in their place up to the first empty place, and of no others */
function walk(
  p: Primitives,
  epochs: readonly Epoch[],
  records: readonly StreamRecord[],
  judge: (record: StreamRecord) => StreamRecord,
): Chain {
  const spans: Span[] = []
  const after = (record: StreamRecord) => epochAfter(p, epochs, record)
  const standing = choiceOf(records, epochs, after, spoiled)
  let at = epochs.findIndex((one) => one.epoch === 0)
  let from = 0
  for (let next = 0; ; ) {
    const epoch = epochs[at]
    const found = standing(at, next)
    if (epoch === undefined) return { spans, running: null }
    if (found === undefined)
      return { spans: [...spans, { epoch, from, until: null }], running: epoch }
    const { sequence, content } = judge(found)
    next++
    if (content.kind === 'broken' || !content.counts) continue
    if (content.record.entry.kind !== 'released') continue
    spans.push({ epoch, from, until: sequence })
    from = next
    at = after(found)
  }
}

/** The index of the epoch that a record begins whose key we hold; -1 for others. */
function epochAfter(p: Primitives, epochs: readonly Epoch[], { content }: StreamRecord): number {
  if (content.kind !== 'opened' || content.record.entry.kind !== 'released') return -1
  const { entry, author } = content.record
  const { signing } = author
  if (rightTo(content.standing, entry) === 'void') return -1
  return epochs.findIndex((one) => {
    return one.epoch === entry.epoch && equal(epochCommit(p, one.key, signing), entry.commit)
  })
}

/** A record that nobody believes, though it opens, because the record behind it names another. */
function spoiled(record: StreamRecord): StreamRecord {
  return { ...record, content: { kind: 'broken', code: 'tampered' } }
}

function bySequence(a: StreamRecord, b: StreamRecord): number {
  return a.sequence - b.sequence
}

/** The first empty place: nobody writes behind it. */
export function nextSequence({ records }: Pick<Stream, 'records'>): number {
  return records.size
}

/**
 * The stream with records that were read.
 *
 * @param withheld places of which the server listed a record and did not hand it over
 */
export function withRecords(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  opened: readonly StreamRecord[],
  withheld: readonly number[],
): Stream {
  const missing = new Set([...stream.withheld, ...withheld])
  for (const { sequence } of opened) missing.delete(sequence)
  return inPlace(p, authors, { ...stream, withheld: missing }, [...recordsOf(stream), ...opened])
}

/** All that were read, as they were read: those in their place, those behind an empty one, and rivals. */
export function recordsOf({
  records,
  beyond,
  rivals,
}: Pick<Stream, 'records' | 'beyond' | 'rivals'>): StreamRecord[] {
  const standing = [...records.values()].filter(({ id }) => !rivals.has(toHex(id)))
  return [...standing, ...beyond.values(), ...rivals.values()]
}

/**
 * The stream with only these records. The records before a record decide whether it counts: nothing counts
 * behind an empty place, or under a key after its epoch's end.
 */
function inPlace(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  all: readonly StreamRecord[],
): Stream {
  const records = new Map<number, StreamRecord>()
  const isLog = stream.of === null && !stream.audit && !isAsked(authors, stream)
  const access = isLog ? accessAtStart(authors, stream) : null
  const { running } = walk(p, stream.epochs, all, (record) => {
    const content = countedIn(authors, stream, access, record)
    const judged = content === record.content ? record : { ...record, content }
    records.set(record.sequence, judged)
    return judged
  })
  const beyond = all.filter(({ sequence, epoch }) => {
    return sequence > records.size && running !== null && equal(epoch.key, running.key)
  })
  const rivals = all.filter((one) => {
    const there = records.get(one.sequence)
    if (there === undefined || !equal(there.epoch.key, one.epoch.key)) return false
    return !equal(there.id, one.id) || there.content.kind !== one.content.kind
  })
  return { ...stream, records, beyond: byId(beyond), rivals: byId(rivals) }
}

function byId(records: readonly StreamRecord[]): ReadonlyMap<string, StreamRecord> {
  return new Map(records.map((one) => [toHex(one.id), one]))
}

/** Whether a stream is one in which custodians are asked. */
function isAsked({ areAsked }: Authors, { of, audit, report }: Stream): boolean {
  return !audit && (of !== null || (areAsked === true && report === undefined))
}

/** The readers before anything is written. */
function accessAtStart({ lists }: Authors, { report }: Stream): AccessState {
  const sealing = report === undefined || lists === undefined ? null : sealingOf(report, lists)
  return new AccessState(sealing, lists ?? [])
}

/** @param access by the records before it; it goes on by this one. Null beside a case's own log */
function countedIn(
  authors: Authors,
  stream: Stream,
  access: AccessState | null,
  { epoch, content }: StreamRecord,
): StreamRecord['content'] {
  if (content.kind === 'broken') return content
  const { record } = content
  const of = { audit: stream.audit, isAsked: isAsked(authors, stream) }
  const counts = fits(authors, of, epoch.epoch, record.entry) && isRight(authors, access, content)
  if (counts) access?.take(record.author, record.entry, record.day)
  return counts === content.counts ? content : { ...content, counts }
}

/** A record with the roles that key lists give its author; its place decides later whether it counts. */
export function contentUnder(authors: Authors, record: OpenedRecord): StreamRecord['content'] {
  const author = authors.members.find(({ signing }) => equal(signing, record.author.signing))
  const { role } = author ?? record.author
  return {
    kind: 'opened',
    record: { ...record, author: author ?? record.author },
    late: authors.hadLeft?.(record.author, record.day) ?? false,
    standing: { role, roles: rolesFor(authors, record, role) },
    counts: false,
  }
}

/**
 * A stream under other key lists: everybody who wrote in it is judged again. Records of authors who
 * were not known are left out, to be read once more.
 */
export function recheckedStream(p: Primitives, authors: Authors, stream: Stream): Stream {
  return withOnly(p, authors, stream, recordsOf(stream))
}

/** The stream with only these records, and with their authors judged again. */
export function withOnly(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  all: readonly StreamRecord[],
): Stream {
  const known = all.flatMap((one): StreamRecord[] => {
    if (one.content.kind === 'opened') {
      return [{ ...one, content: contentUnder(authors, one.content.record) }]
    }
    return one.content.code === 'foreign' ? [] : [one]
  })
  return inPlace(p, authors, stream, known)
}

/**
 * The stream with the report whose log it is: the report also decides which records count.
 *
 * @param report null if it is not at hand, or not any more
 */
export function withReport(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  report: DatedReport | null,
): Stream {
  const { report: before = null, ...bare } = stream
  if (before === report) return stream
  const judged = report === null ? bare : { ...bare, report }
  return inPlace(p, authors, judged, recordsOf(stream))
}

/** Whether a person has done anything in a case, beside what desks write by themselves. */
export function isTouched(stream: Pick<Stream, 'records'>): boolean {
  return saidIn(stream).some(({ entry }) => entry.kind !== 'drop')
}

/** The drops that a stream names, with the keys by which they open, in its order. */
export function dropsNamedIn(stream: Pick<Stream, 'records'>) {
  return saidIn(stream).flatMap(({ entry }) => (entry.kind === 'drop' ? [entry] : []))
}

/** The records of a stream that count, in its order. */
export function saidIn({ records }: Pick<Stream, 'records'>): StreamEntry[] {
  return [...records.values()].sort(bySequence).flatMap(({ content }) => {
    return content.kind === 'opened' && content.counts ? [content.record] : []
  })
}

/** The stream with the text, which lay in blocks, of the entry at `place`. */
export function withMessageText(stream: Stream, place: number, longText: string): Stream {
  const one = stream.records.get(place)
  if (one?.content.kind !== 'opened') return stream
  const content = { ...one.content, record: { ...one.content.record, longText } }
  return { ...stream, records: new Map([...stream.records, [place, { ...one, content }]]) }
}
