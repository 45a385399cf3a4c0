import { expect } from 'chai'
import { LAWFUL_TERMS } from '../../../client/desk/model/deadlines/work-late.ts'
import type { CaseChange } from '../../../client/desk/model/log/changes.ts'
import { MARK } from '../../../client/desk/model/passages.ts'
import type { CaseView, ItemView, WorkView } from '../../../client/desk/model/views.ts'
import { keysOf, waitingFor } from '../../../client/desk/model/waiting.ts'
import type { Passage } from '../../../crypto/entries/entry-casework.ts'
import { caseView, NOT_NOTED, OLD_REQUEST } from '../../support/reception/case-view.ts'

const TODAY = 20_000
const READER = {
  ...({ member: 'me', role: 'reception', terms: LAWFUL_TERMS } as const),
  ...{ members: [], absences: [], today: TODAY },
}
const TITLE = { nb: 'Leder', nn: 'Leiar', en: 'Head' }

const waiting = (...cases: CaseView[]) => waitingFor(cases, READER)
const shown = (...cases: CaseView[]) =>
  waiting(...cases).lines.map(({ kind, one, text }) =>
    [kind, one.id, text].filter(Boolean).join(' '),
  )

const change = (part: Partial<CaseChange>): CaseChange => ({
  ...{ key: 'k', row: 'r', day: TODAY, by: 'other', kind: 'note', toMe: true },
  ...part,
})

type Task = WorkView['tasks'][number]
const task = (text: string, part: Partial<Task['entry']> = {}, done = false): Task => {
  const noted = { id: text, member: 'other', day: TODAY - 3 }
  return {
    ...noted,
    entry: { kind: 'task', id: text, text, ...part },
    done: done ? { ...noted, entry: { kind: 'task-done', id: text, done: true } } : null,
  }
}
const calm = (part: Partial<CaseView> = {}) => caseView({ since: TODAY - 5, ...part })
const withTasks = (id: string, tasks: readonly Task[], part: Partial<CaseView> = {}) => {
  const one = calm({ id, ...part })
  return { ...one, work: { ...one.work, tasks } }
}
const drop = (key: string, unread: boolean): ItemView => ({
  ...{ kind: 'drop', key, day: TODAY - 1, drop: 'follow-up', waits: false, headings: null },
  content: {
    answers: {},
    language: 'nb',
    questionnaire: { id: 'letter', version: 1 },
    about: null,
  },
  ...{ files: 0, fileNames: [], attachments: [], became: null, messageId: key, unread },
})

describe('what waits for a member', () => {
  it('is nothing on a calm desk', () => {
    expect(waiting(calm())).to.deep.include({ lines: [], count: 0 })
  })

  it('is each task of theirs by its text, with and without a day', () => {
    const tasks = [
      task('uten dato', { member: 'me' }),
      task('senere', { member: 'me', due: TODAY + 30 }),
      task('for sent', { member: 'me', due: TODAY - 1 }),
      task('en annens', { member: 'other', due: TODAY - 1 }),
      task('gjort', { member: 'me' }, true),
      task('ingens'),
    ]
    expect(shown(withTasks('a', tasks))).to.deep.equal([
      ...['task a for sent', 'task a senere', 'task a uten dato'],
    ])
    expect(shown(withTasks('a', [task('ingens')], { assignee: 'me' }))).to.deep.equal([
      'task a ingens',
    ])
    expect(shown(withTasks('a', tasks, { status: 'closed' }))).to.deep.equal([])
  })

  it('says a late task of theirs once, by its text and not as a deadline', () => {
    const one = withTasks('a', [task('ring', { member: 'me', due: TODAY - 1 })])
    const tasks = [{ id: 'ring', due: TODAY - 1, who: 'me' }]
    const { lines, late, count } = waiting({ ...one, clock: one.clock && { ...one.clock, tasks } })
    expect([lines.length, late.late.length, count]).to.deep.equal([1, 0, 1])
    const others = [{ id: 'ring', due: TODAY - 1, who: null }]
    const nobody = { ...calm(), clock: { ...calm().clock!, tasks: others } }
    expect(waiting(nobody)).to.deep.include({ lines: [], count: 1 })
  })

  it('is what they can approve: a closing of a colleague, and a text that is held back', () => {
    const closing = (member: string, approved = false): CaseView => {
      const one = calm({ id: 'closing' })
      const noted = { id: 'c', member, day: TODAY }
      const entry = { kind: 'closing', outcome: 'partly', findings: 'x' } as const
      const said = { ...noted, member: 'third', entry: { kind: 'approved', closing: 'c' } as const }
      const words = { measures: '', lessons: '' }
      const made = { ...noted, entry: { ...entry, ...words }, approved: approved ? said : null }
      const unapproved = approved ? null : { member, day: TODAY }
      return { ...one, unapproved, work: { ...one.work, closing: made } }
    }
    const may = { read: true, handle: false, admit: false, keep: false }
    expect(shown(closing('other'))).to.deep.equal(['approval closing'])
    expect(waiting(closing('other')).lines[0]?.place).to.deep.equal({
      kind: 'panel',
      name: 'work-closing',
    })
    expect(
      shown({ ...closing('other'), status: 'closed' }),
      'closed without approval',
    ).to.deep.equal(['approval closing'])
    expect(shown(closing('me'))).to.deep.equal([])
    expect(shown(closing('other', true))).to.deep.equal([])
    expect(shown({ ...closing('other'), may })).to.deep.equal([])
    const closed = { ...calm({ id: 'closing', unread: 1 }), mayOpen: false }
    const unapproved = { member: 'other', day: TODAY }
    expect(shown({ ...closed, unapproved }), 'not opened yet').to.deep.equal(['approval closing'])
    expect(shown({ ...closed, unapproved: { ...unapproved, member: 'me' } })).to.deep.equal([
      'report closing',
    ])
    const own = closing('me', true)
    expect(shown(own)).to.deep.equal(['approved closing'])
    expect(waiting(own).lines[0]).to.deep.include({
      by: 'third',
      place: { kind: 'panel', name: 'work-closing' },
    })
    expect(shown({ ...own, status: 'closed' })).to.deep.equal([])
    const told = (approvers: readonly string[]): CaseView => {
      const entry = { kind: 'note', text: '', language: null } as const
      const item = {
        kind: 'entry',
        key: 'told',
        day: TODAY,
        author: TITLE,
        own: false,
        entry,
      } as const
      return calm({ id: 'told', items: [{ ...item, untold: 'unapproved', approvers }] })
    }
    expect(shown(told(['me']), told(['third']))).to.deep.equal(['approval told'])
    expect(waiting(told(['me'])).lines[0]).to.deep.include({
      by: TITLE,
      place: { kind: 'row', key: 'told' },
    })
  })

  it('is a deletion that takes their name as the second', () => {
    const agreedBy = (...members: string[]): CaseView => {
      const one = calm({ id: 'deletion' })
      const agreed = members.map((member) => ({ member, day: TODAY, text: '' }))
      return { ...one, access: { ...one.access, agreed } }
    }
    expect(shown(agreedBy('other'))).to.deep.equal(['approval deletion'])
    expect(waiting(agreedBy('other')).lines[0]?.place).to.deep.equal({
      ...{ kind: 'panel', name: 'access-keeping' },
    })
    expect(shown(agreedBy('me'))).to.deep.equal([])
    const may = { read: true, handle: true, admit: true, keep: false }
    expect(shown({ ...agreedBy('other'), may })).to.deep.equal([])
  })

  it('is a case that was given to them, also before they may read it, and a note that names them', () => {
    const given = change({ kind: 'granted' })
    const closed = calm({ id: 'given', changes: [given], mayOpen: false })
    expect(shown(closed)).to.deep.equal(['given given'])
    expect(waiting(closed).lines[0]?.place).to.equal(null)
    const notes = [change({ row: 'n' }), change({ toMe: false, key: 'k2' })]
    const [line] = waiting(calm({ id: 'note', changes: notes })).lines
    expect(line).to.deep.include({ kind: 'mention', by: 'other', place: { kind: 'row', key: 'n' } })
    expect(shown(calm({ id: 'note', changes: notes }))).to.have.lengthOf(1)
  })

  it('is no note of which nothing is left to read', () => {
    const changes = [change({ row: 'n' })]
    const redacted: ItemView = {
      ...{ kind: 'redacted', key: 'n', day: TODAY, what: 'note', author: null, own: false },
      ...{ redacted: TODAY, reason: 'x' },
    }
    expect(shown(calm({ id: 'a', changes, items: [redacted] }))).to.deep.equal([])
    const note = (text: string, ...passages: Passage[]): ItemView => ({
      ...{ kind: 'entry', key: 'n', day: TODAY, author: TITLE, own: false },
      ...{ entry: { kind: 'note', text, mentions: ['me'], language: null }, passages },
    })
    const passage = { field: 'text', from: 0, to: 9 }
    for (const text of [MARK, ` ${MARK}, ${MARK}.`]) {
      expect(shown(calm({ id: 'a', changes, items: [note(text, passage)] }))).to.deep.equal([])
    }
    for (const item of [note(`Se på ${MARK}`, passage), note('Se på Kari'), note('?')]) {
      expect(shown(calm({ id: 'a', changes, items: [item] }))).to.deep.equal(['mention a'])
    }
    const long = { ...note(MARK, passage), waits: true } as ItemView
    expect(shown(calm({ id: 'a', changes, items: [long] }))).to.deep.equal(['mention a'])
  })

  it('is the answer of a custodian, if they follow the case up or nobody does', () => {
    const changes = [change({ kind: 'identity-answer', toMe: false })]
    expect(shown(calm({ id: 'a', changes }))).to.deep.equal(['answered a'])
    expect(shown(calm({ id: 'a', changes, assignee: 'me' }))).to.deep.equal(['answered a'])
    expect(shown(calm({ id: 'a', changes, assignee: 'other' }))).to.deep.equal([])
  })

  it('is what reporters wrote and they have not read, unless a colleague follows the case up', () => {
    const items = [drop('read', false), drop('first', true), drop('second', true)]
    const letter = calm({ id: 'letter', unread: 2, items })
    expect(shown(letter)).to.deep.equal(['letter letter'])
    expect(waiting(letter).lines[0]?.place).to.deep.equal({ kind: 'row', key: 'first' })
    expect(shown({ ...letter, assignee: 'other' })).to.deep.equal([])
    const fresh = caseView({
      id: 'new',
      since: TODAY,
      acknowledged: false,
      unread: 1,
      mayOpen: false,
    })
    expect(shown(fresh)).to.deep.equal(['report new'])
    const report: ItemView = { ...drop('report', true), drop: 'report' } as ItemView
    expect(shown(calm({ id: 'taken', unread: 1, items: [report] }))).to.deep.equal(['report taken'])
  })

  it('is a report that nobody has confirmed, read or not, also if a colleague follows the case up', () => {
    const read = { ...drop('r', false), drop: 'report' } as ItemView
    const one = calm({
      id: 'a',
      acknowledged: false,
      items: [read],
      assignee: 'other',
      since: TODAY,
    })
    expect(shown(one)).to.deep.equal(['report a'])
    const unread = { ...drop('l', true) }
    expect(shown({ ...one, items: [read, unread], unread: 1 })).to.deep.equal(['report a'])
    expect(shown({ ...one, acknowledged: true })).to.deep.equal([])
    expect(shown({ ...one, status: 'closed' })).to.deep.equal([])
    expect(shown({ ...one, may: { ...one.may, handle: false } })).to.deep.equal([])
  })

  it('says a report once that nobody has taken up: as that', () => {
    const old = caseView({ id: 'old', since: TODAY - 6, acknowledged: false, unread: 1 })
    const { lines, late, count } = waiting(old)
    expect([lines.length, late.untaken.length, count]).to.deep.equal([0, 1, 1])
  })

  it('is a question to a custodian until it is answered', () => {
    const said = { member: 'other', day: TODAY, text: '' }
    const request = { ...said, ...OLD_REQUEST, id: 'q', answer: null }
    const one = calm({ id: 'q', identityOnly: true })
    const asked = { ...one, access: { ...one.access, requests: [request] } }
    expect(shown(asked)).to.deep.equal(['asked q'])
    const answer = { ...said, ...NOT_NOTED, beyond: null, as: 'given' as const }
    const answered = { ...one, access: { ...one.access, requests: [{ ...request, answer }] } }
    expect(shown(answered)).to.deep.equal([])
  })

  it('has a key for each thing that stays while it waits', () => {
    const one = withTasks('a', [task('x', { member: 'me' }), task('y', { member: 'me' })])
    const keys = keysOf(waiting(one))
    expect(new Set(keys).size).to.equal(2)
    expect(keysOf(waiting({ ...one, latest: TODAY }))).to.deep.equal(keys)
  })
})
