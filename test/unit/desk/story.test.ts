import { expect } from 'chai'
import { answeredIn, inRuns, needsSomebody, partOf } from '../../../client/desk/model/case/story.ts'
import type { CaseView, EntryView, ItemView } from '../../../client/desk/model/views.ts'

const ANNA = { nb: 'Anna', nn: 'Anna', en: 'Anna' }
const OLA = { nb: 'Ola', nn: 'Ola', en: 'Ola' }
const of = { id: 'a' } as CaseView

const row = (kind: string, author = ANNA, more: object = {}) => ({
  of,
  item: {
    ...{ kind: 'entry', key: kind, day: 1, author, own: false },
    ...{ entry: { kind } as EntryView, ...more },
  } as ItemView,
})
const lengths = (rows: readonly ReturnType<typeof row>[]) => inRuns(rows).map((run) => run.length)

describe('the story of a case', () => {
  it('folds three or more lines of the log by one member about one kind of thing', () => {
    const files = Array.from({ length: 8 }, () => row('evidence'))
    expect(lengths([row('message'), ...files, row('note')])).to.deep.equal([1, 8, 1])
    expect(lengths(files.slice(0, 2))).to.deep.equal([1, 1])
    expect(lengths([...files.slice(0, 3), row('evidence', OLA)])).to.deep.equal([3, 1])
    expect(lengths([...files.slice(0, 2), row('granted'), row('evidence')])).to.deep.equal([
      ...[1, 1, 1, 1],
    ])
  })

  it('folds nothing that somebody wrote, and no lines of two cases together', () => {
    expect(lengths([row('note'), row('note'), row('note')])).to.deep.equal([1, 1, 1])
    const other = { ...row('evidence'), of: { id: 'b' } as CaseView }
    expect(lengths([row('evidence'), row('evidence'), other])).to.deep.equal([1, 1, 1])
  })

  it('keeps what was told apart from work and log', () => {
    const kinds = {
      conversation: ['acknowledged', 'status', 'question', 'message', 'notice', 'minutes'],
      work: ['note', 'closing', 'approved', 'named', 'involved', 'dismissed', 'filed', 'hold'],
      log: ['impartiality', 'granted', 'released', 'exported', 'counted', 'evidence', 'keys-sent'],
    }
    for (const [part, some] of Object.entries(kinds)) {
      for (const kind of some) expect(partOf(row(kind).item), kind).to.equal(part)
    }
    const gone = { kind: 'redacted', key: 'r', day: 1, what: 'drop' } as ItemView
    expect(partOf(gone)).to.equal('conversation')
  })

  it('knows what waits for somebody: unread letters, and what has to be approved', () => {
    const letter = { kind: 'drop', unread: false, messageId: '01' } as ItemView
    expect(needsSomebody(letter, new Set())).to.equal(false)
    expect(needsSomebody(letter, new Set(['01']))).to.equal(true)
    expect(needsSomebody({ ...letter, unread: true } as ItemView, new Set())).to.equal(true)
    expect(needsSomebody(row('note').item, new Set(['note']))).to.equal(true)
    expect(needsSomebody(row('status').item, new Set())).to.equal(false)
    expect(needsSomebody(row('status', ANNA, { approvers: [] }).item, new Set())).to.equal(true)
  })
  it('takes a letter as read once its reader confirms or answers it, and no later letter', () => {
    const letter = (messageId: string) => ({ kind: 'drop', unread: true, messageId }) as ItemView
    const own = (kind: string) => row(kind, ANNA, { own: true }).item
    const others = row('message', OLA).item
    expect(answeredIn([letter('01'), own('acknowledged')])).to.deep.equal(['01'])
    expect(answeredIn([letter('01'), own('question'), letter('02')])).to.deep.equal(['01'])
    expect(answeredIn([letter('01'), others, own('note'), letter('02')])).to.deep.equal([])
    expect(answeredIn([own('question'), letter('01')])).to.deep.equal([])
  })
})
