import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Knex } from 'knex'
import { firstDay } from '../../../crypto/days/calendar.ts'
import { addDrop, countDrops } from '../../../db/drops.ts'
import { addEcho, listEchoes, turnEchoes } from '../../../db/echoes.ts'
import { removeExpired } from '../../../db/expiry.ts'
import { openDatabase } from '../../../db/open.ts'
import { checkpointAndVacuum } from '../../../db/rewrite.ts'
import { addEnvelope } from '../../../db/shelf.ts'
import { putSlot, turnSlotDays } from '../../../db/slots.ts'
import { noOrder, rankCorrelation } from '../../support/run/rank.ts'
import { scaled } from '../../support/run/scale.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { postgres } from './engines.ts'
import {
  bytes,
  dayKeys,
  hashSlot,
  MONDAY,
  newDrop,
  newEcho,
  newRecord,
  newSlot,
  turnEcho,
  WEEK,
} from './rows.ts'

/** The start of each needle in `image`, found in one pass; -1 if it is absent. */
function positions(image: Buffer, needles: readonly Uint8Array[]): number[] {
  const found = needles.map(() => -1)
  const byStart = new Map<number, number[]>()
  needles.forEach((needle, n) => {
    const start = ((needle[0] ?? 0) << 8) | (needle[1] ?? 0)
    byStart.set(start, [...(byStart.get(start) ?? []), n])
  })
  const starts = new Uint8Array(65_536)
  for (const start of byStart.keys()) starts[start] = 1
  for (let at = 0; at + 1 < image.length; at++) {
    const start = ((image[at] ?? 0) << 8) | (image[at + 1] ?? 0)
    if (starts[start] === 0) continue
    for (const n of byStart.get(start) ?? []) {
      const needle = needles[n] ?? new Uint8Array(0)
      const isThere = image.subarray(at, at + needle.length).equals(needle)
      if (isThere && found[n] === -1) found[n] = at
    }
  }
  return found
}

/** From the middle, where a long value lies on pages of its own; whole on one page. */
const part = (sealed: Uint8Array): Uint8Array => sealed.subarray(10_000, 10_012)

const holds = (image: Buffer, needle: Uint8Array): boolean => image.includes(Buffer.from(needle))

describe('a seized SQLite file', () => {
  let folder: string
  let db: Knex
  const file = () => join(folder, 'postern.db')
  const log = () => `${file()}-wal`
  const image = () =>
    Buffer.concat([file(), log()].filter((name) => existsSync(name)).map((n) => readFileSync(n)))

  beforeEach(async () => {
    folder = tempFolder('seized')
    db = await openDatabase({ file: file() })
  })
  afterEach(async () => {
    await db.destroy()
    removeFolder(folder)
  })

  it('shows the order of arrival before the nightly rewrite and none after it', async () => {
    const count = scaled(5_000, 1_000)
    const drops: Uint8Array[] = []
    for (let n = 0; n < count; n++) {
      const drop = newDrop()
      drops.push(part(drop.sealed))
      await addDrop(db, drop)
    }
    await db.raw('PRAGMA wal_checkpoint(TRUNCATE)')
    const before = positions(readFileSync(file()), drops)
    expect(before.filter((at) => at < 0).length, 'needles across a page edge').to.be.below(
      count / 50,
    )
    const found = before.map((at) => at >= 0)
    expect(rankCorrelation(before.filter((at) => at >= 0))).to.be.above(0.999)
    await checkpointAndVacuum(db)
    const after = positions(readFileSync(file()), drops).filter((at, n) => found[n] && at >= 0)
    expect(after.length).to.be.above(count * 0.95)
    expect(Math.abs(rankCorrelation(after))).to.be.below(noOrder(after.length))
    expect(await countDrops(db)).to.equal(count)
  })

  it('shows no order in the short rows either', async () => {
    const count = 1_000
    const shelves: Record<
      'echo' | 'echoDay' | 'slot' | 'slotDay' | 'veil' | 'record',
      Uint8Array[]
    > = {
      echo: [],
      echoDay: [],
      slot: [],
      slotDay: [],
      veil: [],
      record: [],
    }
    for (let n = 0; n < count; n++) {
      const echo = newEcho()
      const slot = newSlot()
      const record = newRecord()
      await addEcho(db, echo)
      await putSlot(db, slot, null, hashSlot)
      await addEnvelope(db, 'records', record)
      shelves.echo.push(echo.next.echo)
      shelves.echoDay.push(echo.days[2]?.key ?? bytes(32))
      shelves.slot.push(slot.sealed.subarray(0, 16))
      shelves.slotDay.push(slot.days[2]?.key ?? bytes(32))
      shelves.veil.push(slot.weeks[0]?.veil ?? bytes(32))
      shelves.record.push(record.sealed.subarray(200, 212))
    }
    await checkpointAndVacuum(db)
    const seized = readFileSync(file())
    for (const [shelf, needles] of Object.entries(shelves)) {
      const after = positions(seized, needles).filter((at) => at >= 0)
      expect(after.length, shelf).to.be.above(count * 0.9)
      expect(Math.abs(rankCorrelation(after)), shelf).to.be.below(noOrder(after.length))
    }
  })

  it('holds no byte of what expired, was overwritten or went by, nor does its log', async () => {
    const goes = {
      drop: newDrop({ expiryWeek: WEEK + 1 }),
      echo: newEcho(),
      slot: newSlot(),
      record: newRecord({ expiryWeek: WEEK + 1 }),
    }
    const stays = newDrop()
    await addDrop(db, stays)
    await addDrop(db, { ...goes.drop, echo: goes.echo })
    await putSlot(db, goes.slot, null, hashSlot)
    await addEnvelope(db, 'records', goes.record)
    const gone: Record<string, Uint8Array> = {
      'middle of the drop': part(goes.drop.sealed),
      'id of the drop': goes.drop.id,
      'echo of the week': goes.echo.next.echo,
      'day key of the echo': goes.echo.days[6]?.key ?? bytes(32),
      slot: goes.slot.sealed.subarray(0, 16),
      'day key of the slot': goes.slot.days[6]?.key ?? bytes(32),
      'veil of the week': goes.slot.weeks[0]?.veil ?? bytes(32),
      record: goes.record.sealed.subarray(200, 212),
    }
    for (const [what, needle] of Object.entries(gone)) {
      expect(holds(image(), needle), `${what} is there at first`).to.equal(true)
    }
    await putSlot(
      db,
      newSlot({ id: goes.slot.id }),
      { id: goes.slot.id, hash: hashSlot(goes.slot.sealed) },
      hashSlot,
    )
    await removeExpired(db, WEEK + 1)
    await turnEchoes(db, firstDay(WEEK + 1), turnEcho)
    await turnSlotDays(db, firstDay(WEEK + 1), dayKeys)
    await checkpointAndVacuum(db)
    for (const [what, needle] of Object.entries(gone)) {
      expect(holds(image(), needle), `${what} is gone`).to.equal(false)
    }
    expect(holds(image(), part(stays.sealed)), 'what stays').to.equal(true)
    expect(await listEchoes(db, MONDAY + 7)).to.have.length(2)
  })

  it('holds no byte of a deleted row even before the rewrite, once the log is in', async () => {
    const drop = newDrop({ expiryWeek: WEEK })
    await addDrop(db, drop)
    await removeExpired(db, WEEK)
    await db.raw('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(holds(image(), part(drop.sealed))).to.equal(false)
  })

  it('has an empty log after the nightly rewrite, and no page to spare', async () => {
    for (let n = 0; n < 20; n++) await addDrop(db, newDrop({ expiryWeek: WEEK + (n % 2) }))
    await removeExpired(db, WEEK)
    expect(statSync(log()).size).to.be.above(0)
    await checkpointAndVacuum(db)
    expect(statSync(log()).size).to.equal(0)
    expect(await db.raw('PRAGMA freelist_count')).to.deep.equal([{ freelist_count: 0 }])
  })

  it('goes on taking drops while it is rewritten', async () => {
    for (let n = 0; n < 50; n++) await addDrop(db, newDrop())
    const [, ...answers] = await Promise.all([
      checkpointAndVacuum(db),
      ...Array.from({ length: 10 }, () => addDrop(db, newDrop())),
    ])
    expect(answers).to.deep.equal(Array.from({ length: 10 }, () => 'added'))
    await checkpointAndVacuum(db)
    expect(await countDrops(db)).to.equal(60)
  })
})

describe('the tables of a PostgreSQL', () => {
  it('hold no order of arrival after the nightly rewrite', async () => {
    const opened = await postgres.open()
    const { db } = opened
    try {
      const ids: Buffer[] = []
      for (let n = 0; n < 200; n++) {
        const drop = newDrop()
        ids.push(Buffer.from(drop.id))
        await addDrop(db, drop)
      }
      const before = await traces(db)
      const arrival = before.byRow.map((id) => ids.findIndex((other) => other.equals(id)))
      expect(rankCorrelation(arrival)).to.be.above(0.999)
      expect(before.writers).to.equal(200)
      await checkpointAndVacuum(db)
      const after = await traces(db)
      const sorted = [...ids].sort(Buffer.compare)
      expect(after.byRow).to.deep.equal(sorted)
      expect(after.byOutlinedValue).to.deep.equal(sorted)
      expect(after.writers).to.equal(1)
      expect(await countDrops(db)).to.equal(200)
    } finally {
      await opened.close()
    }
  })
})

/** Ids of all drops by place in the file and by number of the outlined value; how many writers. */
async function traces(db: Knex): Promise<{
  readonly byRow: readonly Buffer[]
  readonly byOutlinedValue: readonly Buffer[]
  readonly writers: number
}> {
  const rows = await db.raw('SELECT id, xmin::text AS writer, sealed FROM drops ORDER BY ctid')
  const [toast] = (
    await db.raw(
      "SELECT reltoastrelid::regclass::text AS name FROM pg_class WHERE relname = 'drops'",
    )
  ).rows
  const chunks = await db.raw(
    `SELECT chunk_data FROM ${toast.name} WHERE chunk_seq = 0 ORDER BY chunk_id`,
  )
  const bySealed = new Map<string, Buffer>(
    rows.rows.map((row: { id: Buffer; sealed: Buffer }) => [
      row.sealed.subarray(0, 32).toString('hex'),
      row.id,
    ]),
  )
  return {
    byRow: rows.rows.map((row: { id: Buffer }) => row.id),
    byOutlinedValue: chunks.rows.map((row: { chunk_data: Buffer }) => {
      const id = bySealed.get(row.chunk_data.subarray(0, 32).toString('hex'))
      return id ?? Buffer.alloc(0)
    }),
    writers: new Set(rows.rows.map((row: { writer: string }) => row.writer)).size,
  }
}
