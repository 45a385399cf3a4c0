import type { Week } from '../crypto/calendar.ts'
import type { Listed, ListQuery } from '../crypto/listing.ts'
import type { NewEcho } from './echoes.ts'
import { addEcho } from './echoes.ts'
import type { Added, StoredEnvelope } from './shelf.ts'
import { addEnvelope, countRows, getEnvelopes, listRows, renewEnvelope } from './shelf.ts'
import type { Db } from './transaction.ts'
import { write } from './transaction.ts'

export interface NewDrop extends StoredEnvelope {
  /** 25,776 bytes: what is stored, compared and handed to desks */
  readonly sealed: Uint8Array
  readonly echo: NewEcho
}

/**
 * Store a drop and its echo in one transaction, in tables that nothing links. A repeat of the same
 * bytes writes its echo again, which is silently the same row. PROTOCOL.md, "Echo"
 *
 * @returns `different` if the id is taken by other bytes: then nothing was written
 */
export function addDrop(db: Db, drop: NewDrop): Promise<Added> {
  return write(db, async (trx) => {
    const placed = await addEnvelope(trx, 'drops', drop)
    if (typeof placed === 'object') return 'different'
    await addEcho(trx, drop.echo)
    return placed
  })
}

/** The drops that are asked for, by week and id. */
export function listDrops(db: Db, query: ListQuery): Promise<Listed[]> {
  return listRows(db, 'drops', query)
}

/** Drops by id, sorted by it; those that are not there are left out. */
export function getDrops(db: Db, ids: readonly Uint8Array[]): Promise<StoredEnvelope[]> {
  return getEnvelopes(db, 'drops', ids)
}

/** Raise, never lower, the expiry of a drop. @returns whether it is there */
export function renewDrop(db: Db, id: Uint8Array, expiryWeek: Week): Promise<boolean> {
  return renewEnvelope(db, 'drops', id, expiryWeek)
}

export function countDrops(db: Db): Promise<number> {
  return countRows(db, 'drops')
}
