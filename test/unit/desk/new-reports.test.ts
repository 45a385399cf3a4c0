import { expect } from 'chai'
import { newReportsIn } from '../../../client/desk/model/new-reports.ts'
import type { CaseView, ItemView } from '../../../client/desk/model/views.ts'
import { caseView } from '../../support/reception/case-view.ts'

const report: ItemView = {
  ...{ kind: 'drop', key: '00', day: 20_000, drop: 'report', waits: false, headings: null },
  content: {
    answers: {},
    language: 'nb',
    questionnaire: { id: 'general', version: 1 },
    about: null,
  },
  ...{ files: 0, fileNames: [], attachments: [], became: null, messageId: '00', unread: true },
}
const fresh = (part: Partial<CaseView> = {}) =>
  caseView({ acknowledged: false, items: [report], ...part })
const closed = (part: Partial<CaseView> = {}) =>
  caseView({ acknowledged: false, mayOpen: false, declared: false, ...part })
const MAY = { read: true, handle: true, admit: true, keep: true }

const ids = (...cases: CaseView[]) => {
  const { toDeclare, toConfirm } = newReportsIn(cases)
  return [toDeclare.map(({ id }) => id), toConfirm.map(({ id }) => id)]
}

describe('new reports', () => {
  it('are to be declared on first, and then to be confirmed, in the order of the desk', () => {
    expect(ids(fresh({ id: 'b' }), closed({ id: 'a' }), closed({ id: 'c' }))).to.deep.equal([
      ['a', 'c'],
      ['b'],
    ])
  })

  it('are asked about only where the member reads a log in which the answer can stand', () => {
    expect(ids(closed({ asks: true }), closed({ may: { ...MAY, read: false } }))).to.deep.equal([
      [],
      [],
    ])
  })

  it('are confirmed only where a person can and has not judged yet', () => {
    const dismissed = caseView().work
    const said = { id: '1', member: 'm1', day: 1 }
    const entry = { kind: 'dismissed', on: true, text: 'reklame' } as const
    expect(
      ids(
        fresh({ acknowledged: true }),
        fresh({
          unsent: [{ entry: { kind: 'acknowledged', next: null }, failure: null, key: null }],
        }),
        fresh({ work: { ...dismissed, dismissed: { ...said, entry } } }),
        fresh({ may: { ...MAY, handle: false } }),
        fresh({ items: [] }),
      ),
    ).to.deep.equal([[], []])
  })
})
