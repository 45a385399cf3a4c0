import { fromRow } from './blob.ts'
import { type Db, insertNew, write } from './transaction.ts'

/** A member's statement that nothing is to be sealed to their weekly keys of the newest list. */
export interface StoredStop {
  /** 8 bytes, key id */
  readonly signer: Uint8Array
  /** 64 bytes */
  readonly signature: Uint8Array
}

/** A second stop changes nothing. */
export function addStop(db: Db, stop: StoredStop): Promise<void> {
  return write(db, (trx) => insertNew(trx, 'stops', [stop], ['signer']))
}

/** All of them, sorted by signer. */
export async function listStops(db: Db): Promise<StoredStop[]> {
  const rows: StoredStop[] = await db('stops').orderBy('signer')
  return rows.map(fromRow)
}

/** Delete all of them: a new key list brings new weekly keys. */
export function removeStops(db: Db): Promise<number> {
  return write(db, (trx) => trx('stops').delete())
}
