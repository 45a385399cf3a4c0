import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { overviewOf } from '../../../../client/desk/engine/figures/overview-view.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { orderCases } from '../../../../client/desk/model/deadlines/case-order.ts'
import { clocksOf } from '../../../../client/desk/model/deadlines/clocks.ts'
import { LAWFUL_TERMS } from '../../../../client/desk/model/deadlines/work-late.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

describe('a message that somebody finds to be no report', () => {
  let instance: Instance
  let desks: readonly [Desk, Desk]
  let id: string
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const report = await deliver(instance, { text: 'asdf' })
    await deliver(instance, { text: 'Noe skjedde' })
    desks = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of desks) {
      await desk.sync()
      for (const one of desk.cases) await desk.declare(one.id, false, '')
    }
    id = desks[0].cases.find(({ reference }) => reference === report.code.slice(0, 7))!.id
    await desks[0].sync()
  })
  afterEach(() => instance.stop())

  const say = (desk: Desk, action: Action) => desk.append(id, jobOf(systemRandom, action))
  const viewOf = (desk: Desk) => viewDesk(desk, A_MONDAY, A_MONDAY).cases
  const one = (desk: Desk) => viewOf(desk).find((each) => each.id === id)!
  const kinds = (desk: Desk) =>
    clocksOf(one(desk).clock!, LAWFUL_TERMS.promises, null, dayOf(A_MONDAY)).map(({ kind }) => kind)
  const slots = async () => (await instance.server.ctx.db('slots').select('id')).length

  it('fills no board, stops its deadlines and stands last on both desks, until it may be one', async () => {
    const [a, b] = desks
    expect(kinds(a)).to.include('acknowledge')
    await say(a, { kind: 'dismissed', on: true, text: 'En prøve' })
    await a.markRead(
      a.cases.flatMap(({ report }) => Buffer.from(report!.messageId).toString('hex')),
    )
    await b.sync()
    for (const desk of desks) {
      expect(one(desk).work.dismissed).to.deep.include({ member: 'm0' })
      expect(kinds(desk)).to.deep.equal([])
    }
    const { cases, groups } = orderCases(viewOf(a), dayOf(A_MONDAY), LAWFUL_TERMS)
    expect(cases.at(-1)?.id).to.equal(id)
    expect(groups.closed).to.equal(1)
    await instance.server.tick()
    await a.sync()
    expect(await slots()).to.equal(0)
    await say(b, { kind: 'dismissed', on: false, text: '' })
    await a.sync()
    expect(one(a).work.dismissed).to.equal(null)
    expect(kinds(a)).to.include('acknowledge')
  })

  it('says so in what is taken out of the case, with who found it and why', async () => {
    const [a] = desks
    await say(a, { kind: 'dismissed', on: true, text: 'En prøve' })
    const view = viewDesk(a, A_MONDAY, A_MONDAY)
    const frame = { words: wordsIn('nb'), provision: '', to: 'x', made: A_MONDAY }
    const source = { ...frame, one: one(a), view }
    const { dismissed } = JSON.parse(Buffer.from(caseJson(source)).toString()).work
    expect(dismissed.member).to.equal('m0')
    expect(dismissed.entry).to.include({ on: true, text: 'En prøve' })
    const heads = caseDocument(source).blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    )
    expect(heads).to.include(frame.words.desk.work.dismissed)
  })

  it('is one once somebody has confirmed it, whatever was said before or is said after', async () => {
    const [a, b] = desks
    await say(a, { kind: 'dismissed', on: true, text: 'En prøve' })
    await b.sync()
    await say(b, { kind: 'acknowledge', next: null })
    await say(b, { kind: 'dismissed', on: true, text: 'En prøve' })
    await a.sync()
    for (const desk of desks) expect(one(desk).work.dismissed).to.equal(null)
    expect(await slots()).to.be.greaterThan(0)
  })

  it('is in no figure while that stands, and in all of them once it may be one again', async () => {
    const [a] = desks
    const total = () => overviewOf(a, null, A_MONDAY).figures.total
    expect(total()).to.equal(2)
    await say(a, { kind: 'dismissed', on: true, text: 'En prøve' })
    expect(total()).to.equal(1)
    const { statuses } = overviewOf(a, null, A_MONDAY).figures
    expect(statuses).to.deep.equal([{ id: 'new', count: 1 }])
    await say(a, { kind: 'dismissed', on: false, text: '' })
    expect(total()).to.equal(2)
  })
})
