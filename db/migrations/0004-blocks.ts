import type { Knex } from 'knex'
import { isSqlite } from '../transaction.ts'

/** SCHEMA.md explains each column. */
export async function up(db: Knex): Promise<void> {
  const [bytes, table] = isSqlite(db) ? ['BLOB', ' STRICT, WITHOUT ROWID'] : ['bytea', '']
  const columns = [
    `id ${bytes} NOT NULL CHECK (length(id) = 32) PRIMARY KEY`,
    'expiry_week INTEGER NOT NULL CHECK (expiry_week >= 0)',
  ]
  await db.raw(`CREATE TABLE blocks (${columns.join(', ')})${table}`)
  await db.raw('CREATE INDEX blocks_expiry ON blocks (expiry_week)')
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('blocks')
}
