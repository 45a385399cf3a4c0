import { expect } from 'chai'
import fc from 'fast-check'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { type CaseworkLine, foldCasework } from '../../../../client/desk/model/case/casework.ts'
import type { CaseworkAction } from '../../../../client/desk/model/case/casework-action.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { AT_START } from '../../../../client/desk/model/case/progress.ts'
import { clockFacts } from '../../../../client/desk/model/deadlines/clock-facts.ts'
import { isLate, lateIn } from '../../../../client/desk/model/deadlines/work-late.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { checkMemo } from '../../../../client/desk/model/rules/memo-check.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { type Entry, entrySchema } from '../../../../crypto/entries/entry.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import { caseView } from '../../../support/reception/case-view.ts'
import { caseworkEntries } from '../../../support/reception/casework-entries.ts'
import { scaled } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

/** The author's id, and the entry. */
type Line = readonly [string, Entry]

/** A log of these, each record under an id of its own: its number, repeated. */
function logOf(...log: readonly Line[]): CaseworkLine[] {
  return log.map(([id, entry], i) => ({
    day: i,
    author: { id },
    id: new Uint8Array(32).fill(i),
    entry,
  }))
}

const id = (n: number) => new Uint8Array(8).fill(n)
const rowOf = (n: number) => new Uint8Array(32).fill(n)
const task = (n: number, text: string): Entry => ({ kind: 'task', id: id(n), text })
const closing: Entry = {
  kind: 'closing',
  outcome: 'partly',
  findings: 'f',
  measures: 'm',
  lessons: 'l',
}

describe('what stands of the casework', () => {
  it('follows from the log alone, whatever a log may hold, and changes nothing in it', () => {
    const log = fc.array(fc.tuple(fc.constantFrom('m0', 'm1'), caseworkEntries), { maxLength: 40 })
    const property = fc.property(log, (script) => {
      const lines = logOf(...script)
      const read = lines.map((line) => ({
        ...line,
        entry: decodeJson(entrySchema, encodeJson(line.entry)),
      }))
      const before = structuredClone(lines)
      const work = foldCasework(lines)
      expect(foldCasework(read)).to.deep.equal(work)
      expect(lines).to.deep.equal(before)
      const shown = [work.tasks, work.care, work.hearings, work.accused, work.memos, work.links]
      for (const one of shown.flat()) expect(work.redactions).to.not.have.property(toHex(one.id))
      expect(new Set(work.tasks.map(({ entry }) => toHex(entry.id))).size).to.equal(
        work.tasks.length,
      )
      if (work.closing?.approved) {
        expect(work.closing.approved.member).to.not.equal(work.closing.member)
      }
    })
    fc.assert(property, { numRuns: scaled(2000, 200) })
  })

  it('is the last word on each thing, instead of its first', () => {
    const { tasks, labels } = foldCasework(
      logOf(
        ['m0', task(1, 'ring')],
        ['m0', task(2, 'skriv')],
        ['m1', { kind: 'task-done', id: id(1), done: true }],
        ['m1', task(1, 'ring igjen')],
        ['m0', { kind: 'task-done', id: id(2), done: true }],
        ['m0', { kind: 'task-done', id: id(2), done: false }],
        ['m0', { kind: 'labels', labels: ['a'] }],
        ['m1', { kind: 'labels', labels: ['b', 'c', 'b'] }],
      ),
    )
    expect(tasks.map(({ entry, done }) => [entry.text, done?.member ?? null])).to.deep.equal([
      ['ring igjen', 'm1'],
      ['skriv', null],
    ])
    expect(labels).to.deep.equal(['b', 'c'])
  })

  it('is without what was redacted, whose first reason stands', () => {
    const { tasks, redactions } = foldCasework(
      logOf(
        ['m0', task(1, 'ring')],
        ['m0', task(1, 'ring Kari Nordmann')],
        ['m1', { kind: 'redacted', row: rowOf(1), text: 'navn' }],
        ['m0', { kind: 'redacted', row: rowOf(1), text: 'en gang til' }],
      ),
    )
    expect(tasks.map(({ entry }) => entry.text)).to.deep.equal(['ring'])
    expect(redactions[toHex(rowOf(1))]).to.deep.include({ member: 'm1', day: 2 })
    expect(redactions[toHex(rowOf(1))]?.entry.text).to.equal('navn')
  })

  it('has a closing approved by another member alone, and none once the case is reopened', () => {
    const own: Line = ['m0', { kind: 'approved', closing: rowOf(0) }]
    const other: Line = ['m1', { kind: 'approved', closing: rowOf(0) }]
    const approvedBy = (...log: readonly Line[]) =>
      foldCasework(logOf(['m0', closing], ...log)).closing?.approved?.member
    expect(approvedBy(own)).to.equal(undefined)
    expect(approvedBy(own, other)).to.equal('m1')
    expect(approvedBy(other, ['m0', closing])).to.equal(undefined)
    const reopened = { kind: 'status', status: 'reopened', text: '' } as const
    expect(foldCasework(logOf(['m0', closing], other, ['m1', reopened])).closing).to.equal(null)
  })
})

describe('casework on two desks', () => {
  let instance: Instance
  let desks: [Desk, Desk]
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    await deliver(instance, { text: 'Noe skjedde' })
    desks = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of desks) await desk.sync()
  })
  afterEach(() => instance.stop())

  const only = (desk: Desk): Case => desk.cases[0]!
  const say = (desk: Desk, action: CaseworkAction) =>
    desk.append(only(desk).id, jobOf(systemRandom, action))
  const newTask = (text: string) => ({ kind: 'task', id: null, text }) as const
  const refusal = async (work: Promise<void>) => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    )
    return error instanceof DeskError ? error.code : error
  }

  it('is the same, although both change the same things at once', async () => {
    const [a, b] = desks
    await say(a, newTask('ring'))
    await b.sync()
    const task = only(b).work.tasks[0]!
    const taskId = toHex(task.entry.id)
    await Promise.all([
      say(a, { kind: 'labels', labels: ['a'] }),
      say(b, { kind: 'labels', labels: ['b'] }),
      say(a, { ...newTask('ring nå'), id: taskId }),
      say(b, { ...newTask('ring senere'), id: taskId }),
      say(a, { kind: 'task-done', id: taskId, done: true }),
      say(b, { kind: 'task-done', id: taskId, done: true }),
    ])
    await Promise.all([a.sync(), b.sync()])
    expect(only(a).work).to.deep.equal(only(b).work)
    expect(only(a).work.tasks).to.have.lengthOf(1)
    expect(only(a).work.tasks[0]?.done).to.not.equal(null)
    const ticks = only(a).timeline.filter(
      (item) => item.kind === 'entry' && item.entry.kind === 'task-done',
    )
    expect(ticks).to.have.lengthOf(1)
  })

  it('draws ids once for each job, so that giving it again says nothing twice', async () => {
    const [a] = desks
    const job = jobOf(systemRandom, newTask('ring'))
    await a.append(only(a).id, job)
    await a.append(only(a).id, job)
    await say(a, newTask('ring'))
    expect(only(a).work.tasks).to.have.lengthOf(2)
    const said = only(a).timeline.filter(
      (item) => item.kind === 'entry' && item.entry.kind === 'task',
    )
    expect(said).to.have.lengthOf(2)
  })

  it('refuses what the envelope or a field does not hold, before anything is written', () => {
    const code = (action: CaseworkAction) => {
      try {
        jobOf(systemRandom, action)
        return null
      } catch (error) {
        return error instanceof DeskError ? error.code : error
      }
    }
    expect(code({ kind: 'memo', text: 'x'.repeat(3000) })).to.equal(null)
    expect(code({ kind: 'memo', text: 'x'.repeat(3001) })).to.equal('too-long')
    expect(code({ kind: 'memo', text: 'å'.repeat(1930) })).to.equal(null)
    expect(code({ kind: 'memo', text: 'å'.repeat(1960) })).to.equal('too-long')
    expect(code({ kind: 'labels', labels: ['x'.repeat(41)] })).to.equal('too-long')
  })

  it('lets a colleague approve a closing, and not the one who closed', async () => {
    const [a, b] = desks
    const text = { findings: 'f', measures: '', lessons: '' }
    await say(a, { kind: 'closing', outcome: 'partly', ...text })
    const { id: record } = only(a).work.closing!
    const approval = { kind: 'approved', closing: toHex(record) } as const
    expect(await refusal(say(a, approval))).to.equal('own-closing')
    const nowhere = { kind: 'approved', closing: toHex(rowOf(7)) } as const
    expect(await refusal(say(a, nowhere))).to.equal('gone')
    await b.sync()
    await say(b, approval)
    await a.sync()
    expect(only(a).work.closing?.approved?.member).to.equal('m1')
    expect(only(a).work).to.deep.equal(only(b).work)
  })
})

/** A server with one report, and two desks whose members have opened it. */
async function startTwo(text: string) {
  const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  await deliver(instance, { text })
  const desks = [testDesk(instance, 0), testDesk(instance, 1)] as const
  for (const desk of desks) {
    await desk.sync()
    await desk.declare(desk.cases[0]!.id, false, '')
  }
  const [a, b] = desks
  const say = (action: Parameters<typeof jobOf>[1]) =>
    a.append(a.cases[0]!.id, jobOf(systemRandom, action))
  return { instance, desks, a, b, say }
}

describe('what is redacted', () => {
  it('never reaches the page of any desk: not in the case, the list, or the casework', async () => {
    const { instance, desks, a, b, say } = await startTwo('Kari Nordmann tok pengene')
    const shown = (desk: Desk) => JSON.stringify(viewDesk(desk, A_MONDAY, A_MONDAY).cases)
    await say({ kind: 'note', text: 'Kari Nordmann ringte' })
    await say({ kind: 'care', risk: 'low', text: 'Flyttet Kari Nordmann' })
    expect(shown(a)).to.include('Kari Nordmann')
    const rows = a.cases[0]!.timeline.flatMap((item) => {
      if (item.kind === 'drop') return [item.drop.id]
      return item.entry.kind === 'note' || item.entry.kind === 'care' ? [item.id] : []
    })
    expect(rows).to.have.lengthOf(3)
    for (const row of rows) await say({ kind: 'redacted', row: toHex(row), text: 'navn' })
    await b.sync()
    for (const desk of desks) {
      expect(shown(desk)).to.not.include('Nordmann')
      const [one] = viewDesk(desk, A_MONDAY, A_MONDAY).cases
      const tombs = one!.items.flatMap((item) => (item.kind === 'redacted' ? [item] : []))
      expect(
        tombs.map(({ what, reason, redacted, author, own }) => [
          ...[what, reason, redacted, author?.nb, own],
        ]),
      ).to.have.deep.members(
        ['drop', 'note', 'care'].map((what) => [
          ...[what, 'navn', dayOf(A_MONDAY), 'Member 0', desk === a],
        ]),
      )
    }
    await instance.stop()
  })
})

describe('a passage that is redacted', () => {
  it('is a mark on every desk, in the case, the list and the casework, and the rest stands', async () => {
    const { instance, desks, a, b, say } = await startTwo('Kari Nordmann tok pengene')
    const viewOf = (desk: Desk) => viewDesk(desk, A_MONDAY, A_MONDAY).cases[0]!
    const facts = { scope: 'yes', urgent: true, criminal: false, evidenceAtRisk: true } as const
    await say({ kind: 'assessment', ...facts, text: 'Fare for Kari Nordmann nå' })
    const [drop, noted] = ['drop', 'entry'].map(
      (kind) =>
        viewOf(a).items.find(
          (one) => one.kind === kind && JSON.stringify(one).includes('Kari Nordmann'),
        )!.key,
    )
    const row = { text: 'navn', passages: [{ field: 'what', from: 0, to: 13 }] }
    await say({ kind: 'redacted', row: drop!, ...row })
    await say({ kind: 'redacted', row: noted!, text: 'navn', passages: [PASSAGE] })
    await b.sync()
    for (const desk of desks) {
      const one = viewOf(desk)
      expect(JSON.stringify(one)).to.not.include('Nordmann')
      expect(one.gist).to.equal('█████ tok pengene')
      expect(one.work.assessment?.entry).to.include({ ...facts, text: 'Fare for █████ nå' })
      expect(one.urgent).to.equal(true)
      expect(one.work.redactions).to.deep.equal({})
    }
    // a colleague's passage in the same row takes nothing back
    const other = [{ field: 'text', from: 0, to: 4 }]
    const redaction = { kind: 'redacted', row: noted!, text: 'ord', passages: other } as const
    await b.append(b.cases[0]!.id, jobOf(systemRandom, redaction))
    await a.sync()
    for (const desk of desks) {
      expect(viewOf(desk).work.assessment?.entry.text).to.equal('█████ for █████ nå')
    }
    // the whole text can still be redacted, and nothing brings it back
    await say({ kind: 'redacted', row: noted!, text: 'alt' })
    await say({ kind: 'redacted', row: noted!, text: 'navn', passages: [PASSAGE] })
    await b.sync()
    for (const desk of desks) {
      expect(JSON.stringify(viewOf(desk))).to.not.include('█████ for')
      expect(viewOf(desk).urgent).to.equal(false)
    }
    await instance.stop()
  })

  const PASSAGE = { field: 'text', from: 9, to: 22 }
})

describe('what is late in a case', () => {
  const note = <E extends Entry>(entry: E, n = 0): CaseworkLine => ({
    ...{ day: 0, author: { id: 'm0' }, entry },
    id: new Uint8Array(32).fill(n),
  })
  const clockOf = (lines: readonly CaseworkLine[], status: 'closed' | 'hearing') => {
    const progress = { ...AT_START, history: [[status, 100]] as const }
    const known = { since: 100, isParty: false, assignee: null, work: foldCasework(lines) }
    return clockFacts({ timeline: [], progress, access: { hold: null } as never }, known)
  }
  const late = (lines: readonly CaseworkLine[], today: number, status: 'closed' | 'hearing') =>
    lateIn({ clock: clockOf(lines, status) }, today)

  it('is from the day after: a task that waits, care, and who was not told within 30 days', () => {
    const who = { kind: 'accused', who: 'x', text: 'y' } as const
    const lines = [
      note({ ...task(1, 'a'), due: 110 } as Entry, 1),
      note({ ...task(2, 'b'), due: 110 } as Entry, 2),
      note({ kind: 'task-done', id: id(2), done: true }, 3),
      note({ kind: 'care', risk: 'low', text: 'x', next: 1 }, 4),
      note({ kind: 'care', risk: 'low', text: 'x', next: 120 }, 5),
      note({ ...who, id: id(1), state: 'to-inform' }, 6),
      note({ ...who, id: id(2), state: 'deferred', until: 140 }, 7),
      note({ ...who, id: id(3), state: 'informed' }, 8),
    ]
    const at = (today: number) => Object.values(late(lines, today, 'hearing'))
    expect([110, 111, 120, 121, 130, 131, 140, 141].map(at)).to.deep.equal([
      ...[
        [0, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [1, 1, 0],
      ],
      ...[
        [1, 1, 0],
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 2],
      ],
    ])
    // The accused are to be informed after a closing too.
    expect(Object.values(late(lines, 200, 'closed'))).to.deep.equal([0, 0, 2])
    const listed = caseView({ clock: { ...clockOf(lines, 'hearing'), acknowledged: 100 } })
    expect([110, 111].map((today) => isLate(listed, today))).to.deep.equal([false, true])
  })
})

describe('the check of a memo', () => {
  const context = {
    theirs: ['Jeg så Berit Aune og Ola ta 48 500 kroner i rom 4127 den 3.11. Det var mikroskopet.'],
    accused: ['Ola Vannebo'],
    roles: new Set(['stipendiat']),
    common: new Set(['kroner']),
  }

  it('names what stands in both texts: names, rare words, numbers; and roles', () => {
    const memo =
      'Ola skal ha tatt 48\u00a0500 kroner. berit i 4127 og en stipendiat så mikroskopet 3.11.'
    expect(checkMemo(memo, context)).to.deep.equal({
      names: ['berit'],
      words: ['mikroskopet'],
      numbers: ['48 500', '4127', '3.11'],
      roles: ['stipendiat'],
    })
  })

  it('finds nothing in what only the memo says, in short and common words, and in their own name', () => {
    const memo = 'Ola Vannebo fikk 9 kroner i rom 12. Det var Haugen i Bergen som hevdet det.'
    expect(checkMemo(memo, context)).to.deep.equal({ names: [], words: [], numbers: [], roles: [] })
  })
})
