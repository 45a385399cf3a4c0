import { expect } from 'chai'
import { DAY_MS, weekAt } from '../../../crypto/days/calendar.ts'
import { concat, toHex } from '../../../crypto/primitives/bytes.ts'
import { BATCH, PATH } from '../../../crypto/wire/wire.ts'
import { countDrops } from '../../../db/drops.ts'
import { claimTick } from '../../../db/ticks.ts'
import { lifeOf } from '../../../server/limits.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { listPath, rowsIn } from '../../support/server/listing.ts'

const TICK = 900
const TICK_MS = TICK * 1000

const ask = (on: Instance, path: string) => staffFetch(on, on.reception.members[0]!, 'GET', path)
const listed = async (on: Instance, path: string = PATH.deskDrops) =>
  rowsIn((await ask(on, listPath(path))).body)
const idsListed = async (on: Instance) => (await listed(on)).map(({ id }) => toHex(id))
const fetched = async (on: Instance, id: Uint8Array) => {
  const body = concat(...Array.from({ length: BATCH.drops }, () => id))
  return (await staffFetch(on, on.reception.members[0]!, 'POST', PATH.deskDropsFetch, { body }))
    .body
}
/** One tick after another, and the cover between them. */
async function pass(on: Instance, clock: Clock, ticks: number): Promise<void> {
  for (let i = 0; i < ticks; i++) {
    clock.advance(TICK_MS)
    await on.server.moveLists()
  }
}

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`ticks over ${database}`, () => {
    let clock: Clock
    let on: Instance
    const begin = async (cover = 0) => {
      clock = fakeClock(A_MONDAY)
      on = await startInstance({ database, clock, config: { tick: TICK, cover } })
    }
    afterEach(() => on.stop())

    it('show what has come, all at once; before, it is neither listed nor handed out', async () => {
      await begin()
      const { id } = await deliver(on)
      expect(await idsListed(on)).to.deep.equal([])
      expect(await fetched(on, id)).to.have.lengthOf(0)
      await pass(on, clock, 1)
      expect(await idsListed(on)).to.deep.equal([toHex(id)])
      expect(await fetched(on, id)).to.have.lengthOf(BATCH.drops * 25_776)
    })

    it('show nothing after a restart until the next one, and say when that is', async () => {
      await begin()
      const { id } = await deliver(on)
      await pass(on, clock, 1)
      await deliver(on)
      clock.advance(60_000)
      on = await on.restart()
      for (const path of [PATH.deskDrops, listPath(PATH.deskDrops), PATH.deskRecords]) {
        const answer = await ask(on, path)
        expect(`${answer.status} ${answer.text}`).to.equal('503 {"error":"not-yet"}')
        expect(answer.headers.get('retry-after')).to.equal(`${TICK - 60}`)
      }
      const refused = await fetched(on, id)
      expect(new TextDecoder().decode(refused)).to.equal('{"error":"not-yet"}')
      clock.advance(TICK_MS - 60_000)
      await on.server.moveLists()
      expect(await idsListed(on)).to.have.lengthOf(2)
    })

    it("are one server's each, whatever number the last one had", async () => {
      await begin()
      const { db } = on.server.ctx
      const tick = { number: 7, expiryWeek: 3000, life: 26 }
      const claims = await Promise.all(Array.from({ length: 5 }, () => claimTick(db, tick)))
      expect(claims.filter(({ isOurs }) => isOurs)).to.have.lengthOf(1)
      for (const { tick: there } of claims) expect(there).to.deep.equal(tick)
      // a clock that was ahead once stops nothing
      expect((await claimTick(db, { ...tick, number: 5 })).isOurs).to.equal(true)
    })

    it('make cover that looks like any drop, with no echo and the same life', async () => {
      await begin(960)
      await deliver(on)
      await pass(on, clock, 4)
      const { db } = on.server.ctx
      const rows = await listed(on)
      expect(rows.length).to.be.above(20)
      const week = weekAt(clock.now())
      for (const row of rows) expect(row).to.deep.include({ week: week + 26, life: 26 })
      expect(await db('echoes').select('*')).to.have.lengthOf(1)
      const sealed = await fetched(on, rows[0]!.id)
      expect(sealed).to.have.lengthOf(BATCH.drops * 25_776)
    })
  })
}

describe('cover drops', () => {
  let clock: Clock
  let on: Instance
  const begin = async (config: { cover: number; dropLimit?: number }, at = A_MONDAY) => {
    clock = fakeClock(at)
    on = await startInstance({ clock, config: { tick: TICK, ...config } })
  }
  afterEach(() => on.stop())
  const count = () => countDrops(on.server.ctx.db)

  it('come between ticks, each when its moment has come', async () => {
    await begin({ cover: 960 })
    const moments = on.server.ctx.ticks.cover
    expect(moments.length).to.be.above(5)
    clock.advance((moments[1] ?? 0) - clock.now() + 1)
    await on.server.makeCover()
    expect(await count()).to.equal(2)
    expect(await idsListed(on)).to.deep.equal([])
  })

  it('are drawn again by a server that starts, up to the next tick and no further', async () => {
    await begin({ cover: 960 })
    await pass(on, clock, 1)
    clock.advance(TICK_MS / 3)
    on = await on.restart()
    const end = (Math.floor(clock.now() / TICK_MS) + 1) * TICK_MS
    const { cover } = on.server.ctx.ticks
    expect(cover.length).to.be.above(2)
    for (const moment of cover) expect(moment).to.be.within(clock.now(), end)
  })

  it('are as many after a clock that leapt as after one that did not', async () => {
    await begin({ cover: 480 })
    await pass(on, clock, 1)
    clock.advance(20 * DAY_MS)
    await on.server.moveLists()
    expect(await count()).to.be.below(60)
  })

  it('are none if the operator wants none, which the log says', async () => {
    await begin({ cover: 0 })
    await pass(on, clock, 8)
    expect(await count()).to.equal(0)
    expect(on.log.filter((line) => line.startsWith('COVER=0'))).to.have.lengthOf(1)
    await on.stop()
    await begin({ cover: 48 })
    expect(on.log.join()).to.not.include('COVER')
  })

  it('leave no line in the log, and nothing in the settings but the tick', async () => {
    await begin({ cover: 960 })
    const names = async () =>
      (await on.server.ctx.db('settings').select('name')).map(({ name }) => name).sort()
    await pass(on, clock, 1)
    const before = await names()
    await pass(on, clock, 4)
    expect(await count()).to.be.above(20)
    expect(await names()).to.deep.equal(before)
    expect(on.log).to.deep.equal([])
  })

  it('take no place in a full box', async () => {
    await begin({ cover: 2400, dropLimit: 5 })
    await pass(on, clock, 2)
    expect(await count()).to.equal(5)
  })
})

describe('the life of a drop', () => {
  it('is whole up to half a box, and shorter then, down to three weeks', () => {
    const lives = [0, 0.25, 0.5, 0.51, 0.75, 0.99, 1, 2].map(lifeOf)
    expect(lives).to.deep.equal([26, 26, 26, 25, 14, 3, 3, 3])
  })

  it('is the same for all that come between two ticks, though the box fills and the week turns', async () => {
    const clock = fakeClock(A_MONDAY + 6 * DAY_MS + 13 * 3_600_000 + 50 * 60_000)
    const on = await startInstance({ clock, config: { tick: TICK, dropLimit: 4 } })
    try {
      await on.server.moveLists()
      for (let i = 0; i < 2; i++) await deliver(on)
      clock.advance(10 * 60_000 + 1000)
      await on.server.tick()
      await deliver(on, { week: weekAt(clock.now()) - 1 })
      clock.advance(4 * 60_000)
      await on.server.moveLists()
      const first = await listed(on)
      expect(new Set(first.map(({ week, life }) => `${week} ${life}`)).size).to.equal(1)
      await deliver(on, { week: weekAt(clock.now()) - 1 })
      clock.advance(TICK_MS)
      await on.server.moveLists()
      const lives = (await listed(on)).map(({ life }) => life)
      expect(lives.sort()).to.deep.equal([14, 26, 26, 26])
    } finally {
      await on.stop()
    }
  })
})
