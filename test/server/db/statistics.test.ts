import { expect } from 'chai'
import type { Knex } from 'knex'
import { firstDay } from '../../../crypto/days/calendar.ts'
import { addBlockRow } from '../../../db/blocks.ts'
import { addDrop } from '../../../db/drops.ts'
import { addEcho, turnEchoes } from '../../../db/echoes.ts'
import { removeExpired } from '../../../db/expiry.ts'
import { checkpointAndVacuum } from '../../../db/rewrite.ts'
import { addEnvelope } from '../../../db/shelf.ts'
import { putSlot, turnSlotDays } from '../../../db/slots.ts'
import { addStop } from '../../../db/stops.ts'
import { type OpenedDatabase, postgres } from './engines.ts'
import {
  bytes,
  dayKeys,
  hashSlot,
  newDrop,
  newEcho,
  newRecord,
  newSlot,
  turnEcho,
  WEEK,
} from './rows.ts'

const LAST_MIGRATION_BEFORE = '0005-statistics'

/** Every value of bytes in every table, as hex, with where it stands. */
async function secrets(db: Knex): Promise<ReadonlyMap<string, string>> {
  const { rows: columns } = await db.raw(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'bytea'`,
  )
  const found = new Map<string, string>()
  for (const { table, column } of columns) {
    for (const value of await db(table).pluck(column)) {
      const hex = Buffer.from(value).toString('hex')
      found.set(hex.slice(0, 64), `${table}.${column}`)
    }
  }
  return found
}

/** Places in the catalogues and views of PostgreSQL itself where one of `needles` stands. */
async function catalogued(db: Knex, needles: ReadonlyMap<string, string>): Promise<string[]> {
  const { rows } = await db.raw(
    `SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
     AND relkind IN ('r', 'v', 'm') AND relname <> 'pg_shmem_allocations_numa' ORDER BY relname`,
  )
  expect(rows).to.have.length.greaterThan(100)
  const found = new Set<string>()
  for (const { relname } of rows) {
    const { rows: all } = await db.raw('SELECT t::text AS line FROM pg_catalog.?? AS t', [relname])
    for (const { line } of all) {
      for (const [hex, where] of needles) {
        if (line?.includes(hex)) found.add(`${relname}: ${where}`)
      }
    }
  }
  return [...found].sort()
}

async function fill(db: Knex): Promise<void> {
  for (let n = 0; n < 12; n++) {
    await addDrop(db, newDrop({ expiryWeek: WEEK + 1 + (n % 2) }))
    await addEcho(db, newEcho())
    await putSlot(db, newSlot(), null, hashSlot)
    await addEnvelope(db, 'records', newRecord({ expiryWeek: WEEK + 1 + (n % 2) }))
    await addBlockRow(db, { id: bytes(32), expiryWeek: WEEK + 1 })
    await addStop(db, { signer: bytes(8), signature: bytes(64) })
    await db('suspensions').insert({
      ...{ suspended: Buffer.from(bytes(8)), day: 1, signer: Buffer.from(bytes(8)) },
      signature: Buffer.from(bytes(64)),
    })
  }
}

async function night(db: Knex): Promise<void> {
  const monday = firstDay(WEEK + 1)
  await removeExpired(db, WEEK + 1)
  await turnSlotDays(db, monday, dayKeys)
  await turnEchoes(db, monday, turnEcho)
  await checkpointAndVacuum(db)
}

describe('the statistics of a PostgreSQL', () => {
  let opened: OpenedDatabase
  let db: Knex
  beforeEach(async () => {
    opened = await postgres.open()
    db = opened.db
  })
  afterEach(() => opened.close())

  it('hold no key or id of a row that is there, or that the night has deleted', async () => {
    await fill(db)
    const before = await secrets(db)
    expect(new Set(before.values())).to.have.length.greaterThan(10)
    await db.raw('ANALYZE')
    expect(await catalogued(db, before), 'before the night').to.deep.equal([])
    await night(db)
    expect(await secrets(db)).not.to.have.keys([...before.keys()])
    expect(await catalogued(db, before), 'after the night').to.deep.equal([])
    await db.raw('ANALYZE')
    const both = new Map([...before, ...(await secrets(db))])
    expect(await catalogued(db, both), 'analysed again').to.deep.equal([])
  })

  it('are kept of no column of any table of ours', async () => {
    const columns = () =>
      db.raw(`SELECT relname || '.' || attname AS name FROM pg_attribute
        JOIN pg_class c ON c.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
          AND relname NOT LIKE 'knex%' AND attstattarget IS DISTINCT FROM 0`)
    expect((await columns()).rows).to.deep.equal([])
    await night(db)
    expect((await columns()).rows).to.deep.equal([])
  })

  it('of before are gone where an older database is brought up to date', async () => {
    await db.migrate.down({ name: LAST_MIGRATION_BEFORE })
    await fill(db)
    const there = await secrets(db)
    await db.raw('ANALYZE')
    const found = await catalogued(db, there)
    expect(found).to.include('pg_statistic: slot_weeks.veil').and.include('pg_statistic: drops.id')
    await db.migrate.latest()
    expect(await catalogued(db, there)).to.deep.equal([])
  })
})
