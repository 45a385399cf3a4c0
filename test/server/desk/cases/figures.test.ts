import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { overviewOf } from '../../../../client/desk/engine/figures/overview-view.ts'
import { makeAnnual } from '../../../../client/desk/engine/figures/tell-year.ts'
import { type CaseFacts, timeliness } from '../../../../client/desk/model/case/case-facts.ts'
import {
  annualOf,
  firstDayOf,
  lastDayOf,
  yearOf,
} from '../../../../client/desk/model/figures/annual.ts'
import { factsOf } from '../../../../client/desk/model/figures/facts-of.ts'
import { figuresOf } from '../../../../client/desk/model/figures/figures.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { contentOf, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, codeOf } from '../../../support/reception/access-reception.ts'
import { DOMAINS, dayIn, someFacts } from '../../../support/reception/annual-attack.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const TODAY = dayIn(2024, 200)
const steps = (days: Partial<CaseFacts['steps']>): CaseFacts['steps'] => ({
  ...{ acknowledged: null, contact: null, feedback: null, closed: null },
  ...days,
})
const came = (plus: number, change: Partial<CaseFacts> = {}) =>
  someFacts({ entered: dayIn(2024, plus), ...change })
const figures = (cases: readonly CaseFacts[], year: number | null = null) =>
  figuresOf(cases, { year, deleted: [dayIn(2023, 4), dayIn(2024, 4)], today: TODAY })

describe('the figures of a desk', () => {
  it('divide cases by month, and count in each what was closed in it', () => {
    const cases = [came(3), came(20, { steps: steps({ closed: dayIn(2024, 45) }) }), came(70)]
    const { months, total, open, deleted } = figures(cases, 2024)
    expect(months).to.have.lengthOf(12)
    expect(months.slice(0, 3)).to.deep.equal([
      { month: '2024-01', received: 2, closed: 0 },
      { month: '2024-02', received: 0, closed: 1 },
      { month: '2024-03', received: 1, closed: 0 },
    ])
    expect({ total, open, deleted }).to.deep.equal({ total: 3, open: 2, deleted: 1 })
    const all = figures([...cases, someFacts({ entered: dayIn(2020) })])
    expect(all.months).to.have.lengthOf(24)
    expect(all.months.at(-1)?.month).to.equal('2024-07')
    expect(all).to.include({ total: 4, deleted: 2 })
    expect(figures([], 2023)).to.include({ total: 0, deleted: 1 })
  })

  it('say by when a quarter, half and three quarters had come so far', () => {
    const cases = [1, 2, 4, 9].map((plus) =>
      came(10, { steps: steps({ acknowledged: dayIn(2024, 10 + plus) }) }),
    )
    const { times } = figures([...cases, came(10, { steps: steps({}) })])
    expect(times.acknowledged).to.deep.equal({ count: 4, lower: 1, median: 2, upper: 4 })
    expect(times.closed).to.equal(null)
  })

  it('call a deadline missed the day after it, and running until then', () => {
    const one = came(0, { steps: steps({}) })
    const at = (plus: number) => timeliness(one, 'acknowledged', dayIn(2024, plus))
    expect([at(7), at(8)]).to.deep.equal(['running', 'missed'])
    const acknowledged = (plus: number) =>
      came(0, { steps: steps({ acknowledged: dayIn(2024, plus) }) })
    expect(timeliness(acknowledged(7), 'acknowledged', TODAY)).to.equal('kept')
    expect(timeliness(acknowledged(8), 'acknowledged', TODAY)).to.equal('missed')
    const told = (plus: number) =>
      came(0, { steps: steps({ acknowledged: dayIn(2024), feedback: dayIn(2024, plus) }) })
    expect(timeliness(told(91), 'feedback', TODAY)).to.equal('kept')
    expect(timeliness(told(92), 'feedback', TODAY)).to.equal('missed')
    const reopened = { ...came(0, { steps: steps({ acknowledged: dayIn(2024) }) }) }
    expect(timeliness(reopened, 'feedback', TODAY)).to.equal('missed')
    expect(timeliness({ ...reopened, reopened: TODAY - 9 }, 'feedback', TODAY)).to.equal('running')
  })

  it('have every deadline of a year behind them once it can be reported on', () => {
    for (const year of [2023, 2024, 2025]) {
      const last = someFacts({ entered: dayIn(year + 1) - 1, steps: steps({}) })
      expect(timeliness(last, 'feedback', lastDayOf(year) + 1)).to.equal('missed')
    }
  })

  it('have had seven days for each case of a year by the first day on which it can be reported on', () => {
    for (const year of [2023, 2024, 2025]) {
      const last = someFacts({ entered: dayIn(year + 1) - 1, steps: steps({}) })
      expect(timeliness(last, 'acknowledged', firstDayOf(year))).to.equal('missed')
      expect(timeliness(last, 'acknowledged', firstDayOf(year) - 1)).to.equal('running')
    }
  })

  it('tell in an early report whose deadline is running, as they stood the day before, and not in a later one', () => {
    const open = someFacts({ entered: dayIn(2024, 350) })
    const done = { steps: steps({ acknowledged: dayIn(2024, 100), feedback: dayIn(2024, 120) }) }
    const missed = someFacts({ entered: dayIn(2024, 10) })
    const cases = [
      ...new Array(7).fill(open),
      ...new Array(9).fill(someFacts(done)),
      ...new Array(6).fill(missed),
    ]
    const tableOf = (made: number) =>
      annualOf(2024, cases, { deleted: 0, domains: DOMAINS, today: made }).tables.find(
        ({ id }) => id === 'feedback',
      )
    expect(tableOf(firstDayOf(2024))?.cells).to.deep.equal([
      { id: 'running', count: 7 },
      { id: 'kept', count: 9 },
      { id: 'missed', count: 6 },
    ])
    expect(tableOf(lastDayOf(2024) - 30)?.cells.map(({ id }) => id)).to.include('running')
    const late = tableOf(lastDayOf(2024) + 1)
    expect(late?.cells).to.deep.equal([
      { id: 'kept', count: 9 },
      { id: 'missed', count: 13 },
    ])
  })

  it('show who carries what, and under each of several things a case that is about them', () => {
    const cases = [
      came(1, { assignee: 'm1', categories: ['x', 'y'], channel: null }),
      came(2, { assignee: 'm1', categories: null, status: 'assessing' }),
      came(3, { categories: ['y'], cameBy: 'phone' }),
      came(4, { assignee: 'm2', steps: steps({ closed: TODAY }), outcome: 'partly' }),
    ]
    const { load, categories, channels, statuses, came: by, outcomes } = figures(cases)
    const plain = (all: readonly { id: string; count: number }[]) =>
      all.map(({ id, count }) => `${id} ${count}`)
    expect(plain(load)).to.deep.equal(['m1 2', ' 1'])
    expect(plain(categories)).to.deep.equal([' 2', 'y 2', 'x 1'])
    expect(plain(channels)).to.deep.equal(['a 3', ' 1'])
    expect(plain(statuses)).to.deep.equal(['new 3', 'assessing 1'])
    expect(plain(by)).to.deep.equal(['page 3', 'phone 1'])
    expect(plain(outcomes)).to.deep.equal(['partly 1'])
  })
})

describe('the cases of a desk, as they are counted', () => {
  const reception = accessReception(p)
  let instance: Instance
  let clock: Clock
  let head: Desk
  const reports: SealedReport[] = []

  before(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ reception, clock })
    head = testDesk(instance, 0)
    for (const [n, categories] of [
      ['safety'],
      ['safety', 'finance'],
      [],
      [],
      [],
      [],
      [],
    ].entries()) {
      const content = contentOf('general', { what: 'x', categories })
      const code = makeCode(systemRandom, `9TRW0A${n}`)
      reports.push(await deliver(instance, { code, drop: { kind: 'report', content } }))
    }
    await head.sync()
  })
  after(() => instance.stop())

  const idOf = (n: number) => toHex(reports[n]!.receipt.signer)
  const caseOf = (n: number) => head.cases.find(({ id }) => id === idOf(n))!
  const write = (n: number, ...actions: Action[]) =>
    actions.reduce(
      (before, action) => before.then(() => head.append(idOf(n), jobOf(systemRandom, action))),
      Promise.resolve(),
    )
  const overview = () => overviewOf(head, null, clock.now())
  const unknown = () => overview().figures.categories.find(({ id }) => id === '')?.count

  it('show what they are about only to who has said that they are impartial', async () => {
    expect(unknown()).to.equal(7)
    await syncAndOpen(head)
    expect(unknown()).to.equal(5)
    expect(overview().figures.categories.map(({ id }) => id)).to.include.members([
      'safety',
      'finance',
    ])
  })

  it('take their steps on the day on which the reporter can read of them', async () => {
    const text = { text: 'x', language: 'nb' } as const
    await write(0, { kind: 'message', as: 'question', ...text })
    clock.advance(2 * DAY_MS)
    await write(0, { kind: 'acknowledge', next: null })
    clock.advance(3 * DAY_MS)
    await write(0, { kind: 'message', as: 'message', ...text })
    await write(0, { kind: 'status', status: 'assessing', ...text, next: null })
    clock.advance(DAY_MS)
    await write(0, {
      ...{ kind: 'closing', outcome: 'partly', findings: '', measures: '', lessons: '' },
    })
    await write(0, { kind: 'status', status: 'closed', ...text, party: 'party', next: null })
    const today = dayOf(clock.now())
    const one = factsOf(head, null).find(({ steps: { closed } }) => closed !== null)
    expect(one).to.deep.include({
      ...{ received: today - 6, entered: today - 6, outcome: 'partly', status: 'closed' },
      steps: { acknowledged: today - 4, contact: today - 4, feedback: today, closed: today },
    })
    const before = factsOf(head, today - 1).find(({ steps: { contact } }) => contact !== null)
    expect(before).to.deep.include({ outcome: null, status: 'assessing' })
    expect(before?.steps).to.include({ feedback: null, closed: null })
  })

  it('stay closed, on their day, where it was said since that they will be deleted', async () => {
    const closed = factsOf(head, null).find(({ steps }) => steps.closed !== null)
    clock.advance(DAY_MS)
    await write(0, { kind: 'status', status: 'purged', text: '', next: null })
    expect(factsOf(head, null)).to.deep.include({ ...closed, status: 'purged' })
    expect(overview().figures.open).to.equal(6)
  })

  it('come back where their reporter writes again', async () => {
    const { code } = reports[1]!
    const content = contentOf('letter', { text: 'more' })
    await deliver(instance, { code, drop: { kind: 'follow-up', content } })
    await head.sync()
    expect(overview().figures.returned).to.equal(1)
  })

  it('show nothing of what was noted to who has not said that they are impartial', async () => {
    await write(1, { kind: 'care', risk: 'low', text: 'x' })
    const other = testDesk(instance, 1)
    await other.sync()
    const closed = factsOf(other, null).find(({ steps }) => steps.closed !== null)
    expect(closed).to.include({ status: 'purged', outcome: null, assignee: null })
    const hidden = figuresOf(factsOf(other, null), { year: null, deleted: [], today: 0 })
    expect(hidden).to.deep.include({ cared: 0, outcomes: [{ id: '', count: 1 }] })
    await syncAndOpen(other)
    const shown = figuresOf(factsOf(other, null), { year: null, deleted: [], today: 0 })
    expect(shown).to.deep.include({ cared: 1, outcomes: [{ id: 'partly', count: 1 }] })
  })

  it('W31: count only the newest answer on how a case was handled', async () => {
    const { code } = reports[5]!
    const tell = async (answers: Readonly<Record<string, string>>) => {
      const drop = { kind: 'follow-up', content: contentOf('letter-feedback', answers) } as const
      await deliver(instance, { code, drop })
      clock.advance(DAY_MS)
      await head.sync()
    }
    const before = { ...overview().figures }
    await tell({ heard: 'yes', clear: 'no' })
    expect(overview().figures.handling).to.deep.equal({
      heard: [{ id: 'yes', count: 1 }],
      clear: [{ id: 'no', count: 1 }],
    })
    // An unknown answer counts for nothing, and so does a question that the second letter leaves out.
    await tell({ heard: 'splendid', text: 'x' })
    expect(overview().figures.handling).to.deep.equal({ heard: [], clear: [] })
    await tell({ heard: 'partly' })
    expect(overview().figures.handling).to.deep.equal({
      heard: [{ id: 'partly', count: 1 }],
      clear: [],
    })
    const letters = caseOf(5).timeline.filter(
      (item) => item.kind === 'drop' && item.drop.kind === 'follow-up',
    )
    expect(letters).to.have.lengthOf(3)
    // A reporter who answers has come back, but has written nothing of the matter.
    expect(overview().figures.returned).to.equal(before.returned + 1)
    const wroteMore = factsOf(head, null).filter((one) => one.wroteMore)
    expect(wroteMore).to.have.lengthOf(1)
    for (const item of letters) {
      if (item.kind === 'drop') {
        await write(5, { kind: 'redacted', row: toHex(item.drop.id), text: 'names' })
      }
    }
  })

  it('tell nothing of a letter that was redacted', async () => {
    const { code } = reports[4]!
    for (const content of [
      contentOf('letter-feedback', { text: 'x', heard: 'no' }),
      contentOf('letter-retaliation', { text: 'x' }),
    ]) {
      await deliver(instance, { code, drop: { kind: 'follow-up', content } })
    }
    // All of it counts once, though one of the letters is a case of its own by then.
    for (let i = 0; i < 2; i++) await syncAndOpen(head)
    expect(overview().figures.handling.heard).to.deep.equal([{ id: 'no', count: 1 }])
    expect(overview().figures.retaliation).to.equal(1)
    for (const item of caseOf(4).timeline) {
      if (item.kind !== 'drop' || item.drop.kind === 'report') continue
      await write(4, { kind: 'redacted', row: toHex(item.drop.id), text: 'names' })
    }
    const handling = { heard: [], clear: [] }
    expect(overview().figures).to.deep.include({ handling, retaliation: 0 })
  })

  it('count once where one is handled in another', async () => {
    const [leading, led] = [toHex(caseOf(1).linkName!), toHex(caseOf(2).linkName!)]
    await write(1, { kind: 'linked', case: led, how: 'merged', leads: true, text: '' })
    await write(2, { kind: 'linked', case: leading, how: 'merged', text: '' })
    expect(overview().figures.total).to.equal(7)
    expect(head.cases).to.have.lengthOf(8)
  })

  it('are told of a year once, by the head, after it, and never otherwise than then', async () => {
    const year = yearOf(dayOf(A_MONDAY))
    const later = (firstDayOf(year) - 1) * DAY_MS
    const make = (desk: Desk, now: number) =>
      makeAnnual(desk, year, { random: systemRandom, now, reason: null })
    expect(overview().due).to.deep.equal([])
    for (const n of [1, 3, 4, 5]) await write(n, { kind: 'acknowledge', next: null })
    expect(await codeOf(make(head, later))).to.equal('gone')
    const other = testDesk(instance, 1)
    await syncAndOpen(other)
    expect(overviewOf(other, null, later + DAY_MS).due).to.equal(null)
    expect(await codeOf(make(other, later + DAY_MS))).to.equal('gone')
    expect(overviewOf(head, null, later + DAY_MS).due).to.deep.equal([year])
    await make(head, later + DAY_MS)
    const made = overviewOf(head, null, later + DAY_MS)
    // Nobody found the last report genuine; the letter of retaliation is a case of its own.
    expect(made.annual.map(({ annual }) => [annual?.total, annual?.deleted])).to.deep.equal([
      [6, null],
    ])
    expect(made.due).to.deep.equal([])
    await other.purge(idOf(3), 'the time is over')
    await head.purge(idOf(3), 'the time is over')
    await head.sync()
    await make(head, later + 90 * DAY_MS)
    const again = overviewOf(head, null, later + 90 * DAY_MS)
    expect(again.annual).to.deep.equal(made.annual)
    expect(again.figures).to.include({ total: 6, deleted: 1 })
  })

  it('are not counted for a custodian', async () => {
    const custodian = testDesk(instance, 4)
    await custodian.sync()
    expect(() => overviewOf(custodian, null, clock.now())).to.throw()
  })
})
