import type { Knex } from 'knex'
import { isSqlite } from '../transaction.ts'

/** SCHEMA.md explains each column. */
export async function up(db: Knex): Promise<void> {
  const [bytes, table] = isSqlite(db) ? ['BLOB', ' STRICT, WITHOUT ROWID'] : ['bytea', '']
  const sized = (name: string, length: number): string =>
    `${name} ${bytes} NOT NULL CHECK (length(${name}) = ${length})`
  const columns = [
    sized('suspended', 8),
    'day INTEGER NOT NULL CHECK (day >= 0)',
    sized('signer', 8),
    sized('signature', 64),
    'PRIMARY KEY (suspended, day, signer)',
  ]
  await db.raw(`CREATE TABLE suspensions (${columns.join(', ')})${table}`)
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('suspensions')
}
