import type { Knex } from 'knex'
import * as init from './0001-init.ts'

interface NamedMigration extends Knex.Migration {
  readonly name: string
}

/** Every migration, oldest first. Listed by hand, so that a bundle and a folder give the same. */
const all: readonly NamedMigration[] = [{ name: '0001-init', ...init }]

export const migrations: Knex.MigrationSource<NamedMigration> = {
  getMigrations: async () => [...all],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
}
