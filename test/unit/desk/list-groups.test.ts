import { expect } from 'chai'
import fc from 'fast-check'
import { orderCases } from '../../../client/desk/model/deadlines/case-order.ts'
import type { ListGroup } from '../../../client/desk/model/deadlines/list-groups.ts'
import { clocksIn, LAWFUL_TERMS } from '../../../client/desk/model/deadlines/work-late.ts'
import type { CaseView } from '../../../client/desk/model/views.ts'
import { STATUSES } from '../../../crypto/entries/names.ts'
import { caseView, NOT_NOTED, OLD_REQUEST } from '../../support/reception/case-view.ts'

/** A Friday. */
const TODAY = 20_000

const fresh = (id: string, age: number, part: Partial<CaseView> = {}) =>
  caseView({ id, since: TODAY - age, acknowledged: false, status: 'received', ...part })

/** A case that waits for nobody in the reception, whose feedback was given. */
const calm = (id: string, part: Partial<CaseView> = {}) => {
  const one = caseView({ id, since: TODAY - 20, status: 'redirected', ...part })
  return { ...one, clock: one.clock && { ...one.clock, told: [TODAY - 20] } }
}

const order = (cases: readonly CaseView[]) => orderCases(cases, TODAY, LAWFUL_TERMS)
const ids = (cases: readonly CaseView[]) => order(cases).cases.map(({ id }) => id)

/** The group of each case, by its id. */
function groupsOf(cases: readonly CaseView[]): Readonly<Record<string, ListGroup>> {
  const { cases: ordered, groups } = order(cases)
  const names = Object.entries(groups).flatMap(([name, count]) => new Array(count).fill(name))
  return Object.fromEntries(ordered.map(({ id }, i) => [id, names[i]]))
}

describe('the order of the list', () => {
  it('has the nearest deadline first, and closed cases last', () => {
    const all = [
      caseView({ id: 'closed', status: 'closed', since: TODAY - 3, latest: TODAY }),
      calm('told', { latest: TODAY, unread: 0 }),
      fresh('day-0', 0, { unread: 1, latest: TODAY }),
      fresh('day-6', 6),
      fresh('day-9', 9),
      caseView({ id: 'assessing', since: TODAY - 10, latest: TODAY, unread: 1 }),
    ]
    expect(ids(all)).to.deep.equal(['day-9', 'day-6', 'day-0', 'assessing', 'told', 'closed'])
    expect(groupsOf(all)).to.deep.equal({
      ...{ 'day-9': 'late', 'day-6': 'soon', 'day-0': 'us', assessing: 'us' },
      ...{ told: 'others', closed: 'closed' },
    })
  })

  it('does not move a case that was read, and never puts the sixth day under nothing due', () => {
    const others = [calm('a', { unread: 1, latest: TODAY }), calm('b', { urgent: true })]
    for (const unread of [0, 1]) {
      const all = [...others, fresh('sixth', 6, { unread, latest: TODAY - 6 })]
      expect(ids(all)[0]).to.equal('sixth')
    }
  })

  it('has urgent cases and retaliation before others of one day, then what waits longest', () => {
    const same = (id: string, part: Partial<CaseView>) => {
      const one = caseView({ id, since: TODAY - 30, next: TODAY + 1, ...part })
      return { ...one, clock: one.clock && { ...one.clock, since: TODAY - 30 } }
    }
    const all = [
      same('young', { since: TODAY - 10 }),
      same('old', { since: TODAY - 40 }),
      same('retaliation', { since: TODAY - 2, retaliation: true }),
      same('urgent', { since: TODAY - 3, urgent: true }),
    ]
    expect(ids(all)).to.deep.equal(['urgent', 'retaliation', 'old', 'young'])
  })

  it('waits for others only once the reporter or somebody else has the next word', () => {
    const asked = (part: Partial<CaseView>) => caseView({ id: 'x', since: TODAY - 8, ...part })
    const groupOf = (one: CaseView) => groupsOf([one]).x
    expect(groupOf(asked({ status: 'needs-info' }))).to.equal('others')
    expect(groupOf(asked({ status: 'hearing' }))).to.equal('others')
    expect(groupOf(asked({ status: 'assessing' }))).to.equal('us')
    expect(groupOf(asked({ status: 'needs-info', unread: 1 }))).to.equal('us')
    const told = { key: '1', day: TODAY - 1, author: { nb: '', nn: '', en: '' }, own: true }
    const question = {
      ...({ kind: 'question', messageId: '', text: 'Hvem?' } as const),
      ...{ language: null, override: null },
      attachments: [],
    } as const
    const item = { kind: 'entry', ...told, entry: question } as const
    expect(groupOf(asked({ items: [item] }))).to.equal('others')
    expect(groupOf(asked({ items: [{ ...item, untold: 'unapproved' }] }))).to.equal('us')
    const letter = asked({ status: 'needs-info' })
    const clock = letter.clock && { ...letter.clock, unanswered: TODAY }
    expect(groupOf({ ...letter, clock })).to.equal('soon')
  })

  it('takes a closed case up again as soon as somebody writes in it', () => {
    const closed = caseView({ id: 'x', status: 'closed', since: TODAY - 200 })
    expect(groupsOf([closed]).x).to.equal('closed')
    expect(groupsOf([{ ...closed, unread: 1 }]).x).to.not.equal('closed')
  })

  it('shows a custodian first whom they are asked about', () => {
    const name = (id: string, answer: null | 'given') => {
      const one = caseView({ id, identityOnly: true, since: TODAY - 5 })
      const said = { member: 'm1', day: TODAY - 5, text: '' }
      const found = { ...said, ...NOT_NOTED, beyond: null }
      const request = { ...said, ...OLD_REQUEST, id, answer: answer && { ...found, as: answer } }
      return { ...one, access: { ...one.access, requests: [request] } }
    }
    const all = [name('answered', 'given'), name('asked', null)]
    expect(ids(all)).to.deep.equal(['asked', 'answered'])
    expect(groupsOf(all)).to.deep.equal({ asked: 'us', answered: 'others' })
  })

  it('has every case once, however they come, each group as a whole and by its deadlines', () => {
    const one = fc.record({
      since: fc.integer({ min: TODAY - 400, max: TODAY }),
      status: fc.constantFrom(...STATUSES),
      acknowledged: fc.boolean(),
      unread: fc.integer({ min: 0, max: 2 }),
      urgent: fc.boolean(),
      retaliation: fc.boolean(),
    })
    const made = fc
      .array(one, { maxLength: 30 })
      .map((all) => all.map((part, i) => caseView({ ...part, id: `${i}`.padStart(3, '0') })))
    const running = ['open', 'soon', 'late']
    const dueOf = (c: CaseView) =>
      Math.min(
        ...clocksIn(c, TODAY, LAWFUL_TERMS).flatMap(({ due, state }) =>
          due !== null && running.includes(state) ? [due] : [],
        ),
      )
    fc.assert(
      fc.property(made, (cases) => {
        const { cases: ordered, groups } = order(cases)
        expect(ids([...cases].reverse())).to.deep.equal(ordered.map(({ id }) => id))
        expect(new Set(ordered.map(({ id }) => id)).size).to.equal(cases.length)
        let at = 0
        for (const count of Object.values(groups)) {
          const due = ordered.slice(at, at + count).map(dueOf)
          expect(due.every((one, i) => one >= (due[i - 1] ?? 0))).to.equal(true)
          at += count
        }
        expect(at).to.equal(cases.length)
      }),
    )
  })
})
