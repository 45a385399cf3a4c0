import type { Knex } from 'knex'
import { type Day, weekOf } from '../../crypto/days/calendar.ts'
import { fromRow, toBlob } from '../blob.ts'
import { OVER } from '../blocks.ts'
import { isSqlite } from '../transaction.ts'
import { type Row, TABLE_NAMES, type TableName, tableOf } from './tables.ts'

/** Rows that are read at once: 13 MB of drops. */
const AT_ONCE = 500

/** Settings that name one server, and which start of it writes: another server has its own. */
const OF_ONE_SERVER = ['server-id', 'term']

export interface TableRow {
  readonly name: TableName
  readonly row: Row
}

/**
 * Read every row that a backup holds as it stands at one moment, while others write: table by table, in the
 * order of the primary keys. The database is not changed, and on SQLite its log is not emptied meanwhile.
 *
 * Keys by which pages of days before `today` were built are left out: the server may keep them until it is
 * sure of the day, and nobody needs them again.
 *
 * @param work takes the rows; the moment lasts until it ends
 */
export function readSnapshot<T>(
  db: Knex,
  today: Day,
  work: (rows: AsyncIterable<TableRow>) => Promise<T>,
): Promise<T> {
  const how: Knex.TransactionConfig = isSqlite(db)
    ? {}
    : { isolationLevel: 'repeatable read', readOnly: true }
  return db.transaction(async (trx) => {
    // PostgreSQL shows an empty table to a snapshot from before the table was written again by the nightly
    // step: so that step waits for us, and the moment begins when all tables are ours
    if (!isSqlite(db)) await trx.raw(`LOCK TABLE ${TABLE_NAMES.join(', ')} IN ACCESS SHARE MODE`)
    return work(rowsOf(trx, today))
  }, how)
}

async function* rowsOf(trx: Knex.Transaction, today: Day): AsyncGenerator<TableRow> {
  for (const name of TABLE_NAMES) {
    for await (const row of eachRow(trx, name)) if (isKept(name, row, today)) yield { name, row }
  }
}

function isKept(name: TableName, row: Row, today: Day): boolean {
  if (name === 'settings') return !OF_ONE_SERVER.includes(String(row.name))
  if (name === 'echo_days' || name === 'slot_days') return Number(row.day) >= today
  if (name === 'slot_weeks') return Number(row.week) >= weekOf(today)
  // its file is about to be erased
  return name !== 'blocks' || row.expiry_week !== OVER
}

/** All rows of a table, some at once, each once. */
async function* eachRow(trx: Knex.Transaction, name: TableName): AsyncGenerator<Row> {
  const { key, columns } = tableOf(name)
  // PostgreSQL sorts text by a language; few rows have text
  if (Object.values(columns).includes('text')) {
    const rows: Row[] = (await trx(name).select(Object.keys(columns))).map(fromRow)
    yield* rows.sort((one, other) => (keyText(one, key) < keyText(other, key) ? -1 : 1))
    return
  }
  let last: Row | null = null
  for (;;) {
    const query = trx<Record<string, unknown>>(name)
      .orderBy([...key])
      .limit(AT_ONCE)
    if (last !== null) query.whereRaw(...after(key, last))
    const rows: Row[] = (await query.select(Object.keys(columns))).map((row) => fromRow(row) as Row)
    yield* rows
    last = rows.at(-1) ?? null
    if (rows.length < AT_ONCE) return
  }
}

function keyText(row: Row, key: readonly string[]): string {
  return key.map((column) => String(row[column])).join('\0')
}

/** The condition for rows behind `last`, with its values. */
function after(key: readonly string[], last: Row): [string, (Buffer | number | string)[]] {
  const values = key.map((column) => {
    const value = last[column]
    return value instanceof Uint8Array ? toBlob(value) : (value ?? 0)
  })
  const marks = key.map(() => '?').join(', ')
  return [`(${key.join(', ')}) > (${marks})`, values]
}
