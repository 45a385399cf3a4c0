import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { DeskError } from '../../model/error.ts'
import { type AppendJob, readBack } from '../../model/log/append-job.ts'
import { chainOf, nextSequence, type Stream } from '../../model/log/stream.ts'
import { postRecord, type Staff } from './staff.ts'

/** The most places that are tried: so many records of colleagues can have come since the last list. */
const TRIES = 200

/**
 * Write an entry at the next place of a stream. If a colleague was quicker, the server hands back the record that
 * is there, and the place after it is tried: lists move only at ticks, so nobody waits for them.
 *
 * @param may whether the author may write an entry: other desks would ignore it otherwise
 * @param take takes in a record that the server has, though no list shows it yet
 * @returns the stream, with the entry or without need of it
 * @throws DeskError `offline`, `epoch` (the job can be given again), `withheld`, `too-long`, `conflict`, `role`;
 *   `log-full`, `log-quota`: the server stored nothing, and the job can be given again
 */
export async function appendEntry(
  staff: Staff,
  stream: Stream,
  job: AppendJob,
  may: (entry: Entry) => boolean,
  take: (stream: Stream, row: Uint8Array) => Promise<Stream>,
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
    current = await take(current, row)
    // Not before the record is taken in: it lies on the shelf, and would be written twice.
    job.pending = null
    if (!current.records.has(sequence)) throw new DeskError('withheld')
    if (outcome === 'accepted') return current
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
