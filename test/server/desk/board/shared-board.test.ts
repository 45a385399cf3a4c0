import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import type { Stream } from '../../../../client/desk/model/log/stream.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { boardOf, makeCode, type ReceiptKeys } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  reportOf,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const close: Action = {
  kind: 'status',
  status: 'closed',
  text: 'Destroy your papers',
  party: 'party',
  next: null,
}
const act = (desk: Desk, { id }: Case, action: Action) =>
  desk.append(id, jobOf(systemRandom, action))
const kindsOf = ({ warnings }: Case) => warnings.map(({ kind }) => kind)

/** m0 and m1 are honest. m2 once read the real report, has a changed program, and forged the other. */
describe('two reports that state one board key', () => {
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
    real = await deliver(instance, { code, text: 'real', leftOut: ['m1'] })
  })
  afterEach(() => instance.stop())

  /** Forge a report, as somebody who once held the B of the real report's week. */
  async function forge(leftOut: readonly string[] = [], of: SealedReport = real) {
    const board = { address: of.receipt.address, boardKey: of.receipt.boardKey(of.week) }
    forged = await deliver(instance, { text: 'forged', draft: board, leftOut })
    return forged
  }

  const caseIn = (desk: Desk, { receipt }: SealedReport) =>
    desk.cases.find(({ id }) => id === toHex(receipt.signer))!

  async function read(receipt: ReceiptKeys) {
    await instance.server.tick()
    const { incomplete, status, messages } = await readReceipt(instance, receipt)
    return {
      incomplete,
      status: status?.content.status ?? null,
      text: status?.content.text ?? null,
      messages: messages.map(({ content }) => content.text).sort(),
    }
  }

  /** The real reporter's reading after the next build. */
  const seen = () => read(real.receipt)

  /** The content of the board on which the forged report is answered. */
  const seenByForger = () => {
    const { p } = instance
    const key = real.receipt.boardKey(real.week)
    return read({ ...forged.receipt, board: () => boardOf(p, key, forged.receipt.signer) })
  }

  /** The three ways in which somebody answers a report. */
  async function answer(desk: Desk, report: SealedReport) {
    await act(desk, caseIn(desk, report), acknowledge)
    await act(desk, caseIn(desk, report), say('for the forger'))
    await act(desk, caseIn(desk, report), close)
    await desk.sync()
  }

  /** Written by m2 into the log of the forged report, by a program that writes nothing of its own. */
  async function force(entry: object, day?: number) {
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const changed = testDesk(instance, 2, { transport })
    await changed.sync().catch(() => {})
    const stream = caseIn(changed, forged).stream as Stream
    await forceRecord(instance, changed, 2, () => entry as Entry, stream, day)
  }

  const untouched = {
    incomplete: false,
    status: 'received',
    text: '',
    messages: ['for the reporter'],
  }
  const answered = {
    incomplete: false,
    status: 'closed',
    text: 'Destroy your papers',
    messages: ['for the forger'],
  }

  async function answeredDesk() {
    const desk = testDesk(instance, 0)
    await desk.sync()
    await act(desk, caseIn(desk, real), acknowledge)
    await act(desk, caseIn(desk, real), say('for the reporter'))
    return desk
  }

  it('have a board each, and only the report that nobody has answered is warned of', async () => {
    const desk = await answeredDesk()
    await forge()
    await desk.sync()
    expect(kindsOf(caseIn(desk, forged))).to.deep.equal(['shared-board'])
    expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
    await answer(desk, forged)
    expect(await seen()).to.deep.equal(untouched)
    expect(await seenByForger()).to.deep.equal(answered)
    await act(desk, caseIn(desk, real), say('more'))
    expect(await seen()).to.deep.include({ messages: ['for the reporter', 'more'] })
    expect(kindsOf(caseIn(desk, forged))).to.deep.equal([])
    expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
    expect([...desk.waiting]).to.deep.equal([])
  })

  it('are both warned of while neither is answered, and the real one keeps its board', async () => {
    await forge()
    const desk = testDesk(instance, 0)
    await desk.sync()
    for (const one of [real, forged]) {
      expect(kindsOf(caseIn(desk, one))).to.deep.equal(['shared-board'])
    }
    await answer(desk, forged)
    expect(kindsOf(caseIn(desk, forged))).to.deep.equal([])
    expect(kindsOf(caseIn(desk, real))).to.deep.equal(['shared-board'])
    await act(desk, caseIn(desk, real), acknowledge)
    await act(desk, caseIn(desk, real), say('for the reporter'))
    expect(await seen()).to.deep.equal(untouched)
    expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
  })

  it('stay apart for a desk that reads only the forged one, whichever is answered first', async () => {
    await forge(['m0'])
    const other = testDesk(instance, 1)
    await other.sync()
    await answer(other, forged)
    const desk = await answeredDesk()
    expect(await seen()).to.deep.equal(untouched)
    await act(other, caseIn(other, forged), say('and more'))
    await desk.sync()
    expect(await seen()).to.deep.equal(untouched)
  })

  it('stay apart where the forger writes `acknowledged`, dated before the real one', async () => {
    await forge()
    await force({ kind: 'acknowledged' }, dayOf(A_MONDAY) - 5)
    const desk = await answeredDesk()
    await act(desk, caseIn(desk, forged), say('for the forger'))
    await act(desk, caseIn(desk, forged), close)
    await desk.sync()
    expect(await seen()).to.deep.equal(untouched)
    expect([...desk.waiting]).to.deep.equal([])
  })

  it('stay apart if that claim lies in the log of a desk that reads only the forged one', async () => {
    await answeredDesk()
    await forge(['m0'])
    await force({ kind: 'acknowledged' })
    const other = testDesk(instance, 1)
    await other.sync()
    await act(other, caseIn(other, forged), close)
    expect(await seen()).to.deep.equal(untouched)
  })

  it('stay apart where the forger copies the message ids of the board into the log', async () => {
    await answeredDesk()
    await instance.server.tick()
    const { status, messages } = await readReceipt(instance, real.receipt)
    await forge(['m0'])
    for (const { messageId } of [status!, ...messages]) {
      await force({ kind: 'message', messageId, as: 'message', text: 'mine' })
    }
    const other = testDesk(instance, 1)
    await other.sync()
    await answer(other, forged)
    expect(await seen()).to.deep.equal(untouched)
  })

  it('stay apart where the real reporter writes again, and that board key is stated too', async () => {
    const desk = await answeredDesk()
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    const drop = reportOf('more', 'follow-up')
    const more = await deliver(instance, { code: real.code, drop, leftOut: ['m1'] })
    await forge([], more)
    await desk.sync()
    await answer(desk, forged)
    await act(desk, caseIn(desk, real), say('go on'))
    expect(await seen()).to.deep.equal({ ...untouched, messages: ['for the reporter', 'go on'] })
    expect(kindsOf(caseIn(desk, real))).to.deep.equal([])
  })
})
