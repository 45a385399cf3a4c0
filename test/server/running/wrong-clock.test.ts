import { expect } from 'chai'
import fc from 'fast-check'
import { DAY_MS, dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import { signSuspension } from '../../../crypto/keys/suspension.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { SCALE, scaled } from '../../support/run/scale.ts'
import { fetchBlock, putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  type SettableClock,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { listPath } from '../../support/server/listing.ts'

const HOUR_MS = 3_600_000
const JUMPS = [-400, -14, -1, 1, 14, 190, 400]
const ENGINES = ['sqlite', 'postgres'] as const
/** The clock is the same program over both: the slower engine gets one jump each way in everyday runs. */
const JUMPS_OVER = { sqlite: JUMPS, postgres: SCALE === 1 ? [-400, 190] : JUMPS }

/** The column that identifies a row, for each table whose rows a night may delete; without day keys. */
const ROWS = {
  drops: 'id',
  blocks: 'id',
  records: 'id',
  echoes: 'next',
  slots: 'id',
  slot_weeks: 'veil',
  weekly_bundles: 'week',
  suspensions: 'signer',
  key_lists: 'version',
} as const

interface Reception {
  readonly clock: SettableClock
  readonly reports: readonly SealedReport[]
  readonly block: Uint8Array
}

/** The same server as somebody sees it whose clock is right. */
function asRight({ clock }: Reception, instance: Instance): Instance {
  return { ...instance, now: clock.steady }
}

async function ask(instance: Instance, method: 'GET' | 'POST', path: string, content = {}) {
  const answer = await staffFetch(instance, instance.reception.members[0]!, method, path, content)
  expect(answer.status, `${path} ${answer.text}`).to.equal(200)
}

/** A server with something on every shelf; one row of each expires when the next week begins. */
async function startFull(database: 'sqlite' | 'postgres', start: number) {
  const clock = fakeClock(start)
  const roles = ['head', 'reception', 'reader'] as const
  const instance = await startInstance({ clock, database, roles, weeks: 26 })
  const { p, reception, server } = instance
  const reports = [await deliver(instance), await deliver(instance)]
  for (const { receipt } of reports)
    await ask(instance, 'POST', PATH.deskSlots, {
      json: slotPostFor(instance, reception.members[0]!, receipt),
    })
  const block = someBlock()
  for (const one of [block, someBlock()]) await putBlock(instance, one)
  for (let i = 0; i < 2; i++)
    await ask(instance, 'POST', PATH.deskRecords, { body: systemRandom(SIZE.record) })
  const suspended = keyId(p, reception.members[2]!.signing.publicKey)
  const day = dayOf(clock.now())
  for (const member of reception.members.slice(0, 2)) {
    const { signature } = signSuspension(p, reception.list.instance, member.signing, suspended, day)
    const json = { suspended, day, signature }
    expect(
      (await staffFetch(instance, member, 'POST', PATH.deskSuspensions, { json })).status,
    ).to.equal(200)
  }
  for (const table of ['drops', 'records'] as const) {
    const row = await server.ctx.db(table).first('id')
    const next = weekAt(clock.now()) + 1
    await server.ctx.db(table).where({ id: row.id }).update({ expiry_week: next })
  }
  return { instance, reception: { clock, reports, block: block.id } satisfies Reception }
}

/** Every row that is there, by its table. */
async function rowsOf({ server }: Instance): Promise<Record<string, string[]>> {
  const all = await Promise.all(
    Object.entries(ROWS).map(async ([table, name]) => {
      const values: unknown[] = await server.ctx.db(table).pluck(name)
      const text = values.map((one) => (one instanceof Uint8Array ? toHex(one) : String(one)))
      return [table, text.sort()] as const
    }),
  )
  return Object.fromEntries(all)
}

/** Everything that was sent and answered is found by those who may, and more is accepted. */
async function expectOpen(instance: Instance, { reports, block }: Reception): Promise<void> {
  for (const { receipt, week } of reports) {
    const reading = await readReceipt(instance, receipt)
    expect(weeksOf(reading), 'echo').to.deep.equal([week])
    expect(reading.status?.content.status, 'slot').to.equal('received')
  }
  expect((await fetchBlock(instance, block)).status, 'block').to.equal(200)
}

/** Once the clock is right again: as `expectOpen`, and as `expectNew`. */
async function expectWhole(instance: Instance, reception: Reception): Promise<void> {
  await expectOpen(instance, reception)
  await expectNew(instance, reception)
}

/** A new report arrives, and desks are answered. */
async function expectNew(instance: Instance, reception: Reception): Promise<void> {
  const right = asRight(reception, instance)
  const more = await deliver(right)
  expect((await readReceipt(instance, more.receipt)).day).to.equal(dayOf(reception.clock.steady()))
  await instance.server.tick()
  expect(weeksOf(await readReceipt(instance, more.receipt))).to.deep.equal([more.week])
  await ask(right, 'GET', listPath(PATH.deskDrops))
}

/** From now on this server cannot rewrite its file, as on a disk without room for a second one. */
async function spoilRewrite({ server: { ctx }, config }: Instance): Promise<void> {
  const { db } = ctx
  if (config.databaseUrl !== null) {
    await db.raw('ALTER INDEX drops_pkey RENAME TO other_name')
    return
  }
  const query = db.client.query.bind(db.client)
  const full = Object.assign(new Error('no space'), { code: 'SQLITE_FULL' })
  db.client.query = async (connection: unknown, asked: { readonly sql: string }) => {
    if (asked.sql === 'VACUUM') throw full
    return query(connection, asked)
  }
}

/** Lines of the log, without the faults of a rewrite. */
const saidOf = ({ log }: Instance) =>
  log.filter((line) => !line.startsWith('fault in the nightly rewrite: '))

/** A desk agrees with the clock when it has stood for an hour. */
async function agree(instance: Instance, { clock }: Reception): Promise<void> {
  clock.advance(HOUR_MS)
  await instance.server.tick()
  await ask(instance, 'GET', PATH.deskSuspensions)
}

for (const database of ENGINES) {
  describe(`a clock that is set wrong, over ${database}`, () => {
    for (const days of JUMPS_OVER[database]) {
      it(`by ${days} days for a period, and for good, loses nothing, with one line each`, async () => {
        const { instance, reception } = await startFull(database, A_MONDAY)
        const { clock } = reception
        for (const lines of [1, 2]) {
          const before = await rowsOf(instance)
          clock.set(days * DAY_MS)
          await instance.server.tick()
          expect(await rowsOf(instance), 'while it is wrong').to.deep.equal(before)
          await expectOpen(instance, reception)
          clock.set(-days * DAY_MS)
          clock.advance(60_000)
          await instance.server.tick()
          expect(await rowsOf(instance), 'when it is right again').to.deep.equal(before)
          await expectWhole(instance, reception)
          expect(instance.log).to.have.length(lines)
          expect(instance.log[lines - 1]).to.contain('nothing is deleted by it')
          // it is known to be right the second time
          await agree(instance, reception)
        }
        const { slot_weeks, echoes, ...before } = await rowsOf(instance)
        clock.set(days * DAY_MS)
        for (let day = 0; day < 3; day++) {
          clock.advance(DAY_MS)
          await instance.server.tick()
          await expectWhole(instance, reception)
        }
        const after = await rowsOf(instance)
        for (const [table, rows] of Object.entries(before)) {
          expect(after[table], table).to.include.members(rows)
        }
        expect(instance.log).to.have.length(3)
        await instance.stop()
      })

      it(`by ${days} days before a start loses nothing, and all goes on when it is right`, async () => {
        let { instance, reception } = await startFull(database, A_MONDAY)
        const { clock } = reception
        const before = await rowsOf(instance)
        await instance.server.stop()
        clock.set(days * DAY_MS)
        instance = await instance.restart()
        for (let day = 0; day < 3; day++) {
          await instance.server.tick()
          expect(await rowsOf(instance), `day ${day}`).to.deep.equal(before)
          await expectOpen(instance, reception)
          clock.advance(DAY_MS)
        }
        // a machine that was off for a night starts a day after the last one
        expect(instance.log).to.have.length(days === 1 ? 0 : 1)
        await instance.server.stop()
        clock.set(-days * DAY_MS)
        instance = await instance.restart()
        expect(await rowsOf(instance)).to.deep.equal(before)
        await expectWhole(instance, reception)
        await instance.stop()
      })
    }

    it('is known after weeks in which the file could not be rewritten, and destroys nothing', async () => {
      let { instance, reception } = await startFull(database, A_MONDAY)
      const { clock } = reception
      const { db } = instance.server.ctx
      await spoilRewrite(instance)
      // as if it had never been done
      await db('settings').where({ name: 'nightly-day' }).delete()
      for (let day = 0; day < 30; day += 10) {
        await instance.server.tick()
        clock.advance(10 * DAY_MS)
      }
      await agree(instance, reception)
      expect(saidOf(instance)).to.deep.equal([])
      expect(instance.log).not.to.deep.equal([])
      // each start brings back the keys of the list in use
      const lasting = async () => ({ ...(await rowsOf(instance)), weekly_bundles: [] })
      const before = await lasting()
      await instance.server.stop()
      clock.set(190 * DAY_MS)
      instance = await instance.restart()
      expect(await lasting()).to.deep.equal(before)
      expect(saidOf(instance)[0]).to.contain('nothing is deleted by it')
      await instance.server.stop()
      clock.set(-190 * DAY_MS)
      instance = await instance.restart()
      expect(saidOf(instance)).to.deep.equal([])
      expect(await lasting()).to.deep.equal(before)
      await expectNew(instance, reception)
      await instance.stop()
    })

    it('is taken for right by the word of the operator, and then rows of the past go', async () => {
      let { instance, reception } = await startFull(database, A_MONDAY)
      const { clock } = reception
      const before = await rowsOf(instance)
      await instance.server.stop()
      clock.advance(100 * DAY_MS)
      instance = await instance.restart()
      expect(await rowsOf(instance)).to.deep.equal(before)
      const [line = '', ...others] = instance.log
      expect(others).to.deep.equal([])
      const [, day = ''] = /start it once with CLOCK_CONFIRMED=(\d{4}-\d\d-\d\d)$/.exec(line) ?? []
      instance = await instance.restart({ clockConfirmed: dayOf(Date.parse(day)) })
      const { drops, records, blocks, slots, suspensions } = await rowsOf(instance)
      expect([drops, records, blocks].map((rows) => rows?.length)).to.deep.equal([1, 1, 2])
      expect([slots, suspensions]).to.deep.equal([[], []])
      expect(instance.log).to.deep.equal([])
      const more = await deliver(instance)
      await instance.server.tick()
      expect(weeksOf(await readReceipt(instance, more.receipt))).to.deep.equal([more.week])
      // the word is of a day: left where it stands it says nothing of a later one
      clock.advance(50 * DAY_MS)
      const left = { clockConfirmed: dayOf(Date.parse(day)) }
      instance = await instance.restart(left)
      expect(instance.log).to.have.length(1)
      await instance.stop()
    })

    it('is taken back by the word of the operator from a day that had not come', async () => {
      const clock = fakeClock(A_MONDAY)
      const reception = makeReception(await loadSodium(), { today: dayOf(A_MONDAY), weeks: 26 })
      clock.set(400 * DAY_MS)
      let instance = await startInstance({ clock, database, reception })
      await instance.server.stop()
      clock.set(-400 * DAY_MS)
      instance = await instance.restart()
      expect(instance.log[0]).to.contain('CLOCK_CONFIRMED=2027-01-04')
      instance = await instance.restart({ clockConfirmed: dayOf(A_MONDAY) })
      const report = await deliver(instance)
      for (let day = 0; day < 2; day++) {
        await instance.server.tick()
        const reading = await readReceipt(instance, report.receipt)
        expect([reading.day, weeksOf(reading)]).to.deep.equal([dayOf(clock.now()), [report.week]])
        clock.advance(DAY_MS)
      }
      instance = await instance.restart()
      expect(instance.log).to.deep.equal([])
      await instance.stop()
    })
  })
}

describe('a clock that is set to and fro at any hour', function () {
  this.timeout(1_800_000)
  it('loses nothing, over starts and stops', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('set' as const),
        hours: fc.integer({ min: -9600, max: 9600 }),
      }),
      fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 2000 }) }),
      fc.constant({ kind: 'restart' as const }),
      fc.constant({ kind: 'desk' as const }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 7 * 24 - 1 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (hour, steps) => {
          let { instance, reception } = await startFull('sqlite', A_MONDAY + hour * HOUR_MS)
          const { clock } = reception
          const first = await rowsOf(instance)
          const week = weekAt(clock.steady())
          for (const one of steps) {
            if (one.kind === 'set') clock.set(one.hours * HOUR_MS)
            else if (one.kind === 'pass') clock.advance(one.minutes * 60_000)
            else if (one.kind === 'restart') instance = await instance.restart()
            else {
              const right = asRight(reception, instance)
              await staffFetch(right, right.reception.members[0]!, 'GET', PATH.deskSuspensions)
            }
            await instance.server.tick()
          }
          clock.set(clock.steady() - clock.now())
          instance = await instance.restart()
          await instance.server.tick()
          const after = await rowsOf(instance)
          const lasting = ['weekly_bundles', 'key_lists', 'blocks', 'slots'] as const
          for (const table of lasting)
            expect(after[table], table).to.include.members(
              table === 'weekly_bundles'
                ? first[table]!.filter((one) => Number(one) >= weekAt(clock.steady()) - 1)
                : first[table]!,
            )
          for (const table of ['drops', 'records'])
            expect(after[table]!.length).to.be.at.least(weekAt(clock.steady()) > week ? 1 : 2)
          await expectWhole(instance, reception)
          await instance.stop()
        },
      ),
      { numRuns: scaled(40, 2) },
    )
  })
})
