import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { openRecord, recordId } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { Case } from '../../model/case/fold.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { type Epoch, nextSequence, type Stream } from '../../model/log/stream.ts'
import { takenUpJob } from '../../model/rules/notice-policy.ts'
import type { CaseStore } from '../case-store.ts'
import type { Outbox } from '../outbox.ts'

/** An entry that this member wrote, and that the log of its case does not have. */
export interface Unplaced {
  readonly c: Case
  readonly entry: Entry
  /** The place up to which the member knew the log. */
  readonly from: number
}

/** How far beyond the end of a log somebody may have written without network. */
const BEYOND = 256
/** How far beyond the end of a log a desk may have known it before it was locked: the server lists records late. */
const UNLISTED = 32

/**
 * Entries of `member` in these records that the logs do not have: a colleague took their places first. Drops are
 * left out, since every desk names them by itself.
 *
 * @param records in the order in which they were written
 */
export function unplacedOf(
  p: Primitives,
  list: VerifiedKeyList,
  member: string,
  places: Places,
  records: readonly Uint8Array[],
): Unplaced[] {
  const found = records.flatMap((record) => {
    const at = placeIn(places, record)
    const entry = at === null ? null : entryOf(p, list, member, at, record)
    if (at === null || entry === null || entry.kind === 'drop') return []
    return [{ c: at.c, stream: at.stream, entry, from: at.sequence }]
  })
  const firstIn = (c: Case) => Math.min(...found.flatMap((one) => (one.c === c ? one.from : [])))
  return found
    .map(({ stream, ...one }) => ({ stream, one: { ...one, from: firstIn(one.c) } }))
    .filter(({ stream, one: { entry, from } }) => !isTold(stream, member, entry, from))
    .map(({ one }) => one)
}

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

function placesOf(p: Primitives, cases: readonly Case[], beyond: number): Places {
  const places = new Map<string, Place>()
  for (const c of cases) {
    const { stream } = c
    if (stream === null) continue
    for (const epoch of stream.epochs) {
      for (let sequence = 0; sequence < nextSequence(stream) + beyond; sequence++) {
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

/** Whether a log has the entry at `from` or later: a member may have said the same before. */
function isTold({ records }: Stream, member: string, entry: Entry, from: number): boolean {
  const said = encodeJson(bare(entry))
  return [...records.values()].some(
    ({ sequence, content }) =>
      sequence >= from &&
      content.kind === 'opened' &&
      content.record.author.id === member &&
      equal(encodeJson(bare(content.record.entry)), said),
  )
}

/** Without the parts that are left out if a colleague was quicker. */
function bare(entry: Entry): object {
  const { override: _, party: __, ...said } = { override: null, party: null, ...entry }
  return said
}

/**
 * Have entries that a member wrote in these records written again, if no log has them.
 *
 * @param how `unsent`: they waited at this desk when it was locked
 * @returns records of no log that is known
 */
export function takeUp(
  caseStore: Pick<CaseStore, 'staff' | 'required' | 'vault' | 'cases'>,
  outbox: Outbox,
  records: readonly Uint8Array[],
  how: 'written' | 'unsent' = 'written',
): readonly Uint8Array[] {
  if (records.length === 0) return []
  const { list, content } = caseStore.required()
  const { primitives: p } = caseStore.staff()
  const { member } = caseStore.vault
  const places = placesOf(p, caseStore.cases, how === 'unsent' ? UNLISTED : BEYOND)
  for (const { c, entry, from } of unplacedOf(p, list, member, places, records)) {
    const job = takenUpJob(entry, c, content, from)
    // The server may hand back the very record that it listed too late.
    const unlessTold: AppendJob['entry'] = (now, author) =>
      isTold(now, member, entry, from) ? null : job.entry(now, author)
    outbox.keep(c.id, { ...job, entry: unlessTold })
  }
  return records.filter((record) => placeIn(places, record) === null)
}
