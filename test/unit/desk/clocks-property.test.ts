import { expect } from 'chai'
import fc from 'fast-check'
import {
  type Clock,
  type ClockFacts,
  type ClockPromises,
  clocksOf,
  type Retention,
} from '../../../client/desk/model/deadlines/clocks.ts'
import { addMonths, type Day } from '../../../crypto/days/calendar.ts'
import { addWorkingDays, isWorkingDay } from '../../../crypto/days/working-days.ts'
import { STATUSES } from '../../../crypto/entries/names.ts'

const LAWFUL: ClockPromises = {
  ...{ 'acknowledge-days': 7, 'acknowledge-aim': 3, 'feedback-months': 3, 'interim-days': 30 },
  'check-ins': [30, 90, 180],
}
const ENDS = ['closed', 'redirected', 'purged']
const RETENTION: Retention = { substantiated: 24, redirected: 2 }

const parts = fc.record({
  since: fc.integer({ min: 20_400, max: 20_500 }),
  acknowledged: fc.option(fc.integer({ min: 20_500, max: 20_520 })),
  history: fc
    .array(fc.tuple(fc.constantFrom(...STATUSES), fc.integer({ min: 20_520, max: 20_900 })), {
      maxLength: 6,
    })
    .map((all) => all.sort(([, a], [, b]) => a - b)),
  isParty: fc.boolean(),
  isRead: fc.boolean(),
  isReached: fc.boolean(),
  isSeen: fc.boolean(),
  next: fc.option(
    fc.record({ day: fc.integer({ min: 20_520, max: 21_000 }), said: fc.constant(20_520) }),
  ),
  told: fc.array(fc.integer({ min: 20_500, max: 20_900 }), { maxLength: 4 }),
  spoken: fc.array(fc.integer({ min: 20_500, max: 20_900 }), { maxLength: 4 }),
  unanswered: fc.option(fc.integer({ min: 20_500, max: 20_900 })),
  tasks: fc.array(
    fc.record({
      id: fc.constant('01'),
      due: fc.integer({ min: 20_500, max: 20_900 }),
      who: fc.constant(null),
    }),
    { maxLength: 2 },
  ),
  hearings: fc.constant([]),
  accused: fc.constant([]),
  care: fc.option(fc.integer({ min: 20_500, max: 20_900 })),
  outcome: fc.option(fc.constantFrom('substantiated' as const, 'partly' as const)),
  held: fc.boolean(),
  assignee: fc.constant(null),
})
/** The reporter could read everything. */
const facts: fc.Arbitrary<ClockFacts> = parts.map((one) => ({ ...one, heard: one.history }))

describe('clocks of any case', () => {
  const today = fc.integer({ min: 20_400, max: 22_000 })

  it('are late exactly after their last day, and near at least three working days ahead', () => {
    fc.assert(
      fc.property(facts, today, (one, now) => {
        for (const { due, state } of clocksOf(one, LAWFUL, RETENTION, now)) {
          if (due === null) expect(state).to.equal('undecided')
          else if (state === 'late') expect(now).to.be.above(due)
          else if (state === 'open') expect(addWorkingDays(now, 3)).to.be.below(due)
          else if (state === 'soon') expect(now).to.be.at.most(due)
        }
      }),
    )
  })

  it('once late stay late, until somebody does something', () => {
    fc.assert(
      fc.property(facts, today, fc.nat(400), (one, now, later) => {
        const keyOf = ({ kind, due, thing }: Clock) => `${kind} ${due} ${thing}`
        const late = (at: Day) =>
          new Set(
            clocksOf(one, LAWFUL, RETENTION, at)
              .filter(({ state, kind }) => state === 'late' && kind !== 'check-in')
              .map(keyOf),
          )
        const then = late(now + later)
        for (const key of late(now)) expect(then.has(key), key).to.equal(true)
      }),
    )
  })

  it('never delete what is under a legal hold, or sooner than it was promised', () => {
    fc.assert(
      fc.property(facts, today, (one, now) => {
        const clock = clocksOf(one, LAWFUL, RETENTION, now).find(({ kind }) => kind === 'delete')
        if (clock === undefined || clock.due === null) return
        if (one.held) expect(clock.state).to.equal('paused')
        const ends = one.history.map(([status]) => ENDS.includes(status))
        const ended = one.history[ends.lastIndexOf(false) + 1]![1]
        const months = one.outcome === null ? 2 : (RETENTION[one.outcome] ?? 0)
        expect(clock.due).to.be.at.least(addMonths(ended, months))
        const [last, day] = one.history.at(-1)!
        const isRead = one.isRead && one.isReached
        if (last === 'purged') expect(clock.due).to.be.at.least(one.isRead ? day + 28 : 0)
        if (last !== 'purged' && isRead) expect(clock.due).to.be.at.least(now + 1)
        if (!one.isSeen && isRead) expect(clock.due).to.be.at.least(now + 28)
      }),
    )
  })

  it('ask how it went on working days alone', () => {
    fc.assert(
      fc.property(facts, today, (one, now) => {
        for (const { kind, due } of clocksOf(one, LAWFUL, RETENTION, now)) {
          if (kind === 'check-in' && due !== null) expect(isWorkingDay(due)).to.equal(true)
        }
      }),
    )
  })
})
