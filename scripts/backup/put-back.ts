import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { type Day, dayOf, isoDate } from '../../crypto/days/calendar.ts'
import type { KemSeed } from '../../crypto/keys/keys.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import { CryptoError, type CryptoErrorCode } from '../../crypto/primitives/errors.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { Filler, isEmpty, removeAll } from '../../db/backup/fill.ts'
import { readSnapshot } from '../../db/backup/snapshot.ts'
import { decodeRow, encodeRow } from '../../db/backup/tables.ts'
import type { Tally } from '../../db/backup/tally.ts'
import { BlockFolder } from '../../db/block-folder.ts'
import { DATABASE_FILE, makePrivate } from '../../db/data-folder.ts'
import { lockFolder } from '../../db/folder-lock.ts'
import { connectDatabase, migrateDatabase, newestStep } from '../../db/open.ts'
import { PostgresLock } from '../../db/postgres-lock.ts'
import { checkpointAndVacuum } from '../../db/rewrite.ts'
import type { Config } from '../../server/config.ts'
import {
  type DataFile,
  decodeDataFile,
  encodeDataFile,
  readDataFiles,
  writeDataFile,
} from './data-files.ts'
import { dayOfBackup, endOf } from './kept.ts'
import { ITEM, pieceCount, readItems } from './stream.ts'
import { type Counted, decodeHead, newTally, requireSummary } from './summary.ts'

export interface RestoreOptions {
  readonly p: Primitives
  /** The secret key of backups. */
  readonly seed: KemSeed
  /** The backup. */
  readonly path: string
  /** An empty folder, and a database that is empty as well. */
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl'>
  /** milliseconds */
  readonly now: number
}

/**
 * Put a backup back into a folder and a database that have nothing, as a server of its own: it gets a server id at its
 * first start. Everything is read again afterwards and compared with what the backup says.
 *
 * @returns the day of the backup
 * @throws Error with a remedy: then nothing is left there
 */
export async function putBack(options: RestoreOptions): Promise<Day> {
  const { path, config } = options
  return saying(path, async () => {
    const day = await requireCurrent(options)
    const { dataDir } = config
    requireEmptyFolder(dataDir)
    if (!makePrivate(dataDir))
      throw new Error(`${dataDir} belongs to another user: give it to this one`)
    const release = await lockFolder(dataDir)
    if (release === null) throw new Error(`another program uses ${dataDir}: give an empty folder`)
    try {
      await putInto(options, day)
      return day
    } catch (error) {
      for (const name of readdirSync(dataDir).filter((one) => one !== 'lock'))
        rmSync(join(dataDir, name), { recursive: true })
      throw error
    } finally {
      await release()
    }
  })
}

/** A folder with a lock is one in which a start failed, or an earlier restore. */
function requireEmptyFolder(dataDir: string): void {
  const there = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name !== 'lock') : []
  if (there.length === 0) return
  const what = there.includes(DATABASE_FILE) ? 'a database' : `"${there[0]}"`
  throw new Error(
    `there is ${what} in DATA_DIR (${dataDir}): a backup is put back only into an empty folder. Nothing was changed; give another one`,
  )
}

/** @throws Error if the backup is not of the last two weeks. @returns its day */
async function requireCurrent({ path, now }: RestoreOptions): Promise<Day> {
  const day = await dayOfBackup(path)
  pieceCount(statSync(path).size)
  const today = dayOf(now)
  const end = endOf({ day })
  if (today < day) {
    throw new Error(
      `${path} is of ${isoDate(day)}, and the clock of this machine says ${isoDate(today)}: set the clock`,
    )
  }
  if (today < end) return day
  throw new Error(
    `${path} ended on ${isoDate(end)}: what it holds has been deleted since, and must not come back. Take a newer one, and delete this one`,
  )
}

async function putInto(options: RestoreOptions, day: Day): Promise<void> {
  const { dataDir, databaseUrl: url } = options.config
  const db = connectDatabase(url === null ? { file: join(dataDir, DATABASE_FILE) } : { url })
  const lock = url === null ? null : await PostgresLock.take(db, 0, () => undefined)
  try {
    if (url !== null && lock === null) {
      throw new Error('another server uses the database of DATABASE_URL: give an empty database')
    }
    if (!(await isEmpty(db))) {
      throw new Error(
        'the database of DATABASE_URL is not empty: a backup is put back only into an empty one. Nothing was changed; give another one',
      )
    }
    await migrateDatabase(db)
    await takeAll(options, db, day).catch(async (error) => {
      await removeAll(db)
      throw error
    })
  } finally {
    await lock?.release()
    await db.destroy()
  }
}

/** @throws CryptoError, Error: then rows may be left */
async function takeAll(options: RestoreOptions, db: Knex, day: Day): Promise<void> {
  const { summary, files } = await takeIn(options, db)
  // a server does not start without them: neither does one that was half put back
  for (const file of files) writeDataFile(options.config.dataDir, file)
  requireSummary(await countAgain(options, db, day), summary)
  // the order in which the rows were written tells nothing, and an empty log tells less
  await checkpointAndVacuum(db)
}

/** Take in every item, rows in one transaction: a restore that is cut short leaves a database without rows. */
async function takeIn({ p, seed, path, config }: RestoreOptions, db: Knex) {
  const tally = newTally(p)
  const folder = new BlockFolder(config.dataDir)
  await folder.prepare()
  const { newest } = await newestStep(db)
  const files: DataFile[] = []
  let summary: Uint8Array | null = null
  await db.transaction(async (trx) => {
    const filler = new Filler(trx)
    for await (const { kind, bytes } of readItems(p, seed, path)) {
      if (summary !== null)
        throw new CryptoError('malformed', 'something stands behind the last item')
      if (kind === ITEM.head) requireSameTables(path, bytes, newest)
      else if (kind === ITEM.row) {
        const row = decodeRow(bytes)
        tally.add(row.name, bytes)
        await filler.add(row, bytes.length)
      } else if (kind === ITEM.block) await takeBlock(folder, tally, bytes)
      else if (kind === ITEM.file) {
        files.push(decodeDataFile(bytes))
        tally.add('data files', bytes)
      } else if (kind === ITEM.summary) summary = bytes
      else throw new CryptoError('malformed', `an item of kind ${kind}`)
    }
    await filler.flush()
    if (summary === null) throw new CryptoError('malformed', 'the last item is missing')
    requireSummary(tally, summary)
  })
  return { files, summary: summary ?? new Uint8Array(0) }
}

function requireSameTables(path: string, bytes: Uint8Array, newest: string): void {
  const { version, schema } = decodeHead(bytes)
  if (schema === newest) return
  throw new Error(
    `${path} was made by version ${version}, which has other tables (${schema}) than this one (${newest}): put it back by that version, and then update`,
  )
}

async function takeBlock(
  folder: BlockFolder,
  tally: Tally<Counted>,
  bytes: Uint8Array,
): Promise<void> {
  const [id, sealed] = [bytes.slice(0, SIZE.id), bytes.slice(SIZE.id)]
  if (sealed.length !== SIZE.block)
    throw new CryptoError('malformed', `a block of ${sealed.length} bytes`)
  tally.add('block files', id, sealed)
  await folder.write(toHex(id), sealed, async () => undefined)
}

/** Read everything again from where it lies now. */
async function countAgain(
  { p, config }: RestoreOptions,
  db: Knex,
  day: Day,
): Promise<Tally<Counted>> {
  const tally = newTally(p)
  const folder = new BlockFolder(config.dataDir)
  await readSnapshot(db, day, async (rows) => {
    for await (const { name, row } of rows) {
      tally.add(name, encodeRow(name, row))
      if (name !== 'blocks' || !(row.id instanceof Uint8Array)) continue
      const sealed = await folder.read(toHex(row.id))
      if (sealed !== null) tally.add('block files', row.id, sealed)
    }
  })
  for (const one of readDataFiles(config.dataDir)) tally.add('data files', encodeDataFile(one))
  return tally
}

const REFUSED: Readonly<Partial<Record<CryptoErrorCode, string>>> = {
  foreign:
    'is sealed to another key: give the secret key that belongs to backup.pub of that server',
  tampered: 'was changed or damaged, or is cut off: take another copy of it, or an older one',
}

/** Say what is wrong with the file at `path`. */
async function saying<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    const text =
      REFUSED[error.code] ??
      (error.message === 'the backup is cut off'
        ? 'is cut off: copy it again from where it was made'
        : `cannot be read: ${error.message}`)
    throw new Error(`${path} ${text}`, { cause: error })
  }
}
