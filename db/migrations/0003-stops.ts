import type { Knex } from 'knex'
import { isSqlite } from '../transaction.ts'

/** SCHEMA.md explains each column. */
export async function up(db: Knex): Promise<void> {
  const [bytes, table] = isSqlite(db) ? ['BLOB', ' STRICT, WITHOUT ROWID'] : ['bytea', '']
  const columns = [
    `signer ${bytes} NOT NULL CHECK (length(signer) = 8) PRIMARY KEY`,
    `signature ${bytes} NOT NULL CHECK (length(signature) = 64)`,
  ]
  await db.raw(`CREATE TABLE stops (${columns.join(', ')})${table}`)
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('stops')
}
