import { expect } from 'chai'
import fc from 'fast-check'
import type { Knex } from 'knex'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { Filler, isEmpty } from '../../../db/backup/fill.ts'
import { readSnapshot, type TableRow } from '../../../db/backup/snapshot.ts'
import {
  decodeRow,
  encodeRow,
  TABLE_NAMES,
  TABLES,
  type TableName,
} from '../../../db/backup/tables.ts'
import { Tally } from '../../../db/backup/tally.ts'
import { addBlockRow } from '../../../db/blocks.ts'
import { addDrop } from '../../../db/drops.ts'
import { addKeyList } from '../../../db/keylists.ts'
import { openDatabase } from '../../../db/open.ts'
import { checkpointAndVacuum } from '../../../db/rewrite.ts'
import { putSetting } from '../../../db/settings.ts'
import { addEnvelope } from '../../../db/shelf.ts'
import { putSlot } from '../../../db/slots.ts'
import { expectRefusal } from '../../support/run/refusal.ts'
import { engines, onEachEngine } from './engines.ts'
import { bytes, hashSlot, MONDAY, newDrop, newRecord, newSlot, WEEK, wholeState } from './rows.ts'

const p = await loadSodium()

/** Some rows of every table. */
async function fillAll(db: Knex): Promise<void> {
  for (let n = 0; n < 5; n++) {
    await addDrop(db, newDrop())
    await addEnvelope(db, 'records', newRecord())
    await putSlot(db, newSlot(), null, hashSlot)
    await addBlockRow(db, { id: bytes(32), expiryWeek: WEEK + 27 })
  }
  const bundle = { week: WEEK, bundle: bytes(2432) }
  await addKeyList(db, 1, bytes(900), [bundle, { ...bundle, week: WEEK + 1 }], WEEK)
  for (const name of ['server-id', 'term', 'root', 'turned-day', 'nightly-day'] as const)
    await putSetting(db, name, bytes(16))
  const [suspended, signer] = [bytes(8), bytes(8)].map((one) => Buffer.from(one))
  const signature = Buffer.from(bytes(64))
  await db('suspensions').insert({ suspended, day: MONDAY, signer, signature })
  await db('stops').insert({ signer, signature })
}

/** The rows of a backup, and for each table how many there are and their hash. */
async function backedUp(db: Knex, today = MONDAY) {
  const rows: TableRow[] = []
  const tally = new Tally<TableName>(p, TABLE_NAMES)
  await readSnapshot(db, today, async (all) => {
    for await (const one of all) {
      rows.push(one)
      tally.add(one.name, encodeRow(one.name, one.row))
    }
  })
  return { rows, hashes: tally.all() }
}

async function putInto(db: Knex, rows: readonly TableRow[]): Promise<void> {
  await db.transaction(async (trx) => {
    const filler = new Filler(trx)
    for (const one of rows) await filler.add(decodeRow(encodeRow(one.name, one.row)), 100)
    await filler.flush()
  })
}

onEachEngine('the rows of a backup', (db, engine) => {
  it('are those of every table and column that there is', async () => {
    const wanted = TABLE_NAMES.flatMap((name) =>
      Object.keys(TABLES[name].columns).map((column) => `${name}.${column}`),
    )
    expect((await columnsOf(db(), engine.name)).sort()).to.deep.equal(wanted.sort())
  })

  for (const to of engines) {
    it(`are taken by ${to.name} as they were, without the server id and the term`, async () => {
      await fillAll(db())
      const { rows, hashes } = await backedUp(db())
      const other = await to.open()
      try {
        expect(await isEmpty(other.db)).to.equal(true)
        await putInto(other.db, rows)
        expect(await isEmpty(other.db)).to.equal(false)
        expect((await backedUp(other.db)).hashes).to.deep.equal(hashes)
        await db()('settings').whereIn('name', ['server-id', 'term']).delete()
        expect(await wholeState(other.db)).to.deep.equal(await wholeState(db()))
        for (const [name, { count }] of hashes) expect(count, name).to.be.above(0)
      } finally {
        await other.close()
      }
    })
  }

  it('have no key of a day or week that is over, and no block that is', async () => {
    await fillAll(db())
    await db()('blocks').update({ expiry_week: 0 })
    const { rows } = await backedUp(db(), MONDAY + 9)
    const days = rows.flatMap(({ row }) => (row.day === undefined || row.signer ? [] : [row.day]))
    expect(days).to.deep.equal([])
    const weeks = rows.filter(({ name }) => name === 'slot_weeks').map(({ row }) => row.week)
    expect(new Set(weeks)).to.deep.equal(new Set([WEEK + 1, WEEK + 2, WEEK + 3]))
    expect(rows.filter(({ name }) => name === 'blocks')).to.deep.equal([])
    const later = await backedUp(db(), MONDAY + 14)
    const left = later.rows.filter(({ name }) => name === 'slot_weeks').map(({ row }) => row.week)
    expect(new Set(left)).to.deep.equal(new Set([WEEK + 2, WEEK + 3]))
  })

  it('are of one moment, although others write and the tables are written again', async () => {
    await fillAll(db())
    const before = await backedUp(db())
    const opened = await again(engine.name, db())
    const during: TableRow[] = []
    let night: Promise<unknown> = Promise.resolve()
    try {
      await readSnapshot(db(), MONDAY, async (all) => {
        for await (const one of all) {
          if (during.length === 0) {
            await addDrop(opened, newDrop())
            await addEnvelope(opened, 'records', newRecord())
            await opened('stops').delete()
            // on SQLite it gives up while somebody reads
            night = checkpointAndVacuum(opened).catch(() => undefined)
            if (engine.name === 'PostgreSQL') await Promise.race([night, waits(opened)])
          }
          during.push(one)
        }
      })
      await night
    } finally {
      await opened.destroy()
    }
    expect(during).to.deep.equal(before.rows)
    const after = await backedUp(db())
    expect(after.hashes.get('drops')?.count).to.equal(6)
    expect(after.hashes.get('stops')?.count).to.equal(0)
  })
})

/** Another pool on the same database. */
function again(engine: 'SQLite' | 'PostgreSQL', db: Knex): Promise<Knex> {
  const { connection } = db.client.config
  return openDatabase(
    engine === 'SQLite' ? { file: connection.filename } : { url: connection.connectionString },
  )
}

/** Until somebody waits for a lock. */
async function waits(db: Knex): Promise<void> {
  for (;;) {
    const { rows } = await db.raw('SELECT 1 FROM pg_locks WHERE NOT granted')
    if (rows.length > 0) return
  }
}

async function columnsOf(db: Knex, engine: 'SQLite' | 'PostgreSQL'): Promise<string[]> {
  const found =
    engine === 'SQLite'
      ? await db.raw(
          `SELECT s.name AS "table", c.name AS "column" FROM sqlite_schema s, pragma_table_xinfo(s.name) c
           WHERE s.type = 'table'`,
        )
      : (
          await db.raw(
            `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
             WHERE table_schema = 'public'`,
          )
        ).rows
  return found
    .filter(({ table }: { table: string }) => !/^(knex|sqlite)_/.test(table))
    .map(({ table, column }: { table: string; column: string }) => `${table}.${column}`)
}

describe('a row in a backup', () => {
  it('comes back as it was', () => {
    const row = fc.record({ name: fc.string(), value: fc.uint8Array() })
    fc.assert(
      fc.property(row, (one) => {
        const decoded = decodeRow(encodeRow('settings', one))
        expect(decoded).to.deep.equal({ name: 'settings', row: { ...one } })
      }),
    )
  })

  it('is refused if it is cut, drawn out, or of a table that is not ours', () => {
    const row = encodeRow('slot_days', { slot_id: bytes(32), day: MONDAY, key: bytes(32) })
    for (let length = 0; length < row.length; length++)
      expectRefusal(() => decodeRow(row.slice(0, length)), 'malformed')
    expectRefusal(() => decodeRow(new Uint8Array([...row, 0])), 'malformed')
    const other = row.slice()
    other[1] = 'x'.charCodeAt(0)
    expectRefusal(() => decodeRow(other), 'malformed')
  })
})
