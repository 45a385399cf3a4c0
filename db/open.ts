import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Knex } from 'knex'
import knex from 'knex'
import { migrations } from './migrations/index.ts'
import type { PostgresConnection } from './postgres-lock.ts'

export interface DatabaseOptions {
  /** `postgres://…`; empty or absent means SQLite in `file` */
  readonly url?: string
  /** path of the SQLite file; its folder must exist */
  readonly file?: string
  /** connections held open at least and at most */
  readonly pool?: { readonly min: number; readonly max: number }
}

/** Settings that must read back on every SQLite connection. SCHEMA.md, "The file" */
const SQLITE_PRAGMAS: ReadonlyMap<string, string | number> = new Map<string, string | number>([
  ['busy_timeout', 10_000],
  ['auto_vacuum', 0],
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['secure_delete', 1],
  ['foreign_keys', 1],
  // a desk that is new reads whole shelves: without a call of the system for each page it takes a third of the time
  ['mmap_size', 2 ** 30],
])

/** Settings that must read back on every PostgreSQL connection. */
const POSTGRES_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['synchronous_commit', 'on'],
  ['fsync', 'on'],
])

/**
 * Open the database and bring its tables up to date. One process writes at a time.
 *
 * A new SQLite file has mode 0600; its log and index take the mode over.
 *
 * @returns a pool; the caller ends it with `destroy()`
 * @throws Error if neither `url` nor `file` is given, or a connection does not hold a setting
 *   that durability or deletion rests on
 */
export async function openDatabase(options: DatabaseOptions): Promise<Knex> {
  const db = connectDatabase(options)
  try {
    await migrateDatabase(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return db
}

/** The pool of `openDatabase` before anything is asked or changed. @throws as `openDatabase` */
export function connectDatabase(options: DatabaseOptions): Knex {
  const db = knex(options.url ? postgresConfig(options.url, options) : sqliteConfig(options))
  db.on('query-error', forgetValues)
  if (!options.url) closeInTurn(db)
  return db
}

/**
 * A pool that cannot change the database, nor leave a file beside it.
 *
 * SQLite: a file without a log belongs to no server that runs, and is read as one that nothing changes; SQLite would
 * make a log otherwise.
 */
export function connectReadOnly({ url, file = '' }: DatabaseOptions): Knex {
  const pool = { min: 0, max: 1 }
  if (url) return knex({ ...shared, client: 'pg', connection: { connectionString: url }, pool })
  const isOpen = existsSync(`${file}-wal`)
  const filename = `${pathToFileURL(file).href}?mode=ro${isOpen ? '' : '&immutable=1'}`
  const connection = { filename, flags: ['OPEN_URI'] }
  return knex({ ...shared, client: 'sqlite3', connection, useNullAsDefault: true, pool })
}

/** Bring the tables up to date. */
export async function migrateDatabase(db: Knex): Promise<void> {
  const [, missing]: [unknown, readonly unknown[]] = await db.migrate.list()
  // nothing is written if nothing is to be done: the disk may be full
  if (missing.length > 0) await db.migrate.latest()
  // SCHEMA.md, "knex_migrations": the one moment that knex would keep
  const kept = await db('knex_migrations').whereNotNull('migration_time').first('id')
  if (kept !== undefined) await db('knex_migrations').update({ migration_time: null })
}

/** The newest step that the tables took, null if there are no tables, and the newest that there is. */
export async function newestStep(
  db: Knex,
): Promise<{ readonly found: string | null; readonly newest: string }> {
  const all = await migrations.getMigrations([])
  const newest = all.at(-1)?.name ?? ''
  if (!(await db.schema.hasTable('knex_migrations'))) return { found: null, newest }
  const row = await db('knex_migrations').orderBy('id', 'desc').first('name')
  return { found: row?.name ?? null, newest }
}

const ignore = (): void => {}

/** Its errors come to who asked, who logs them: by itself it would print them with their traces. */
const SILENT = { warn: ignore, error: ignore, deprecate: ignore, debug: ignore } as const

/** Statements without their values: an error may be logged, what was stored may not. */
const shared = {
  compileSqlOnError: false,
  log: SILENT,
  migrations: { migrationSource: migrations },
} as const

function sqliteConfig({ file, pool }: DatabaseOptions): Knex.Config {
  if (!file) throw new Error('no database: give DATABASE_URL, or a folder for the SQLite file')
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  return {
    ...shared,
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: { ...(pool ?? { min: 1, max: 4 }), afterCreate: whenSet(setPragmas) },
  }
}

function postgresConfig(url: string, { pool }: DatabaseOptions): Knex.Config {
  return {
    ...shared,
    client: 'pg',
    // read by the driver itself: knex would lose the folder of a unix socket
    connection: { connectionString: url },
    pool: { ...(pool ?? { min: 1, max: 8 }), afterCreate: whenSet(checkPostgres) },
  }
}

type Done = (error: Error | null, connection: unknown) => void

/** Turns a check of a new connection into the function that the pool calls; a failed check fails the connection. */
function whenSet<C>(check: (connection: C) => Promise<void>) {
  return (connection: C, done: Done): void => {
    check(connection).then(
      () => done(null, connection),
      (error: Error) => done(error, connection),
    )
  }
}

export interface SqliteConnection {
  get(sql: string, done: (error: Error | null, row?: Record<string, unknown>) => void): unknown
}

/** Set every pragma of `SQLITE_PRAGMAS`, then read each back. @throws Error at one that is not so */
export async function setPragmas(connection: SqliteConnection): Promise<void> {
  const ask = (sql: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      connection.get(sql, (error, row) =>
        error ? reject(error) : resolve(Object.values(row ?? {})[0]),
      )
    })
  for (const [name, value] of SQLITE_PRAGMAS) await ask(`PRAGMA ${name} = ${value}`)
  for (const [name, value] of SQLITE_PRAGMAS)
    requireSetting(name, value, await ask(`PRAGMA ${name}`))
}

/** SQLite empties its log as the last connection closes. If two close at once, neither is the last. */
function closeInTurn({ client }: Knex): void {
  const close: (connection: unknown) => Promise<void> = client.destroyRawConnection.bind(client)
  let before: Promise<unknown> = Promise.resolve()
  client.destroyRawConnection = (connection: unknown): Promise<void> => {
    const closed = before.then(() => close(connection))
    before = closed.catch(() => {})
    return closed
  }
}

async function checkPostgres(connection: Pick<PostgresConnection, 'query'>): Promise<void> {
  await connection.query('SET synchronous_commit = on')
  for (const [name, value] of POSTGRES_SETTINGS) {
    const { rows } = await connection.query(`SHOW ${name}`)
    requireSetting(name, value, rows[0]?.[name])
  }
}

function requireSetting(name: string, wanted: string | number, found: unknown): void {
  if (found === wanted) return
  throw new Error(
    `the database does not accept ${name} = ${wanted} and has ${String(found)}: not started`,
  )
}

/** PostgreSQL repeats the offending row in these fields of an error. */
function forgetValues(error: object): void {
  for (const field of ['detail', 'where']) Reflect.deleteProperty(error, field)
}
