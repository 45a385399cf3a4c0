import type { Knex } from 'knex'
import * as init from './0001-init.ts'
import * as suspensions from './0002-suspensions.ts'
import * as stops from './0003-stops.ts'
import * as blocks from './0004-blocks.ts'
import * as statistics from './0005-statistics.ts'

interface NamedMigration extends Knex.Migration {
  readonly name: string
}

/** Every migration, oldest first. Listed by hand, so that a bundle and a folder give the same. */
const all: readonly NamedMigration[] = [
  { name: '0001-init', ...init },
  { name: '0002-suspensions', ...suspensions },
  { name: '0003-stops', ...stops },
  { name: '0004-blocks', ...blocks },
  { name: '0005-statistics', ...statistics },
]

export const migrations: Knex.MigrationSource<NamedMigration> = {
  getMigrations: async () => [...all],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
}
