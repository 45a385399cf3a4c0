import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Knex } from 'knex'
import type { Engine } from './engines.ts'
import { onEachEngine, sqlite } from './engines.ts'

/** `table.column: type` and `kind name`, sorted: what there is, and what SCHEMA.md says there is. */
type Names = readonly string[]

const text = readFileSync(new URL('../../../db/SCHEMA.md', import.meta.url), 'utf8')

function named(engine: Engine): Names {
  const names: string[] = []
  let table = ''
  for (const line of text.split('\n')) {
    const heading = line.match(/^### `(\w+)`$/)
    if (heading?.[1]) names.push(`table ${heading[1]}`)
    if (line.startsWith('#')) table = heading?.[1] ?? ''
    const cells = line.split('|').map((cell) => cell.trim())
    const name = cells[1]?.match(/^`(\w+)`$/)?.[1]
    if (name === undefined) continue
    if (table !== '') names.push(`${table}.${name}: ${cells[2]?.split(' ')[0]}`)
    else if (cells[3] === 'both' || cells[3] === engine.name) names.push(`${cells[2]} ${name}`)
  }
  return names.sort()
}

/** Every column of `table` that SCHEMA.md names, with why, how long and what it shows. */
function reasons(): readonly (readonly string[])[] {
  const tables = text.slice(text.indexOf('\n## Tables'), text.indexOf('\n## Other objects'))
  return tables
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

function plainType(type: string): string {
  if (/^(blob|bytea)$/i.test(type)) return 'bytes'
  if (/^int/i.test(type)) return 'integer'
  if (/^(text|varchar|character varying)/i.test(type)) return 'text'
  if (/^(datetime|timestamp)/i.test(type)) return 'time'
  return type
}

async function ofSqlite(db: Knex): Promise<Names> {
  const objects: readonly { type: string; name: string }[] = await db.raw(
    "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%'",
  )
  const columns: readonly { table: string; name: string; type: string }[] = await db.raw(
    `SELECT s.name AS "table", c.name, c.type FROM sqlite_schema s, pragma_table_xinfo(s.name) c
     WHERE s.type IN ('table', 'view') AND s.name <> 'sqlite_sequence'`,
  )
  return [
    ...objects.map(({ type, name }) => `${type} ${name}`),
    ...columns.map((column) => `${column.table}.${column.name}: ${plainType(column.type)}`),
  ].sort()
}

async function ofPostgres(db: Knex): Promise<Names> {
  const { rows } = await db.raw(`
    SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'i' THEN 'index' WHEN 'S' THEN 'sequence'
           ELSE 'relation of kind ' || relkind::text END || ' ' || relname AS name
      FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND oid NOT IN (SELECT indexrelid FROM pg_index WHERE indisprimary)
    UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'routine ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`)
  const columns = await db.raw(`
    SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'public'`)
  return [
    ...rows.map((row: { name: string }) => row.name),
    ...columns.rows.map(
      (row: { table_name: string; column_name: string; data_type: string }) =>
        `${row.table_name}.${row.column_name}: ${plainType(row.data_type)}`,
    ),
  ].sort()
}

onEachEngine('SCHEMA.md', (db, engine) => {
  const live = () => (engine.name === 'SQLite' ? ofSqlite(db()) : ofPostgres(db()))

  it('names every table, column, index and trigger that there is, and no other', async () => {
    expect(await live()).to.deep.equal(named(engine))
  })

  it('would be found wrong for one more column, table, index or view', async () => {
    for (const [statement, name] of [
      ['ALTER TABLE drops ADD COLUMN created_at integer', 'drops.created_at: integer'],
      ['CREATE TABLE visits (address text)', 'table visits'],
      ['CREATE INDEX by_page ON slots (page)', 'index by_page'],
    ] as const) {
      await db().raw(statement)
      const more = (await live()).filter((found) => !named(engine).includes(found))
      expect(more).to.include(name)
    }
    await db().raw('DROP TABLE records')
    expect(await live()).not.to.include('table records')
  })

  it('keeps no column for a time, an address or an agent', async () => {
    const suspicious = (await live()).filter((name) =>
      /\.\w*(_at|time|date|ip|addr|agent|host|user|seq|rowid)\w*:/i.test(name),
    )
    expect(suspicious).to.deep.equal(['knex_migrations.migration_time: time'])
    expect(await db()('knex_migrations').distinct('migration_time')).to.deep.equal([
      { migration_time: null },
    ])
  })
})

describe('SCHEMA.md', () => {
  it('gives each column a reason, a span and what it shows', () => {
    expect(reasons()).to.have.length.greaterThan(30)
    for (const cells of reasons()) {
      expect(cells, cells[1]).to.have.length(7)
      expect(
        cells.slice(1, 6).every((cell) => cell !== ''),
        cells[1],
      ).to.equal(true)
    }
  })
})

describe('tables on SQLite', () => {
  it('have no hidden number of rows', async () => {
    const { db, close } = await sqlite.open()
    const tables: readonly { name: string; wr: number; strict: number }[] = await db.raw(
      "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
    )
    await close()
    const loose = tables.filter(({ wr, strict }) => wr === 0 || strict === 0)
    expect(loose.map(({ name }) => name)).to.have.members([
      'knex_migrations',
      'knex_migrations_lock',
      'sqlite_sequence',
      'sqlite_schema',
    ])
  })
})
