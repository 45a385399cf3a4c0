import { existsSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { DAY_MS, type Day, dayOf, isoDate } from '../../crypto/days/calendar.ts'
import type { KemPublicKey } from '../../crypto/keys/keys.ts'
import { type Random, readU32, toHex } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { readSnapshot, type TableRow } from '../../db/backup/snapshot.ts'
import { encodeRow } from '../../db/backup/tables.ts'
import type { Tally } from '../../db/backup/tally.ts'
import { BlockFolder } from '../../db/block-folder.ts'
import { hasBlockRow } from '../../db/blocks.ts'
import { DATABASE_FILE, hasDatabaseFile, readServerId } from '../../db/data-folder.ts'
import { connectDatabase, newestStep } from '../../db/open.ts'
import { getSetting } from '../../db/settings.ts'
import type { Config } from '../../server/config.ts'
import { VERSION } from '../../server/standing.ts'
import { encodeDataFile, readDataFiles } from './data-files.ts'
import { backupName, removeEnded } from './kept.ts'
import { ITEM, ItemWriter } from './stream.ts'
import { type Counted, encodeHead, encodeSummary, newTally } from './summary.ts'

/** Days that the machine's clock may be ahead of the last night of the server, as the server itself believes. */
const BELIEVED_DAYS = 28
/** A file of a block gets its name a moment after its row. */
const AGAIN_AFTER_MS = 100

export interface BackupOptions {
  readonly p: Primitives
  readonly random: Random
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl'>
  /** The public key of the person who may put the backup back. */
  readonly to: KemPublicKey
  readonly folder: string
  /** milliseconds */
  readonly now: number
}

export interface BackupResult {
  readonly path: string
  readonly day: Day
  /** Backups of the folder that have ended and were deleted. */
  readonly removed: number
  /** Blocks that the database names and the folder could not give. */
  readonly missing: number
}

/**
 * Back up a server, which may run meanwhile, into a sealed file of the folder, and delete what has ended there.
 *
 * @throws Error with a remedy
 */
export async function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const { config, folder, now } = options
  requireOutside(config.dataDir, folder)
  const db = openForReading(config)
  try {
    const sure = await requireWhole(db, config.dataDir)
    const day = dayOf(now)
    if (day < sure || day > sure + BELIEVED_DAYS) throw new Error(wrongClock(day, sure))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, backupName(day))
    const missing = await writeWhole(path, day, (file) => fill(options, db, file, day))
    return { path, day, missing, removed: await removeEnded(folder, sure) }
  } finally {
    await db.destroy()
  }
}

const wrongClock = (day: Day, sure: Day): string =>
  `the clock of this machine says ${isoDate(day)}, and the last night of the server was ${isoDate(sure)}: set the clock; or start the server, if it was off so long`

/** A backup beside what it is a backup of goes with it. */
function requireOutside(dataDir: string, folder: string): void {
  const way = relative(resolve(dataDir), resolve(folder))
  if (way.startsWith('..')) return
  throw new Error(`${folder} lies in DATA_DIR: give a folder on another disk`)
}

function openForReading({ dataDir, databaseUrl }: BackupOptions['config']): Knex {
  if (databaseUrl !== null) return connectDatabase({ url: databaseUrl, pool: ONE })
  if (hasDatabaseFile(dataDir))
    return connectDatabase({ file: join(dataDir, DATABASE_FILE), pool: ONE })
  throw new Error(
    `there is no database in DATA_DIR (${dataDir}): set DATA_DIR and DATABASE_URL as the server has them`,
  )
}

const ONE = { min: 0, max: 2 }

/** @returns the last day that has come for certain. @throws Error if folder and database are not those of one server */
async function requireWhole(db: Knex, dataDir: string): Promise<Day> {
  const there = await newestStep(db)
  if (there.found === null) throw new Error('the database is empty: there is nothing to back up')
  if (there.found !== there.newest)
    throw new Error('the database is of another version: start the server of this one first')
  const id = await getSetting(db, 'server-id')
  const night = await getSetting(db, 'turned-day')
  if (id === null || night === null)
    throw new Error('the server was never in use: nothing to back up')
  if (readServerId(dataDir) === toHex(id)) return readU32(night, 0)
  throw new Error(
    'the database and DATA_DIR belong to different servers: set DATA_DIR and DATABASE_URL as the server has them',
  )
}

/** Write a file that has its name only once it is whole and on the disk; its time tells no more than the name. */
async function writeWhole<T>(
  path: string,
  day: Day,
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const part = `${path}.part`
  if (existsSync(part)) rmSync(part)
  const file = await open(part, 'wx', 0o600)
  try {
    const result = await work(file)
    await file.sync()
    utimesSync(part, new Date(day * DAY_MS), new Date(day * DAY_MS))
    renameSync(part, path)
    return result
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** @returns how many blocks are missing */
async function fill(
  { p, random, config, to }: BackupOptions,
  db: Knex,
  file: FileHandle,
  day: Day,
): Promise<number> {
  const tally = newTally(p)
  const writer = await ItemWriter.begin(file, p, random, to, day)
  const { newest } = await newestStep(db)
  await writer.add(ITEM.head, encodeHead({ version: VERSION, schema: newest }))
  const addRow = async ({ name, row }: TableRow): Promise<void> => {
    const bytes = encodeRow(name, row)
    tally.add(name, bytes)
    await writer.add(ITEM.row, bytes)
  }
  const blocks: TableRow[] = []
  await readSnapshot(db, day, async (rows) => {
    for await (const one of rows) {
      // their files take longer, and nothing should wait for them
      if (one.name === 'blocks') blocks.push(one)
      else await addRow(one)
    }
  })
  let missing = 0
  for (const one of blocks) {
    const block = await blockOf(db, config.dataDir, one)
    if (block === 'missing') missing++
    if (typeof block === 'string') continue
    await addRow(one)
    await addBlock(writer, tally, block)
  }
  for (const one of readDataFiles(config.dataDir)) {
    const bytes = encodeDataFile(one)
    tally.add('data files', bytes)
    await writer.add(ITEM.file, bytes)
  }
  await writer.add(ITEM.summary, encodeSummary(tally))
  await writer.end()
  return missing
}

async function addBlock(writer: ItemWriter, tally: Tally<Counted>, block: Block): Promise<void> {
  tally.add('block files', block.id, block.sealed)
  await writer.add(ITEM.block, block.id, block.sealed)
}

interface Block {
  readonly id: Uint8Array
  readonly sealed: Uint8Array
}

/** The file of a row; `over` if the block expired meanwhile, so that its file is erased. */
async function blockOf(
  db: Knex,
  dataDir: string,
  { row }: TableRow,
): Promise<Block | 'over' | 'missing'> {
  const id = row.id
  if (!(id instanceof Uint8Array)) return 'missing'
  const folder = new BlockFolder(dataDir)
  for (let n = 0; n < 3; n++) {
    const sealed = await folder.read(toHex(id)).catch(() => null)
    if (sealed !== null) return { id, sealed }
    if (!(await hasBlockRow(db, id))) return 'over'
    await sleep(AGAIN_AFTER_MS)
  }
  return 'missing'
}
