import type { Knex } from 'knex'
import { isSqlite } from '../transaction.ts'

/** Tables that PostgreSQL shall keep no values of; every later table of secrets joins them. */
const TABLES = [
  ...['settings', 'drops', 'echoes', 'echo_days', 'slots', 'slot_days', 'slot_weeks', 'records'],
  ...['key_lists', 'weekly_bundles', 'suspensions', 'stops', 'blocks'],
]

/**
 * PostgreSQL's statistics repeat values of each column, keys among them, and keep them when the rows are
 * gone. Only the administrator may delete them directly; giving a column its own type again also drops them,
 * and writes no row.
 */
export async function up(db: Knex): Promise<void> {
  await eachColumn(db, async (table, column, type) => {
    await db.raw('ALTER TABLE ?? ALTER COLUMN ?? SET STATISTICS 0', [table, column])
    await db.raw(`ALTER TABLE ?? ALTER COLUMN ?? TYPE ${type}`, [table, column])
  })
}

export async function down(db: Knex): Promise<void> {
  await eachColumn(db, (table, column) =>
    db.raw('ALTER TABLE ?? ALTER COLUMN ?? SET STATISTICS -1', [table, column]),
  )
}

async function eachColumn(
  db: Knex,
  work: (table: string, column: string, type: string) => Promise<unknown>,
): Promise<void> {
  if (isSqlite(db)) return
  const { rows } = await db.raw(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = ANY (?)
     ORDER BY table_name, ordinal_position`,
    [TABLES],
  )
  for (const { table_name, column_name, data_type } of rows)
    await work(table_name, column_name, data_type)
}
