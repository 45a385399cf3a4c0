import type { Knex } from 'knex'
import { type Db, isSqlite, whenAlone } from './transaction.ts'

/**
 * Tables whose rows come one by one, so that their order on the disk would tell when; with a number column of
 * each.
 */
const REWRITTEN = [
  ['drops', 'expiry_week'],
  ['blocks', 'expiry_week'],
  ['echoes', 'expiry_week'],
  ['echo_days', 'day'],
  ['slots', 'expiry_week'],
  ['slot_days', 'day'],
  ['slot_weeks', 'week'],
  ['records', 'expiry_week'],
] as const

/**
 * Rewrite all rows in the order of their random keys, and forget deleted ones: the last part of the nightly
 * step. Afterwards nothing in the tables shows the order of arrival.
 *
 * SQLite: the log ends empty. PostgreSQL: see SCHEMA.md, "PostgreSQL".
 *
 * @throws Error if a reader kept the log from being emptied: to be tried again
 */
export async function checkpointAndVacuum(db: Knex): Promise<void> {
  if (!isSqlite(db)) return rewritePostgres(db)
  await whenAlone(db, async () => {
    await checkpoint(db)
    await db.raw('VACUUM')
    await checkpoint(db)
  })
}

/**
 * Empty the log of an SQLite database, which shows which rows were written together since it was last
 * emptied.
 *
 * @returns false while a reader holds it: to be tried again
 */
export async function emptyLog(db: Knex): Promise<boolean> {
  return !isSqlite(db) || whenAlone(db, () => truncateLog(db))
}

async function checkpoint(db: Db): Promise<void> {
  if (await truncateLog(db)) return
  throw new Error('the log was not emptied, because another process reads it: try again')
}

async function truncateLog(db: Db): Promise<boolean> {
  const [row]: readonly { readonly busy: number }[] = await db.raw(
    'PRAGMA wal_checkpoint(TRUNCATE)',
  )
  return row?.busy === 0
}

/**
 * CLUSTER sorts rows by key, but keeps the transactions that wrote them (xmin) and the numbers of their
 * outlined parts; an expression that looks new makes ALTER TABLE write each row again, as of one transaction.
 */
async function rewritePostgres(db: Knex): Promise<void> {
  for (const [table, column] of REWRITTEN) {
    await db.transaction(async (trx) => {
      await trx.raw('CLUSTER ?? USING ??', [table, `${table}_pkey`])
      await trx.raw('ALTER TABLE ?? ALTER COLUMN ?? TYPE integer USING ?? + 0', [
        table,
        column,
        column,
      ])
    })
  }
}
