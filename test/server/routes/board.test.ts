import { expect } from 'chai'
import fc from 'fast-check'
import { pageOf, parsePage } from '../../../crypto/board/page.ts'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { deriveReceipt, makeCode } from '../../../crypto/keys/receipt.ts'
import { readU32, systemRandom, toHex, u32be } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { putSlot } from '../../../db/slots.ts'
import { isShownOn } from '../../../server/board.ts'
import { send } from '../../support/run/http.ts'
import { scaled } from '../../support/run/scale.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  slotPostFor,
  startInstance,
} from '../../support/server/instance.ts'

const BOARD = { slots: 16, echoes: 32, pageBits: 3 }

describe('the board', () => {
  let clock: Clock
  let instance: Instance
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, board: BOARD })
  })
  afterEach(() => instance.stop())

  const get = (page: string | number) =>
    send(instance.server.publicUrl, 'GET', `${PATH.board}${page}`)

  it('has 2^k pages, each under one name', async () => {
    for (let page = 0; page < 8; page++) expect((await get(page)).status).to.equal(200)
    for (const name of ['8', '00', '01', '-1', '1.0', '0x1', '255', '256', '99999', ' 1', '1e0'])
      expect((await get(encodeURIComponent(name))).status, name).to.equal(404)
  })

  it('gives everybody the same bytes until the next build, then none of them', async () => {
    const before = await Promise.all([get(3), get(3), get(3)])
    expect(before[1]).to.deep.equal(before[0])
    expect(before[2]).to.deep.equal(before[0])
    await instance.server.tick()
    const after = parsePage((await get(3)).body)
    const old = parsePage(before[0]!.body)
    const seen = new Set([...old.slots.map(({ tag }) => toHex(tag)), ...old.echoes.map(toHex)])
    const again = [...after.slots.map(({ tag }) => tag), ...after.echoes].map(toHex)
    expect(again.filter((tag) => seen.has(tag))).to.deep.equal([])
  })

  it('never uses a nonce twice, on any page of any build', async () => {
    const nonces: string[] = []
    const echoNonces = new Set<string>()
    const builds = scaled(200, 20)
    for (let build = 0; build < builds; build++) {
      await instance.server.tick()
      for (let number = 0; number < 8; number++) {
        const page = parsePage(instance.server.ctx.board.page(String(number)))
        nonces.push(toHex(page.nonce))
        echoNonces.add(toHex(page.echoNonce))
      }
    }
    expect(new Set(nonces).size).to.equal(8 * builds)
    expect(echoNonces.size).to.equal(builds)
  })

  it('shows the same echoes on every page, and always as many rows as it can hold', async () => {
    for (let i = 0; i < 3; i++) await deliver(instance)
    await instance.server.tick()
    const pages = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(get))
    const echoes = pages.map(({ body }) => JSON.stringify(parsePage(body).echoes.map(toHex)))
    expect(new Set(echoes).size).to.equal(1)
    for (const { body } of pages) expect(body.length).to.equal(56 + 16 * 1056 + 32 * 24)
  })

  it('shows a slot on the page of its address, and on no other', async () => {
    const { p, reception, server } = instance
    const { receipt } = await deliver(instance)
    const slot = slotPostFor(instance, reception.members[0]!, receipt)
    await putSlot(server.ctx.db, { ...slot, expiryWeek: 2987 }, null, (sealed) =>
      p.hash(32, null, sealed),
    )
    await server.tick()
    const own = pageOf(receipt.address, 3)
    for (let page = 0; page < 8; page++) {
      const address = Uint8Array.of(page << 5, 0, 0, 0)
      const reading = await readReceipt(instance, { ...receipt, address })
      // the slot is bound to its address, so elsewhere it would show and not open
      expect(reading.incomplete || reading.status !== null, `${page}`).to.equal(page === own)
    }
  })

  it('shows a slot wherever its prefix and the page agree over the shorter one', () => {
    const bits = fc.integer({ min: 0, max: 8 })
    const address = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(u32be)
    fc.assert(
      fc.property(address, address, bits, bits, (mine, other, posted, shown) => {
        const slot = { pageBits: posted, page: pageOf(mine, posted) }
        expect(isShownOn(slot, pageOf(mine, shown), shown)).to.equal(true)
        const shorter = Math.min(posted, shown)
        const agree = pageOf(mine, shorter) === pageOf(other, shorter)
        expect(isShownOn(slot, pageOf(other, shown), shown)).to.equal(agree)
      }),
    )
  })

  it('spreads receipts of one reference evenly over its pages', () => {
    const { p, reception } = instance
    const codes = scaled(40_000, 8000)
    const counts = new Array<number>(8).fill(0)
    for (let i = 0; i < codes; i++) {
      const code = makeCode(systemRandom, 'ABCDEFG')
      counts[pageOf(deriveReceipt(p, reception.list.instance, code).address, 3)]!++
    }
    const expected = codes / 8
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 7 degrees of freedom: beyond 40 once in a million runs
    expect(chiSquare).to.be.lessThan(40)
  })

  it('draws one secret number of competing echoes a week, at most a quarter of the capacity', async () => {
    const stored = async () => {
      const row = await instance.server.ctx.db('settings').where({ name: 'filler-echoes' }).first()
      return [readU32(row.value, 0), readU32(row.value, 4)] as const
    }
    const numbers = new Set<number>()
    for (let week = 0; week < 25; week++) {
      const [at, number] = await stored()
      expect(at).to.equal(2975 + week)
      expect(number).to.be.within(0, 8)
      numbers.add(number)
      clock.advance(6 * DAY_MS)
      await instance.server.tick()
      if (week === 0) instance = await instance.restart()
      expect(await stored()).to.deep.equal([at, number])
      clock.advance(DAY_MS)
      await instance.server.tick()
    }
    expect(numbers.size).to.be.greaterThan(4)
  })

  it('shows what fits of a page that has too many, and says so without naming any', async () => {
    const { p, reception, server, log } = instance
    const hash = (sealed: Uint8Array) => p.hash(32, null, sealed)
    const receipts = []
    for (let i = 0; i < 17; i++) {
      const receipt = deriveReceipt(p, reception.list.instance, makeCode(systemRandom, 'ABCDEFG'))
      const here = { ...receipt, address: Uint8Array.of(0, 0, 0, 0) }
      const slot = slotPostFor(instance, reception.members[0]!, here)
      await putSlot(server.ctx.db, { ...slot, expiryWeek: 2987 }, null, hash)
      receipts.push(here)
    }
    await server.tick()
    const readings = await Promise.all(receipts.map((one) => readReceipt(instance, one)))
    expect(readings.filter(({ status }) => status !== null)).to.have.length(16)
    expect(log).to.deep.equal(['a board page has more slots than it can show: raise its capacity'])
  })
})
