import type { Placed, StoredEnvelope } from './shelf.ts'
import { addEnvelope, countRows, getEnvelopes } from './shelf.ts'
import type { Db } from './transaction.ts'

/**
 * Store a desk log record of 4,096 bytes. The only part of the server in the order of records is that it
 * refuses a taken id. Two desks that write one place of a stream collide here, and the slower one is handed
 * the record that is there.
 */
export function addRecord(db: Db, record: StoredEnvelope): Promise<Placed> {
  return addEnvelope(db, 'records', record)
}

/** Records by id, sorted by it; those that are not there are left out. */
export function getRecords(db: Db, ids: readonly Uint8Array[]): Promise<StoredEnvelope[]> {
  return getEnvelopes(db, 'records', ids)
}

export function countRecords(db: Db): Promise<number> {
  return countRows(db, 'records')
}
