import type { Knex } from 'knex'
import type { Echo, EchoDay } from '../crypto/board/echo.ts'
import { type Day, type Week, weekOf } from '../crypto/days/calendar.ts'
import { fromBlob, fromRow } from './blob.ts'
import { type Db, insertNew, lockTable, write } from './transaction.ts'

export interface NewEcho {
  /** the echo of `nextWeek`; that of the running week is never stored */
  readonly next: Echo
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
  readonly next: Echo
  readonly days: readonly EchoDay[]
}

interface EchoRow {
  readonly next: Uint8Array
  readonly choice: Uint8Array
  readonly next_week: number
  readonly expiry_week: number
}

/** A known echo keeps its row, whatever choice comes with it. */
export function addEcho(db: Db, echo: NewEcho): Promise<void> {
  return write(db, async (trx) => {
    const { next, nextWeek, expiryWeek } = echo
    await insertEchoes(trx, [{ ...rowOf(next), next_week: nextWeek, expiry_week: expiryWeek }])
    await insertDays(trx, echo.days)
  })
}

/** All echoes shown on `day`, sorted by key: a set, the same for all pages. */
export async function listEchoes(db: Db, day: Day): Promise<EchoDay[]> {
  const rows: EchoDay[] = await db('echo_days').where({ day }).orderBy('key').select('*')
  return rows.map(fromRow)
}

/** Derives the day keys of the echo of `week`, and the echo of the week after. */
export type TurnEcho = (echo: Echo, week: Week) => TurnedEcho | Promise<TurnedEcho>

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
    let next: Echo = { echo: fromBlob(row.next), choice: fromBlob(row.choice) }
    for (let week = row.next_week; week <= thisWeek; week++) {
      const turned = await derive(next, week)
      next = turned.next
      days.push(...turned.days.filter(({ day }) => day >= today))
    }
    rows.push({ ...row, ...rowOf(next), next_week: thisWeek + 1 })
  }
  return { rows, days }
}

function rowOf({ echo, choice }: Echo): Pick<EchoRow, 'next' | 'choice'> {
  return { next: echo, choice }
}

function insertEchoes(trx: Knex.Transaction, rows: readonly EchoRow[]): Promise<void> {
  return insertNew(trx, 'echoes', rows, ['next'])
}

function insertDays(trx: Knex.Transaction, days: readonly EchoDay[]): Promise<void> {
  return insertNew(trx, 'echo_days', days, ['day', 'key'])
}
