import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../../client/texts/desk/catalogue.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
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

const SLOTS = 32
const FAKES = 5
const acknowledge: Action = { kind: 'acknowledge', next: null }
const say = (text: string): Action => ({ kind: 'message', as: 'message', text })
const LONG: Action = { kind: 'status', status: 'assessing', text: 'L'.repeat(2400), next: null }

describe('a board of 32 slots that five chatty reporters fill', () => {
  let instance: Instance
  let clock: Clock
  let a: Desk
  let fakes: SealedReport[]

  const caseOf = (desk: Desk, { receipt }: SealedReport) =>
    desk.cases.find(({ id }) => id === toHex(receipt.signer))!
  const act = (desk: Desk, report: SealedReport, action: Action) =>
    desk.append(caseOf(desk, report).id, jobOf(systemRandom, action))
  const count = async () => (await instance.server.ctx.db('slots').select('id')).length
  async function nextDay(): Promise<void> {
    clock.advance(DAY_MS)
    await instance.server.tick()
    await a.sync()
  }
  async function seen({ receipt }: SealedReport) {
    await instance.server.tick()
    const { incomplete, status, messages } = await readReceipt(instance, receipt)
    const texts = messages.map(({ content }) => content.text).sort()
    return { incomplete, status: status?.content.status ?? null, texts }
  }

  /** Five reports that were answered seven times each, until the page was full. */
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const board = { slots: SLOTS, echoes: 64, pageBits: 0 }
    const roles = ['head', 'reception'] as const
    instance = await startInstance({ clock, weeks: 6, board, roles })
    a = testDesk(instance, 0)
    fakes = []
    for (let i = 0; i < FAKES; i++) {
      const code = makeCode(systemRandom, `${1_000_000 + i}`)
      fakes.push(await deliver(instance, { code, text: `fake ${i}` }))
    }
    await a.sync()
    for (const fake of fakes) {
      await act(a, fake, acknowledge)
      for (let i = 0; i < 7; i++) await act(a, fake, say(`answer ${i}`))
    }
    for (let day = 0; day < 14 && (await count()) < SLOTS; day++) await nextDay()
    expect(await count()).to.equal(SLOTS)
  })
  afterEach(() => instance.stop())

  it('shows the status and the text of a new case at once, and misleads none of the five', async () => {
    const real = await deliver(instance, { text: 'real' })
    await a.sync()
    await act(a, real, acknowledge)
    await act(a, real, say('we help you'))
    expect(await seen(real)).to.deep.equal({
      incomplete: false,
      status: 'received',
      texts: ['we help you'],
    })
    for (const fake of fakes) {
      expect(await seen(fake)).to.deep.include({ incomplete: false, status: 'received' })
    }
    expect(a.waiting.has(caseOf(a, real).id)).to.equal(false)
    expect([...a.waiting.values()]).to.include('gave')
    expect(DESK_CATALOGUES.nb.waiting.gave).to.equal(
      'Oppslagstavla, der hver varsler leser sitt med koden sin, tar ikke imot mer nå. Det eldste i denne saken har gitt plass til en annen sak som hadde mindre der, og kommer tilbake når det blir plass. Går det ikke over, så be lederen om en større tavle i neste nøkkelliste.',
    )
    expect(DESK_CATALOGUES.en.waiting.gave).to.equal(
      'The board, on which each reporter reads their own with the code, takes no more now. The oldest text of this case has made room for another case that had less there, and comes back when there is room. If it does not, ask the head for a larger board in the next key list.',
    )
  })

  it('shows a long status in whole, on a desk that was just unlocked', async () => {
    const real = await deliver(instance, { text: 'real' })
    const b = testDesk(instance, 1)
    await b.sync()
    await act(b, real, acknowledge)
    await act(b, real, LONG)
    // A status that finds no place at once finds it with the next round, a minute later.
    await b.sync()
    const { status } = await readAfterTick(real)
    expect(status?.content.text).to.equal('L'.repeat(2400))
    // Two desks sync in turn for days: they do not take slots from each other in a circle.
    for (let day = 0; day < 3; day++) {
      await nextDay()
      await b.sync()
    }
    const before = (await instance.server.ctx.db('slots').select('id')).map(({ id }) => toHex(id))
    await b.sync()
    await a.sync()
    const after = (await instance.server.ctx.db('slots').select('id')).map(({ id }) => toHex(id))
    expect(after.sort()).to.deep.equal(before.sort())
    expect((await readAfterTick(real)).status?.content.text).to.equal('L'.repeat(2400))
  })

  it('takes back nothing that a colleague wrote in the case that gives its place', async () => {
    const real = await deliver(instance, { text: 'real' })
    const b = testDesk(instance, 1)
    await b.sync()
    await act(b, real, acknowledge)
    for (const fake of fakes) {
      await act(a, fake, { kind: 'status', status: 'assessing', text: '', next: null })
    }
    for (let i = 0; i < 3; i++) await act(b, real, say(`we help you ${i}`))
    expect((await seen(real)).texts).to.have.length(3)
    for (const fake of fakes) {
      expect(await seen(fake)).to.deep.include({ incomplete: false, status: 'assessing' })
    }
  })

  it('tells of nothing whose place a colleague gave away since the pages at hand were built', async () => {
    const real = await deliver(instance, { text: 'real' })
    const b = testDesk(instance, 1)
    await b.sync()
    await act(b, real, acknowledge)
    await act(b, real, say('we help you'))
    for (const fake of fakes) {
      await act(a, fake, { kind: 'status', status: 'assessing', text: '', next: null })
    }
    for (const fake of fakes) {
      expect(await seen(fake)).to.deep.include({ incomplete: false, status: 'assessing' })
    }
    expect((await seen(real)).texts).to.deep.equal(['we help you'])
  })

  async function readAfterTick({ receipt }: SealedReport) {
    await instance.server.tick()
    return readReceipt(instance, receipt)
  }
})
