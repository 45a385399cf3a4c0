import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { type OpenedSlot, openSlot } from '../../../../crypto/board/slot.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
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
  type SlotOptions,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const act = (desk: Desk, action: Action) =>
  desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
const LIE = 'Destroy your papers'
const NEWEST = { generation: 0xffff_ffff }

function tryOpen(open: () => OpenedSlot): OpenedSlot | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}

/** m0 and m1 are honest. m2 read the case, lost access for a conflict, and kept every key. */
describe('the board of a case from which a member was revoked', () => {
  let instance: Instance
  let clock: Clock
  let report: SealedReport
  let a: Desk
  let b: Desk
  /** Slots on the server before the member's access was revoked. */
  let before: Uint8Array[]

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const board = { slots: 64, echoes: 64, pageBits: 0 }
    instance = await startInstance({
      clock,
      weeks: 16,
      board,
      roles: ['head', 'reception', 'reception'],
    })
    report = await deliver(instance, { text: 'real' })
    a = testDesk(instance, 0)
    b = testDesk(instance, 1)
    await a.sync()
    await act(a, acknowledge)
    await act(a, say('first'))
    await act(a, { kind: 'status', status: 'assessing', text: 'we look at it', next: null })
    before = await stored()
  })
  afterEach(() => instance.stop())

  const letGo = (desk: Desk) => desk.release(desk.cases[0]!.id, 'm2', 'conflict', 'a friend')

  async function rows(): Promise<{ id: Uint8Array; sealed: Uint8Array }[]> {
    return instance.server.ctx.db('slots').select('id', 'sealed')
  }
  const stored = async () => (await rows()).map(({ sealed }) => Uint8Array.from(sealed))

  /** The reporter's reading after the next build. */
  async function seen() {
    await instance.server.tick()
    const { incomplete, status, messages } = await readReceipt(instance, report.receipt)
    return {
      incomplete,
      status: status?.content.status ?? null,
      text: status?.content.text ?? null,
      messages: messages.map(({ content }) => content.text).sort(),
    }
  }
  const whole = {
    incomplete: false,
    status: 'assessing',
    text: 'we look at it',
    messages: ['first'],
  }

  /** A slot of m2's, by the keys of the epoch that has ended. */
  const slotOf = (options: SlotOptions) =>
    slotPostFor(instance, instance.reception.members[2]!, report.receipt, {
      week: report.week,
      epochKey: firstEpochKey(instance.p, caseKey(instance.p, report.contentKey)),
      content: { text: LIE, status: 'closed' },
      ...options,
    })
  const request = async (path: string, json: unknown) =>
    (await staffFetch(instance, instance.reception.members[2]!, 'POST', path, { json })).status

  /** Try every slot that there is or was, under each number. */
  async function onEach(work: (number: number, sealed: Uint8Array) => Promise<unknown>) {
    for (const sealed of [...before, ...(await stored())]) {
      for (const number of [0, 1]) await work(number, sealed)
    }
  }

  it('is moved to ids that the member cannot know, before anything else is done', async () => {
    const old = new Set((await rows()).map(({ id }) => toHex(id)))
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (path) => {
      if (path === `POST ${PATH.deskRecords}` || path === `POST ${PATH.deskSlots}`) asked.push(path)
      return null
    })
    const desk = testDesk(instance, 0, { transport, vault: a.vault })
    await desk.sync()
    await letGo(desk)
    expect(asked.slice(-3)).to.deep.equal([
      `POST ${PATH.deskRecords}`,
      `POST ${PATH.deskSlots}`,
      `POST ${PATH.deskSlots}`,
    ])
    const now = await rows()
    expect(now.filter(({ id }) => old.has(toHex(id)))).to.deep.equal([])
    expect(now).to.have.length(2)
    expect(await seen()).to.deep.equal(whole)
  })

  it('is moved with what a colleague wrote since the last build, which no page shows', async () => {
    await b.sync()
    await act(b, say('second'))
    const old = new Set((await rows()).map(({ id }) => toHex(id)))
    await letGo(a)
    const now = await rows()
    expect(now.filter(({ id }) => old.has(toHex(id)))).to.deep.equal([])
    expect(now).to.have.length(3)
    expect(await seen()).to.deep.equal({ ...whole, messages: ['first', 'second'] })
  })

  it('is moved before a desk goes on to let the member go of other cases', async () => {
    await deliver(instance, { text: 'another' })
    await a.sync()
    const other = a.cases.find(({ id }) => id !== toHex(report.receipt.signer))!
    await a.append(other.id, jobOf(systemRandom, acknowledge))
    const gone = testDesk(instance, 2)
    await gone.sync()
    for (const { id } of gone.cases) await gone.declare(id, true, '')
    await instance.server.tick()
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (path) => {
      if (path === `POST ${PATH.deskRecords}` || path === `POST ${PATH.deskSlots}`) asked.push(path)
      return null
    })
    await testDesk(instance, 1, { transport }).sync()
    const [record, slot] = [`POST ${PATH.deskRecords}`, `POST ${PATH.deskSlots}`]
    expect(asked.filter((path) => path === slot)).to.have.length(3)
    expect(asked.indexOf(slot)).to.be.lessThan(asked.lastIndexOf(record))
    expect(await seen()).to.deep.equal(whole)
  })

  it('cannot be overwritten by the member', async () => {
    await letGo(a)
    await onEach(async (number, replaces) => {
      expect(await request(PATH.deskSlots, slotOf({ number, replaces }))).to.equal(409)
    })
    expect(await seen()).to.deep.equal(whole)
  })

  it('cannot be taken away by the member', async () => {
    await letGo(a)
    await onEach((number, replaces) =>
      request(PATH.deskSlotsRemove, slotOf({ number, replaces }).replaced),
    )
    expect(await stored()).to.have.length(2)
    expect(await seen()).to.deep.equal(whole)
  })

  it('is written again where the member was quicker than the desk that moves it', async () => {
    const transport = meddled(staffTransport(instance), (path) =>
      path === `POST ${PATH.deskSlots}` ? 'lose-request' : null,
    )
    const stopped = testDesk(instance, 0, { transport, vault: a.vault })
    await stopped.sync()
    await letGo(stopped)
    const [one, other] = before
    for (const replaces of [one!, other!]) {
      await request(PATH.deskSlots, slotOf({ number: 0, replaces, part: NEWEST }))
      await request(PATH.deskSlotsRemove, slotOf({ number: 1, replaces }).replaced)
    }
    expect((await seen()).status).not.to.equal('assessing')
    await b.sync()
    expect(await seen()).to.deep.equal(whole)
    expect(await stored()).to.have.length(2)
  })

  it('is written all the same where the member is quicker at every step', async () => {
    const inner = staffTransport(instance)
    let isRacing = false
    const overwrite = (number: number, replaces: Uint8Array) =>
      request(PATH.deskSlots, slotOf({ number, replaces, part: NEWEST }))
    const transport: Transport = {
      request: async (method, path, options) => {
        if (isRacing && path === PATH.deskSlots) await onEach(overwrite)
        return inner.request(method, path, options)
      },
    }
    const raced = testDesk(instance, 0, { transport, vault: a.vault })
    await raced.sync()
    isRacing = true
    await letGo(raced)
    isRacing = false
    expect([...raced.waiting]).to.deep.equal([])
    await b.sync()
    expect(await seen()).to.deep.equal(whole)
  })

  it('has a desk try once to take it away, and ask for nothing more, while the member keeps something beside it', async () => {
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      if (/board|slots/.test(request)) asked.push(request)
      return null
    })
    const desk = testDesk(instance, 0, { transport, vault: a.vault })
    await desk.sync()
    await letGo(desk)
    const own = { ...slotOf({ number: 0, part: NEWEST }), id: systemRandom(32) }
    expect(await request(PATH.deskSlots, own)).to.equal(200)
    clock.advance(DAY_MS)
    await instance.server.tick()
    asked.length = 0
    for (let minute = 0; minute < 60; minute++) {
      await desk.sync()
      clock.advance(60_000)
      await instance.server.tick()
    }
    expect(desk.cases[0]!.warnings.map(({ kind }) => kind)).to.deep.equal(['contradicted'])
    expect(asked.filter((one) => one === `GET ${PATH.board}0`)).to.have.length(60)
    expect(asked.filter((one) => !one.startsWith('GET'))).to.deep.equal([
      `POST ${PATH.deskSlotsRemove}`,
    ])
  })

  it('is looked at by desks before anybody has confirmed the report', async () => {
    const other = await deliver(instance, { text: 'another' })
    await a.sync()
    const id = toHex(other.receipt.signer)
    await a.release(id, 'm2', 'conflict', 'a friend')
    const lie = slotPostFor(instance, instance.reception.members[2]!, other.receipt, {
      content: { text: LIE, status: 'closed' },
    })
    expect(await request(PATH.deskSlots, lie)).to.equal(200)
    for (const later of [DAY_MS, 180_000]) {
      clock.advance(later)
      await instance.server.tick()
      await a.sync()
    }
    const warned = a.cases.filter(({ warnings }) =>
      warnings.some(({ kind }) => kind === 'contradicted'),
    )
    expect(warned.map((one) => one.id)).to.deep.equal([id])
  })

  it('hides nothing where the member puts garbage beside it', async () => {
    await letGo(a)
    for (const number of [0, 1, 2]) {
      for (let i = 0; i < 3; i++) {
        const garbage = { ...slotOf({ number }), id: systemRandom(32), sealed: systemRandom(1024) }
        expect(await request(PATH.deskSlots, garbage)).to.equal(200)
      }
    }
    expect(await seen()).to.deep.equal(whole)
    await act(a, say('second'))
    expect(await seen()).to.deep.equal({ ...whole, messages: ['first', 'second'] })
    await b.sync()
    expect([...a.waiting, ...b.waiting]).to.deep.equal([])
  })

  it('does not go back to what was overwritten, though the member brings it back', async () => {
    await act(a, { kind: 'status', status: 'closed', text: 'done', party: 'party', next: null })
    await letGo(a)
    for (const sealed of before) {
      for (const number of [0, 1, 2]) {
        const again = { ...slotOf({ number }), id: systemRandom(32), sealed }
        expect(await request(PATH.deskSlots, again)).to.equal(200)
      }
    }
    expect(await seen()).to.deep.equal({ ...whole, status: 'closed', text: 'done' })
  })

  it('shows both, and says so, where the member writes under their own name beside it', async () => {
    await letGo(a)
    for (const number of [0, 1]) {
      const own = { ...slotOf({ number, part: NEWEST }), id: systemRandom(32) }
      expect(await request(PATH.deskSlots, own)).to.equal(200)
    }
    const { messages, ...lies } = await seen()
    expect(lies).to.deep.equal({ incomplete: true, status: null, text: null })
    expect(messages).to.deep.equal([LIE, LIE, 'first', 'we look at it'])
    // Desks look at the page once a day, as a reporter does, and look again before they warn.
    for (const later of [DAY_MS, 180_000]) {
      clock.advance(later)
      await instance.server.tick()
      await a.sync()
    }
    expect(a.cases[0]!.warnings.map(({ kind }) => kind)).to.deep.equal(['contradicted'])
  })

  it('names no readers to the reporter where the member repeats it with others', async () => {
    await letGo(a)
    const { p, reception } = instance
    const { signer } = report.receipt
    const board = report.receipt.board(report.week)
    const place = { instance: reception.list.instance, signer, board, week: report.week, number: 0 }
    const opened = before.map((sealed) => tryOpen(() => openSlot(p, reception.list, place, sealed)))
    const { number, author, ...part } = opened.find((one) => one !== null)!
    expect([number, author.id, part.positions]).to.deep.equal([0, 'm0', 7])
    const others = { ...part, ...NEWEST, positions: 4, listVersion: 0xffff_ffff }
    const own = { ...slotOf({ part: others }), id: systemRandom(32) }
    expect(await request(PATH.deskSlots, own)).to.equal(200)
    await instance.server.tick()
    const { positions, status, incomplete, newerList } = await readReceipt(instance, report.receipt)
    expect({ positions, status, incomplete, newerList }).to.deep.equal({
      positions: 0,
      status: null,
      incomplete: true,
      newerList: false,
    })
  })

  it('is out of the reach of the member once its reporter writes in another week', async () => {
    await letGo(a)
    for (const number of [0, 1, 5]) {
      const own = { ...slotOf({ number, part: NEWEST }), id: systemRandom(32) }
      expect(await request(PATH.deskSlots, own)).to.equal(200)
    }
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    const drop = reportOf('more', 'follow-up')
    await deliver(instance, { code: report.code, drop, leftOut: ['m2'] })
    await a.sync()
    expect(await seen()).to.deep.equal(whole)
    await b.sync()
    expect([...a.waiting, ...b.waiting]).to.deep.equal([])
  })

  it('shows nothing of a record that the server has not taken', async () => {
    const transport = meddled(staffTransport(instance), (path) =>
      path === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const cut = testDesk(instance, 1, { transport })
    await cut.sync().catch(() => {})
    await act(cut, say('never taken')).catch(() => {})
    await cut.sync().catch(() => {})
    expect(await seen()).to.deep.equal(whole)
    expect(await stored()).to.deep.equal(before)
  })
})
