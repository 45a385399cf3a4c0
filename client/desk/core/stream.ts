import { equal, toHex } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import { auditKey } from '../../../crypto/entry-audit.ts'
import { CryptoError, type CryptoErrorCode } from '../../../crypto/errors.ts'
import type { KeyList, Member, Role } from '../../../crypto/keylist.ts'
import {
  type ContentKey,
  caseKey,
  epochCommit,
  firstEpochKey,
  identityKey,
} from '../../../crypto/keys.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import {
  type Generation,
  type OpenedRecord,
  openRecord,
  originalOf,
  type RecordPlace,
  recordHash,
  recordId,
} from '../../../crypto/record.ts'
import { AccessState } from './access-state.ts'
import { fits, isRight } from './counting.ts'
import { bestOf, generationsWanted } from './generations.ts'
import type { Standing } from './powers.ts'
import { type AccessLists, type SealedReport, sealingOf } from './sealing.ts'

export interface Epoch {
  readonly epoch: number
  readonly key: Uint8Array
}

/** Who may have written what stands in a log. */
export interface Authors extends Pick<KeyList, 'members' | 'instance'> {
  /** Whether somebody was in no list any more on this day; nobody where this is absent. */
  readonly hadLeft?: (author: Pick<Member, 'signing'>, day: Day) => boolean
  /** Whether two colleagues keep somebody out now; nobody where this is absent. */
  readonly isOut?: (author: Pick<Member, 'id'>) => boolean
  /** Every role that a list ever gave to somebody; that of `members` alone where this is absent. */
  readonly rolesOf?: (author: Pick<Member, 'signing'>) => readonly Role[]
  /** The running key list and those before it: by them it is known to whom a report was sealed. */
  readonly lists?: AccessLists
}

/** One record of a stream, as it was found at its place. */
export interface StreamRecord {
  readonly sequence: number
  readonly epoch: Epoch
  /** Of the row that it was read from. */
  readonly id: Uint8Array
  /** Which writing of the record that row is; the author's own is 0. */
  readonly generation: Generation
  /** By which its successor must name it. */
  readonly hash: Uint8Array
  /** What it says, or why that cannot be believed. */
  readonly content:
    | {
        readonly kind: 'opened'
        readonly record: OpenedRecord
        /** Its author had left the key list by the day that it names. */
        readonly late: boolean
        /** What key lists say of its author. */
        readonly standing: Pick<Standing, 'role' | 'roles'>
        /** Whether it counts, by that and by what stands before it. */
        readonly counts: boolean
      }
    | { readonly kind: 'broken'; readonly code: CryptoErrorCode }
}

/** The desk log of one case, as far as we hold it. Never changed in place. */
export interface Stream {
  readonly caseKey: Uint8Array
  /** Of a stream that we derived beside a case's own: case key in hex of that; null for others. */
  readonly of: string | null
  /** Known to be an audit stream: nothing but mirrors counts there. */
  readonly audit?: true
  /** The report whose log this is, where it is at hand: it says who reads from the beginning. */
  readonly report?: SealedReport
  /**
   * Every key that we hold, oldest first. Of several for one epoch the log says which is true: see
   * `chainOf`.
   */
  readonly epochs: readonly Epoch[]
  readonly records: ReadonlyMap<number, StreamRecord>
  /** What else was found at a place; absent where nothing was. */
  readonly rivals?: ReadonlyMap<number, readonly StreamRecord[]>
  /** Places that the server says are taken, and does not hand over. */
  readonly withheld: ReadonlySet<number>
}

/** How far beyond the last record one is looked for, so that a gap does not hide what follows. */
const LOOK_AHEAD = 16

/** The stream that everybody who opens the report derives. */
export function streamOfReport(p: Primitives, reportKey: ContentKey): Stream {
  return newStream(p, caseKey(p, reportKey))
}

export function newStream(p: Primitives, key: Uint8Array, of: string | null = null): Stream {
  const epochs = [{ epoch: 0, key: firstEpochKey(p, key) }]
  return { caseKey: key, of, epochs, records: new Map(), withheld: new Set() }
}

/** The streams in which custodians are asked about this case: one for each of its epochs. */
export function identityStreams(p: Primitives, stream: Stream): Stream[] {
  return chainOf(p, stream).spans.map(({ epoch }) => identityStream(p, stream, epoch))
}

/** The identity stream of one epoch of `stream`. */
export function identityStream(p: Primitives, stream: Stream, { key }: Epoch): Stream {
  return newStream(p, identityKey(p, key), toHex(stream.caseKey))
}

/** The audit streams of this case: one for each of its epochs. PROTOCOL.md section 13.5 */
export function auditStreams(p: Primitives, stream: Stream): Stream[] {
  return chainOf(p, stream).spans.map(({ epoch }) => auditStream(p, stream, epoch))
}

/** The audit stream of one epoch of `stream`. */
export function auditStream(p: Primitives, stream: Stream, { key }: Epoch): Stream {
  return { ...newStream(p, auditKey(p, key), toHex(stream.caseKey)), audit: true }
}

/** The stream with one more epoch key, where it is not there yet; that of epoch 0 is never given. */
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

/** Under which keys a stream goes, as its own records say. */
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
  return walk(p, stream, (record) => record)
}

/** @param judge asked, in their order, of all records in their place, and of no others */
function walk(
  p: Primitives,
  { epochs, records }: Stream,
  judge: (record: StreamRecord) => StreamRecord,
): Chain {
  const spans: Span[] = []
  let epoch = epochs.find((one) => one.epoch === 0)
  let from = 0
  for (const record of [...records.values()].sort(bySequence)) {
    if (epoch === undefined || !equal(record.epoch.key, epoch.key)) continue
    const { sequence, content } = judge(record)
    if (content.kind === 'broken' || !content.counts) continue
    const { entry } = content.record
    if (entry.kind !== 'released') continue
    spans.push({ epoch, from, until: sequence })
    from = sequence + 1
    epoch = epochs.find((one) => {
      return one.epoch === entry.epoch && equal(epochCommit(p, one.key), entry.commit)
    })
  }
  if (epoch !== undefined) spans.push({ epoch, from, until: null })
  return { spans, running: epoch ?? null }
}

function bySequence(a: StreamRecord, b: StreamRecord): number {
  return a.sequence - b.sequence
}

/** The place after the last record that we hold. */
export function nextSequence(stream: Stream): number {
  return stream.records.size === 0 ? 0 : Math.max(...stream.records.keys()) + 1
}

/** An identity stream is seldom written in, and every case has one; an audit stream is, now and then. */
const LOOK_AHEAD_BESIDE = { identity: 2, audit: 4 } as const

/** Where a record may lie. */
export interface Place {
  readonly sequence: number
  readonly epoch: Epoch
  readonly generation: Generation
  readonly id: Uint8Array
}

/**
 * Where a record of this stream may lie, by its id in hex: each gap, and some way ahead. After the
 * end of an epoch nothing is looked for under its key: who was let go still holds that.
 */
export function wantedPlaces(p: Primitives, stream: Stream): Map<string, Place> {
  const places = new Map<string, Place>()
  const beside = LOOK_AHEAD_BESIDE[stream.audit ? 'audit' : 'identity']
  const ahead = stream.of === null ? LOOK_AHEAD : beside
  for (const { epoch, from, until } of chainOf(p, stream).spans) {
    const next = nextSequence(stream)
    const last = until ?? next + ahead - 1
    for (let sequence = from; sequence <= last; sequence++) {
      for (const generation of generationsWanted(stream, sequence, sequence >= next)) {
        const id = recordId(p, epoch.key, sequence, generation)
        places.set(toHex(id), { sequence, epoch, generation, id })
      }
    }
  }
  return places
}

/** Take in records that were fetched. */
export function absorb(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  found: ReadonlyMap<string, Uint8Array>,
): Stream {
  const opened = [...wantedPlaces(p, stream)].flatMap(([id, place]) => {
    const sealed = found.get(id)
    return sealed === undefined ? [] : [readAt(p, authors, place, sealed)]
  })
  return withRecords(p, authors, stream, opened, [])
}

/** A record that was fetched, at a place where one of this stream was looked for. */
export function readAt(
  p: Primitives,
  authors: Authors,
  { sequence, epoch, id, generation }: Place,
  row: Uint8Array,
): StreamRecord {
  const { instance } = authors
  const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  const sealed = originalOf(p, place, row, generation)
  const content =
    sealed === null
      ? ({ kind: 'broken', code: 'tampered' } as const)
      : openAt(p, authors, place, sealed)
  return { sequence, epoch, id, generation, hash: recordHash(p, sealed ?? row), content }
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
  return inPlace(p, authors, { ...withBest(stream, opened), withheld: missing })
}

/** The stream with what was read, each in its place: the last ones first, as they name those before. */
function withBest(stream: Stream, opened: readonly StreamRecord[]): Stream {
  const records = new Map(stream.records)
  const rivals = new Map(stream.rivals)
  for (const record of [...opened].sort((a, b) => b.sequence - a.sequence)) {
    const { sequence } = record
    const held = records.get(sequence)
    const all = [record, ...(held ? [held] : []), ...(rivals.get(sequence) ?? [])]
    const best = bestOf(all, records.get(sequence + 1)) ?? record
    records.set(sequence, best)
    if (all.length > 1)
      rivals.set(
        sequence,
        all.filter((one) => one !== best),
      )
  }
  return rivals.size === 0 ? { ...stream, records } : { ...stream, records, rivals }
}

/** What counts by what stands before it; and nothing that lies under a key after its epoch's end. */
function inPlace(p: Primitives, authors: Authors, stream: Stream): Stream {
  const records = new Map<number, StreamRecord>()
  const access = stream.of === null && !stream.audit ? accessAtStart(authors, stream) : null
  walk(p, stream, (record) => {
    const content = countedIn(authors, stream, access, record)
    const judged = content === record.content ? record : { ...record, content }
    records.set(record.sequence, judged)
    return judged
  })
  return { ...stream, records }
}

/** Who reads before anything is written. */
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
  const counts =
    fits(authors, stream, epoch.epoch, record.entry) && isRight(authors, access, content)
  if (counts) access?.take(record.author, record.entry, record.day)
  return counts === content.counts ? content : { ...content, counts }
}

function openAt(
  p: Primitives,
  authors: Authors,
  place: RecordPlace,
  sealed: Uint8Array,
): StreamRecord['content'] {
  try {
    return judge(authors, openRecord(p, authors, place, sealed))
  } catch (error) {
    if (error instanceof CryptoError) return { kind: 'broken', code: error.code }
    throw error
  }
}

/** What key lists say of who wrote a record; whether it counts, its place says. */
function judge(authors: Authors, record: OpenedRecord): StreamRecord['content'] {
  const author = authors.members.find(({ signing }) => equal(signing, record.author.signing))
  const { role } = author ?? record.author
  return {
    kind: 'opened',
    record: { ...record, author: author ?? record.author },
    late: authors.hadLeft?.(record.author, record.day) ?? false,
    standing: { role, roles: authors.rolesOf?.(record.author) ?? [role] },
    counts: false,
  }
}

/**
 * A stream under other key lists: everybody who wrote in it is judged again. Records of authors who
 * were not known are left out, to be read once more.
 */
export function judgedAnew(p: Primitives, authors: Authors, stream: Stream): Stream {
  const records = [...stream.records].flatMap(([at, one]): [number, StreamRecord][] => {
    if (one.content.kind === 'opened') {
      return [[at, { ...one, content: judge(authors, one.content.record) }]]
    }
    return one.content.code === 'foreign' ? [] : [[at, one]]
  })
  return inPlace(p, authors, { ...stream, records: new Map(records) })
}

/**
 * The stream with the report whose log it is: who wrote what is judged by that as well.
 *
 * @param report null where it is not at hand, or not any more
 */
export function withReport(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  report: SealedReport | null,
): Stream {
  const { report: before = null, ...bare } = stream
  if (before === report) return stream
  return inPlace(p, authors, report === null ? bare : { ...bare, report })
}

/** What a stream says that counts, in its order. */
export function saidIn({ records }: Pick<Stream, 'records'>): OpenedRecord[] {
  return [...records.values()].sort(bySequence).flatMap(({ content }) => {
    return content.kind === 'opened' && content.counts ? [content.record] : []
  })
}
