import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { ContentKey } from '../../../../crypto/keys/keys.ts'
import { type RecordPlace, sealRecord } from '../../../../crypto/log/record.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { type AppendJob, readBack } from '../../model/log/append-job.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { chainOf, nextSequence, type Stream } from '../../model/log/stream.ts'
import { placesUnder, readAt } from '../../model/log/stream-places.ts'
import type { ShelfStaff } from '../holdings.ts'
import { readRows } from '../sync/sealed-rows.ts'
import { postRecord, type Staff } from './staff.ts'

/** Places that are tried one by one: honest colleagues seldom write more between two lists. */
const ALONE = 16
/** The most places that are tried. With those that are fetched between, one member cannot fill so many in a day. */
const TRIES = 256

/** How a stream takes in records that the server has, though no list shows them yet. */
export interface TakeIn {
  readonly row: (stream: Stream, row: Uint8Array) => Promise<Stream>
  /** Those at the places that follow, as far as there are any. */
  readonly following: (stream: Stream) => Promise<Stream>
}

/**
 * Write an entry at the next place of a stream. If a colleague was quicker, the server hands back the record that
 * is there, and the place after it is tried: lists move only at ticks, so nobody waits for them. If place after place
 * is taken, a member may be writing ahead: then many are fetched at once, so that nobody can stop a release.
 *
 * @param may whether the author may write an entry: other desks would ignore it otherwise
 * @returns the stream, with the entry or without need of it
 * @throws DeskError `offline`, `epoch` (the job can be given again), `withheld`, `too-long`, `conflict`, `role`;
 *   `log-full`, `log-quota`: the server stored nothing, and the job can be given again
 */
export async function appendEntry(
  staff: Staff,
  stream: Stream,
  job: AppendJob,
  may: (entry: Entry) => boolean,
  take: TakeIn,
): Promise<Stream> {
  let current = stream
  for (let tries = 0; tries < TRIES; tries++) {
    if (job.pending === null) {
      const entry = job.entry(current, staff.signer.publicKey)
      if (entry === null) return current
      if (!may(entry)) throw new DeskError('role')
      job.pending = seal(staff, current, entry)
    }
    const { record, sequence } = job.pending
    const answer = await postRecord(staff, record)
    const { outcome } = answer
    if (outcome === 'full' || outcome === 'quota') throw new DeskError(`log-${outcome}`)
    if (outcome === 'absent') throw new DeskError('server', outcome)
    if (outcome === 'conflict') job.pending = null
    const row = outcome === 'conflict' ? answer.row : record
    if (row === null) throw new DeskError('withheld')
    current = await take.row(current, row)
    // Not before the record is taken in: it lies on the shelf, and would be written twice.
    job.pending = null
    if (!current.records.has(sequence)) throw new DeskError('withheld')
    if (outcome === 'accepted') return current
    if (tries >= ALONE) current = await take.following(current)
  }
  throw new DeskError('conflict')
}

function seal(staff: Staff, stream: Stream, entry: Entry) {
  readBack(entry)
  const { primitives, random, now, instance, signer } = staff
  const sequence = nextSequence(stream)
  const epoch = chainOf(primitives, stream).running
  if (epoch === null) throw new DeskError('epoch')
  const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  const previous = stream.records.get(sequence - 1)?.hash ?? new Uint8Array(32)
  const record = sealRecord(primitives, random, place, signer, {
    previous,
    day: dayOf(now()),
    entry,
  })
  return { record, sequence }
}

/**
 * Post a record that names a drop, in a log of its own.
 *
 * @returns the record that lies there now, ours or one before it; null if none does, or the server does not hand
 *   it over
 * @throws DeskError
 */
export async function postNaming(
  staff: Staff,
  place: Omit<RecordPlace, 'instance'>,
  drop: Uint8Array,
  key: ContentKey,
): Promise<Uint8Array | null> {
  const { primitives: p, random, now, signer, instance } = staff
  const entry = { kind: 'drop', drop, key } as const
  const said = { previous: new Uint8Array(32), day: dayOf(now()), entry }
  const record = sealRecord(p, random, { ...place, instance }, signer, said)
  const answer = await postRecord(staff, record)
  if (answer.outcome === 'conflict') return answer.row
  return answer.outcome === 'accepted' ? record : null
}

/**
 * Refuse to write into a log that goes further than the server shows it: a new record would lie under a key that
 * an excluded member still holds. For the end of a case, and for an exclusion, a person can decide that it is
 * written all the same: later records do not lie under such a key.
 *
 * @throws DeskError `withheld` if this desk has seen more of the log, or another record in it; or if a reader
 *   wrote under the key of a later epoch than the log shows. `open-place` if a person can decide to go on
 */
export async function requireWhole(
  staff: Omit<ShelfStaff, 'keys'>,
  cases: readonly Pick<Case, 'keys' | 'warnings' | 'access'>[],
  stream: Stream,
  { anyway }: Pick<AppendJob, 'anyway'>,
): Promise<void> {
  const { authors, holdings } = staff
  if (anyway === true) return
  const code = anyway === undefined ? 'withheld' : 'open-place'
  const { primitives: p } = staff
  const found = cases.find(({ keys }) => keys.includes(hexOf(stream.caseKey)))
  if (found === undefined) return
  if (found.warnings.some(({ kind }) => kind === 'shortened' || kind === 'replaced')) {
    throw new DeskError(code)
  }
  const { running } = chainOf(p, stream)
  const { records } = holdings.expires
  for (const epoch of stream.epochs) {
    if (running === null || epoch.epoch <= running.epoch) continue
    const places = new Map(placesUnder(p, stream, epoch))
    const rows = await readRows(
      staff,
      [...places.keys()].filter((id) => records.has(id)),
    )
    for (const [id, place] of places) {
      const [last, row] = [records.get(id), rows.get(id)]
      if (last === undefined || row === undefined) continue
      const { content } = readAt(p, authors, place, row, last - LIMIT.recordWeeks)
      const author = content.kind === 'opened' ? content.record.author.id : null
      // An excluded member can make up a key, and write under it.
      if (found.access.readers.some(({ member }) => member === author)) {
        throw new DeskError(code)
      }
    }
  }
}
