import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { overviewOf } from '../../../../client/desk/engine/figures/overview-view.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { clocksIn } from '../../../../client/desk/model/deadlines/work-late.ts'
import { factsOf } from '../../../../client/desk/model/figures/facts-of.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { CaseView } from '../../../../client/desk/model/views.ts'
import { OfflineError, type Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  reportOf,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const close: Action = { kind: 'status', status: 'closed', text: 'Done', party: 'party', next: null }
const FULL = { status: 507, body: encodeJson({ error: 'full' }) }
const purged: Action = { kind: 'status', status: 'purged', text: '', next: null }

describe('what did not reach a reporter', () => {
  let instance: Instance
  let clock: Clock
  let report: SealedReport
  let desk: Desk
  /** How the line treats requests to the board. */
  let line: 'whole' | 'full' | 'cut'
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const board = { slots: 64, echoes: 64, pageBits: 0 }
    const roles = ['head', 'reception', 'reader'] as const
    instance = await startInstance({ clock, weeks: 16, board, roles })
    report = await deliver(instance, { code: makeCode(systemRandom, 'ABCDEFG') })
    line = 'whole'
    desk = unlocked(0)
    await desk.sync()
    await desk.declare(desk.cases[0]!.id, false, '')
  })
  afterEach(() => instance.stop())

  /** A desk that has seen nothing since it was unlocked. */
  function unlocked(index: number): Desk {
    const inner = staffTransport(instance)
    const request: Transport['request'] = async (method, path, options) => {
      if (line === 'cut' && /\/(board|slots)/.test(path)) throw new OfflineError('cut')
      if (line === 'full' && path === PATH.deskSlots) return FULL
      return inner.request(method, path, options)
    }
    return testDesk(instance, index, { transport: { request } })
  }

  const today = () => dayOf(instance.now())
  const act = (action: Action) => desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
  const shown = (of = desk): CaseView => viewDesk(of, instance.now(), null).cases[0]!
  const facts = () => factsOf(desk, null)[0]!

  /** Entries for the reporter, each with `arrived` or the reason why it did not arrive. */
  const told = (of = desk) =>
    shown(of).items.flatMap((item) => {
      if (item.kind !== 'entry') return []
      const { kind } = item.entry
      const tells = ['acknowledged', 'status', 'message', 'notice'].includes(kind)
      return tells ? [`${kind} ${item.untold ?? 'arrived'}`] : []
    })

  const clocks = (of = desk) =>
    Object.fromEntries(clocksIn(shown(of), today()).map(({ kind, state }) => [kind, state]))

  /** Sync, and say what was told as it stands before any board is looked at. */
  async function beforeBoards(of: Desk): Promise<string[]> {
    let before: string[] = []
    await of.sync(({ stage, done }) => {
      if (stage === 'board' && done === 0) before = told(of)
    })
    return before
  }

  async function days(count: number) {
    clock.advance(count * DAY_MS)
    await instance.server.tick()
    await desk.sync()
  }

  it('counts from the day of the confirmation, where it was written before', async () => {
    await act(say('one'))
    await act(close)
    expect(told()).to.deep.equal(['message unconfirmed', 'status unconfirmed'])
    expect(shown().untold).to.equal('unconfirmed')
    expect(shown().clock?.told).to.deep.equal([])
    expect(clocks()).to.deep.include({ feedback: 'open' })
    expect(facts().steps).to.deep.include({ acknowledged: null, contact: null, feedback: null })
    const written = today()
    await days(5)
    await act(acknowledge)
    expect(told()).to.deep.equal(['message arrived', 'status arrived', 'acknowledged arrived'])
    expect(shown().untold).to.equal(null)
    expect(shown().clock?.told).to.deep.equal([written + 5, written + 5, written + 5])
    expect(facts().steps).to.deep.equal({
      acknowledged: written + 5,
      contact: written + 5,
      feedback: written + 5,
      closed: written,
    })
  })

  it('meets no deadline while the board is full, nor counts as told', async () => {
    line = 'full'
    await act(acknowledge)
    await act(close)
    expect(told()).to.deep.equal(['acknowledged waits', 'status waits'])
    expect(shown()).to.deep.include({ untold: 'waits', acknowledged: true, status: 'closed' })
    expect(clocks()).to.deep.include({ acknowledge: 'open', feedback: 'open' })
    expect(facts().steps).to.deep.include({ acknowledged: null, feedback: null })
    expect(facts()).to.deep.include({ confirmed: true, status: 'closed' })
    await days(8)
    expect(clocks()).to.deep.include({ acknowledge: 'late' })
    line = 'whole'
    await desk.sync()
    expect(told()).to.deep.equal(['acknowledged arrived', 'status arrived'])
    expect(clocks()).to.deep.include({ acknowledge: 'met', feedback: 'met' })
  })

  it('is only the newest if the rest stands on the board', async () => {
    await act(acknowledge)
    await act(say('one'))
    line = 'full'
    await act(say('two'))
    await act({ kind: 'status', status: 'assessing', text: 'x', next: null })
    const part = ['acknowledged arrived', 'message arrived', 'message waits', 'status waits']
    expect(told()).to.deep.equal(part)
    line = 'cut'
    await act(say('three'))
    expect(told()).to.deep.equal([...part, 'message waits'])
    line = 'whole'
    await desk.sync()
    expect(told().filter((line) => !line.endsWith('arrived'))).to.deep.equal([])
  })

  it('is everything where the report states no board key, until the reporter writes again', async () => {
    await act(acknowledge)
    const board = { address: report.receipt.address, boardKey: new Uint8Array(32) }
    const other = await deliver(instance, { text: 'without', draft: board })
    await desk.sync()
    const without = () =>
      viewDesk(desk, instance.now(), null).cases.find(({ gist }) => gist !== shownReal)!
    const shownReal = 'Noe skjedde.'
    const id = desk.cases.find((c) => c.id !== desk.cases.find(isReal)!.id)!.id
    await desk.declare(id, false, '')
    await desk.append(id, jobOf(systemRandom, acknowledge))
    await desk.append(id, jobOf(systemRandom, close))
    expect(without().untold).to.equal('no-board')
    const states = () =>
      Object.fromEntries(clocksIn(without(), today()).map(({ kind, state }) => [kind, state]))
    expect(states()).to.deep.include({ acknowledge: 'open', feedback: 'open' })
    expect(states()).not.to.have.property('notify')
    const written = today()
    await days(7)
    await deliver(instance, { code: other.code, drop: reportOf('more', 'follow-up') })
    await desk.sync()
    expect(without().untold).to.equal(null)
    expect(states()).to.deep.include({ acknowledge: 'met', feedback: 'met' })
    const { steps } = factsOf(desk, null).find(({ steps: { closed } }) => closed !== null)!
    expect(steps).to.deep.include({ acknowledged: written + 7, feedback: written + 7 })
    expect(steps.closed).to.equal(written)
  })

  const isReal = (c: Desk['cases'][number]) => c.reference === 'ABCDEFG'

  it('gives the reporter their four weeks only from the day of the notice that arrived', async () => {
    await act(acknowledge)
    await act(close)
    line = 'full'
    await act(purged)
    expect(shown().clock?.heard.map(([status]) => status)).to.deep.equal(['received', 'closed'])
    line = 'whole'
    await desk.sync()
    expect(shown().clock?.heard.map(([status]) => status)).to.deep.equal([
      'received',
      'closed',
      'purged',
    ])
  })
  it('is not known after an unlock before the board is looked at', async () => {
    await act(acknowledge)
    await act(close)
    const again = unlocked(0)
    expect(await beforeBoards(again)).to.deep.equal(['acknowledged unseen', 'status unseen'])
    expect(told(again)).to.deep.equal(['acknowledged arrived', 'status arrived'])
    expect(clocks(again)).to.deep.include({ acknowledge: 'met', feedback: 'met' })
  })

  it('is not known of what a colleague wrote since the board was looked at', async () => {
    await act(acknowledge)
    const colleague = unlocked(1)
    await colleague.sync()
    line = 'full'
    await colleague.append(colleague.cases[0]!.id, jobOf(systemRandom, say('one')))
    expect(await beforeBoards(desk)).to.deep.equal(['acknowledged arrived', 'message unseen'])
    expect(told()).to.deep.equal(['acknowledged arrived', 'message waits'])
  })

  it('is never known to a member who may not write boards, and no clock calls it met', async () => {
    await act(acknowledge)
    await act(say('one'))
    await act(close)
    await desk.grant(desk.cases[0]!.id, 'm2', 'reader', '')
    const reader = unlocked(2)
    await reader.sync()
    await reader.declare(reader.cases[0]!.id, false, '')
    await reader.sync()
    const unseen = ['acknowledged unseen', 'message unseen', 'status unseen']
    expect(told(reader)).to.deep.equal(unseen)
    expect(shown(reader).untold).to.equal('unseen')
    const year = new Date(clock.now()).getUTCFullYear()
    const counted = [null, year, year - 1].map((one) => overviewOf(reader, one, clock.now()).unseen)
    expect(counted).to.deep.equal([1, 1, 0])
    expect(clocks(reader)).to.deep.include({ acknowledge: 'unseen', feedback: 'unseen' })
    await days(8)
    expect(clocks(reader)).to.deep.include({ acknowledge: 'unseen', feedback: 'unseen' })
  })

  it('is not known where the board gave no answer, and meets no deadline', async () => {
    await act(acknowledge)
    line = 'cut'
    const again = unlocked(0)
    await again.sync().catch(() => {})
    expect(told(again)).to.deep.equal(['acknowledged unseen'])
    expect(clocks(again)).to.deep.include({ acknowledge: 'open' })
    clock.advance(8 * DAY_MS)
    expect(clocks(again)).to.deep.include({ acknowledge: 'late' })
  })
})
