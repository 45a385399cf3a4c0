import { expect } from 'chai'
import fc from 'fast-check'
import { type Absence, awayOn } from '../../../client/desk/model/access/deputies.ts'
import { deadlinesOf, runningOf } from '../../../client/desk/model/deadlines/deadlines.ts'
import { clocksIn } from '../../../client/desk/model/deadlines/work-late.ts'
import type { CaseView } from '../../../client/desk/model/views.ts'
import { dayAt, followed, readerOn, TEAM } from '../../support/reception/absences.ts'

const TODAY = dayAt('2026-04-07')
const IDS = TEAM.map(({ id }) => id)
const anybody = fc.constantFrom(...IDS, 'gone')
const near = fc.integer({ min: TODAY - 20, max: TODAY + 20 })

const absences: fc.Arbitrary<Absence[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    member: anybody,
    deputy: fc.option(anybody),
    from: near,
    until: near,
    by: fc.constant('head'),
  }),
  { maxLength: 8 },
)

interface Drawn {
  readonly assignee: string | null
  readonly tasker: string | null
  readonly readers: readonly string[]
  readonly barred: readonly string[]
  readonly isNew: boolean
  readonly since: number
  readonly next: number | null
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  assignee: fc.option(anybody),
  tasker: fc.option(anybody),
  readers: fc.subarray(IDS, { minLength: 1 }),
  barred: fc.subarray(IDS),
  isNew: fc.boolean(),
  since: fc.integer({ min: TODAY - 100, max: TODAY }),
  next: fc.option(near),
})

function caseOf({ assignee, tasker, readers, barred, isNew, since, next }: Drawn): CaseView {
  const one = followed(assignee, readers, { since, next, acknowledged: !isNew })
  const task = { id: '01', due: TODAY - 1, who: tasker }
  return { ...one, barred, clock: one.clock && { ...one.clock, tasks: [task] } }
}

/** The desks of those who read it, with what each may do there. */
function desksOf(one: CaseView, away: readonly Absence[]) {
  return one.readers.map((member) => {
    const reader = readerOn(member, TODAY, away)
    const handle = reader.role !== 'reader'
    return { member, reader, seen: { ...one, may: { ...one.may, handle } } }
  })
}

const keyOf = ({ clock }: { clock: { kind: string; thing: string | null; due: number | null } }) =>
  `${clock.kind} ${clock.thing} ${clock.due}`

describe('a running deadline, no matter who is away, left or never came in', () => {
  it('is with somebody who reads the case, and with somebody who is there where anybody is', () => {
    fc.assert(
      fc.property(drawn, absences, (part, away) => {
        const one = caseOf(part)
        const desks = desksOf(one, away)
        const isThere = ({ member }: { member: string }) => awayOn(away, member, TODAY) === null
        const some = desks.some(isThere) ? desks.filter(isThere) : desks
        const held = new Set(
          some.flatMap(({ seen, reader }) => runningOf([seen], reader).map(keyOf)),
        )
        const terms = readerOn('head', TODAY, []).terms
        for (const clock of clocksIn(one, TODAY, terms)) {
          if (!['open', 'soon', 'late'].includes(clock.state)) continue
          expect(held.has(keyOf({ clock })), keyOf({ clock })).to.equal(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('once near or late is on the lists of somebody who is there, and not only as a colleague’s', () => {
    fc.assert(
      fc.property(drawn, absences, (part, away) => {
        const one = caseOf(part)
        const desks = desksOf(one, away)
        const there = desks.filter(({ member }) => awayOn(away, member, TODAY) === null)
        const held = new Set(
          (there.length > 0 ? there : desks).flatMap(({ seen, reader }) => {
            const { lateElsewhere: _, undecided: __, ...lists } = deadlinesOf([seen], reader)
            return Object.values(lists).flatMap((rows) => rows.map(keyOf))
          }),
        )
        for (const clock of clocksIn(one, TODAY, readerOn('head', TODAY, []).terms)) {
          if (clock.state !== 'soon' && clock.state !== 'late') continue
          expect(held.has(keyOf({ clock })), keyOf({ clock })).to.equal(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('is shown on no desk of who does not read it, and stands on one list of a desk at most', () => {
    fc.assert(
      fc.property(drawn, absences, (part, away) => {
        const one = caseOf(part)
        for (const { seen, reader } of desksOf(one, away)) {
          const { undecided: _, ...lists } = deadlinesOf([seen], reader)
          const keys = Object.values(lists).flatMap((rows) => rows.map(keyOf))
          expect(new Set(keys).size).to.equal(keys.length)
        }
        const clock = one.clock!
        for (const row of runningOf([{ ...one, clock }], readerOn('head', TODAY, away))) {
          const { members } = row.turn
          const others = (members ?? []).filter((id) => id !== row.clock.who)
          for (const id of others) expect(one.readers).to.include(id)
        }
      }),
    )
  })
})
