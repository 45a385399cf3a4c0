import { fromBlob, toBlob } from './blob.ts'
import type { Db } from './transaction.ts'
import { write } from './transaction.ts'

/** A member's statement that nothing is to be sealed to their weekly keys of the newest list. */
export interface StoredStop {
  /** 8 bytes, key id */
  readonly signer: Uint8Array
  /** 64 bytes */
  readonly signature: Uint8Array
}

/** A second stop changes nothing. */
export function addStop(db: Db, { signer, signature }: StoredStop): Promise<void> {
  return write(db, async (trx) => {
    const row = { signer: toBlob(signer), signature: toBlob(signature) }
    await trx('stops').insert(row).onConflict('signer').ignore()
  })
}

/** All of them, sorted by signer. */
export async function listStops(db: Db): Promise<StoredStop[]> {
  const rows = await db<StoredStop>('stops').orderBy('signer')
  return rows.map(({ signer, signature }) => ({
    signer: fromBlob(signer),
    signature: fromBlob(signature),
  }))
}

/** Delete all of them: a new key list brings new weekly keys. */
export function removeStops(db: Db): Promise<number> {
  return write(db, (trx) => trx('stops').delete())
}
