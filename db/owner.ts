import { join } from 'node:path'
import type { Knex } from 'knex'
import { equal, fromHex, type Random, toHex } from '../crypto/primitives/bytes.ts'
import {
  DATABASE_FILE,
  hasDatabaseFile,
  ownFolders,
  readServerId,
  writeServerId,
} from './data-folder.ts'
import { lockFolder, type Release } from './folder-lock.ts'
import { connectDatabase, type DatabaseOptions, migrateDatabase } from './open.ts'
import { PostgresLock } from './postgres-lock.ts'
import { getSetting, putSetting } from './settings.ts'
import { fence } from './transaction.ts'

/** Milliseconds: longer than PostgreSQL keeps the lock of a machine that lost its power. */
const PATIENCE = 30_000
const ID_LENGTH = 16

/** Another server has taken this database; nothing was written. */
export class NotOwnerError extends Error {}

export interface OwnerOptions {
  /** `postgres://…`, or null for the SQLite file in `dataDir` */
  readonly url: string | null
  readonly dataDir: string
  readonly random: Random
  /** Called with a text that the operator should know. */
  readonly note: (text: string) => void
  /** milliseconds to wait for another server that holds a PostgreSQL database */
  readonly patience?: number
}

/**
 * The one server that owns a database and its DATA_DIR, from before anything is touched until it has
 * stopped. Three things see to that:
 *
 * - locks on both, which end with the process;
 * - the server id, which both carry: a folder is never used with another database;
 * - on PostgreSQL the term, a random value that each owner writes when it begins, and that every
 *   transaction that writes compares. The lock may be lost for a moment with its connection; if
 *   another server came in then, this one writes nothing more, and `lost` resolves.
 */
export class Owner {
  readonly db: Knex
  /** Whether the database was never in use. */
  readonly isNew: boolean
  /** Resolves if another server has taken the database; never rejects. */
  readonly lost: Promise<void>
  readonly #options: OwnerOptions
  readonly #releases: Release[]
  readonly #id: string | null
  #lose: () => void = () => undefined

  private constructor(options: OwnerOptions, db: Knex, found: Found, releases: Release[]) {
    this.#options = options
    this.db = db
    this.isNew = found.isNew
    this.#id = found.database
    this.#releases = releases
    this.lost = new Promise((resolve) => {
      this.#lose = resolve
    })
  }

  /**
   * Take database and DATA_DIR, open the database and bring its tables up to date.
   *
   * @throws Error with a remedy if another server has one of them, or they do not belong together: then
   *   neither was changed
   */
  static async take(options: OwnerOptions): Promise<Owner> {
    const { url, dataDir } = options
    const releases: Release[] = []
    let db: Knex | undefined
    try {
      for (const folder of ownFolders(dataDir)) releases.unshift(await requireFolder(folder))
      const folder = readServerId(dataDir)
      if (url === null && folder !== null && !hasDatabaseFile(dataDir)) throw new Error(NO_DATABASE)
      db = connectDatabase(databaseOptions(options))
      const lock = url === null ? null : await requireLock(db, options)
      if (lock !== null) releases.unshift(() => lock.release())
      const found = { ...(await inspect(db)), folder }
      requireSame(options, found)
      await migrateDatabase(db)
      const owner = new Owner(options, db, found, releases)
      if (lock !== null) await owner.#beginTerm(lock)
      return owner
    } catch (error) {
      await db?.destroy()
      for (const release of releases) await release()
      throw error
    }
  }

  /** Mark database and folder as belonging together; the database first. */
  async pair(): Promise<void> {
    const { dataDir, random } = this.#options
    const id = this.#id ?? toHex(random(ID_LENGTH))
    if (this.#id === null) await putSetting(this.db, 'server-id', fromHex(id))
    if (readServerId(dataDir) === null) writeServerId(dataDir, id)
  }

  /** Close the database, then release the locks. */
  async release(): Promise<void> {
    await this.db.destroy()
    for (const release of this.#releases) await release()
  }

  async #beginTerm(lock: PostgresLock): Promise<void> {
    const { random, note } = this.#options
    const term = random(ID_LENGTH)
    await this.db.transaction(async (trx) => {
      // waits for all transactions that have compared the term, and keeps out all others
      await trx.raw('LOCK TABLE settings IN ACCESS EXCLUSIVE MODE')
      await putSetting(trx, 'term', term)
    })
    const isOurs = async (db: Knex): Promise<boolean> => {
      const found = await getSetting(db, 'term')
      if (found !== null && equal(found, term)) return true
      this.#lose()
      return false
    }
    fence(this.db, async (trx) => {
      if (!(await isOurs(trx))) throw new NotOwnerError('another server has this database')
    })
    lock.watch({
      lost: () => note('PostgreSQL ended the connection that locks the database: locking it again'),
      again: () => note('the database is locked again'),
      isOurs: () => isOurs(this.db),
    })
  }
}

/** The state before anything was changed. */
interface Found {
  /** Hex of the server id in the database; null if it has none. */
  readonly database: string | null
  readonly folder: string | null
  readonly isNew: boolean
}

async function inspect(db: Knex): Promise<Pick<Found, 'database' | 'isNew'>> {
  if (!(await db.schema.hasTable('settings'))) return { database: null, isNew: true }
  const id = await getSetting(db, 'server-id')
  return { database: id && toHex(id), isNew: (await getSetting(db, 'turned-day')) === null }
}

const NO_DATABASE =
  'the database of this DATA_DIR is not here: set DATABASE_URL as it was, or bring back its postern.db; for a new reception give an empty folder as DATA_DIR'
const BESIDE_A_FILE =
  'DATABASE_URL is set, and the reports of this DATA_DIR are in its postern.db: unset DATABASE_URL, or give an empty folder as DATA_DIR for the other database'
const OTHER_FILE =
  'postern.db does not belong to this DATA_DIR: bring back the one that does; or, if this is an older copy of it, remove the file server-id'
const OTHER_URL =
  'this DATA_DIR belongs to another database: set DATABASE_URL as it was, or give an empty folder as DATA_DIR'
const OLDER_COPY = '; or remove the file server-id, if this is an older copy of that database'
const OTHERS =
  'the database and DATA_DIR belong to different servers: set DATABASE_URL as it was, or give the DATA_DIR that belongs to this database'

/** @throws Error with a remedy if folder and database are not of one server */
function requireSame({ url, dataDir }: OwnerOptions, { database, folder, isNew }: Found): void {
  if (database !== null && database === folder) return
  if (url !== null && hasDatabaseFile(dataDir)) throw new Error(BESIDE_A_FILE)
  if (database !== null && folder !== null) throw new Error(OTHERS)
  if (folder !== null) {
    throw new Error(url === null ? OTHER_FILE : isNew ? OTHER_URL : `${OTHER_URL}${OLDER_COPY}`)
  }
  // a first start that was cut short has marked the database only
  if (database === null || isNew) return
  throw new Error(
    `the database belongs to another DATA_DIR: give that one; if it is gone for good, write ${database} into a file server-id in this one`,
  )
}

function databaseOptions({ url, dataDir }: OwnerOptions): DatabaseOptions {
  return url === null ? { file: join(dataDir, DATABASE_FILE) } : { url }
}

async function requireFolder(folder: string): Promise<Release> {
  const release = await lockFolder(folder)
  if (release !== null) return release
  throw new Error(
    'another server uses DATA_DIR: stop it, or give this one a DATA_DIR and a database of its own',
  )
}

async function requireLock(
  db: Knex,
  { patience = PATIENCE, note }: OwnerOptions,
): Promise<PostgresLock> {
  const lock = await PostgresLock.take(db, patience, () =>
    note(`another server uses the database: waiting ${patience / 1000} seconds for it to end`),
  )
  if (lock !== null) return lock
  throw new Error(
    'another server uses the database of DATABASE_URL: stop it, or give this one a database and a DATA_DIR of its own',
  )
}
