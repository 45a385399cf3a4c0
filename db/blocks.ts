import type { Week } from '../crypto/days/calendar.ts'
import { fromRow, toBlob } from './blob.ts'
import { countRows } from './shelf.ts'
import { batchesOf, type Db, write } from './transaction.ts'

/** A block as the database knows it; its bytes lie in a file. SCHEMA.md, "The folder of blocks" */
export interface BlockRow {
  /** 32 bytes, the hash of the disposal key */
  readonly id: Uint8Array
  /** lives through the week before this one; `OVER` if that is past and the file is still there */
  readonly expiryWeek: Week
}

/**
 * Instead of an expiry week: the block has expired, and its row stays until its file has been erased. So a
 * file that no row names did not expire.
 */
export const OVER: Week = 0

interface StoredRow {
  readonly id: Uint8Array
  readonly expiry_week: number
}

/**
 * Record that a block is there, after its file is. A block that is there already, and is not over, keeps its
 * expiry.
 */
export async function addBlockRow(db: Db, { id, expiryWeek }: BlockRow): Promise<void> {
  await write(db, (trx) =>
    trx<StoredRow>('blocks')
      .insert({ id: toBlob(id), expiry_week: expiryWeek })
      .onConflict('id')
      .merge(['expiry_week'])
      .where('blocks.expiry_week', OVER),
  )
}

/** Whether a block is there and not over. */
export async function hasBlockRow(db: Db, id: Uint8Array): Promise<boolean> {
  const row = await db<StoredRow>('blocks')
    .where({ id: toBlob(id) })
    .first('expiry_week')
  return row !== undefined && row.expiry_week !== OVER
}

/** Mark all blocks that expire in `week` or before as over; part of the caller's transaction. */
export async function endBlocks(db: Db, week: Week): Promise<number> {
  return db('blocks')
    .whereBetween('expiry_week', [OVER + 1, week])
    .update({ expiry_week: OVER })
}

/** Raise the expiry of a block; a lower one changes nothing. @returns whether it is there, and not over */
export async function renewBlock(db: Db, id: Uint8Array, expiryWeek: Week): Promise<boolean> {
  const higher = db.raw('CASE WHEN expiry_week < ? THEN ? ELSE expiry_week END', [
    expiryWeek,
    expiryWeek,
  ])
  const found = await write(db, (trx) =>
    trx('blocks')
      .where({ id: toBlob(id) })
      .where('expiry_week', '>', OVER)
      .update({ expiry_week: higher }),
  )
  return found > 0
}

/** Number of files, including those that are over. */
export function countBlocks(db: Db): Promise<number> {
  return countRows(db, 'blocks')
}

/**
 * Forget blocks that have no file.
 *
 * @param which `lost`: somebody else took the file; `over`: it was erased. A block that came again stays.
 */
export async function removeBlockRows(
  db: Db,
  ids: readonly Uint8Array[],
  which: 'lost' | 'over',
): Promise<void> {
  const sign = which === 'over' ? '=' : '>'
  for (const batch of batchesOf(ids.map(toBlob))) {
    await write(db, (trx) =>
      trx('blocks').whereIn('id', batch).where('expiry_week', sign, OVER).delete(),
    )
  }
}

const PAGE = 5_000

/** All rows in the order of their ids, without holding them all at once. */
export async function* eachBlockRow(db: Db): AsyncGenerator<BlockRow> {
  let last: Uint8Array = new Uint8Array(0)
  for (;;) {
    const rows: BlockRow[] = await db('blocks')
      .where('id', '>', toBlob(last))
      .orderBy('id')
      .limit(PAGE)
      .select('id', { expiryWeek: 'expiry_week' })
    const page = rows.map(fromRow)
    yield* page
    const end = page.at(-1)
    if (end === undefined) return
    last = end.id
  }
}
