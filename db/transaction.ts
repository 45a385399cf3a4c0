import type { Knex } from 'knex'
import { toRow } from './blob.ts'

/** A database or a transaction in it: every repository function takes one first. */
export type Db = Knex | Knex.Transaction

export function isSqlite(db: Db): boolean {
  return db.client.config.client === 'sqlite3'
}

/**
 * One writer at a time. SQLite has room for one only, and a driver thread that waits for it
 * inside SQLite is missing when that one wants to commit: so they wait here instead.
 */
const lastWrite = new WeakMap<Knex, Promise<unknown>>()

/** Run `work` when every write begun before it on this database is over (SQLite only). */
export function whenAlone<T>(db: Knex, work: () => Promise<T>): Promise<T> {
  if (!isSqlite(db)) return work()
  const before = lastWrite.get(db) ?? Promise.resolve()
  const result = before.then(work)
  lastWrite.set(
    db,
    result.catch(() => undefined),
  )
  return result
}

/** The check that begins every transaction that writes, by database. */
const fences = new WeakMap<Knex, (trx: Knex.Transaction) => Promise<void>>()

/** Ask `check` at the beginning of every `write` on `db`; if it throws, nothing is written. */
export function fence(db: Knex, check: (trx: Knex.Transaction) => Promise<void>): void {
  fences.set(db, check)
}

/**
 * Run `work` in a transaction that may write: all of it is on the disk when the promise resolves,
 * or none of it is there. Inside a transaction it joins that one.
 *
 * On SQLite the first statement is a write that changes nothing: it takes the lock that
 * `BEGIN IMMEDIATE` would take, so that nothing read afterwards is out of date at the commit.
 * On PostgreSQL (read committed) a row read in order to be changed is locked by the reader.
 */
export function write<T>(db: Db, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  if (isTransaction(db)) return work(db)
  return whenAlone(db, () =>
    db.transaction(async (trx) => {
      if (isSqlite(trx)) await trx.raw('DELETE FROM settings WHERE 0')
      await fences.get(db)?.(trx)
      return work(trx)
    }),
  )
}

/** Run the check that `fence` was given, without a write. @throws as that check */
export async function requireOwner(db: Knex): Promise<void> {
  const check = fences.get(db)
  if (check) await db.transaction(check)
}

/** Keep other writers out of `table` until `trx` ends; readers go on. */
export async function lockTable(trx: Knex.Transaction, table: string): Promise<void> {
  if (!isSqlite(trx)) await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [table])
}

/** Rows in one statement; below SQLite's limit of 500 parts. */
const BATCH = 200

/** The same items in batches that fit into one statement. */
export function batchesOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(BATCH * i, BATCH * (i + 1)),
  )
}

/** Insert rows; those whose `key` is there stay as they are. */
export async function insertNew(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
  key: readonly string[],
): Promise<void> {
  for (const batch of batchesOf(rows)) {
    await trx(table).insert(batch.map(toRow)).onConflict(key).ignore()
  }
}

function isTransaction(db: Db): db is Knex.Transaction {
  return db.isTransaction === true
}
