import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS, firstDay, weekAt } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { openDatabase } from '../../../db/open.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { inTurn } from '../../support/run/scale.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  readReceipt,
  sealReport,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

/** Rows that expire, and the keys that go with them. */
const TABLES = ['drops', 'echoes', 'echo_days', 'slots', 'slot_days', 'slot_weeks'] as const

describe('twenty weeks on the board', () => {
  const from = [
    ['from a Monday', 0],
    ['from a Thursday', 3],
    ['from a Sunday', 6],
  ] as const
  for (const [title, weekday] of inTurn(from, from.length, systemRandom(1)[0] ?? 0)) {
    it(`show an echo for 16 weeks and a slot for 12, each day and no longer, ${title}`, async () => {
      const clock = fakeClock(A_MONDAY + weekday * DAY_MS)
      const instance = await startInstance({ clock })
      const { server, reception } = instance
      const report = await deliver(instance)
      const slot = slotPostFor(instance, reception.members[0]!, report.receipt)
      const answer = await staffFetch(instance, reception.members[0]!, 'POST', PATH.deskSlots, {
        json: slot,
      })
      expect(answer.status).to.equal(200)
      const sent = weekAt(clock.now())
      for (let day = 0; day < 140; day++) {
        await server.tick()
        const age = weekAt(clock.now()) - sent
        const reading = await readReceipt(instance, report.receipt)
        expect(weeksOf(reading), `echo on day ${day}`).to.deep.equal(age < 16 ? [sent] : [])
        expect(reading.status !== null, `slot on day ${day}`).to.equal(age < 12)
        expect(reading.incomplete).to.equal(false)
        await expectNoKeysGoneBy(instance, clock)
        clock.advance(DAY_MS)
      }
      await instance.stop()
    })
  }

  it('keep drops for 26 weeks and leave nothing behind', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    await deliver(instance)
    const counts = () =>
      Promise.all(
        TABLES.map(async (table) =>
          Number((await instance.server.ctx.db(table).count({ n: '*' }))[0]?.n),
        ),
      )
    clock.advance((26 * 7 - 1) * DAY_MS)
    await instance.server.tick()
    expect(await counts()).to.deep.equal([1, 0, 0, 0, 0, 0])
    clock.advance(DAY_MS)
    await instance.server.tick()
    expect(await counts()).to.deep.equal([0, 0, 0, 0, 0, 0])
    await instance.stop()
  })

  for (const database of ['sqlite', 'postgres'] as const) {
    it(`are made up for by a server that was off for weeks, over ${database}`, async () => {
      const clock = fakeClock(A_MONDAY + DAY_MS)
      let instance = await startInstance({ clock, database })
      const member = instance.reception.members[0]!
      const report = await deliver(instance)
      const slot = slotPostFor(instance, member, report.receipt)
      await staffFetch(instance, member, 'POST', PATH.deskSlots, { json: slot })
      for (const daysOff of [1, 5, 9, 20, 7]) {
        await instance.server.stop()
        clock.advance(daysOff * DAY_MS)
        instance = await instance.restart()
        const reading = await readReceipt(instance, report.receipt)
        expect(weeksOf(reading), `${daysOff} days off`).to.deep.equal([report.week])
        expect(reading.status?.content.status).to.equal('received')
        // that these days have passed is sure when a desk says so
        clock.advance(3_600_000)
        const asked = await staffFetch(instance, member, 'GET', PATH.deskSuspensions)
        expect(asked.status).to.equal(200)
        await instance.server.tick()
        await expectNoKeysGoneBy(instance, clock)
        const again = await readReceipt(instance, report.receipt)
        expect(weeksOf(again), `${daysOff} days off, made up for`).to.deep.equal([report.week])
        expect(again.status?.content.status).to.equal('received')
      }
      await instance.stop()
    })
  }

  it('do not lose a report that comes just before or after midnight', async () => {
    for (const offset of [-1, 0, 1]) {
      const clock = fakeClock(firstDay(2976) * DAY_MS + offset)
      const instance = await startInstance({ clock })
      const report = await deliver(instance)
      clock.advance(2)
      const again = await postDrop(instance, report.request)
      expect(again.status).to.equal(200)
      await instance.server.tick()
      const reading = await readReceipt(instance, report.receipt)
      expect(weeksOf(reading)).to.deep.equal([report.week])
      const { db } = instance.server.ctx
      expect(await db('echoes').select('*')).to.have.length(1)
      await instance.stop()
    }
  })

  it('end 16 weeks after the week sealed in, also for what came a week late', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    const report = sealReport(instance)
    clock.advance(9 * DAY_MS)
    expect((await postDrop(instance, report.request)).status).to.equal(200)
    clock.advance((15 * 7 - 9) * DAY_MS)
    await instance.server.tick()
    expect(weeksOf(await readReceipt(instance, report.receipt))).to.deep.equal([report.week])
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    expect(weeksOf(await readReceipt(instance, report.receipt))).to.deep.equal([])
    expect(await instance.server.ctx.db('echoes')).to.deep.equal([])
    await instance.stop()
  })
})

describe('the nightly rewrite', () => {
  it('is tried again where somebody else reads the file, and says so', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    const { db } = instance.server.ctx
    const file = join(instance.config.dataDir, 'postern.db')
    const reader = await openDatabase({ file, pool: { min: 1, max: 1 } })
    const transaction = await reader.transaction()
    await transaction('drops').select('id')
    await db.raw('PRAGMA busy_timeout = 10')
    await deliver(instance)
    clock.advance(DAY_MS)
    await instance.server.tick()
    expect(instance.log).to.have.length(1)
    expect(instance.log[0]).to.match(/^fault in the nightly rewrite: Error/)
    await transaction.rollback()
    await reader.destroy()
    await instance.server.tick()
    await instance.server.tick()
    expect(instance.log).to.have.length(1)
    expect(statSync(`${file}-wal`).size).to.be.lessThan(40_000)
    await instance.stop()
  })
})

/** No key of a day gone by, and no week key of the running week, is in the database. */
async function expectNoKeysGoneBy(instance: Instance, clock: Clock): Promise<void> {
  const { db } = instance.server.ctx
  const today = Math.floor(clock.now() / DAY_MS)
  const week = weekAt(clock.now())
  for (const table of ['echo_days', 'slot_days'])
    expect(await db(table).where('day', '<', today), table).to.deep.equal([])
  expect(await db('slot_weeks').where('week', '<=', week)).to.deep.equal([])
  expect(await db('echoes').where('next_week', '<=', week)).to.deep.equal([])
}
