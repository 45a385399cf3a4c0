import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { recordsOf, withOnly } from '../../model/log/stream.ts'
import type { HoldingStaff, Holdings, ShelfStaff } from '../holdings.ts'
import { fetchRows, postRecord, postSameRecord, type Staff } from '../post/staff.ts'
import { inWindows, readRows, WINDOW } from './sealed-rows.ts'

/** Changes of the list until a sent record must be listed: the first changed list can be older than the answer. */
const TURNS = 2
/** Rows that are sent again one by one; if there are more, a member wrote ahead, and they are asked for together. */
const FEW = 16

/** Whether a record lies on the shelf: it is listed, or the server answered a post with it. @param id in hex */
export function isOnShelf({ expires, sent }: Pick<Holdings, 'expires' | 'sent'>, id: string) {
  return expires.records.has(id) || sent.has(id)
}

/**
 * Records on the shelf that this desk holds, by id in hex, some at a time.
 *
 * @throws DeskError
 */
export function rowsOnShelf(
  staff: HoldingStaff,
  ids: readonly string[],
): AsyncGenerator<ReadonlyMap<string, Uint8Array>> {
  const { holdings } = staff
  return inWindows(ids, WINDOW, async (some) => {
    const found = new Map(await readRows(staff, some))
    for (const id of some) {
      const row = holdings.sent.get(id)?.row
      if (row !== undefined && !found.has(id)) found.set(id, row)
    }
    return found
  })
}

/**
 * Check whether the rows that the server gave in answer to posts came to be listed, unchanged. A row that is not
 * listed yet is sent again unchanged: a server that lost it accepts it now. If another record has its place, or
 * it is not listed in time, it is removed from memory and noted.
 *
 * @throws DeskError if no answer comes
 */
export async function settleSent(staff: ShelfStaff): Promise<void> {
  const { holdings } = staff
  const { idle, rows, sent, turns, claims } = holdings
  const gone = new Map<string, Uint8Array>()
  const listed = await readRows(staff, [...sent.keys()])
  const waiting = [...sent.keys()].filter((id) => !listed.has(id))
  const stored = waiting.length > FEW ? await fetchRows(staff, 'records', waiting) : null
  for (const [id, { turn, row, isIdle }] of sent) {
    const there = listed.get(id) ?? stored?.get(id) ?? (await placeOf(staff, row))
    const isLate = !rows.has(id) && turns - turn >= TURNS
    if (rows.has(id) || isLate || !equal(there, row)) sent.delete(id)
    if (isLate && isIdle) idle.push(row)
    else if (isLate || !equal(there, row)) gone.set(id, row)
  }
  for (const id of gone.keys()) claims.delete(id)
  if (gone.size > 0) forgetSent(staff, gone)
}

/**
 * Post a record that nobody can read, and treat it like every other: one that got no answer, found no room or was
 * lost goes again unchanged. So requests for it, and their times, tell nothing.
 *
 * @throws DeskError
 */
export async function postRandomRecord(
  staff: Staff,
  { idle, sent, turns }: Pick<Holdings, 'idle' | 'sent' | 'turns'>,
): Promise<void> {
  const row = idle[0] ?? staff.random(SIZE.record)
  if (idle.length === 0) idle.push(row)
  const { outcome } = await postRecord({ ...staff, hurry: 'at-once' }, row)
  if (outcome !== 'accepted') return
  idle.shift()
  sent.set(toHex(row.subarray(0, SIZE.id)), { turn: turns, row, isIdle: true })
}

/** The record that has the place of this one, as the server says. */
async function placeOf(staff: Staff, row: Uint8Array): Promise<Uint8Array> {
  const answer = await postSameRecord(staff, row)
  return answer.outcome === 'conflict' && answer.row !== null ? answer.row : row
}

function forgetSent(
  { primitives: p, authors, holdings: { streams, lost } }: ShelfStaff,
  gone: ReadonlyMap<string, Uint8Array>,
): void {
  for (const [log, stream] of streams) {
    const all = recordsOf(stream)
    const kept = all.filter(({ id }) => !gone.has(hexOf(id)))
    if (kept.length === all.length) continue
    for (const { id, sequence } of all) {
      const row = gone.get(hexOf(id))
      if (row !== undefined) lost.push({ log, sequence, row })
    }
    streams.set(log, withOnly(p, authors, stream, kept))
  }
}
