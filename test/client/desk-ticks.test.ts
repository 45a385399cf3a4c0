import { expect } from 'chai'
import type { Desk } from '../../client/desk/core/desk.ts'
import { toHex } from '../../crypto/bytes.ts'
import { dayOf } from '../../crypto/calendar.ts'
import { SIZE } from '../../crypto/labels.ts'
import { PATH } from '../../crypto/wire.ts'
import { codeOf, notes, only, say } from '../support/access-house.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../support/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../support/instance.ts'
import { lyingTransport, said, swallowed } from '../support/lies.ts'
import { MemoryCache } from '../support/memory-cache.ts'
import { reportAs } from '../support/need-to-know.ts'

const TICK = 900
const NONE = new Uint8Array(0)

describe('desks whose lists move at ticks', () => {
  let clock: Clock
  let on: Instance
  let desks: readonly Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    on = await startInstance({ clock, weeks: 6, config: { tick: TICK, cover: 48 } })
    desks = [testDesk(on, 0), testDesk(on, 1)]
  })
  afterEach(() => on.stop())

  const at = (index: number) => desks[index]!
  const pass = async () => {
    clock.advance(TICK * 1000 - (clock.now() % (TICK * 1000)))
    await on.server.moveLists()
  }

  it('show a letter at the next tick, and what their member writes at once', async () => {
    await deliver(on)
    await at(0).sync()
    expect(at(0).cases).to.deep.equal([])
    await pass()
    await syncAndOpen(at(0))
    await say(at(0), 'mine')
    expect(notes(at(0))).to.deep.equal(['m0: mine'])
    await at(1).sync()
    expect(notes(at(1))).to.deep.equal([])
    await pass()
    await at(1).sync()
    expect(notes(at(1))).to.deep.equal(['m0: mine'])
    for (const desk of desks) expect(only(desk).warnings).to.deep.equal([])
  })

  it('write behind each other in one tick, by the records that the server hands back', async () => {
    await deliver(on)
    await pass()
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    for (const text of ['one', 'two', 'three']) await say(at(0), text)
    await say(at(1), 'four')
    expect(notes(at(1))).to.deep.equal(['m0: one', 'm0: two', 'm0: three', 'm1: four'])
    await pass()
    for (const desk of desks) await desk.sync()
    for (const desk of desks) {
      expect(notes(desk)).to.deep.equal(['m0: one', 'm0: two', 'm0: three', 'm1: four'])
      expect(only(desk).warnings).to.deep.equal([])
    }
  })

  it('warn where what the server took comes to no list, and write it anew', async () => {
    await deliver(on)
    await pass()
    for (const desk of desks) await syncAndOpen(desk)
    const swallow = swallowed(PATH.deskRecords)
    let isLying = true
    const lie = (request: string) => (isLying ? swallow(request) : null)
    const { vault, weeks } = at(1)
    const transport = lyingTransport(staffTransport(on), lie)
    const desk = testDesk(on, 1, { transport, vault, weeks })
    await desk.sync()
    await say(desk, 'lost')
    expect(notes(desk)).to.deep.equal(['m1: lost'])
    for (const text of ['one', 'two']) {
      await pass()
      await at(0).sync()
      await say(at(0), text)
      await pass()
      await desk.sync()
    }
    expect(only(desk).warnings.map(({ kind }) => kind)).to.include('hidden-log')
    isLying = false
    for (let i = 0; i < 3; i++) {
      await pass()
      await desk.sync()
    }
    expect(notes(desk)).to.deep.equal(['m0: one', 'm0: two', 'm1: lost'])
    expect(said(desk, 'en')).to.deep.equal([])
    await at(0).sync()
    expect(notes(at(0))).to.deep.equal(notes(desk))
  })

  it('wait where the server has just started, and lose nothing of what is written', async () => {
    await deliver(on)
    await pass()
    await syncAndOpen(at(0))
    on = await on.restart()
    const { vault, weeks } = at(0)
    const desk = testDesk(on, 0, { vault, weeks })
    expect(await codeOf(desk.sync())).to.equal('not-yet')
    await pass()
    await desk.sync()
    expect(only(desk).warnings).to.deep.equal([])
  })

  it('fetch the same, whoever reads the case', async () => {
    await reportAs(on, 'not for m1', ['m1'])
    await pass()
    await syncAndOpen(at(0))
    for (let i = 0; i < 40; i++) await say(at(0), `${i}`)
    await pass()
    const asked = await Promise.all(
      [0, 1].map(async (index) => {
        const fetched: string[] = []
        const transport = meddled(staffTransport(on), (request, _, { body }) => {
          const isFetch = [PATH.deskRecordsFetch, PATH.deskDropsFetch].some((path) => {
            return request === `POST ${path}`
          })
          if (isFetch) fetched.push(`${request} ${toHex(body ?? NONE)}`)
          return null
        })
        const desk = testDesk(on, index, { transport })
        await desk.sync()
        return { cases: desk.cases.length, fetched }
      }),
    )
    expect(asked.map(({ cases }) => cases)).to.deep.equal([1, 0])
    const fetches = asked.map(({ fetched }) => fetched)
    expect(fetches[0]!.length).to.be.above(1)
    expect(fetches[1]).to.deep.equal(fetches[0])
  })

  it('fetch no record for its own sake twice, and all of them again where what was kept is damaged', async () => {
    await reportAs(on, 'not for m1', ['m1'])
    await pass()
    await syncAndOpen(at(0))
    for (let i = 0; i < 10; i++) await say(at(0), `${i}`)
    await pass()
    const rows = new MemoryCache()
    let fetches = 0
    // But for the part that every desk fetches anew on that day.
    const isDue = (byte: number) => byte >> 4 === dayOf(on.now()) % 16
    const transport = meddled(staffTransport(on), (request, _, { body }) => {
      if (request !== `POST ${PATH.deskRecordsFetch}` || body === undefined) return null
      if (body.some((byte, i) => i % SIZE.id === 0 && !isDue(byte))) fetches++
      return null
    })
    const unlocked = async () => {
      fetches = 0
      const desk = testDesk(on, 1, { transport, rows })
      await desk.sync()
      await desk.keepCache()
      return fetches
    }
    expect(await unlocked()).to.equal(1)
    expect(await unlocked()).to.equal(0)
    await say(at(0), 'one more')
    await pass()
    expect(await unlocked()).to.equal(1)
    rows.file = rows.file!.map((byte, i) => (i === 5000 ? byte ^ 1 : byte))
    expect(await unlocked()).to.equal(1)
    expect(await unlocked()).to.equal(0)
  })
})
