import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { pageOf } from '../../../../crypto/board/page.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { deriveReceipt, makeCode, type ReceiptKeys } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  reportOf,
  type SealedReport,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'

const SLOTS = 16
const acknowledge: Action = { kind: 'acknowledge', next: null }
const close: Action = { kind: 'status', status: 'closed', text: '', party: 'party', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const caseOf = (desk: Desk, { receipt }: SealedReport) =>
  desk.cases.find(({ id }) => id === toHex(receipt.signer))!
const act = (desk: Desk, report: SealedReport, action: Action) =>
  desk.append(caseOf(desk, report).id, jobOf(systemRandom, action))
const letGo = (desk: Desk, report: SealedReport) =>
  desk.release(caseOf(desk, report).id, 'm2', 'conflict', 'a friend')

/** m2 reads the cases, and fills the page with rows that nobody can open. */
describe('a page that a member has filled', () => {
  let instance: Instance
  let clock: Clock
  let report: SealedReport
  let a: Desk
  /** Ids in hex of what m2 filled the page with. */
  const garbage = new Set<string>()
  async function start(pageBits: number) {
    clock = fakeClock(A_MONDAY)
    const board = { slots: SLOTS, echoes: 64, pageBits }
    const roles = ['head', 'reception', 'reception'] as const
    instance = await startInstance({ clock, weeks: 27, board, roles })
    report = await deliver(instance, { text: 'real' })
    a = testDesk(instance, 0)
    await a.sync()
    await act(a, report, acknowledge)
    await act(a, report, say('first'))
  }
  beforeEach(() => start(0))
  afterEach(() => instance.stop())

  const rows = (): Promise<{ id: Uint8Array }[]> => instance.server.ctx.db('slots').select('id')
  const idsNow = async () => (await rows()).map(({ id }) => toHex(id))

  async function fillPage(): Promise<void> {
    const m2 = instance.reception.members[2]!
    const code = makeCode(systemRandom, '7654321')
    const nobody = deriveReceipt(instance.p, instance.reception.list.instance, code)
    const { pageBits } = instance.reception.list.board
    for (;;) {
      const id = systemRandom(32)
      const page = pageOf(report.receipt.address, pageBits)
      const json = { ...slotPostFor(instance, m2, nobody), id, page, sealed: systemRandom(1024) }
      const { status } = await staffFetch(instance, m2, 'POST', PATH.deskSlots, { json })
      expect(status).to.be.oneOf([200, 429, 507])
      if (status === 507) return
      if (status === 429) await onDay(1)
      else garbage.add(toHex(id))
    }
  }

  async function onDay(more: number): Promise<void> {
    clock.advance(more * DAY_MS)
    await instance.server.tick()
  }

  async function seen(receipt: ReceiptKeys = report.receipt) {
    await instance.server.tick()
    const { incomplete, status, messages } = await readReceipt(instance, receipt)
    const texts = messages.map(({ content }) => content.text).sort()
    return { incomplete, status: status?.content.status ?? null, texts }
  }
  const whole = { incomplete: false, status: 'received', texts: ['first'] }

  async function foreignIds(): Promise<Uint8Array[]> {
    return (await rows()).flatMap(({ id }) => (garbage.has(toHex(id)) ? [id] : []))
  }

  async function freeRoom(): Promise<void> {
    await instance.server.ctx
      .db('slots')
      .whereIn('id', await foreignIds())
      .delete()
  }

  /** Close the case, and another one a day later, and let the weeks pass. @returns that one */
  async function twoQuietCases(): Promise<SealedReport> {
    const newer = await deliver(instance, { text: 'another' })
    await a.sync()
    await act(a, report, close)
    await onDay(1)
    await act(a, newer, acknowledge)
    await act(a, newer, close)
    for (let week = 0; week < 13; week++) {
      await onDay(7)
      await a.sync()
    }
    return newer
  }

  /** Whether m2 can still overwrite or remove anything by what they were given. */
  async function isInReach({ contentKey, receipt, week }: SealedReport): Promise<boolean> {
    const epochKey = firstEpochKey(instance.p, caseKey(instance.p, contentKey))
    const now = await idsNow()
    const old = Array.from({ length: 8 }, (_, number) =>
      slotPostFor(instance, instance.reception.members[2]!, receipt, { week, epochKey, number }),
    )
    return old.some(({ id }) => now.includes(toHex(id)))
  }

  it('does not keep a case within reach of that member once they are revoked', async () => {
    await fillPage()
    await act(a, report, say('second'))
    expect([...a.waiting.values()]).to.deep.equal(['full'])
    expect(await isInReach(report)).to.equal(true)
    await letGo(a, report)
    expect(await isInReach(report)).to.equal(false)
    expect(await seen()).to.deep.equal(whole)
  })

  it('does not keep a case on the board of another week', async () => {
    await fillPage()
    await letGo(a, report)
    const before = await idsNow()
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    const drop = reportOf('more', 'follow-up')
    await deliver(instance, { code: report.code, drop, leftOut: ['m2'] })
    await a.sync()
    const after = await idsNow()
    expect(after.filter((id) => !before.includes(id))).to.have.lengthOf(2)
    expect(after).to.have.lengthOf(SLOTS)
    expect(await seen()).to.deep.equal(whole)
    expect([...a.waiting]).to.deep.equal([])
  })

  it('loses no status where a message waits and its reporter writes in another week', async () => {
    await fillPage()
    await act(a, report, say('second'))
    await letGo(a, report)
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    const drop = reportOf('more', 'follow-up')
    await deliver(instance, { code: report.code, drop, leftOut: ['m2'] })
    await a.sync()
    const { incomplete, status } = await seen()
    expect({ incomplete, status }).to.deep.equal({ incomplete: false, status: 'received' })
    expect(await isInReach(report)).to.equal(false)
  })

  it('shows the status without its text where there is room for a part of it alone', async () => {
    await fillPage()
    const text = 'L'.repeat(1500)
    await act(a, report, { kind: 'status', status: 'assessing', text, next: null })
    expect([...a.waiting.values()]).to.deep.equal(['full'])
    expect(await seen()).to.deep.equal({ ...whole, status: 'assessing' })
    await letGo(a, report)
    expect(await isInReach(report)).to.equal(false)
    expect(await seen()).to.deep.equal({ ...whole, status: 'assessing' })
    await freeRoom()
    await a.sync()
    await instance.server.tick()
    const { status } = await readReceipt(instance, report.receipt)
    expect(status?.content.text).to.equal(text)
  })

  it('lets nobody read half a message', async () => {
    await fillPage()
    const [some] = await foreignIds()
    await instance.server.ctx.db('slots').where('id', some!).delete()
    await act(a, report, say('L'.repeat(1500)))
    expect([...a.waiting.values()]).to.deep.equal(['full'])
    expect(await seen()).to.deep.equal(whole)
  })

  it('leaves nothing in that member’s reach that they have moved to another page', async () => {
    await instance.stop()
    await start(1)
    const { receipt, week } = report
    const epochKey = firstEpochKey(instance.p, caseKey(instance.p, report.contentKey))
    const m2 = instance.reception.members[2]!
    for (const { id, sealed: replaces } of await instance.server.ctx.db('slots').select('*')) {
      const number = [0, 1].find((one) => {
        return (
          toHex(slotPostFor(instance, m2, receipt, { week, epochKey, number: one }).id) ===
          toHex(id)
        )
      })
      const slot = slotPostFor(instance, m2, receipt, { week, epochKey, number: number!, replaces })
      const json = { ...slot, page: 1 - slot.page }
      expect((await staffFetch(instance, m2, 'POST', PATH.deskSlots, { json })).status).to.equal(
        200,
      )
    }
    await fillPage()
    await letGo(a, report)
    expect(await isInReach(report)).to.equal(false)
    await freeRoom()
    await a.sync()
    expect(await seen()).to.deep.equal(whole)
  })

  it('loses no status to a row that that member planted for a coming week', async () => {
    await instance.stop()
    await start(1)
    await letGo(a, report)
    const { receipt, week } = report
    const epochKey = firstEpochKey(instance.p, caseKey(instance.p, report.contentKey))
    const m2 = instance.reception.members[2]!
    for (const number of [0, 7]) {
      const slot = slotPostFor(instance, m2, receipt, { week: week + 1, epochKey, number })
      const json = { ...slot, page: 1 - slot.page, sealed: systemRandom(1024) }
      expect((await staffFetch(instance, m2, 'POST', PATH.deskSlots, { json })).status).to.equal(
        200,
      )
    }
    await fillPage()
    await act(a, report, say('second'))
    clock.advance(A_MONDAY + 7 * DAY_MS - clock.now())
    await instance.server.tick()
    const drop = reportOf('more', 'follow-up')
    await deliver(instance, { code: report.code, drop, leftOut: ['m2'] })
    for (let sync = 0; sync < 3; sync++) {
      await a.sync()
      expect((await seen()).status).to.equal('received')
    }
  })

  it('has nothing posted again and again while a part of a status waits', async () => {
    await fillPage()
    const some = await foreignIds()
    await instance.server.ctx.db('slots').where('id', some[0]!).delete()
    let accepted = 0
    const transport = meddled(staffTransport(instance), (request) => {
      if (request !== `POST ${PATH.deskSlots}`) return null
      return (answer) => {
        if (answer.status === 200) accepted++
        return answer
      }
    })
    const desk = testDesk(instance, 0, { transport, vault: a.vault })
    await desk.sync()
    const text = 'L'.repeat(2400)
    await act(desk, report, { kind: 'status', status: 'assessing', text, next: null })
    expect([...desk.waiting.values()]).to.deep.equal(['full'])
    for (let sync = 0; sync < 2; sync++) {
      accepted = 0
      await desk.sync()
      expect(accepted).to.equal(0)
      expect(await seen()).to.deep.equal({ ...whole, status: 'assessing' })
    }
    const told = [...desk.looks.get(caseOf(desk, report).id)!.values()]
    expect(told.at(-1)).to.equal(false)
  })

  it('is named by desks where that member moved the status to a place of their own', async () => {
    await fillPage()
    const m2 = instance.reception.members[2]!
    const epochKey = firstEpochKey(instance.p, caseKey(instance.p, report.contentKey))
    const { receipt, week } = report
    const all = await instance.server.ctx.db('slots').select('id', 'sealed')
    const own = toHex(slotPostFor(instance, m2, receipt, { week, epochKey }).id)
    const { sealed: replaces } = all.find(({ id }) => toHex(id) === own)!
    const json = {
      ...slotPostFor(instance, m2, receipt, { week, epochKey, replaces }),
      id: systemRandom(32),
    }
    const { status } = await staffFetch(instance, m2, 'POST', PATH.deskSlots, { json })
    expect(status).to.equal(200)
    await letGo(a, report)
    for (const later of [DAY_MS, 180_000]) {
      clock.advance(later)
      await instance.server.tick()
      await a.sync()
    }
    expect([...a.waiting.values()]).to.deep.equal(['full'])
    expect(caseOf(a, report).warnings.map(({ kind }) => kind)).to.include('contradicted')
  })

  it('lets no quiet case run out while another one waits', async () => {
    const older = report
    const newer = await twoQuietCases()
    await fillPage()
    await act(a, newer, say('late'))
    for (let week = 0; week < 14; week++) {
      await onDay(7)
      await fillPage()
      await a.sync()
    }
    expect(await seen(older.receipt)).to.deep.include({ incomplete: false, status: 'closed' })
    expect(await seen(newer.receipt)).to.deep.include({ incomplete: false, status: 'closed' })
  })

  it('does not keep a quiet case either, where another one waits', async () => {
    const older = report
    const newer = await twoQuietCases()
    await fillPage()
    let lost = false
    const transport = meddled(staffTransport(instance), (request) =>
      lost && request === `POST ${PATH.deskSlots}` ? 'lose-request' : null,
    )
    const cut = testDesk(instance, 0, { transport, vault: a.vault })
    await cut.sync()
    lost = true
    await act(cut, newer, say('late'))
    await letGo(cut, older)
    expect(await isInReach(older)).to.equal(true)
    const b = testDesk(instance, 1)
    await b.sync()
    expect([...b.waiting.values()]).to.deep.equal(['full'])
    expect(await isInReach(older)).to.equal(false)
    expect(await seen(older.receipt)).to.deep.include({ incomplete: false, status: 'closed' })
  })

  it('lets the reporter miss nothing, and shows what waits as soon as there is room', async () => {
    await fillPage()
    await act(a, report, say('second'))
    await act(a, report, { kind: 'status', status: 'assessing', text: '', next: null })
    const told = { ...whole, status: 'assessing' }
    expect(await seen()).to.deep.equal(told)
    const ids = await idsNow()
    await a.sync()
    expect(await seen()).to.deep.equal(told)
    await freeRoom()
    await a.sync()
    expect(await seen()).to.deep.equal({ ...told, texts: ['first', 'second'] })
    expect([ids.length, [...a.waiting]]).to.deep.equal([SLOTS, []])
  })
})
