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
  cases: readonly Case[],
  records: readonly Uint8Array[],
): Unplaced[] {
  const places = placesOf(p, cases)
  const found = records.flatMap((record) => {
    const at = places.get(toHex(record.subarray(0, SIZE.id)))
    if (at === undefined) return []
    const entry = entryOf(p, list, member, at, record)
    if (entry === null || entry.kind === 'drop' || isTold(at.stream, member, entry)) return []
    return [{ c: at.c, entry, from: at.sequence }]
  })
  const firstIn = (c: Case) => Math.min(...found.flatMap((one) => (one.c === c ? one.from : [])))
  return found.map((one) => ({ ...one, from: firstIn(one.c) }))
}

interface Place {
  readonly c: Case
  readonly stream: Stream
  readonly epoch: Epoch
  readonly sequence: number
}

function placesOf(p: Primitives, cases: readonly Case[]): Map<string, Place> {
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

function isTold({ records }: Stream, member: string, entry: Entry): boolean {
  const said = encodeJson(bare(entry))
  return [...records.values()].some(
    ({ content }) =>
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

/** Have entries that a member wrote in these records written again, if no log has them. */
export function takeUp(
  caseStore: Pick<CaseStore, 'staff' | 'required' | 'vault' | 'cases'>,
  outbox: Outbox,
  records: readonly Uint8Array[],
): void {
  if (records.length === 0) return
  const { list, content } = caseStore.required()
  const { primitives: p } = caseStore.staff()
  const { member } = caseStore.vault
  for (const { c, entry, from } of unplacedOf(p, list, member, caseStore.cases, records)) {
    const job = takenUpJob(entry, c, content, from)
    // The server may hand back the very record that it listed too late.
    const unlessTold: AppendJob['entry'] = (now, author) =>
      isTold(now, member, entry) ? null : job.entry(now, author)
    outbox.keep(c.id, { ...job, entry: unlessTold })
  }
}
