import type { Week } from '../crypto/calendar.ts'
import type { Listed, ListQuery } from '../crypto/listing.ts'
import type { Placed, StoredEnvelope } from './shelf.ts'
import { addEnvelope, countRows, getEnvelopes, listRows, renewEnvelope } from './shelf.ts'
import type { Db } from './transaction.ts'

/**
 * Store a desk log record of 4,096 bytes. That a taken id is refused is the server's whole part in
 * the order of records: two desks that write one place of a stream collide here, and who was slower is
 * handed the record that is there.
 */
export function addRecord(db: Db, record: StoredEnvelope): Promise<Placed> {
  return addEnvelope(db, 'records', record)
}

/** The records that are asked for, by week and id. */
export function listRecords(db: Db, query: ListQuery): Promise<Listed[]> {
  return listRows(db, 'records', query)
}

/** Records by id, sorted by it; those that are not there are left out. */
export function getRecords(db: Db, ids: readonly Uint8Array[]): Promise<StoredEnvelope[]> {
  return getEnvelopes(db, 'records', ids)
}

/** Raise, never lower, the expiry of a record. @returns whether it is there */
export function renewRecord(db: Db, id: Uint8Array, expiryWeek: Week): Promise<boolean> {
  return renewEnvelope(db, 'records', id, expiryWeek)
}

export function countRecords(db: Db): Promise<number> {
  return countRows(db, 'records')
}
