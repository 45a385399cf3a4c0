import type { Knex } from 'knex'

interface Dialect {
  readonly bytes: string
  /** rows lie in the order of their random keys, and have no number besides */
  readonly table: string
}

const SQLITE: Dialect = { bytes: 'BLOB', table: ' STRICT, WITHOUT ROWID' }
const POSTGRES: Dialect = { bytes: 'bytea', table: '' }

/** Statements in order; SCHEMA.md explains each column. */
function statements({ bytes, table }: Dialect): readonly string[] {
  const sized = (name: string, length: number): string =>
    `${name} ${bytes} NOT NULL CHECK (length(${name}) = ${length})`
  const count = (name: string): string => `${name} INTEGER NOT NULL CHECK (${name} >= 0)`
  const ofSlot = `slot_id ${bytes} NOT NULL REFERENCES slots (id) ON DELETE CASCADE`
  const create = (name: string, ...columns: readonly string[]): string =>
    `CREATE TABLE ${name} (${columns.join(', ')})${table}`
  const shelf = (name: string, ...columns: readonly string[]): readonly string[] => [
    create(name, `${sized('id', 32)} PRIMARY KEY`, ...columns, count('expiry_week')),
    `CREATE INDEX ${name}_expiry ON ${name} (expiry_week${name === 'drops' ? ', life' : ''})`,
  ]
  return [
    create('settings', 'name TEXT NOT NULL PRIMARY KEY', `value ${bytes} NOT NULL`),
    ...shelf('drops', sized('sealed', 25_776), count('life')),
    create(
      'echoes',
      ...[`${sized('next', 16)} PRIMARY KEY`, sized('choice', 8)],
      ...[count('next_week'), count('expiry_week')],
    ),
    create(
      'echo_days',
      ...[count('day'), sized('key', 32), sized('choice', 8), 'PRIMARY KEY (day, key)'],
    ),
    ...shelf(
      'slots',
      'page_bits INTEGER NOT NULL CHECK (page_bits BETWEEN 0 AND 8)',
      'page INTEGER NOT NULL CHECK (page BETWEEN 0 AND (1 << page_bits) - 1)',
      sized('sealed', 1024),
    ),
    create('slot_days', ofSlot, count('day'), sized('key', 32), 'PRIMARY KEY (slot_id, day)'),
    create('slot_weeks', ofSlot, count('week'), sized('veil', 32), 'PRIMARY KEY (slot_id, week)'),
    ...shelf('records', sized('sealed', 4096)),
    create('key_lists', `${count('version')} PRIMARY KEY`, `signed ${bytes} NOT NULL`),
    create(
      'weekly_bundles',
      ...[count('version'), count('week'), `bundle ${bytes} NOT NULL`],
      'PRIMARY KEY (version, week)',
    ),
  ]
}

export async function up(db: Knex): Promise<void> {
  const dialect = db.client.config.client === 'sqlite3' ? SQLITE : POSTGRES
  for (const statement of statements(dialect)) await db.raw(statement)
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    'weekly_bundles',
    'key_lists',
    'records',
    'slot_weeks',
    'slot_days',
    'slots',
    'echo_days',
    'echoes',
    'drops',
    'settings',
  ]) {
    await db.schema.dropTable(table)
  }
}
