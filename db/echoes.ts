import type { Knex } from 'knex'
import type { Day, Week } from '../crypto/calendar.ts'
import { weekOf } from '../crypto/calendar.ts'
import { fromBlob, toBlob } from './blob.ts'
import type { Db } from './transaction.ts'
import { lockTable, write } from './transaction.ts'

/** A key under which something shows on one day's pages. */
export interface DayKey {
  readonly day: Day
  /** 32 bytes */
  readonly key: Uint8Array
}

export interface NewEcho {
  /** 16 bytes: the echo of `nextWeek`; that of the running week is never stored */
  readonly next: Uint8Array
  /** the week after the running one */
  readonly nextWeek: Week
  /** seen through the week before this one */
  readonly expiryWeek: Week
  /** of the running week, from today */
  readonly days: readonly DayKey[]
}

/** What an echo of `week` turns into when that week begins. */
export interface TurnedEcho {
  /** 16 bytes: the echo of the week after */
  readonly next: Uint8Array
  readonly days: readonly DayKey[]
}

interface EchoRow {
  readonly next: Uint8Array
  readonly next_week: number
  readonly expiry_week: number
}

interface EchoDayRow {
  readonly day: number
  readonly key: Uint8Array
}

/** A known echo is silently the same row. */
export function addEcho(db: Db, echo: NewEcho): Promise<void> {
  return write(db, async (trx) => {
    await insertEchoes(trx, [
      { next: echo.next, next_week: echo.nextWeek, expiry_week: echo.expiryWeek },
    ])
    await insertDays(trx, echo.days)
  })
}

/** Keys of all echoes shown on `day`, sorted: a set, the same for all pages. */
export async function listEchoKeys(db: Db, day: Day): Promise<Uint8Array[]> {
  const rows = await db<EchoDayRow>('echo_days').where({ day }).orderBy('key').select('key')
  return rows.map((row) => fromBlob(row.key))
}

/** What makes of the 16-byte echo of `week` its day keys and the echo of the week after. */
export type TurnEcho = (echo: Uint8Array, week: Week) => TurnedEcho | Promise<TurnedEcho>

/** Make the keys by which echoes show on `day` and the rest of its week, and forget nothing. */
export function showEchoes(db: Db, day: Day, derive: TurnEcho): Promise<void> {
  return write(db, async (trx) => {
    await lockTable(trx, 'echoes')
    await insertDays(trx, (await turnRows(trx, day, derive)).days)
  })
}

/**
 * Bring all echoes to `today`, in one transaction: those whose week has begun become the day keys
 * of that week and the echo of the week after; day keys gone by are removed. Weeks that were missed
 * are walked through. To do it again on the same day changes nothing.
 */
export function turnEchoes(db: Db, today: Day, derive: TurnEcho): Promise<void> {
  return write(db, async (trx) => {
    await lockTable(trx, 'echoes')
    const { rows, days } = await turnRows(trx, today, derive)
    await trx('echoes').where('next_week', '<=', weekOf(today)).delete()
    await trx('echo_days').where('day', '<', today).delete()
    // one may be there already, from a drop repeated after midnight
    await insertEchoes(trx, rows)
    await insertDays(trx, days)
  })
}

/** The rows whose week has begun by `today`, as they are then, and their day keys from then on. */
async function turnRows(trx: Knex.Transaction, today: Day, derive: TurnEcho) {
  const thisWeek = weekOf(today)
  const due = await trx<EchoRow>('echoes').where('next_week', '<=', thisWeek)
  const rows: EchoRow[] = []
  const days: DayKey[] = []
  for (const row of due) {
    if (row.expiry_week <= thisWeek) continue
    let next = fromBlob(row.next)
    for (let week = row.next_week; week <= thisWeek; week++) {
      const turned = await derive(next, week)
      next = turned.next
      days.push(...turned.days.filter(({ day }) => day >= today))
    }
    rows.push({ ...row, next, next_week: thisWeek + 1 })
  }
  return { rows, days }
}

/** Rows in one statement; below SQLite's limit of 500 parts. */
const BATCH = 200

async function insertEchoes(trx: Knex.Transaction, rows: readonly EchoRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => ({ ...row, next: toBlob(row.next) }))
    await trx('echoes').insert(batch).onConflict('next').ignore()
  }
}

async function insertDays(trx: Knex.Transaction, days: readonly DayKey[]): Promise<void> {
  for (let at = 0; at < days.length; at += BATCH) {
    const batch = days.slice(at, at + BATCH).map(({ day, key }) => ({ day, key: toBlob(key) }))
    await trx('echo_days').insert(batch).onConflict(['day', 'key']).ignore()
  }
}
