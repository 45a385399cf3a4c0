import type { Knex } from 'knex'
import type { Day } from '../crypto/days/calendar.ts'
import type { SuspensionStatement } from '../crypto/keys/suspension.ts'
import { equal, toHex } from '../crypto/primitives/bytes.ts'
import { fromRow, toRow } from './blob.ts'
import { type Db, lockTable, write } from './transaction.ts'

/**
 * Store a statement, in one transaction. If it makes a pair, the unpaired statements of the member who is
 * suspended by it are deleted: they no longer count as one of two.
 *
 * @param oldest the earliest first day of statements that still count
 * @returns `suspended` if the signer has been suspended meanwhile: nothing was written
 */
export function addSuspension(
  db: Db,
  statement: SuspensionStatement,
  oldest: Day,
): Promise<'added' | 'same' | 'suspended'> {
  return write(db, async (trx) => {
    await lockTable(trx, 'suspensions')
    if (isSuspended(await listSuspensions(trx, oldest), statement.signer)) return 'suspended'
    const added = await trx('suspensions')
      .insert(toRow(statement))
      .onConflict(['suspended', 'day', 'signer'])
      .ignore()
      .returning('day')
    const all = await listSuspensions(trx, oldest)
    if (isSuspended(all, statement.suspended)) {
      const own = all.filter(({ signer }) => equal(signer, statement.suspended))
      for (const one of own.filter((each) => !isPaired(all, each))) {
        await removeStatement(trx, one)
      }
    }
    return added.length > 0 ? 'added' : 'same'
  })
}

async function removeStatement(
  trx: Knex.Transaction,
  { suspended, day, signer }: SuspensionStatement,
): Promise<void> {
  await trx('suspensions').where(toRow({ suspended, day, signer })).delete()
}

/** Whether two statements of one day suspend this member. @param statements those that still count */
export function isSuspended(
  statements: readonly SuspensionStatement[],
  keyId: Uint8Array,
): boolean {
  return statements.some((one) => equal(one.suspended, keyId) && isPaired(statements, one))
}

function isPaired(
  statements: readonly SuspensionStatement[],
  { suspended, day }: SuspensionStatement,
): boolean {
  return statements.filter((one) => equal(one.suspended, suspended) && one.day === day).length > 1
}

/** Statements of `oldest` or a later day, sorted. */
export async function listSuspensions(db: Db, oldest: Day): Promise<SuspensionStatement[]> {
  const rows: SuspensionStatement[] = await db('suspensions')
    .where('day', '>=', oldest)
    .orderBy(['suspended', 'day', 'signer'])
  return rows.map(fromRow)
}

/** Delete statements that are by or about anybody else than these: a new key list decides who may make them. */
export function keepSuspensionsAmong(db: Db, keyIds: readonly Uint8Array[]): Promise<void> {
  const known = new Set(keyIds.map(toHex))
  return write(db, async (trx) => {
    for (const one of await listSuspensions(trx, 0)) {
      if (known.has(toHex(one.suspended)) && known.has(toHex(one.signer))) continue
      await removeStatement(trx, one)
    }
  })
}

/** Delete statements of days before `oldest`. @returns how many */
export function removeSuspensions(db: Db, oldest: Day): Promise<number> {
  return write(db, (trx) => trx('suspensions').where('day', '<', oldest).delete())
}
