import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Knex } from 'knex'
import { dayOf, daysOfWeek, weekOf } from '../../crypto/days/calendar.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../crypto/primitives/labels.ts'
import { openDatabase } from '../../db/open.ts'

/** Only the driver, on the connections and tables of the real database. */
export interface BareStore {
  /** One transaction with the rows of a drop and of its echo. */
  add(lane: number, request: Uint8Array): Promise<void>
  close(): Promise<void>
}

type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>

/**
 * @param url of PostgreSQL; empty for SQLite in `folder`, which takes one writer: there all lanes
 *   wait for one connection
 */
export async function openBare(url: string, folder: string, lanes: number): Promise<BareStore> {
  const file = join(folder, 'postern.db')
  const pool = { min: 0, max: lanes + 1 }
  const db = await openDatabase(url ? { url, pool } : { file, pool })
  const held = await Promise.all(
    Array.from({ length: url ? lanes : 1 }, () => db.client.acquireConnection()),
  )
  const runs = held.map((connection): Run => {
    if (url) return (sql, values) => connection.query(sql, values)
    return promisify(connection.run).bind(connection)
  })
  let before: Promise<void> = Promise.resolve()
  return {
    add: (lane, request) => {
      const run = runs[lane % runs.length]
      if (run === undefined) throw new Error('no connection')
      if (url) return insert(run, request)
      before = before.then(() => insert(run, request))
      return before
    },
    close: () => closeAll(db, held),
  }
}

async function closeAll(db: Knex, held: readonly unknown[]): Promise<void> {
  for (const connection of held) await db.client.releaseConnection(connection)
  await db.destroy()
}

async function insert(run: Run, request: Uint8Array): Promise<void> {
  const today = dayOf(Date.now())
  const week = weekOf(today)
  const sealed = Buffer.from(request.subarray(0, SIZE.sealedDrop))
  const days = daysOfWeek(week, today)
  const keys = days.flatMap((day) => [
    day,
    Buffer.from(systemRandom(SIZE.key)),
    Buffer.from(systemRandom(SIZE.choice)),
  ])
  const places = days.map((_, i) => `($${3 * i + 1}, $${3 * i + 2}, $${3 * i + 3})`).join(', ')
  await run('BEGIN', [])
  await run('INSERT INTO drops (id, sealed, life, expiry_week) VALUES ($1, $2, $3, $4)', [
    sealed.subarray(0, SIZE.id),
    sealed,
    LIMIT.dropWeeks,
    week + LIMIT.dropWeeks,
  ])
  await run('INSERT INTO echoes (next, choice, next_week, expiry_week) VALUES ($1, $2, $3, $4)', [
    Buffer.from(systemRandom(16)),
    Buffer.from(systemRandom(SIZE.choice)),
    week + 1,
    week + LIMIT.echoWeeks,
  ])
  await run(`INSERT INTO echo_days (day, key, choice) VALUES ${places}`, keys)
  await run('COMMIT', [])
}
