import { expect } from 'chai'
import { type Action, jobOf } from '../../client/desk/core/action.ts'
import type { Desk } from '../../client/desk/core/desk.ts'
import type { Case } from '../../client/desk/core/fold.ts'
import { fetchSlots } from '../../client/desk/core/staff.ts'
import type { Transport } from '../../client/shared/transport.ts'
import { systemRandom, toHex } from '../../crypto/bytes.ts'
import { DAY_MS } from '../../crypto/calendar.ts'
import { encodeJson } from '../../crypto/json.ts'
import { makeCode } from '../../crypto/receipt.ts'
import { slotId } from '../../crypto/slot.ts'
import { PATH } from '../../crypto/wire.ts'
import { meddled, staffTransport, testDesk, vaultOf } from '../support/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  reportOf,
  type SealedReport,
  sha256,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../support/instance.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const close: Action = { kind: 'status', status: 'closed', text: 'Destroy your papers', next: null }
const act = (desk: Desk, { id }: Case, action: Action) =>
  desk.append(id, jobOf(systemRandom, action))
const kindsOf = ({ warnings }: Case) => warnings.map(({ kind }) => kind)

describe('two reports that name one board', () => {
  let instance: Instance
  let clock: Clock
  let real: SealedReport
  let forged: SealedReport
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const board = { slots: 64, echoes: 64, pageBits: 0 }
    instance = await startInstance({
      clock,
      weeks: 16,
      board,
      roles: ['head', 'reception', 'reception'],
    })
    const code = makeCode(systemRandom, 'ABCDEFG')
    real = await deliver(instance, { code, text: 'real', leftOut: ['m2'] })
  })
  afterEach(() => instance.stop())

  /** By somebody who once held the board key of the real report's week. */
  async function forge(of: SealedReport = real, leftOut: readonly string[] = []) {
    const board = { address: of.receipt.address, boardKey: of.receipt.boardKey(of.week) }
    forged = await deliver(instance, { text: 'forged', board, leftOut })
    return forged
  }

  const caseIn = (desk: Desk, { receipt }: SealedReport) =>
    desk.cases.find(({ id }) => id === toHex(receipt.signer))!

  /** What the real reporter reads after the next build. */
  async function seen() {
    await instance.server.tick()
    const { incomplete, status, messages } = await readReceipt(instance, real.receipt)
    return {
      incomplete,
      status: status?.content.status ?? null,
      text: status?.content.text ?? null,
      messages: messages.map(({ content }) => content.text).sort(),
    }
  }

  /** The three ways in which somebody answers a report. */
  async function answer(desk: Desk, report: SealedReport) {
    await act(desk, caseIn(desk, report), acknowledge)
    await act(desk, caseIn(desk, report), say('for the forger'))
    await act(desk, caseIn(desk, report), close)
    await desk.sync()
  }

  const untouched = {
    incomplete: false,
    status: 'received',
    text: '',
    messages: ['for the reporter'],
  }

  describe('where one is answered already', () => {
    let desk: Desk
    beforeEach(async () => {
      desk = testDesk(instance, 0)
      await desk.sync()
      await act(desk, caseIn(desk, real), acknowledge)
      await act(desk, caseIn(desk, real), say('for the reporter'))
    })

    it('writes and removes nothing for the other on the same desk, and warns in that case alone', async () => {
      await forge()
      await desk.sync()
      expect(kindsOf(caseIn(desk, forged))).to.deep.equal(['shared-board'])
      expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
      await answer(desk, forged)
      expect(await seen()).to.deep.equal(untouched)
      await act(desk, caseIn(desk, real), say('more'))
      expect(await seen()).to.deep.include({ messages: ['for the reporter', 'more'] })
      expect(kindsOf(caseIn(desk, forged))).to.deep.equal(['shared-board'])
      expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
      expect([...desk.waiting]).to.deep.equal([])
    })

    it('is seen by a desk that reads the forgery alone, before it is confirmed', async () => {
      await forge(real, ['m0', 'm1'])
      const other = testDesk(instance, 2, { vault: vaultOf(instance.house, 2) })
      await other.sync()
      const before = kindsOf(caseIn(other, forged))
      await answer(other, forged)
      expect(await seen()).to.deep.equal(untouched)
      expect(before).to.deep.equal(['shared-board'])
    })

    it('is known again after a restart, by a colleague, and once the other case is gone', async () => {
      await forge()
      await desk.sync()
      await act(desk, caseIn(desk, forged), acknowledge)
      const again = testDesk(instance, 0, { vault: desk.vault })
      await again.sync()
      await answer(again, forged)
      expect(await seen()).to.deep.equal(untouched)
      await act(again, caseIn(again, real), { ...close, text: 'Thank you' })
      await again.purge(caseIn(again, real).id, 'over')
      expect(caseIn(again, real)).to.equal(undefined)
      const colleague = testDesk(instance, 1)
      await colleague.sync()
      expect(kindsOf(caseIn(colleague, forged))).to.deep.equal(['shared-board'])
      // The slots of the case that was deleted run out. The place is free, and stays empty.
      clock.advance(13 * 7 * DAY_MS)
      await instance.server.tick()
      await colleague.sync()
      await act(colleague, caseIn(colleague, forged), say('still here?'))
      expect(await seen()).to.deep.include({ status: null, messages: [] })
    })

    it('knows the other case by its log, once its slots have run out', async () => {
      await forge()
      clock.advance(13 * 7 * DAY_MS)
      await instance.server.tick()
      let board: 'empty' | 'kept' = 'empty'
      const transport = meddled(staffTransport(instance), (request) =>
        board === 'empty' && request === `POST ${PATH.deskSlots}` ? 'lose-request' : null,
      )
      const late = testDesk(instance, 0, { vault: desk.vault, transport })
      await late.sync()
      expect(kindsOf(caseIn(late, forged))).to.deep.equal(['shared-board'])
      await act(late, caseIn(late, forged), acknowledge)
      board = 'kept'
      await late.sync()
      await answer(late, forged)
      expect(await seen()).to.deep.equal(untouched)
    })

    it('takes nothing off the board where the forger names an older board, or later another', async () => {
      await forge()
      await desk.sync()
      await act(desk, caseIn(desk, forged), acknowledge)
      clock.advance(7 * DAY_MS)
      await instance.server.tick()
      const { code } = forged
      const later = await deliver(instance, { code, drop: reportOf('and this', 'follow-up') })
      await desk.sync()
      expect(await seen()).to.deep.equal(untouched)
      const told = await readReceipt(instance, later.receipt)
      expect(told.status?.content.status).to.equal('received')
      expect(kindsOf(caseIn(desk, forged))).to.deep.equal(['other-board'])
    })

    it('goes on where its reporter writes in another week, and the forger names that board too', async () => {
      clock.advance(7 * DAY_MS)
      await instance.server.tick()
      const more = await deliver(instance, {
        code: real.code,
        drop: reportOf('more', 'follow-up'),
        leftOut: ['m2'],
      })
      await forge(more)
      await desk.sync()
      expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
      expect(kindsOf(caseIn(desk, forged))).to.deep.equal(['same-board'])
      await act(desk, caseIn(desk, real), say('go on'))
      expect(await seen()).to.deep.include({
        incomplete: false,
        messages: ['for the reporter', 'go on'],
      })
    })

    it('mends what a colleague wrote over it, since it has answered there', async () => {
      const key = real.receipt.boardKey(real.week)
      const { p, house, now } = instance
      const member = house.members[1]!
      const staff = {
        ...{
          primitives: p,
          random: systemRandom,
          sha256,
          now,
          transport: staffTransport(instance),
        },
        ...{ instance: house.list.instance, signer: member.signing },
      }
      for (const number of [0, 1]) {
        const [there] = await fetchSlots(staff, [slotId(p, key, number)])
        const { week } = real
        const options = { week, number, replaces: there!.sealed }
        const json = slotPostFor(instance, member, real.receipt, options)
        const { status } = await staffFetch(instance, member, 'POST', PATH.deskSlots, { json })
        expect(status).to.equal(200)
      }
      await desk.sync()
      await act(desk, caseIn(desk, real), say('more'))
      expect(await seen()).to.deep.include({ messages: ['for the reporter', 'more'] })
      expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
    })
  })

  describe('where neither is answered', () => {
    it('warns in both, and gives the board to the one that is confirmed first', async () => {
      await forge()
      const desk = testDesk(instance, 0)
      await desk.sync()
      for (const one of [real, forged]) {
        expect(kindsOf(caseIn(desk, one))).to.deep.equal(['same-board'])
      }
      await act(desk, caseIn(desk, real), acknowledge)
      await act(desk, caseIn(desk, real), say('for the reporter'))
      expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
      await answer(desk, forged)
      expect(kindsOf(caseIn(desk, forged))).to.deep.equal(['shared-board'])
      expect(await seen()).to.deep.equal(untouched)
    })

    it('leaves the board to whoever stands there, where two desks know of one each', async () => {
      await forge(real, ['m0', 'm1'])
      const [head, other] = [testDesk(instance, 0), testDesk(instance, 2)]
      await head.sync()
      await other.sync()
      expect(kindsOf(caseIn(other, forged))).to.deep.equal([])
      // Each was synced before the other wrote: the look before the first word finds it.
      await act(head, caseIn(head, real), acknowledge)
      await act(head, caseIn(head, real), say('for the reporter'))
      await act(other, caseIn(other, forged), acknowledge)
      expect(kindsOf(caseIn(other, forged))).to.deep.equal(['shared-board'])
      await answer(other, forged)
      expect(await seen()).to.deep.equal(untouched)
      await head.sync()
      expect(await seen()).to.deep.equal(untouched)
    })

    it('leaves no board to a colleague who answers the same case while it looks', async () => {
      const colleague = testDesk(instance, 1)
      await colleague.sync()
      let isFirst = true
      const inner = staffTransport(instance)
      const transport: Transport = {
        request: async (method, path, options) => {
          if (path === PATH.deskSlotsFetch && isFirst) {
            isFirst = false
            await act(colleague, caseIn(colleague, real), acknowledge)
          }
          return inner.request(method, path, options)
        },
      }
      const desk = testDesk(instance, 0, { transport })
      await desk.sync()
      await desk.sync()
      expect(isFirst).to.equal(false)
      const entries = caseIn(desk, real).timeline.flatMap((item) =>
        item.kind === 'entry' ? [item.entry.kind] : [],
      )
      expect(entries).to.deep.equal(['acknowledged'])
      expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
    })

    it('keeps off a board that it cannot say is taken, and goes on with other boards', async () => {
      let isShut = false
      const inner = staffTransport(instance)
      const shut = { status: 409, body: encodeJson({ error: 'conflict' }) }
      const request: Transport['request'] = async (method, path, options) =>
        isShut && method === 'POST' && path === PATH.deskRecords
          ? shut
          : inner.request(method, path, options)
      const desk = testDesk(instance, 0, { transport: { request } })
      await desk.sync()
      await act(desk, caseIn(desk, real), acknowledge)
      await act(desk, caseIn(desk, real), say('for the reporter'))
      clock.advance(7 * DAY_MS)
      await instance.server.tick()
      const drop = reportOf('more', 'follow-up')
      const more = await deliver(instance, { code: real.code, drop, leftOut: ['m2'] })
      await forge(more, ['m0', 'm1'])
      const other = testDesk(instance, 2)
      await other.sync()
      await act(other, caseIn(other, forged), acknowledge)
      isShut = true
      await desk.sync()
      expect([...desk.waiting.values()]).to.deep.equal(['conflict'])
      isShut = false
      await desk.sync()
      expect([...desk.waiting.values()]).to.deep.equal([])
      expect(kindsOf(caseIn(desk, real))).to.deep.equal(['other-board'])
      const { incomplete, messages } = await seen()
      expect(incomplete).to.equal(false)
      expect(messages).to.include('for the reporter')
    })

    it('goes on where colleagues answer one case in turn, and move its board', async () => {
      const [a, b] = [testDesk(instance, 0), testDesk(instance, 1)]
      await a.sync()
      await b.sync()
      await act(a, caseIn(a, real), acknowledge)
      await b.sync()
      await act(b, caseIn(b, real), say('for the reporter'))
      clock.advance(7 * DAY_MS)
      await instance.server.tick()
      await deliver(instance, {
        code: real.code,
        drop: reportOf('more', 'follow-up'),
        leftOut: ['m2'],
      })
      await a.sync()
      await b.sync()
      await act(b, caseIn(b, real), say('and this'))
      for (const desk of [a, b]) {
        await desk.sync()
        expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
        expect(caseIn(desk, real).boardKeys.map(({ claimed }) => claimed)).to.deep.equal([
          true,
          true,
        ])
      }
      expect(await seen()).to.deep.include({ messages: ['and this', 'for the reporter'] })
    })
  })
})
