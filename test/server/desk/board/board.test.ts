import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { chainOf } from '../../../../client/desk/model/log/stream.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { openSlot, slotId } from '../../../../crypto/board/slot.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { signKeyList } from '../../../../crypto/keys/keylist.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { acceptedBody } from '../../../support/desk/accepted.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { send } from '../../../support/run/http.ts'
import { FIRST_STOP, STRIDE } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  publicationOf,
  readReceipt,
  reportOf,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'
import { type StoredSlot, storedSlots } from '../../../support/server/stored-slots.ts'

const act = (desk: Desk, action: Action) =>
  desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const ROOMY = { slots: 1024, echoes: 256, pageBits: 0 }
const FULL = { status: 507, body: encodeJson({ error: 'full' }) }
const acknowledge: Action = { kind: 'acknowledge', next: null }

/** Long texts by their beginning and length. */
const short = (text: string) =>
  text.length > 20 ? `${text.slice(0, 5)}... (${text.length})` : text

describe('the board as a desk keeps it', () => {
  let instance: Instance
  let clock: Clock
  let report: SealedReport
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, weeks: 16, board: ROOMY })
    report = await deliver(instance, { code: makeCode(systemRandom, 'ABCDEFG') })
  })
  afterEach(() => instance.stop())

  /** The reporter's reading after the next build. */
  async function seen(of: Instance = instance) {
    await of.server.tick()
    const reading = await readReceipt(of, report.receipt)
    return {
      incomplete: reading.incomplete,
      status: reading.status?.content.status ?? null,
      text: reading.status?.content.text ?? null,
      party: reading.status?.content.party ?? null,
      language: reading.status?.content.language ?? null,
      history: (reading.status?.content.history ?? []).map(([status]) => status),
      channel: reading.status?.content.channel ?? null,
      positions: reading.positions,
      messages: reading.messages
        .map(({ kind, content }) => `${kind}: ${short(content.text)}`)
        .sort(),
    }
  }

  /** The slots of a week's board, by number; under the first epoch, or the running one of a desk. */
  async function slotsOf(week: number, of: Desk | null = null): Promise<(StoredSlot | null)[]> {
    const { p } = instance
    const stream = of?.cases[0]?.stream
    const running = stream ? chainOf(p, stream).running?.key : null
    const epochKey = running ?? firstEpochKey(p, caseKey(p, report.contentKey))
    const ids = Array.from({ length: 8 }, (_, number) => slotId(p, epochKey, week, number))
    return storedSlots(instance, ids)
  }

  const held = async (week: number) => (await slotsOf(week)).map((slot) => slot !== null)
  const slotZero = async () => (await slotsOf(report.week))[0]

  it('tells the reporter nothing before a person has found the report genuine', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, { kind: 'note', text: 'who is this?' })
    await act(desk, { kind: 'status', status: 'assessing', text: 'x', next: null })
    expect(await held(report.week)).to.deep.equal(new Array(8).fill(false))
    await act(desk, acknowledge)
    expect(await seen()).to.deep.include({ status: 'assessing', text: 'x', channel: 'main' })
  })

  it('shows acknowledgement, status with its history, question and long message whole', async () => {
    const [a, b] = [testDesk(instance, 0), testDesk(instance, 1)]
    await a.sync()
    await act(a, acknowledge)
    expect(await seen()).to.deep.equal({
      incomplete: false,
      status: 'received',
      text: '',
      party: null,
      language: null,
      history: ['received'],
      channel: 'main',
      positions: 3,
      messages: [],
    })
    await b.sync()
    const long = 'Ærlig talt, '.repeat(200)
    await act(b, { kind: 'message', as: 'question', text: long })
    await act(a, { kind: 'status', status: 'needs-info', text: 'Se spørsmålet', next: null })
    expect(await seen()).to.deep.include({
      incomplete: false,
      status: 'needs-info',
      text: 'Se spørsmålet',
      history: ['received', 'needs-info'],
      messages: [`question: ${short(long)}`],
    })
  })

  it('tells who the reporter is confirmed to be in number 0, and in which language each text is', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    const status = { kind: 'status', next: null } as const
    await act(desk, {
      ...status,
      status: 'assessing',
      text: '',
      language: 'nn',
      party: 'not-a-party',
    })
    expect(await seen()).to.deep.include({ party: 'not-a-party', language: null })
    await act(desk, { ...status, status: 'follow-up', text: 'Vi held på', language: 'nn' })
    expect(await seen()).to.deep.include({ party: 'not-a-party', language: 'nn' })
    await act(desk, { kind: 'message', as: 'question', text: 'Who saw it?', language: 'en' })
    await act(desk, { kind: 'message', as: 'message', text: 'Takk' })
    await instance.server.tick()
    const { messages } = await readReceipt(instance, report.receipt)
    expect(messages.map(({ content }) => [content.text, content.language])).to.have.deep.members([
      ['Who saw it?', 'en'],
      ['Takk', undefined],
    ])
    const other = testDesk(instance, 1)
    await other.sync()
    await act(other, { ...status, status: 'assigned', text: 'x', party: 'party' })
    expect(await seen()).to.deep.include({ party: 'party', language: null })
  })

  it('cuts nothing off the longest text with the longest of everything around it', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    const status = { kind: 'status', status: 'needs-info', next: 1_000_000 } as const
    const said = { language: 'nb', party: 'not-a-party' } as const
    for (let i = 0; i < 12; i++) await act(desk, { ...status, ...said, text: '' })
    await act(desk, { ...status, ...said, text: 'L'.repeat(3000) })
    const { text, history } = await seen()
    expect(history).to.have.lengthOf(12)
    expect(text).to.equal('L'.repeat(3000))
  })

  it('keeps the newest messages where there is not room for all', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    for (let i = 1; i <= 9; i++) await act(desk, say(`m${i}`))
    const last = await seen()
    expect(last.incomplete).to.equal(false)
    expect(last.messages).to.deep.equal([3, 4, 5, 6, 7, 8, 9].map((i) => `message: m${i}`))
    await act(desk, {
      kind: 'status',
      status: 'closed',
      text: 'L'.repeat(2900),
      party: 'party',
      next: null,
    })
    const closed = await seen()
    expect(closed.text).to.have.lengthOf(2900)
    expect(closed.incomplete).to.equal(false)
    expect(closed.messages).to.deep.equal([6, 7, 8, 9].map((i) => `message: m${i}`))
  })

  it('moves everything under the newest board key, and leaves nothing under the older one', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    await act(desk, say('before'))
    expect(await held(report.week)).to.deep.include.members([true])
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    await deliver(instance, { code: report.code, drop: reportOf('more', 'follow-up') })
    await desk.sync()
    expect(await held(report.week)).to.deep.equal(new Array(8).fill(false))
    expect((await held(report.week + 1)).slice(0, 3)).to.deep.equal([true, true, false])
    expect(await seen()).to.deep.include({ incomplete: false, messages: ['message: before'] })
  })

  it('writes nothing where nothing differs', async () => {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    await act(desk, say('once'))
    await desk.sync()
    await instance.server.tick()
    const writes: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      const write = /desk\/(records|slots|slots\/remove|renewals)$/.test(request)
      if (write && request.startsWith('POST')) writes.push(request)
      return null
    })
    await testDesk(instance, 1, { transport }).sync()
    await desk.sync()
    expect(writes).to.deep.equal([])
  })

  it('reaches the same board wherever it was stopped, from another desk', async () => {
    const first = testDesk(instance, 0)
    await first.sync()
    await act(first, acknowledge)
    await act(first, say('L'.repeat(2000)))
    await act(first, say('M'.repeat(2900)))
    const expected = await seen()
    let stopAt = FIRST_STOP
    for (let whole = false; !whole; stopAt += STRIDE) {
      const code = makeCode(systemRandom, 'ABCDEFG')
      report = await deliver(instance, { code })
      let left = Number.POSITIVE_INFINITY
      const transport = meddled(staffTransport(instance), () =>
        left-- > 0 ? null : stopAt % 2 === 0 ? 'lose-request' : 'lose-answer',
      )
      const stopped = testDesk(instance, 0, { transport })
      await stopped.sync()
      const { id } = stopped.cases.find(
        (c) => c.reference === 'ABCDEFG' && !c.progress.acknowledged,
      )!
      const jobs = [acknowledge, say('L'.repeat(2000)), say('M'.repeat(2900))].map((action) =>
        jobOf(systemRandom, action),
      )
      left = stopAt
      for (const job of jobs) await stopped.append(id, job).catch(() => {})
      whole = left > 0
      const other = testDesk(instance, 1)
      await other.sync()
      for (const job of jobs) await other.append(id, job)
      expect(await seen(), `stopped after ${stopAt} requests`).to.deep.equal(expected)
    }
    expect(stopAt).to.be.greaterThan(10)
  })

  it('never puts back what a colleague has overwritten meanwhile', async () => {
    const b = testDesk(instance, 1)
    let armed = false
    const inner = staffTransport(instance)
    const between: Transport = {
      request: async (method, path, options) => {
        if (path === PATH.deskSlots && armed) {
          armed = false
          await b.sync()
          await act(b, {
            kind: 'status',
            status: 'closed',
            text: 'done',
            party: 'party',
            next: null,
          })
        }
        return inner.request(method, path, options)
      },
    }
    const a = testDesk(instance, 0, { transport: between })
    await a.sync()
    await act(a, acknowledge)
    armed = true
    await act(a, { kind: 'status', status: 'assessing', text: 'slow', next: null })
    expect(armed).to.equal(false)
    expect(await seen()).to.deep.include({
      status: 'closed',
      text: 'done',
      history: ['received', 'assessing', 'closed'],
    })
  })

  it('asks for nothing to see what it put up, and settles only what pages show', async () => {
    const CASES = 16
    for (let i = 1; i < CASES; i++) await deliver(instance)
    const line = { full: true, keeps: true }
    const asked: string[] = []
    const inner = staffTransport(instance)
    const request: Transport['request'] = async (method, path, options) => {
      if (/board|slots/.test(path)) asked.push(`${method} ${path}`)
      if (path === PATH.deskSlots && line.full) return FULL
      if (path === PATH.deskSlots && !line.keeps) {
        return { status: 200, body: acceptedBody(options?.body ?? new Uint8Array(0)) }
      }
      return inner.request(method, path, options)
    }
    const desk = testDesk(instance, 0, { transport: { request } })
    const built = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await instance.server.tick()
        await desk.sync()
      }
    }
    await desk.sync()
    for (const { id } of desk.cases) await desk.append(id, jobOf(systemRandom, acknowledge))
    expect(desk.waiting.size).to.equal(CASES)
    line.full = false
    line.keeps = false
    await desk.sync()
    expect([...desk.waiting]).to.deep.equal([])
    // The first build may have begun before anything was posted.
    await built(1)
    expect([...desk.waiting]).to.deep.equal([])
    await built(1)
    expect(new Set(desk.waiting.values())).to.deep.equal(new Set(['unkept']))
    line.keeps = true
    await built(4)
    asked.length = 0
    await built(1)
    expect([...desk.waiting]).to.deep.equal([])
    expect(asked).to.deep.equal([`GET ${PATH.board}0`])
    expect((await seen()).status).to.equal('received')
  })

  it('queues and says so when the board is full, and posts later', async () => {
    let full = true
    const transport = meddled(staffTransport(instance), (request) =>
      full && request === `POST ${PATH.deskSlots}`
        ? () => ({ status: 507, body: encodeJson({ error: 'full' }) })
        : null,
    )
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    await act(desk, acknowledge)
    expect([...desk.waiting.values()]).to.deep.equal(['full'])
    full = false
    await desk.sync()
    expect([...desk.waiting.values()]).to.deep.equal([])
    expect(await seen()).to.deep.include({ status: 'received' })
  })

  const OVER = ['closed', 'purged'] as const
  for (const over of OVER) {
    it(`posts again what has less than four weeks left, also once the case is ${over}`, async () => {
      const desk = testDesk(instance, 0)
      await desk.sync()
      await act(desk, acknowledge)
      const expiries = async () => (await slotZero())?.expires
      const first = await expiries()
      clock.advance(9 * 7 * DAY_MS)
      await instance.server.tick()
      await desk.sync()
      expect(await expiries()).to.equal((first ?? 0) + 9)
      await act(desk, { kind: 'status', status: over, text: '', next: null })
      clock.advance(10 * 7 * DAY_MS)
      await instance.server.tick()
      await desk.sync()
      expect(await expiries()).to.equal((first ?? 0) + 19)
    })
  }

  it('posts again under its own name what a member wrote who left the list', async () => {
    const [a, b] = [testDesk(instance, 0), testDesk(instance, 1)]
    await a.sync()
    await act(a, acknowledge)
    await b.sync()
    const { p, reception } = instance
    const [, stays] = reception.list.members
    const { hash, ...body } = reception.list
    const next = {
      ...body,
      version: 2,
      previous: hash,
      members: [stays!],
      channels: [{ id: 'main', members: [stays!.id] }],
      weeks: { first: reception.list.weeks.first, bundles: [] },
    }
    const signed = signKeyList(p, reception.root.seed, next)
    const published = publicationOf({ ...reception, signed, bundles: new Map() })
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await send(instance.server.staffUrl, 'POST', PATH.deskKeyList, {
      headers,
      body: published,
    })
    expect(answer.status, answer.text).to.equal(200)
    await b.sync()
    const { receipt, week } = report
    const board = receipt.board(week)
    const place = { instance: next.instance, signer: receipt.signer, board, week, number: 0 }
    const [slot] = await slotsOf(report.week, b)
    expect(await held(report.week)).to.deep.equal(new Array(8).fill(false))
    expect(openSlot(p, next, place, slot!.sealed).author.id).to.equal(stays!.id)
  })
})
