import type { Placed, StoredEnvelope } from './shelf.ts'
import { addEnvelope, countRows, getEnvelopes } from './shelf.ts'
import type { Db } from './transaction.ts'

/**
 * Store a desk log record of 4,096 bytes. That a taken id is refused is the server's whole part in
 * the order of records: two desks that write one place of a stream collide here, and who was slower is
 * handed the record that is there.
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
