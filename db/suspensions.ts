import type { Day } from '../crypto/days/calendar.ts'
import { equal, toHex } from '../crypto/primitives/bytes.ts'
import { fromBlob, toBlob } from './blob.ts'
import type { Db } from './transaction.ts'
import { lockTable, write } from './transaction.ts'

/** One member's statement that another is to be suspended; it takes two of one day. */
export interface StoredSuspension {
  /** 8 bytes, as `signer` */
  readonly suspended: Uint8Array
  readonly day: Day
  readonly signer: Uint8Array
  /** 64 bytes */
  readonly signature: Uint8Array
}

/**
 * Store a statement, in one transaction. If it makes a pair, the unpaired statements of the member who is
 * suspended by it are deleted: they no longer count as one of two.
 *
 * @param oldest the earliest first day of statements that still count
 * @returns `suspended` if the signer has been suspended meanwhile: nothing was written
 */
export function addSuspension(
  db: Db,
  statement: StoredSuspension,
  oldest: Day,
): Promise<'added' | 'same' | 'suspended'> {
  return write(db, async (trx) => {
    await lockTable(trx, 'suspensions')
    if (isSuspended(await listSuspensions(trx, oldest), statement.signer)) return 'suspended'
    const added = await trx('suspensions')
      .insert(rowOf(statement))
      .onConflict(['suspended', 'day', 'signer'])
      .ignore()
      .returning('day')
    const all = await listSuspensions(trx, oldest)
    if (isSuspended(all, statement.suspended)) {
      const own = all.filter(({ signer }) => equal(signer, statement.suspended))
      for (const one of own.filter((each) => !isPaired(all, each))) {
        const { suspended, day, signer } = rowOf(one)
        await trx('suspensions').where({ suspended, day, signer }).delete()
      }
    }
    return added.length > 0 ? 'added' : 'same'
  })
}

function rowOf({ suspended, day, signer, signature }: StoredSuspension) {
  return {
    suspended: toBlob(suspended),
    day,
    signer: toBlob(signer),
    signature: toBlob(signature),
  }
}

/** Whether two statements of one day suspend this member. @param statements those that still count */
export function isSuspended(statements: readonly StoredSuspension[], keyId: Uint8Array): boolean {
  return statements.some((one) => equal(one.suspended, keyId) && isPaired(statements, one))
}

function isPaired(
  statements: readonly StoredSuspension[],
  { suspended, day }: StoredSuspension,
): boolean {
  return statements.filter((one) => equal(one.suspended, suspended) && one.day === day).length > 1
}

/** Statements of `oldest` or a later day, sorted. */
export async function listSuspensions(db: Db, oldest: Day): Promise<StoredSuspension[]> {
  const rows = await db<StoredSuspension>('suspensions')
    .where('day', '>=', oldest)
    .orderBy(['suspended', 'day', 'signer'])
  return rows.map(({ suspended, day, signer, signature }) => ({
    suspended: fromBlob(suspended),
    day,
    signer: fromBlob(signer),
    signature: fromBlob(signature),
  }))
}

/** Delete statements that are by or about anybody else than these: a new key list decides who may make them. */
export function keepSuspensionsAmong(db: Db, keyIds: readonly Uint8Array[]): Promise<void> {
  const known = new Set(keyIds.map(toHex))
  return write(db, async (trx) => {
    for (const { suspended, day, signer } of await listSuspensions(trx, 0)) {
      if (known.has(toHex(suspended)) && known.has(toHex(signer))) continue
      await trx('suspensions')
        .where({ suspended: toBlob(suspended), day, signer: toBlob(signer) })
        .delete()
    }
  })
}

/** Delete statements of days before `oldest`. @returns how many */
export function removeSuspensions(db: Db, oldest: Day): Promise<number> {
  return write(db, (trx) => trx('suspensions').where('day', '<', oldest).delete())
}
