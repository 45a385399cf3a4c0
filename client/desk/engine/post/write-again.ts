import { type Day, dayOf, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import {
  type Generation,
  originalOf,
  type RecordPlace,
  recordId,
  sealAgain,
} from '../../../../crypto/log/record.ts'
import {
  concat,
  equal,
  fromHex,
  readU32,
  toHex,
  u32be,
} from '../../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { isRetentionOver } from '../../model/audit/audit.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { StreamRecord } from '../../model/log/stream.ts'
import type { HoldingStaff } from '../holdings.ts'
import { readRow, readRows, WINDOW } from '../sync/sealed-rows.ts'
import { postRecord, type Staff } from './staff.ts'

/** When the turn of a row comes, it still has at most this many weeks to live, and at least `LATEST`. */
const EARLIEST = 13
const LATEST = 4
/** Rows that are written again in one sync. */
export const AT_ONCE = 64

/** A row of the record shelf that is needed for longer than it lives. */
export interface AgingRow {
  /** hex */
  readonly id: string
  readonly expires: Week
}

/**
 * Whether a row's turn has come: in a week with 4 to 13 left, which looks random to an observer and is the same
 * at every unlock, so that nothing need be remembered.
 *
 * @param secret the member's own: each desk draws other weeks
 */
export function isTurnOf(
  p: Primitives,
  secret: Uint8Array,
  { id, expires }: AgingRow,
  now: Week,
): boolean {
  const left = expires - now
  if (left > EARLIEST) return false
  const seen = kdf(p, secret, LABEL.again, concat(fromHex(id), u32be(expires)))
  return left <= LATEST + (readU32(seen, 0) % (EARLIEST - LATEST + 1))
}

/**
 * The urgency of posting a row's content again: at once if the row is in its last weeks, since a member who
 * unlocks the desk rarely must lose nothing.
 */
export function hurryFor<S extends Staff>(staff: S, expires: Week): S {
  return expires - weekAt(staff.now()) <= LATEST ? { ...staff, hurry: 'at-once' } : staff
}

/**
 * Write records again whose rows expire: first the records that open, and of them those that expire first. A log
 * lives as long as somebody reads it. CASEWORK.md section 13.14
 *
 * @param room rows that may be written; a row that stands already takes none of it
 * @returns how many were written
 * @throws DeskError
 */
export async function writeRecordsAgain(staff: HoldingStaff, room: number): Promise<number> {
  const due = dueRecords(staff, dayOf(staff.now()))
  let written = 0
  for (let at = 0; at < due.length; at += WINDOW) {
    const some = due.slice(at, at + WINDOW)
    const ids = some.flatMap(({ record, place }) => [
      hexOf(record.id),
      nextId(staff, place, record),
    ])
    const near = await readRows(staff, ids)
    for (const { record, place, expires } of some) {
      if (written >= room) return written
      if (!near.has(hexOf(record.id))) continue
      const outcome = await writeNext(hurryFor(staff, expires), place, record, near)
      if (outcome === 'full') return written
      if (outcome === 'written') written++
    }
  }
  return written
}

/** The id at which a record is looked for next, in hex. */
function nextId(
  { primitives: p }: Staff,
  place: RecordPlace,
  { generation }: StreamRecord,
): string {
  return toHex(recordId(p, place.epochKey, place.sequence, generation + 1))
}

interface Due {
  readonly record: StreamRecord
  readonly place: RecordPlace
  readonly expires: Week
}

function dueRecords(
  { primitives: p, signer, instance, now, holdings: { streams, expires } }: HoldingStaff,
  today: Day,
): Due[] {
  const week = weekAt(now())
  const due: Due[] = []
  for (const stream of streams.values()) {
    if (isRetentionOver(stream, today)) continue
    for (const record of stream.records.values()) {
      const id = hexOf(record.id)
      const last = expires.records.get(id)
      if (last === undefined || !isTurnOf(p, signer.seed, { id, expires: last }, week)) continue
      const { epoch, sequence } = record
      const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
      due.push({ record, place, expires: last })
    }
  }
  return due.sort(byNeed)
}

/** Rows that say nothing come last: anyone who holds a key can put as many there as they like. */
function byNeed(a: Due, b: Due): number {
  const rank = ({ record }: Due) => (record.content.kind === 'opened' ? 0 : 1)
  const order = rank(a) - rank(b) || a.expires - b.expires
  return order || (hexOf(a.record.id) < hexOf(b.record.id) ? -1 : 1)
}

/**
 * Write one record at the first later generation at which neither it nor anything else stands yet.
 *
 * @param near records that were read already, with its own row
 */
async function writeNext(
  staff: HoldingStaff,
  place: RecordPlace,
  record: StreamRecord,
  near: ReadonlyMap<string, Uint8Array>,
): Promise<'written' | 'there' | 'full'> {
  const { holdings } = staff
  const { primitives: p, signer, now } = staff
  const { expires } = holdings
  const row = near.get(hexOf(record.id))
  const original = row === undefined ? null : originalOf(p, place, row, record.generation)
  const isWhole = original !== null && record.content.kind === 'opened'
  for (let next = record.generation + 1; next <= LIMIT.generations; next++) {
    const id = recordId(p, place.epochKey, place.sequence, next)
    if (holdings.sent.has(toHex(id))) return 'there'
    const last = expires.records.get(toHex(id))
    if (last !== undefined) {
      if (isTurnOf(p, signer.seed, { id: toHex(id), expires: last }, weekAt(now()))) continue
      // A row that does not open has nothing to lose: any row there keeps its place taken.
      if (!isWhole) return 'there'
      const there = await readRow(staff, near, toHex(id))
      if (isThere(staff, there, place, original, next)) return 'there'
      continue
    }
    const sealed = isWhole
      ? sealAgain(p, place, original, next)
      : concat(id, staff.random(SIZE.record - SIZE.id))
    const { outcome } = await postRecord(staff, sealed)
    if (outcome === 'full' || outcome === 'quota') return 'full'
    // Somebody was quicker: the next list shows the row.
    if (outcome !== 'accepted') return 'there'
    holdings.sent.set(toHex(id), { turn: holdings.turns, row: sealed })
    return 'written'
  }
  return 'there'
}

function isThere(
  staff: Staff,
  row: Uint8Array | undefined,
  place: RecordPlace,
  original: Uint8Array,
  generation: Generation,
): boolean {
  const found = row && originalOf(staff.primitives, place, row, generation)
  return found !== undefined && found !== null && equal(found, original)
}
