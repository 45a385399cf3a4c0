import type { Week } from '../crypto/calendar.ts'
import { fromBlob, toBlob } from './blob.ts'
import { countRows, listIds, renewEnvelope } from './shelf.ts'
import type { Db } from './transaction.ts'
import { write } from './transaction.ts'

/** A block as the database knows it; its bytes lie in a file. SCHEMA.md, "The folder of blocks" */
export interface BlockRow {
  /** 32 bytes, the hash of the disposal key */
  readonly id: Uint8Array
  /** lives through the week before this one */
  readonly expiryWeek: Week
}

interface StoredRow {
  readonly id: Uint8Array
  readonly expiry_week: number
}

/** Say that a block is there, after its file is. One that is there keeps its expiry. */
export async function addBlockRow(db: Db, { id, expiryWeek }: BlockRow): Promise<void> {
  await write(db, (trx) =>
    trx<StoredRow>('blocks')
      .insert({ id: toBlob(id), expiry_week: expiryWeek })
      .onConflict('id')
      .ignore(),
  )
}

export async function hasBlockRow(db: Db, id: Uint8Array): Promise<boolean> {
  const row = await db<StoredRow>('blocks')
    .where({ id: toBlob(id) })
    .first('expiry_week')
  return row !== undefined
}

/** Ids of the blocks that expire in `week`, sorted. */
export function listBlockIds(db: Db, week: Week): Promise<Uint8Array[]> {
  return listIds(db, 'blocks', week)
}

/** Raise, never lower, the expiry of a block. @returns whether it is there */
export function renewBlock(db: Db, id: Uint8Array, expiryWeek: Week): Promise<boolean> {
  return renewEnvelope(db, 'blocks', id, expiryWeek)
}

export function countBlocks(db: Db): Promise<number> {
  return countRows(db, 'blocks')
}

/** Rows in one statement; below SQLite's limit of 500 parts. */
const BATCH = 200

/** Forget blocks whose files are lost. */
export async function removeBlockRows(db: Db, ids: readonly Uint8Array[]): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH).map(toBlob)
    await write(db, (trx) => trx('blocks').whereIn('id', batch).delete())
  }
}

const PAGE = 5_000

/** All rows in the order of their ids, without holding them all at once. */
export async function* eachBlockRow(db: Db): AsyncGenerator<BlockRow> {
  let last: Uint8Array = new Uint8Array(0)
  for (;;) {
    const rows = await db<StoredRow>('blocks')
      .where('id', '>', toBlob(last))
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'expiry_week')
    for (const row of rows) yield { id: fromBlob(row.id), expiryWeek: row.expiry_week }
    const end = rows.at(-1)
    if (end === undefined) return
    last = fromBlob(end.id)
  }
}
