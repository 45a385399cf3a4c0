import { join } from 'node:path'
import type { Knex } from 'knex'
import { DAY_MS, type Day, dayOf, isoDate } from '../../crypto/days/calendar.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { DATABASE_FILE, hasDatabaseFile, readServerId } from '../../db/data-folder.ts'
import { countDrops } from '../../db/drops.ts'
import { connectReadOnly, newestStep } from '../../db/open.ts'
import { getSetting } from '../../db/settings.ts'
import { isSqlite } from '../../db/transaction.ts'
import { type Config, mayShareDisk } from '../../server/config.ts'
import { type Disk, DropReserve, isNearlyFull } from '../../server/limits.ts'
import { Reception } from '../../server/reception.ts'
import { listProblem } from '../../server/standing.ts'
import { startError } from '../../server/start-error.ts'
import { lastNight } from '../../server/time/nightly.ts'
import { type Line, note, ok, red } from './line.ts'

/** Days between the last night and now that the server believes without a word. */
const BELIEVED_DAYS = 28

/** Database, clock, key list and disk, without a change to any of them. */
export async function examineData(
  p: Primitives,
  config: Config,
  now: number,
  disk: () => Promise<Disk>,
): Promise<Line[]> {
  const { dataDir, databaseUrl: url } = config
  if (url === null && !hasDatabaseFile(dataDir)) {
    const remedy = 'set DATA_DIR and DATABASE_URL as the server has them, or start the server once'
    return [red('database', `there is none in ${dataDir}: ${remedy}`), await room(config, disk, 0)]
  }
  const db = connectReadOnly(url === null ? { file: join(dataDir, DATABASE_FILE) } : { url })
  try {
    const database = await state(db, dataDir)
    if (database.state === 'red') return [database, await room(config, disk, 0)]
    return [
      database,
      clock(now, await lastNight(db)),
      await keyList(p, db, now),
      await room(config, disk, await countDrops(db)),
    ]
  } catch (error) {
    const known = startError(error, config)
    const text = known instanceof Error ? known.message : String(known)
    return [red('database', text), await room(config, disk, 0)]
  } finally {
    await db.destroy()
  }
}

async function state(db: Knex, dataDir: string): Promise<Line> {
  const { found, newest } = await newestStep(db)
  if (found === null) return red('database', 'it is empty: start the server once')
  if (found !== newest)
    return red('database', 'it is of another version: start the server of this one')
  const id = await getSetting(db, 'server-id')
  if (id === null || readServerId(dataDir) !== toHex(id)) {
    const text =
      'it does not belong to DATA_DIR: set DATA_DIR and DATABASE_URL as the server has them; after a restore, start the server once'
    return red('database', text)
  }
  return isSqlite(db) ? sqliteState(db) : postgresState(db)
}

async function sqliteState(db: Knex): Promise<Line> {
  const [row]: readonly { readonly quick_check: string }[] = await db.raw('PRAGMA quick_check(1)')
  if (row?.quick_check === 'ok') return ok('database', 'SQLite, whole')
  const text =
    'SQLite finds a fault in postern.db: stop the server, keep a copy of the whole folder, and put back the last backup'
  return red('database', text)
}

async function postgresState(db: Knex): Promise<Line> {
  const { rows } = await db.raw('SHOW fsync')
  if (rows[0]?.fsync === 'on') return ok('database', 'PostgreSQL answers')
  return red('database', 'PostgreSQL has fsync = off: set it to on, or a power cut loses reports')
}

/** @param night the last day that has come for certain */
function clock(now: number, night: Day | null): Line {
  const today = isoDate(dayOf(now))
  if (night === null) return note('clock', `it is ${today}; the server has seen no night yet`)
  if (now < night * DAY_MS) {
    const text = `this machine says ${today}, and the server has seen ${isoDate(night)}: set the clock`
    return red('clock', text)
  }
  const days = dayOf(now) - night
  if (days > BELIEVED_DAYS) {
    const text = `this machine says ${today}, ${days} days after the last night of the server: if that is wrong, set the clock; if it is right, start the server once with CLOCK_CONFIRMED=${today}`
    return red('clock', text)
  }
  return ok('clock', `it is ${today}; the last night of the server was ${isoDate(night)}`)
}

async function keyList(p: Primitives, db: Knex, now: number): Promise<Line> {
  const reception = new Reception()
  await reception.load(p, db)
  if (!reception.isOpen()) {
    return red(
      'key list',
      'there is none yet: put publication.bin into DATA_DIR, and start the server',
    )
  }
  const { list } = reception.current()
  const problem = listProblem(list, dayOf(now))
  if (problem === null)
    return ok('key list', `number ${list.version}, until ${isoDate(list.expires)}`)
  return (problem.isUrgent ? red : note)('key list', problem.text)
}

async function room(
  { dropLimit, databaseUrl }: Config,
  disk: () => Promise<Disk>,
  drops: number,
): Promise<Line> {
  const found = await disk().catch(() => null)
  if (found === null)
    return red('disk', 'that of DATA_DIR cannot be looked at: see whether it is mounted')
  if (isNearlyFull(found))
    return red('disk', 'that of DATA_DIR is full, or will be soon: make room')
  const needed = mayShareDisk(databaseUrl) ? new DropReserve(dropLimit, drops).spaceNeeded() : 0
  if (found.free >= needed) return ok('disk', 'there is room for all drops of DROP_LIMIT')
  const [need, left] = [needed, found.free].map((bytes) => `${Math.round(bytes / 1e6)} MB`)
  const text = `DROP_LIMIT=${dropLimit} may need ${need}, and ${left} are left, so files are refused: make room or lower DROP_LIMIT`
  return red('disk', text)
}
