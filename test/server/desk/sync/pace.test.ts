import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Pace } from '../../../../client/desk/engine/post/pace.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { unlessOvertaken } from '../../../../client/desk/model/rules/overtaken.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { caseId, codeOf, notes, told } from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import { seededRandom } from '../../../vectors/generate/reception.ts'

const PERIOD = 900_000
const SHARE = 4

describe('the pace of a desk', () => {
  const random = seededRandom('pace')

  it('has as many moments in each period, wherever in it the desk was unlocked', () => {
    for (let run = 0; run < 50; run++) {
      let now = A_MONDAY + run * 31_337
      const pace = new Pace(random)
      const first = Math.floor(now / PERIOD)
      const posted = new Map<number, number>()
      while (now < (first + 5) * PERIOD) {
        for (let left = pace.due(now); left > 0; left--) {
          pace.count(now)
          const period = Math.floor(now / PERIOD)
          posted.set(period, (posted.get(period) ?? 0) + 1)
        }
        expect(pace.due(now)).to.equal(0)
        pace.isDropDue(now)
        now += pace.wait(now)
      }
      const counts = Array.from({ length: 5 }, (_, i) => posted.get(first + i))
      expect(counts).to.deep.equal(new Array(5).fill(SHARE))
    }
  })

  it('lets a person write at once, and takes as many from what the desk posts by itself', () => {
    const pace = new Pace(random)
    const now = A_MONDAY
    for (let i = 0; i < SHARE; i++) {
      pace.require('person', now)
      pace.count(now)
    }
    expect(() => pace.require('person', now)).to.throw('paced')
    expect(() => pace.require('desk', now)).to.throw('paced')
    expect(() => pace.require('at-once', now)).to.not.throw()
    expect(pace.due(now + PERIOD - 1)).to.equal(0)
    expect(() => pace.require('person', now + PERIOD)).to.not.throw()
  })

  it('has drops for nobody again once a clock that was a year ahead is right', () => {
    const pace = new Pace(random)
    pace.isDropDue(A_MONDAY + 365 * 86_400_000)
    let drops = 0
    const end = A_MONDAY + 1000 * 3_600_000
    for (let now = A_MONDAY; now < end; now += pace.wait(now)) if (pace.isDropDue(now)) drops++
    expect(drops).to.be.above(300)
  })

  it('posts three where the board has several pages', () => {
    const pace = new Pace(random)
    pace.follow({ board: { slots: 512, echoes: 64, pageBits: 3 } })
    pace.wait(A_MONDAY)
    expect(pace.due(A_MONDAY + PERIOD - 1)).to.equal(3)
  })

  it('has four drops for nobody in eight hours, at moments that tell nothing of each other', () => {
    const pace = new Pace(random)
    let drops = 0
    const hours = 8000
    for (let now = A_MONDAY; now < A_MONDAY + hours * 3_600_000; now += pace.wait(now)) {
      if (pace.isDropDue(now)) drops++
    }
    // Four standard deviations of a Poisson count with a mean of 4,000.
    expect(drops).to.be.within(3747, 4253)
  })
})

describe('desks that post at their pace', () => {
  let clock: Clock
  let on: Instance
  /** Records at the last tick. */
  let shown: number
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const config = { tick: PERIOD / 1000, cover: 0 }
    on = await startInstance({ clock, weeks: 6, config, roles: ['head', 'reception', 'auditor'] })
    await on.server.moveLists()
    shown = 0
  })
  afterEach(() => on.stop())

  const count = async (table: string) =>
    Number((await on.server.ctx.db(table).count('* as n'))[0]?.n)

  /** Let a period pass: each desk does what is due when it is, and syncs after the tick. @returns records that came */
  async function period(desks: readonly Desk[], meanwhile: () => Promise<void> = async () => {}) {
    const end = (Math.floor(clock.now() / PERIOD) + 1) * PERIOD
    const next = new Map<Desk, number>()
    for (const desk of desks) next.set(desk, clock.now() + ((await desk.keepPace()) ?? PERIOD))
    await meanwhile()
    for (;;) {
      const [desk, at] = [...next].sort(([, a], [, b]) => a - b)[0]!
      if (at >= end) break
      clock.advance(at - clock.now())
      next.set(desk, clock.now() + ((await desk.keepPace()) ?? PERIOD))
    }
    clock.advance(end - clock.now())
    const before = shown
    shown = await count('records')
    await on.server.moveLists()
    for (const desk of desks) await desk.sync()
    return shown - before
  }

  const paced = (index: number, options = {}) =>
    testDesk(on, index, { pace: new Pace(systemRandom, PERIOD), ...options })
  const write = (desk: Desk, text: string) =>
    desk.write(caseId(desk), jobOf(systemRandom, { kind: 'note', text }))

  it('post the same number whether there is a case or not, whatever is done in it', async () => {
    const desks = [paced(0), paced(1)]
    for (const desk of desks) await desk.sync()
    await period(desks)
    const quiet = [await period(desks), await period(desks)]
    await reportAs(on, 'not for m1', ['m1'])
    const busy = [await period(desks)]
    expect(desks.map(({ cases }) => cases.length)).to.deep.equal([1, 0])
    busy.push(await period(desks, () => syncAndOpen(desks[0]!)))
    busy.push(await period(desks, () => write(desks[0]!, 'one')))
    busy.push(await period(desks, () => write(desks[0]!, 'two')))
    busy.push(await period(desks))
    expect(quiet).to.deep.equal([2 * SHARE, 2 * SHARE])
    expect(busy).to.deep.equal(new Array(5).fill(2 * SHARE))
    const fresh = testDesk(on, 0)
    await fresh.sync()
    expect(notes(fresh)).to.deep.equal(['m0: one', 'm0: two'])
    expect(fresh.cases[0]?.unlogged).to.deep.equal([])
  })

  it('write for auditors at the moments of the pace alone', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const first = testDesk(on, 0)
    await syncAndOpen(first)
    for (let i = 0; i < 2 * SHARE; i++) await first.setHold(caseId(first), i % 2 === 0, '')
    await on.server.moveLists()
    const desk = paced(0)
    const before = await count('records')
    await desk.sync()
    expect(await count('records')).to.equal(before)
    await period([desk])
    const came: number[] = []
    for (let i = 0; i < 4; i++) came.push(await period([desk]))
    expect(came).to.deep.equal(new Array(4).fill(SHARE))
    const auditor = testDesk(on, 2)
    await auditor.sync()
    expect(auditor.audit[0]?.lines.length).to.be.above(2 * SHARE)
  })

  it('keep what is written beyond a share until the next period, in its order', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const desk = paced(0)
    await syncAndOpen(desk)
    await period([desk])
    const texts = ['1', '2', '3', '4', '5', '6', '7']
    const came = await period([desk], async () => {
      for (const text of texts) await write(desk, text)
      expect(desk.unsentIn(desk.cases[0]!)).to.have.lengthOf(3)
    })
    expect(came).to.equal(SHARE)
    expect(await period([desk])).to.equal(SHARE)
    expect(desk.unsentIn(desk.cases[0]!)).to.deep.equal([])
    expect(notes(desk)).to.deep.equal(texts.map((text) => `m0: ${text}`))
  })

  it('give back an answer that a colleague overtook while it waited for its share, and never write it', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const desk = paced(0)
    await syncAndOpen(desk)
    await period([desk])
    const colleague = testDesk(on, 1)
    await syncAndOpen(colleague)
    const answer = (text: string) =>
      jobOf(systemRandom, { kind: 'message', as: 'question', text, language: 'nb' })
    const unsent = () => desk.unsentIn(desk.cases[0]!)
    await period([desk], async () => {
      for (const text of ['1', '2', '3', '4', '5']) await write(desk, text)
      const seen = desk.cases[0]!.stream!.records.size
      await desk.write(caseId(desk), unlessOvertaken(answer('And when?'), seen))
      await colleague.append(caseId(colleague), answer('Who saw it?'))
    })
    await period([desk])
    expect(unsent().map(({ failure }) => failure)).to.deep.equal(['overtaken'])
    const { key, entry } = unsent()[0]!
    expect(entry).to.include({ kind: 'message', text: 'And when?' })
    await desk.takeBack(key)
    expect(unsent()).to.deep.equal([])
    expect(await codeOf(desk.takeBack(key))).to.equal('gone')
    await period([desk])
    await colleague.sync()
    expect(told(colleague)).to.include('Who saw it?').and.not.include('And when?')
  })

  it('take back nothing that only waits: it may be under way', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const desk = paced(0)
    await syncAndOpen(desk)
    await period([desk])
    await period([desk], async () => {
      for (const text of ['1', '2', '3', '4', '5']) await write(desk, text)
      const { key, failure } = desk.unsentIn(desk.cases[0]!)[0]!
      expect(failure).to.equal(null)
      expect(await codeOf(desk.takeBack(key))).to.equal('gone')
    })
    await period([desk])
    expect(notes(desk)).to.deep.equal(['1', '2', '3', '4', '5'].map((text) => `m0: ${text}`))
  })

  it('write by themselves at the moments of the pace alone, not when they have synced', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const desk = paced(0)
    const before = await count('records')
    await desk.sync()
    expect(await count('records')).to.equal(before)
    expect(desk.cases[0]?.unlogged).to.have.lengthOf(1)
    await period([desk])
    await period([desk])
    expect(desk.cases[0]?.unlogged).to.deep.equal([])
  })

  it('ask for and repeat what says nothing as they do what they wrote', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const posts = new Map<string, number>()
    const fetched = new Set<string>()
    const transport = meddled(staffTransport(on), (request, _, { body }) => {
      const ids = (bytes: Uint8Array, size: number) =>
        Array.from({ length: bytes.length / size }, (_, i) =>
          toHex(bytes.subarray(i * size, i * size + 32)),
        )
      if (request === `POST ${PATH.deskRecordsFetch}`) {
        for (const id of ids(body!, 32)) fetched.add(id)
      }
      if (request === `POST ${PATH.deskRecords}`) {
        for (const id of ids(body!, 4096)) posts.set(id, (posts.get(id) ?? 0) + 1)
      }
      return null
    })
    const desk = paced(0, { transport })
    await syncAndOpen(desk)
    await period([desk], async () => {
      await write(desk, 'one')
      await desk.sync()
    })
    await period([desk])
    expect([...posts.keys()].filter((id) => !fetched.has(id))).to.deep.equal([])
    // All that it posts by itself now says nothing: what is not listed yet is posted again by a sync.
    posts.clear()
    while (posts.size < SHARE) {
      clock.advance(PERIOD / 16)
      await desk.keepPace()
    }
    expect(new Set(posts.values())).to.deep.equal(new Set([1]))
    await desk.sync()
    expect(new Set(posts.values())).to.deep.equal(new Set([2]))
  })

  it('ask and post as often in each period, whether they read the case or not', async () => {
    await reportAs(on, 'not for m1', ['m1'])
    await on.server.moveLists()
    const asked = new Map<number, string[]>()
    const [reads, doesNot] = [0, 1].map((index) => {
      const transport = meddled(staffTransport(on), (request, _, { body }) => {
        // By the reporters' routes anybody may ask, slots are signed, and a head asks for quotas.
        const isOfDesks = /^\S+ \/api\/desk\/(?!slots|quotas)/.test(request)
        if (isOfDesks)
          asked.get(index)?.push(`${request.replace(/prefixes=.*/, '')} ${body?.length}`)
        return null
      })
      return paced(index, { transport })
    }) as [Desk, Desk]
    await syncAndOpen(reads)
    await doesNot.sync()
    await period([reads, doesNot])
    for (const texts of [[], ['one'], ['two', 'three'], []]) {
      for (const index of [0, 1]) asked.set(index, [])
      await period([reads, doesNot], async () => {
        for (const text of texts) await write(reads, text)
      })
      const sorted = [...asked.values()].map((all) => all.sort())
      expect(sorted[0]).to.deep.equal(sorted[1])
      expect(
        sorted[0]?.filter((one) => one.startsWith(`POST ${PATH.deskRecords} `)),
      ).to.have.lengthOf(SHARE)
    }
    expect([reads, doesNot].map(({ cases }) => cases.length)).to.deep.equal([1, 0])
  })

  it('post as many where two of them write the same', async () => {
    await reportAs(on, 'long '.repeat(2000))
    await on.server.moveLists()
    const desks = [paced(0), paced(1)]
    for (const desk of desks) await syncAndOpen(desk)
    await period(desks, () => write(desks[0]!, 'one'))
    const came: number[] = []
    for (let i = 0; i < 5; i++) came.push(await period(desks))
    expect(came).to.deep.equal(new Array(5).fill(2 * SHARE))
    expect(desks[0]!.cases[0]?.warnings).to.deep.equal([])
  })

  it('repeat a record that says nothing until it is taken, as they do one that they wrote', async () => {
    let isCut = true
    const ids: string[] = []
    const transport = meddled(staffTransport(on), (request, _, { body }) => {
      if (request !== `POST ${PATH.deskRecords}`) return null
      ids.push(toHex(body!.subarray(0, 32)))
      return isCut ? 'lose-answer' : null
    })
    const desk = paced(0, { transport })
    await desk.sync()
    while (ids.length < 3) {
      clock.advance(PERIOD / 8)
      await desk.keepPace().catch(() => null)
    }
    isCut = false
    expect(new Set(ids).size).to.equal(1)
    await period([desk])
    await period([desk])
    expect(new Set(ids).size).to.be.above(1)
  })

  it('post what grants somebody access at once, whatever was posted before', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const desk = paced(0)
    await syncAndOpen(desk)
    for (const text of ['1', '2', '3', '4']) await write(desk, text)
    const before = await count('records')
    await desk.release(caseId(desk), 'm1', 'done', '')
    expect(await count('records')).to.be.above(before)
  })

  it('post drops for nobody, one of which says that a letter was opened', async () => {
    await reportAs(on, 'the report')
    await on.server.moveLists()
    const desk = paced(0, { pace: new Pace(seededRandom('drops'), PERIOD) })
    await syncAndOpen(desk)
    const before = await count('drops')
    for (let i = 0; i < 64; i++) await period([desk])
    const drops = (await count('drops')) - before
    expect(drops).to.be.within(6, 25)
    expect(desk.vault.fetched).to.have.lengthOf(1)
  })
})
