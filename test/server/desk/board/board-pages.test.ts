import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { pageOf } from '../../../../crypto/board/page.ts'
import { openSlot, slotId } from '../../../../crypto/board/slot.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'
import { storedSlots } from '../../../support/server/stored-slots.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const PAGES = 4

/** m0 and m1 read one case each, m2 reads none, and each is left out of what the others read. */
describe('the pages of the board as a desk reads them', () => {
  let instance: Instance
  let clock: Clock
  let reports: readonly SealedReport[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const board = { slots: 64, echoes: 64, pageBits: Math.log2(PAGES) }
    const roles = ['reception', 'reception', 'reception'] as const
    instance = await startInstance({ clock, weeks: 16, board, roles })
    reports = []
    for (const reader of [0, 1]) reports = [...reports, await onAnotherPage(reader)]
  })
  afterEach(() => instance.stop())

  const pageIn = ({ receipt }: SealedReport) => pageOf(receipt.address, Math.log2(PAGES))

  /** A report to only one member, whose board stands on a page of its own. */
  async function onAnotherPage(reader: number): Promise<SealedReport> {
    const leftOut = ['m0', 'm1', 'm2'].filter((id) => id !== `m${reader}`)
    const taken = reports.map(pageIn)
    for (;;) {
      const report = await deliver(instance, { leftOut })
      if (!taken.includes(pageIn(report))) return report
      await instance.server.ctx
        .db('drops')
        .where({ id: Buffer.from(report.id) })
        .delete()
    }
  }

  interface Asked {
    readonly line: string
    readonly isSigned: boolean
    readonly body: Uint8Array
  }

  function recorded(index: number, of?: Desk): { desk: Desk; asked: Asked[] } {
    const asked: Asked[] = []
    const inner = staffTransport(instance)
    const request: Transport['request'] = (method, path, options) => {
      const isSigned = Object.keys(options?.headers ?? {}).some((name) => /signature/i.test(name))
      const body = options?.body ?? new Uint8Array(0)
      asked.push({ line: `${method} ${path}`, isSigned, body })
      return inner.request(method, path, options)
    }
    const kept = of ? { vault: of.vault, weeks: of.weeks } : {}
    return { desk: testDesk(instance, index, { transport: { request }, ...kept }), asked }
  }
  const aboutBoard = (asked: readonly Asked[]) =>
    asked.filter(({ line }) => /board|slots/.test(line)).map(({ line }) => line)
  const build = () => instance.server.tick()
  const act = (desk: Desk, action: Action) =>
    desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))

  /** All that every desk asks for in one round, whatever its member reads. */
  const LOOK = Array.from({ length: PAGES }, (_, i) => `GET ${PATH.board}${i}`)

  it('are all asked for, in one order, by readers of one case, of another and of none', async () => {
    const first = [0, 1].map((index) => testDesk(instance, index))
    for (const desk of first) {
      await desk.sync()
      expect(desk.cases).to.have.length(1)
      await act(desk, acknowledge)
      await act(desk, say('hei'))
      // A letter is copied once.
      await desk.sync()
    }
    await build()
    const all = [recorded(0, first[0]), recorded(1, first[1]), recorded(2)]
    for (const later of [0, 60_000, DAY_MS, 180_000]) {
      clock.advance(later)
      await build()
      for (const { desk } of all) await desk.sync()
    }
    for (const { asked } of all) {
      expect(aboutBoard(asked)).to.deep.equal([...LOOK, ...LOOK, ...LOOK, ...LOOK])
      const pages = asked.filter(({ line }) => line.startsWith(`GET ${PATH.board}`))
      expect(pages.map(({ isSigned, body }) => [isSigned, body.length])).to.deep.equal(
        pages.map(() => [false, 0]),
      )
    }
    const lines = all.slice(0, 2).map(({ asked }) => asked.map(({ line }) => line))
    expect(lines[0]).to.deep.equal(lines[1])
    for (const [index, report] of reports.entries()) {
      expect(all[index]!.desk.waiting.size).to.equal(0)
      const { status, messages } = await readReceipt(instance, report.receipt)
      expect([status?.content.status, messages.length]).to.deep.equal(['received', 1])
    }
  })

  it('name no slot in any request, but where one is written', async () => {
    const { desk, asked } = recorded(0)
    await desk.sync()
    await act(desk, acknowledge)
    await build()
    await desk.sync()
    const [c] = desk.cases
    const { key } = c!.stream!.epochs[0]!
    const [report] = reports
    const ids = Array.from({ length: 8 }, (_, i) => toHex(slotId(instance.p, key, report!.week, i)))
    const names = asked.filter(({ body }) => ids.some((id) => toHex(body).includes(id)))
    expect(names.map(({ line }) => line)).to.deep.equal([])
    const writes = asked.filter(({ line }) => line.includes('slots'))
    expect(writes.map(({ line }) => line)).to.deep.equal([`POST ${PATH.deskSlots}`])
  })

  it('show what is taken away on the page of a case, and it is posted again', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    await build()
    await desk.sync()
    await instance.server.ctx.db('slots').delete()
    for (const later of [DAY_MS, 180_000, 60_000]) {
      clock.advance(later)
      await build()
      await desk.sync()
    }
    await build()
    const { status } = await readReceipt(instance, reports[0]!.receipt)
    expect(status?.content.status).to.equal('received')
  })

  it('hold a slot that its author dates ahead, and it is posted again before it runs out', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    const [{ receipt, week }] = reports as [SealedReport]
    const epochKey = desk.cases[0]!.stream!.epochs[0]!.key
    const at = async () => {
      const [there] = await storedSlots(instance, [slotId(instance.p, epochKey, week, 0)])
      const place = { signer: receipt.signer, board: receipt.board(week), week, number: 0 }
      const { list } = instance.reception
      const opened = openSlot(
        instance.p,
        list,
        { instance: list.instance, ...place },
        there!.sealed,
      )
      return { sealed: there!.sealed, opened }
    }
    const { sealed, opened } = await at()
    const { number, author, ...part } = opened
    const made = slotPostFor(instance, instance.reception.members[0]!, receipt, {
      ...{ week, epochKey, replaces: sealed },
      part: { ...part, written: week + 50 },
    })
    const { status } = await staffFetch(
      instance,
      instance.reception.members[0]!,
      'POST',
      PATH.deskSlots,
      {
        json: made,
      },
    )
    expect([author.id, number, status]).to.deep.equal(['m0', 0, 200])
    await build()
    await testDesk(instance, 0, { vault: desk.vault, weeks: desk.weeks }).sync()
    expect((await at()).opened.written).to.equal(week)
  })

  it('do not show what a colleague wrote since, which a refused write hands over', async () => {
    const shared = await deliver(instance)
    const id = toHex(shared.receipt.signer)
    const [a, b] = [testDesk(instance, 0), recorded(1)]
    await a.sync()
    await b.desk.sync()
    await a.append(id, jobOf(systemRandom, acknowledge))
    b.asked.length = 0
    // The desk holds pages from before that.
    await b.desk.append(id, jobOf(systemRandom, say('hei')))
    const [stream] = b.desk.cases.filter((one) => one.id === id).map((one) => one.stream!)
    const ids = [0, 1].map((i) => slotId(instance.p, stream!.epochs[0]!.key, shared.week, i))
    expect((await storedSlots(instance, ids)).filter((one) => one === null)).to.deep.equal([])
    expect(aboutBoard(b.asked).every((line) => line === `POST ${PATH.deskSlots}`)).to.equal(true)
    await build()
    const { status, messages, incomplete } = await readReceipt(instance, shared.receipt)
    expect([status?.content.status, messages.length, incomplete]).to.deep.equal([
      'received',
      1,
      false,
    ])
  })

  it('of a purged case keep nothing that a colleague wrote since the last build', async () => {
    const shared = await deliver(instance)
    const id = toHex(shared.receipt.signer)
    const [a, b] = [testDesk(instance, 0), testDesk(instance, 1)]
    await a.sync()
    await a.append(id, jobOf(systemRandom, acknowledge))
    await build()
    await b.sync()
    await a.sync()
    await b.append(id, jobOf(systemRandom, say('hei')))
    await b.purge(id, 'tiden er ute')
    await a.purge(id, 'tiden er ute')
    const { db } = instance.server.ctx
    expect(await db('slots').select('id')).to.deep.equal([])
  })
})
