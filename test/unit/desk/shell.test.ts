import { expect } from 'chai'
import { marksOf } from '../../../client/desk/model/case/case-marks.ts'
import { foldCasework } from '../../../client/desk/model/case/casework.ts'
import type { TimelineItem } from '../../../client/desk/model/case/fold.ts'
import { ALONE } from '../../../client/desk/model/case/merge-view.ts'
import { isLate } from '../../../client/desk/model/deadlines/work-late.ts'
import type { Action } from '../../../client/desk/model/rules/action.ts'
import {
  chooseCases,
  EVERYTHING,
  headingsOf,
  isGrouped,
  isNarrowed,
  keepOrder,
  type ListChoice,
  listChoiceOf,
  listPlacesOf,
  NOBODY,
  savedView,
} from '../../../client/desk/page/list/list-order.ts'
import { type Command, matching } from '../../../client/desk/page/shell/commands.ts'
import {
  type DelayedAction,
  HOLD_MS,
  Holds,
  reachesReporter,
} from '../../../client/desk/page/store/hold.ts'
import { REFERENCE_FIT } from '../../../client/desk/rpc/search-result.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import { caseView } from '../../support/reception/case-view.ts'

const QUESTION: Action = { kind: 'message', as: 'question', text: 'Hvem?' }

/** A clock that goes when it is told to. */
function handClock() {
  const waiting = new Set<{ at: number; then: () => void }>()
  let now = 0
  return {
    wait: (ms: number, then: () => void) => {
      const one = { at: now + ms, then }
      waiting.add(one)
      return () => void waiting.delete(one)
    },
    pass: (ms: number) => {
      now += ms
      for (const one of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(one)
        one.then()
      }
    },
    waiting,
  }
}

describe('what is held before it goes to the reporter', () => {
  const held = (job: string): DelayedAction => ({ job, caseId: '00', action: QUESTION })
  const make = () => {
    const clock = handClock()
    const seen: string[][] = []
    const holds = new Holds((all) => seen.push(all.map(({ job }) => job)), clock.wait)
    return { clock, seen, holds }
  }

  it('goes after ten seconds, and not before', async () => {
    const { clock, seen, holds } = make()
    let goes: boolean | null = null
    const done = holds.hold(held('a')).then((answer) => {
      goes = answer
    })
    clock.pass(HOLD_MS - 1)
    await Promise.resolve()
    expect(goes).to.equal(null)
    clock.pass(1)
    await done
    expect(goes).to.equal(true)
    expect(seen).to.deep.equal([['a'], []])
  })

  it('does not go once it is called back, and nothing waits any more', async () => {
    const { clock, holds } = make()
    const first = holds.hold(held('a'))
    const second = holds.hold(held('b'))
    holds.undo('a')
    expect(await first).to.equal(false)
    clock.pass(HOLD_MS)
    expect(await second).to.equal(true)
    expect(clock.waiting.size).to.equal(0)
    holds.undo('a')
    holds.sendNow('b')
  })

  it('goes at once where nobody wants to wait, and is called back as a whole on locking', async () => {
    const { holds, seen } = make()
    const first = holds.hold(held('a'))
    holds.sendNow('a')
    expect(await first).to.equal(true)
    const others = [holds.hold(held('b')), holds.hold(held('c'))]
    holds.undoAll()
    expect(await Promise.all(others)).to.deep.equal([false, false])
    expect(seen.at(-1)).to.deep.equal([])
  })

  it('is what the reporter reads, and no note and no confirmation', () => {
    const status: Action = { kind: 'status', status: 'assessing', text: '', next: null }
    expect([QUESTION, status].map(reachesReporter)).to.deep.equal([true, true])
    const others: Action[] = [
      { kind: 'note', text: 'x' },
      { kind: 'acknowledge', next: null },
    ]
    expect(others.map(reachesReporter)).to.deep.equal([false, false])
  })
})

describe('which cases the list shows', () => {
  const cases = [
    caseView({
      ...{ id: 'a', reference: 'K7M2Q4X', gist: 'Kantina er stengt', since: 10, latest: 40 },
      changes: [{ key: '1', row: '1', day: 30, by: 'm2', kind: 'note', toMe: false }],
    }),
    caseView({
      ...{ id: 'b', reference: '9TRW0AB', labels: ['innkjøp'], channel: 'students' },
      ...{ assignee: 'm1', unread: 1, since: 20, latest: 30, next: 25 },
    }),
    caseView({ id: 'c', reference: 'ABCDEFG', acknowledged: false, since: 1, latest: 50 }),
    caseView({ id: 'd', reference: null, status: 'closed', next: 2, since: 30, latest: 60 }),
  ]
  const ids = (choice: Partial<ListChoice>, member: string | null = 'm1') =>
    chooseCases(cases, { ...EVERYTHING, ...choice }, { member, today: 30 }).map(({ id }) => id)

  it('is all of them, in the order of urgency, until something is chosen', () => {
    expect(ids({})).to.deep.equal(['a', 'b', 'c', 'd'])
    expect(isNarrowed(EVERYTHING)).to.equal(false)
    expect(isNarrowed({ ...EVERYTHING, sort: 'newest' })).to.equal(false)
    expect(isNarrowed({ ...EVERYTHING, late: true })).to.equal(true)
  })

  it('is those of a category of the reception, if one is chosen', () => {
    const one = caseView({ id: 'e' })
    const sorted = { ...one, work: { ...one.work, categories: ['money', 'other'] } }
    const choice = { ...EVERYTHING, category: 'money' }
    const shown = chooseCases([...cases, sorted], choice, { member: 'm1', today: 30 })
    expect(shown.map(({ id }) => id)).to.deep.equal(['e'])
    expect(isNarrowed(choice)).to.equal(true)
    expect(listChoiceOf(savedView('Penger', choice)).category).to.equal('money')
  })

  it('is those that were found, whose reference was typed before all, then as well as each fits', () => {
    const found = {
      ...{ text: 'k7m2q4x', left: 0, version: 1 },
      ...{ ids: ['d', 'b', 'a'], fits: [REFERENCE_FIT, 5, 3] },
    }
    const choice = { ...EVERYTHING, text: 'k7m2q4x' }
    const of = (sort: ListChoice['sort']) =>
      chooseCases(cases, { ...choice, sort }, { member: 'm1', today: 30 }, found).map(
        ({ id }) => id,
      )
    expect(of('urgency')).to.deep.equal(['d', 'b', 'a'])
    expect(of('oldest')).to.deep.equal(['d', 'a', 'b'])
    expect(ids({ text: 'k7m2q4x' }), 'while there is no answer').to.have.lengthOf(4)
  })

  it('is those with a label, of whom somebody or nobody follows up, of a party, of an age', () => {
    expect(ids({ label: 'innkjøp' })).to.deep.equal(['b'])
    expect(ids({ assignee: 'm1' })).to.deep.equal(['b'])
    expect(ids({ assignee: NOBODY })).to.deep.equal(['a', 'c', 'd'])
    expect(ids({ party: 'undecided' })).to.have.lengthOf(4)
    expect(ids({ party: 'party' })).to.deep.equal([])
    expect(ids({ age: '7' })).to.deep.equal(['a', 'b', 'c'])
    expect(ids({ age: '30' })).to.deep.equal([])
  })

  it('comes back as it was from a view that was kept, but for what this desk does not know', () => {
    const choice: ListChoice = {
      ...{ text: 'kantina', status: 'new', channel: 'main', label: 'innkjøp', assignee: NOBODY },
      category: 'money',
      ...{
        party: 'party',
        age: '90',
        mine: true,
        unread: true,
        changed: true,
        late: true,
        sort: 'oldest',
      },
    }
    expect(listChoiceOf(savedView('Alt', choice))).to.deep.equal(choice)
    expect(savedView('Ingenting', EVERYTHING).filters).to.deep.equal({})
    const newer = { name: 'x', text: '', filters: { sort: 'colour', moon: 'full', age: '8' } }
    expect(listChoiceOf(newer)).to.deep.equal(EVERYTHING)
  })

  it('is those of a status or a channel, mine, unread and overdue', () => {
    expect(ids({ status: 'new' })).to.deep.equal(['c'])
    expect(ids({ status: 'assessing' })).to.deep.equal(['a', 'b'])
    expect(ids({ channel: 'students' })).to.deep.equal(['b'])
    expect(ids({ mine: true })).to.deep.equal(['b'])
    expect(ids({ mine: true }, null)).to.deep.equal([])
    expect(ids({ unread: true })).to.deep.equal(['b'])
    expect(ids({ changed: true })).to.deep.equal(['a'])
    expect(ids({ late: true })).to.deep.equal(['b', 'c'])
    expect(ids({ late: true, status: 'new' })).to.deep.equal(['c'])
  })

  it('is in the order that is asked for', () => {
    expect(ids({ sort: 'newest' })).to.deep.equal(['d', 'c', 'a', 'b'])
    expect(ids({ sort: 'oldest' })).to.deep.equal(['c', 'a', 'b', 'd'])
    expect(ids({ sort: 'reference' })).to.deep.equal(['d', 'b', 'c', 'a'])
  })

  it('stays in the order that was shown, with what is new on top', () => {
    const counts = { late: 0, soon: 0, us: 4, others: 0, closed: 0 }
    const now = listPlacesOf(cases, counts)
    const order = (ids: readonly string[]) => {
      const shown = listPlacesOf(
        ids.map((id) => ({ id })),
        { ...counts, us: ids.length },
      )
      return keepOrder(cases, now, shown).cases.map(({ id }) => id)
    }
    expect(order(['d', 'b', 'a'])).to.deep.equal(['c', 'd', 'b', 'a'])
    expect(order([])).to.deep.equal(['a', 'b', 'c', 'd'])
    expect(order(['gone', 'd', 'c', 'b', 'a'])).to.deep.equal(['d', 'c', 'b', 'a'])
    expect(keepOrder(cases, now, now), 'in order').to.deep.equal({ cases, places: now })
  })

  it('keeps each case in the group in which it was shown, and a new one comes first in its own', () => {
    const none = { late: 0, soon: 0, us: 0, others: 0, closed: 0 }
    const shown = listPlacesOf([{ id: 'a' }, { id: 'b' }, { id: 'd' }], {
      ...none,
      late: 2,
      closed: 1,
    })
    const now = listPlacesOf(cases, { ...none, soon: 1, us: 3 })
    const { cases: kept, places } = keepOrder(cases, now, shown)
    expect(kept.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c', 'd'])
    const headings = [...headingsOf(kept, places)].map(([id, { group, count }]) => [
      id,
      group,
      count,
    ])
    expect(headings).to.deep.equal([
      ...[
        ['a', 'late', 2],
        ['c', 'us', 1],
        ['d', 'closed', 1],
      ],
    ])
  })

  it('has one heading for each group that it shows, and an entry of several cases stands in the first', () => {
    const one = caseView({ id: 'a', merge: { ...ALONE, with: ['b'] } })
    const entries = [{ ...one, also: [caseView({ id: 'b' })] }, caseView({ id: 'c' })]
    const none = { late: 0, soon: 0, us: 0, others: 0, closed: 0 }
    const places = listPlacesOf([{ id: 'b' }, { id: 'c' }, { id: 'a' }], {
      ...none,
      late: 2,
      closed: 1,
    })
    expect([...headingsOf(entries, places)]).to.deep.equal([['a', { group: 'late', count: 2 }]])
    expect(isGrouped(EVERYTHING)).to.equal(true)
    expect(isGrouped({ ...EVERYTHING, mine: true })).to.equal(true)
    expect(isGrouped({ ...EVERYTHING, sort: 'newest' })).to.equal(false)
    expect(isGrouped({ ...EVERYTHING, text: 'kantina' })).to.equal(false)
  })

  it('counts as overdue from the day after a week without an answer, or after the day told', () => {
    const fresh = caseView({ acknowledged: false, since: 10 })
    expect([17, 18].map((today) => isLate(fresh, today))).to.deep.equal([false, true])
    const told = caseView({ next: 20 })
    expect([20, 21].map((today) => isLate(told, today))).to.deep.equal([false, true])
    expect(isLate(caseView({ next: 20, status: 'closed' }), 30)).to.equal(false)
    expect(isLate(caseView({ acknowledged: false, identityOnly: true }), 30)).to.equal(false)
  })
})

describe('the marks of a case', () => {
  const caseOf = (...entries: Entry[]) => {
    const lines = entries.map((entry, i) => ({
      ...{ kind: 'entry', day: 0, author: { id: 'm0' }, entry },
      id: new Uint8Array(32).fill(i),
    }))
    return { timeline: lines as unknown as TimelineItem[], work: foldCasework(lines) }
  }
  const granted = (member: string, as: 'follow-up-manager' | 'reader'): Entry => ({
    ...{ kind: 'granted', member, as },
    text: '',
  })

  it('are the newest labels and assessment, and who follows up as long as they have access', () => {
    const assessment: Entry = {
      ...{ kind: 'assessment', scope: 'yes', urgent: true, criminal: false, evidenceAtRisk: false },
      text: '',
    }
    const labels = (...all: string[]): Entry => ({ kind: 'labels', labels: all })
    const released: Entry = {
      ...{ kind: 'released', member: 'm2', why: 'done', text: '', epoch: 1 },
      ...{ commit: new Uint8Array(16), list: new Uint8Array(32) },
    }
    const lines = [labels('a'), granted('m2', 'follow-up-manager'), granted('m3', 'reader')]
    const all = [...lines, assessment, labels('b', 'c')]
    expect(marksOf(caseOf(...all))).to.deep.equal({
      ...{ labels: ['b', 'c'], urgent: true, assignee: 'm2' },
    })
    expect(marksOf(caseOf(...all, released)).assignee).to.equal(null)
    expect(marksOf(caseOf())).to.deep.equal({ labels: [], urgent: false, assignee: null })
  })
})

describe('the palette', () => {
  const command = (label: string, detail = ''): Command => ({
    ...{ id: label, group: 'inCase', label, detail, keys: '' },
    run: () => {},
  })
  it('finds commands by every word, in any order, and by what they are about', () => {
    const all = [command('Still et spørsmål'), command('Skriv et notat'), command('K7M', 'kantina')]
    const labels = (text: string) => matching(all, text).map(({ label }) => label)
    expect(labels('')).to.have.lengthOf(3)
    expect(labels('et SPØR')).to.deep.equal(['Still et spørsmål'])
    expect(labels('notat et')).to.deep.equal(['Skriv et notat'])
    expect(labels('kant')).to.deep.equal(['K7M'])
    expect(labels('finnes ikke')).to.deep.equal([])
  })
})
