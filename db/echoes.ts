import type { Knex } from 'knex'
import type { Day, Week } from '../crypto/days/calendar.ts'
import { weekOf } from '../crypto/days/calendar.ts'
import { fromBlob, toBlob } from './blob.ts'
import type { Db } from './transaction.ts'
import { lockTable, write } from './transaction.ts'

/** A key under which something shows on one day's pages. */
export interface DayKey {
  readonly day: Day
  /** 32 bytes */
  readonly key: Uint8Array
}

/** An echo of 16 bytes, with the 8 bytes that only its reporter reads, as they are masked in its week. */
export interface WeekEcho {
  readonly echo: Uint8Array
  readonly choice: Uint8Array
}

/** Key and choice of an echo on one day's pages. */
export interface EchoDay extends DayKey {
  /** 8 bytes, masked for that day */
  readonly choice: Uint8Array
}

export interface NewEcho {
  /** the echo of `nextWeek`; that of the running week is never stored */
  readonly next: WeekEcho
  /** the week after the running one */
  readonly nextWeek: Week
  /** seen through the week before this one */
  readonly expiryWeek: Week
  /** of the running week, from today */
  readonly days: readonly EchoDay[]
}

/** The result for an echo of `week` when that week begins. */
export interface TurnedEcho {
  /** the echo of the week after */
  readonly next: WeekEcho
  readonly days: readonly EchoDay[]
}

interface EchoRow {
  readonly next: Uint8Array
  readonly choice: Uint8Array
  readonly next_week: number
  readonly expiry_week: number
}

interface EchoDayRow {
  readonly day: number
  readonly key: Uint8Array
  readonly choice: Uint8Array
}

/** A known echo keeps its row, whatever choice comes with it. */
export function addEcho(db: Db, echo: NewEcho): Promise<void> {
  return write(db, async (trx) => {
    await insertEchoes(trx, [
      { ...rowOf(echo.next), next_week: echo.nextWeek, expiry_week: echo.expiryWeek },
    ])
    await insertDays(trx, echo.days)
  })
}

/** All echoes shown on `day`, sorted by key: a set, the same for all pages. */
export async function listEchoes(db: Db, day: Day): Promise<EchoDay[]> {
  const rows = await db<EchoDayRow>('echo_days').where({ day }).orderBy('key').select('*')
  return rows.map(({ key, choice }) => ({ day, key: fromBlob(key), choice: fromBlob(choice) }))
}

/** Derives the day keys of the echo of `week`, and the echo of the week after. */
export type TurnEcho = (echo: WeekEcho, week: Week) => TurnedEcho | Promise<TurnedEcho>

/** Make the keys by which echoes show on `day` and the rest of its week, and forget nothing. */
export function showEchoes(db: Db, day: Day, derive: TurnEcho): Promise<void> {
  return write(db, async (trx) => {
    await lockTable(trx, 'echoes')
    await insertDays(trx, (await turnRows(trx, day, derive)).days)
  })
}

/**
 * Bring all echoes to `today`, in one transaction: those whose week has begun become the day keys of that
 * week and the echo of the week after; day keys gone by are removed. Missed weeks are processed one after the
 * other. A repeat on the same day changes nothing.
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
  const days: EchoDay[] = []
  for (const row of due) {
    if (row.expiry_week <= thisWeek) continue
    let next: WeekEcho = { echo: fromBlob(row.next), choice: fromBlob(row.choice) }
    for (let week = row.next_week; week <= thisWeek; week++) {
      const turned = await derive(next, week)
      next = turned.next
      days.push(...turned.days.filter(({ day }) => day >= today))
    }
    rows.push({ ...row, ...rowOf(next), next_week: thisWeek + 1 })
  }
  return { rows, days }
}

function rowOf({ echo, choice }: WeekEcho): Pick<EchoRow, 'next' | 'choice'> {
  return { next: echo, choice }
}

/** Rows in one statement; below SQLite's limit of 500 parts. */
const BATCH = 200

async function insertEchoes(trx: Knex.Transaction, rows: readonly EchoRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows
      .slice(at, at + BATCH)
      .map((row) => ({ ...row, next: toBlob(row.next), choice: toBlob(row.choice) }))
    await trx('echoes').insert(batch).onConflict('next').ignore()
  }
}

async function insertDays(trx: Knex.Transaction, days: readonly EchoDay[]): Promise<void> {
  for (let at = 0; at < days.length; at += BATCH) {
    const batch = days
      .slice(at, at + BATCH)
      .map(({ day, key, choice }) => ({ day, key: toBlob(key), choice: toBlob(choice) }))
    await trx('echo_days').insert(batch).onConflict(['day', 'key']).ignore()
  }
}
