import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { fromUtf8, systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { acceptedBody } from '../../../support/desk/accepted.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { scaled } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const close: Action = {
  kind: 'status',
  status: 'closed',
  text: 'L'.repeat(1500),
  party: 'party',
  next: null,
}
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const act = (desk: Desk, action: Action, id = desk.cases[0]!.id) =>
  desk.append(id, jobOf(systemRandom, action))
/** Weeks between two days of the long story: every week in the long campaign. */
const STRIDE = 5 - scaled(4, 1)
/** Days after closing on which something was promised, or ran out. */
const BOUNDARIES = [30, 83, 84, 85, 90, 180, 365, 400]

describe('the board of a closed case', () => {
  let instance: Instance
  let clock: Clock
  let report: SealedReport
  async function start(slots = 64) {
    clock = fakeClock(A_MONDAY)
    const board = { slots, echoes: 64, pageBits: 0 }
    instance = await startInstance({ clock, weeks: 27, board })
    report = await deliver(instance, { code: makeCode(systemRandom, 'ABCDEFG') })
  }
  afterEach(() => instance.stop())

  async function seen({ receipt } = report) {
    await instance.server.tick()
    const reading = await readReceipt(instance, receipt)
    return {
      incomplete: reading.incomplete,
      status: reading.status?.content.status ?? null,
      messages: reading.messages.map(({ content }) => content.text),
    }
  }

  async function onDay(day: number, ...desks: readonly Desk[]) {
    clock.advance(A_MONDAY + day * DAY_MS - clock.now())
    await instance.server.tick()
    for (const desk of desks) await desk.sync()
  }

  it('shows the status, and what is written that day, from day 1 to 400 after closing', async () => {
    await start()
    const desks = [testDesk(instance, 0), testDesk(instance, 1)] as const
    const [a] = desks
    await a.sync()
    await act(a, acknowledge)
    await act(a, close)
    const weeks = Array.from({ length: Math.ceil(58 / STRIDE) }, (_, i) => 1 + 7 * STRIDE * i)
    for (const [i, day] of [...weeks, ...BOUNDARIES].sort((x, y) => x - y).entries()) {
      await onDay(day, ...desks)
      const closed = { incomplete: false, status: 'closed' }
      expect(await seen(), `day ${day}`).to.deep.include(closed)
      await act(desks[i % 2]!, say(`day ${day}`))
      const after = await seen()
      expect(after, `day ${day}`).to.deep.include(closed)
      expect(after.messages, `day ${day}`).to.include(`day ${day}`)
      for (const desk of desks) expect([...desk.waiting.values()]).to.deep.equal([])
    }
  })

  it('keeps the status alone after twelve weeks, and misses nothing of it', async () => {
    await start()
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    await act(desk, say('before'))
    await act(desk, close)
    await onDay(60, desk)
    await act(desk, say('later'))
    expect(await seen()).to.deep.include({ incomplete: false, messages: ['before', 'later'] })
    await onDay(84, desk)
    expect(await seen()).to.deep.equal({ incomplete: false, status: 'closed', messages: ['later'] })
    await onDay(60 + 84, desk)
    expect(await seen()).to.deep.equal({ incomplete: false, status: 'closed', messages: [] })
  })

  it('comes back after desks were locked for a year', async () => {
    await start()
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    await act(desk, close)
    // Its letters are copied; records live for a year, and who unlocks once in its last weeks keeps them.
    await desk.sync()
    await onDay(343, desk)
    await onDay(700)
    expect(await seen()).to.deep.include({ status: null })
    await onDay(700, desk)
    expect(await seen()).to.deep.include({ incomplete: false, status: 'closed' })
  })

  it('gives way to open cases where the board is full, says so, and comes back', async () => {
    await start(16)
    const desk = testDesk(instance, 0)
    await desk.sync()
    const [closed] = desk.cases
    await act(desk, acknowledge)
    await act(desk, close)
    await onDay(90, desk)
    const others = [
      await deliver(instance, { code: makeCode(systemRandom, 'BCDEFGH') }),
      await deliver(instance, { code: makeCode(systemRandom, 'CDEFGHJ') }),
    ]
    await desk.sync()
    const open = desk.cases.filter(({ id }) => id !== closed!.id)
    for (const { id } of open) await act(desk, acknowledge, id)
    // The status takes two of sixteen places, and each open case eight.
    const texts = ['1', '2', '3', '4', '5', '6', '7']
    for (const [i, text] of texts.entries()) {
      await onDay(91 + i, desk)
      expect([...desk.waiting], text).to.deep.equal([])
      for (const { id } of open) await act(desk, say(text), id)
    }
    const waits = [[closed!.id, 'full']]
    expect([...desk.waiting]).to.deep.equal(waits)
    for (const one of others) {
      const { incomplete, messages } = await seen(one)
      expect({ incomplete, messages: messages.sort() }).to.deep.equal({
        incomplete: false,
        messages: texts,
      })
    }
    await desk.sync()
    expect([...desk.waiting]).to.deep.equal(waits)
    await act(
      desk,
      { kind: 'status', status: 'closed', text: '', party: 'party', next: null },
      open[0]!.id,
    )
    for (let week = 1; week <= 13; week++) await onDay(98 + 7 * week, desk)
    expect([...desk.waiting]).to.deep.equal([])
    expect(await seen()).to.deep.include({ incomplete: false, status: 'closed' })
  })

  it('is never called settled on the word of a server that keeps nothing', async () => {
    await start()
    let lies = true
    const transport = meddled(staffTransport(instance), (request) =>
      lies && request === `POST ${PATH.deskSlots}` ? 'lose-request' : null,
    )
    const yes = (sent: Uint8Array = new Uint8Array(0)) => ({
      status: 200,
      body: acceptedBody(sent),
    })
    const desk = testDesk(instance, 0, {
      transport: {
        request: async (method, path, options) =>
          lies && path === PATH.deskSlots
            ? yes(options?.body)
            : transport.request(method, path, options),
      },
    })
    await desk.sync()
    await act(desk, acknowledge)
    const built = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await instance.server.tick()
        await desk.sync()
      }
    }
    await built(2)
    expect([...desk.waiting.values()]).to.deep.equal(['unkept'])
    lies = false
    await built(4)
    await built(1)
    expect([...desk.waiting.values()]).to.deep.equal([])
    expect(await seen()).to.deep.include({ status: 'received' })
  })

  it('costs one fetch of the pages while nothing changes in many', async () => {
    await start(512)
    const first = testDesk(instance, 0)
    for (let i = 0; i < 8; i++) {
      await deliver(instance, { code: makeCode(systemRandom, `ABCDEF${i + 2}`) })
    }
    await first.sync()
    for (const { id } of first.cases) {
      await act(first, acknowledge, id)
      await act(first, close, id)
    }
    await onDay(84, first)
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      if (/board|slots/.test(request)) asked.push(request)
      return null
    })
    const desk = testDesk(instance, 1, { transport })
    await instance.server.tick()
    await desk.sync()
    expect(asked).to.deep.equal([`GET ${PATH.board}0`])
    await desk.sync()
    expect(asked).to.deep.equal([`GET ${PATH.board}0`, `GET ${PATH.board}0`])
  })

  it('is not asked for in vain, case by case, once the share of the day is used up', async () => {
    await start(16)
    for (let i = 0; i < 8; i++) {
      await deliver(instance, { code: makeCode(systemRandom, `ABCDEF${i + 2}`) })
    }
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      if (request.startsWith(`POST ${PATH.deskSlots}`)) asked.push(request)
      return null
    })
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    for (const { id } of desk.cases) {
      await act(desk, acknowledge, id)
      await act(desk, close, id)
    }
    await desk.sync()
    // Nothing of them stands on the board any more.
    await onDay(343, desk)
    await onDay(700)
    await desk.sync()
    const waiting = [...desk.waiting.values()]
    expect([waiting.length, new Set(waiting)]).to.deep.equal([7, new Set(['quota'])])
    asked.length = 0
    await desk.sync()
    expect(asked.filter((request) => request === `POST ${PATH.deskSlots}`)).to.have.lengthOf(1)
    expect(asked.length).to.be.below(7)
  })

  it('does not run out while the share of the day is used up for others', async () => {
    await start()
    let isUsedUp = false
    const inner = staffTransport(instance)
    const desk = testDesk(instance, 0, {
      transport: {
        request: async (method, path, options) => {
          const isNew = path === PATH.deskSlots && /"replaced":null/.test(fromUtf8(options!.body!))
          if (isUsedUp && isNew) return { status: 429, body: encodeJson({ error: 'quota' }) }
          return inner.request(method, path, options)
        },
      },
    })
    await desk.sync()
    await act(desk, acknowledge)
    await act(desk, close)
    await onDay(84, desk)
    await deliver(instance)
    await desk.sync()
    isUsedUp = true
    const other = desk.cases.find(({ status }) => status !== 'closed')!
    await act(desk, acknowledge, other.id)
    for (let week = 1; week <= 14; week++) await onDay(84 + 7 * week, desk)
    expect([...desk.waiting]).to.deep.equal([[other.id, 'quota']])
    expect(await seen()).to.deep.include({ incomplete: false, status: 'closed' })
  })

  it('is looked at again where strangers do not see it, and mended', async () => {
    await start()
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, acknowledge)
    await act(desk, close)
    await onDay(1, desk)
    await instance.server.ctx.db('slots').delete()
    expect(await seen()).to.deep.include({ status: null })
    await onDay(2, desk)
    clock.advance(180_000)
    await instance.server.tick()
    await desk.sync()
    await desk.sync()
    expect(await seen()).to.deep.include({ incomplete: false, status: 'closed' })
  })
})
