import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { nextFetched } from '../../../../client/desk/engine/post/tell.ts'
import { asTheyCame } from '../../../../client/desk/engine/sync/long-texts.ts'
import { weekAt } from '../../../../crypto/days/calendar.ts'
import { sealDecoy } from '../../../../crypto/drop/drop.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { countDrops } from '../../../../db/drops.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  readReceipt,
  reportOf,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

describe('a letter that a desk has opened', () => {
  let instance: Instance
  let clock: ReturnType<typeof fakeClock>
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock })
  })
  afterEach(() => instance.stop())

  const drops = () => countDrops(instance.server.ctx.db)
  const fetchedOf = async ({ receipt }: SealedReport) => {
    await instance.server.tick()
    return (await readReceipt(instance, receipt)).sent.map(({ fetched }) => fetched)
  }
  const tell = async (desk: Desk) => {
    await syncAndOpen(desk)
    await desk.tell('fetched')
  }

  it('is fetched for its reporter once one desk has said so, and not before', async () => {
    const report = await deliver(instance)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    expect(await fetchedOf(report)).to.deep.equal([false])
    await desk.tell('fetched')
    expect(await fetchedOf(report)).to.deep.equal([true])
    const before = await drops()
    await tell(desk)
    await tell(testDesk(instance, 1))
    expect(await drops()).to.equal(before)
    const stranger = await deliver(instance)
    expect([await fetchedOf(stranger), await fetchedOf(report)]).to.deep.equal([[false], [true]])
  })

  it('is reported as fetched oldest first, one drop each, and a follow-up as well', async () => {
    const first = await deliver(instance)
    clock.advance(7 * 86_400_000)
    const second = await deliver(instance)
    const more = { code: first.code, drop: reportOf('mer', 'follow-up'), draft: { letter: 5 } }
    const desk = testDesk(instance, 0)
    await tell(desk)
    expect([await fetchedOf(first), await fetchedOf(second)]).to.deep.equal([[true], [false]])
    await tell(desk)
    expect(await fetchedOf(second)).to.deep.equal([true])
    await deliver(instance, more)
    expect(await fetchedOf(first)).to.deep.equal([true, false])
    await tell(desk)
    expect(await fetchedOf(first)).to.deep.equal([true, true])
  })

  it('is reported as it came, whatever its sender says of its day and of the week of its keys', () => {
    const { p } = instance
    const signer = newSignKeyPair(p, systemRandom)
    const came = new Map<string, number>()
    const order = asTheyCame({ primitives: p, signer }, { came })
    type Sent = Parameters<typeof order>[0]
    const sent = (fill: number, day: number, week = 2900) =>
      ({ id: new Uint8Array(32).fill(fill), day, week }) as Sent
    const sign = (a: Sent, b: Sent) => Math.sign(order(a, b))
    expect(sign(sent(1, 20_000), sent(2, 20_001))).to.equal(sign(sent(1, 20_001), sent(2, 20_000)))
    came.set(toHex(sent(1, 0).id), 2900)
    came.set(toHex(sent(2, 0).id), 2901)
    expect(sign(sent(1, 20_001), sent(2, 20_000, 2899))).to.equal(-1)
  })

  it('is not told of by a desk that shows it only because nobody else took it up', async () => {
    const report = await deliver(instance, { leftOut: ['m1'] })
    const { code } = report
    await deliver(instance, { code, drop: reportOf('mer', 'follow-up'), draft: { letter: 5 } })
    clock.advance(8 * 86_400_000)
    await instance.server.tick()
    const desk = testDesk(instance, 1)
    await syncAndOpen(desk)
    expect(desk.cases.map(({ asks }) => asks)).to.deep.equal([true])
    await tell(desk)
    expect(await fetchedOf(report)).to.deep.equal([false, false])
    // The desk does not tell it either once its member has declared that they may read it.
    await desk.declare(desk.cases[0]!.id, false, '')
    await tell(desk)
    expect(desk.cases.map(({ asks }) => asks)).to.deep.equal([false])
    expect(await fetchedOf(report)).to.deep.equal([false, false])
  })

  it('is not reported by a desk whose member no longer reads its case', async () => {
    const report = await deliver(instance)
    const [keeper, desk] = [testDesk(instance, 0), testDesk(instance, 1)]
    await syncAndOpen(keeper)
    await syncAndOpen(desk)
    await keeper.release(keeper.cases[0]!.id, 'm1', 'done', '')
    await desk.sync()
    await desk.tell('fetched')
    expect(await fetchedOf(report)).to.deep.equal([false])
  })

  it('is not told of by a desk that shuts its case', async () => {
    const report = await deliver(instance)
    const [keeper, desk] = [testDesk(instance, 0), testDesk(instance, 1)]
    await syncAndOpen(keeper)
    await syncAndOpen(desk)
    await keeper.release(keeper.cases[0]!.id, 'm1', 'conflict', 'it is about them')
    await desk.sync()
    expect([desk.cases.length, desk.shut.length]).to.deep.equal([0, 1])
    await desk.tell('fetched')
    expect(await fetchedOf(report)).to.deep.equal([false])
  })

  it('stays fetched from week to week, also if it is reported in a later one', async () => {
    const report = await deliver(instance)
    clock.advance(8 * 86_400_000)
    await instance.server.tick()
    await tell(testDesk(instance, 0))
    expect(await fetchedOf(report)).to.deep.equal([true])
    clock.advance(22 * 86_400_000)
    expect(await fetchedOf(report)).to.deep.equal([true])
  })

  it('is not by a desk that cannot open it, nor by anybody without its board key', async () => {
    const report = await deliver(instance, { leftOut: ['m1'] })
    await tell(testDesk(instance, 1))
    expect(await fetchedOf(report)).to.deep.equal([false])
    const { p, reception } = instance
    const guess = concat(report.request.slice(SIZE.sealedDrop + 4, -8), systemRandom(8))
    const at = { day: Math.floor(clock.now() / 86_400_000), week: weekAt(clock.now()) }
    const { request } = sealDecoy(p, systemRandom, reception.list, at, guess)
    expect((await postDrop(instance, request)).status).to.equal(200)
    expect(await fetchedOf(report)).to.deep.equal([false])
  })

  it('is the same request as any other, and nobody opens it', async () => {
    await deliver(instance)
    await tell(testDesk(instance, 0))
    const desk = testDesk(instance, 1)
    await syncAndOpen(desk)
    expect(desk.cases).to.have.length(1)
    const sizes = await instance.server.ctx.db('drops').pluck('sealed')
    expect(sizes.map((one: Uint8Array) => one.length)).to.deep.equal([25_776, 25_776])
  })

  it('is nothing to say of without a board, for one that was forwarded, or after 16 weeks', () => {
    const { p } = instance
    const drop = {
      ...{ id: new Uint8Array(32), week: 2900, day: 20_000, letter: 3, forwarded: false },
      ...{ boardKey: new Uint8Array(32).fill(1), signer: new Uint8Array(32).fill(2) },
    } as Parameters<typeof nextFetched>[1][number]
    const next = (change: object, now = 2900) =>
      nextFetched(p, [{ ...drop, ...change }], new Set(), null, now)
    expect(next({})?.echo).to.have.length(16)
    expect(next({}, 2915)?.echo).to.have.length(16)
    expect([next({ boardKey: null }), next({ forwarded: true }), next({}, 2916)]).to.deep.equal([
      ...[null, null, null],
    ])
  })
})
