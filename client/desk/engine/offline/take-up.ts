import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { openRecord, recordId } from '../../../../crypto/log/record.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { Case } from '../../model/case/fold.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { type Epoch, nextSequence, type Stream } from '../../model/log/stream.ts'
import { takenUpJob } from '../../model/rules/notice-policy.ts'
import { unlessOvertaken } from '../../model/rules/overtaken.ts'
import type { CaseStore } from '../case-store.ts'
import type { Outbox } from '../outbox.ts'

/** When a log has an entry of a member. */
interface Told {
  readonly member: string
  readonly entry: Entry
  /** Only here or later: the member may have said the same before. */
  readonly from: number
  /** So many of the same words belong to entries before it. */
  readonly same: number
}

/** How far beyond the end of a log somebody may have written without network. */
const BEYOND = 256

/** By the id of the record there, in hex. */
type Places = ReadonlyMap<string, Place>

const placeIn = (places: Places, record: Uint8Array): Place | null =>
  places.get(toHex(record.subarray(0, SIZE.id))) ?? null

interface Place {
  readonly c: Case
  readonly stream: Stream
  readonly epoch: Epoch
  readonly sequence: number
}

/** An entry that this member wrote. */
interface Found {
  readonly at: Place
  readonly entry: Entry
  /** The record that has it. */
  readonly record: Uint8Array
}

function placesOf(p: Primitives, cases: readonly Case[]): Places {
  const places = new Map<string, Place>()
  for (const c of cases) {
    const { stream } = c
    if (stream === null) continue
    for (const epoch of stream.epochs) {
      for (let sequence = 0; sequence < nextSequence(stream) + BEYOND; sequence++) {
        const id = toHex(recordId(p, epoch.key, sequence))
        places.set(id, { c, stream, epoch, sequence })
      }
    }
  }
  return places
}

/** @returns null if another member wrote it, or it does not open */
function entryOf(
  p: Primitives,
  list: VerifiedKeyList,
  member: string,
  { epoch, sequence }: Place,
  record: Uint8Array,
): Entry | null {
  return unlessBroken(null, () => {
    const place = { instance: list.instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
    const opened = openRecord(p, list, place, record)
    return opened.author.id === member ? opened.entry : null
  })
}

function isTold({ records }: Stream, { member, entry, from, same }: Told): boolean {
  const said = saidBy(entry)
  const told = [...records.values()].filter(
    ({ sequence, content }) =>
      sequence >= from &&
      content.kind === 'opened' &&
      content.record.author.id === member &&
      saidBy(content.record.entry) === said,
  )
  return told.length > same
}

/** The words of an entry, without the parts that are left out if a colleague was quicker. */
export function saidBy(entry: Entry): string {
  const { override: _, party: __, ...said } = { override: null, party: null, ...entry }
  return toHex(encodeJson(said))
}

type Cases = Pick<CaseStore, 'staff' | 'required' | 'vault' | 'cases'>

/**
 * Have entries that a member wrote in these records written again, if no log has them: a colleague took their places
 * first. Drops are left out, since every desk names them by itself.
 *
 * @param records in the order in which they were written
 */
export function takeUp(cases: Cases, outbox: Outbox, records: readonly Uint8Array[]): void {
  if (records.length === 0) return
  const found = foundIn(cases, placesIn(cases, cases.cases), records)
  for (const { at, entry } of found) {
    const { c } = at
    // Those before it may have been refused: then it took an earlier place than its own.
    const from = Math.min(...found.flatMap((one) => (one.at.c === c ? one.at.sequence : [])))
    const told = { member: cases.vault.member, entry, from, same: 0 }
    if (!isTold(at.stream, told)) outbox.keep(c.id, jobAgain(cases, c, told))
  }
}

/** Records that waited when the desk was locked, and what became of them. */
export interface Restored {
  /** The records of entries that wait again. */
  readonly jobs: ReadonlyMap<AppendJob, Uint8Array>
  /** Records whose place is not known: the log, or a part of it, may be withheld. */
  readonly unknown: readonly Uint8Array[]
}

/**
 * Have entries wait again that waited when the desk was locked, if no log has them. An answer stops if a colleague
 * has written to the reporter since.
 *
 * @param of cases that the records may belong to
 * @param records in the order in which they were written
 */
export function restore(
  cases: Cases,
  outbox: Outbox,
  of: readonly Case[],
  records: readonly Uint8Array[],
): Restored {
  const places = placesIn(cases, of)
  const found = foundIn(cases, places, records)
  const jobs = new Map<AppendJob, Uint8Array>()
  for (const [i, { at, entry, record }] of found.entries()) {
    const { c, sequence: from } = at
    const words = saidBy(entry)
    const before = found.slice(0, i).filter((one) => one.at.c === c && saidBy(one.entry) === words)
    const told = { member: cases.vault.member, entry, from, same: before.length }
    if (isTold(at.stream, told)) continue
    const isRead = entry.kind === 'message' || entry.kind === 'status'
    const again = jobAgain(cases, c, told)
    const job = isRead ? unlessOvertaken(again, from) : again
    outbox.restore(c.id, job)
    jobs.set(job, record)
  }
  return { jobs, unknown: records.filter((record) => placeIn(places, record) === null) }
}

const placesIn = (cases: Cases, of: readonly Case[]): Places =>
  placesOf(cases.staff().primitives, of)

function foundIn(cases: Cases, places: Places, records: readonly Uint8Array[]): Found[] {
  const { list } = cases.required()
  const { primitives: p } = cases.staff()
  return records.flatMap((record) => {
    const at = placeIn(places, record)
    const entry = at === null ? null : entryOf(p, list, cases.vault.member, at, record)
    return at === null || entry === null || entry.kind === 'drop' ? [] : [{ at, entry, record }]
  })
}

/** A job that writes an entry unless its log has it. */
function jobAgain(cases: Cases, c: Case, told: Told): AppendJob {
  const job = takenUpJob(told.entry, c, cases.required().content, told.from)
  // The server may hand back the very record that it listed too late.
  const unlessTold: AppendJob['entry'] = (now, author) =>
    isTold(now, told) ? null : job.entry(now, author)
  return { ...job, entry: unlessTold }
}
