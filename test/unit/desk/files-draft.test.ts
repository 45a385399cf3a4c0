import { expect } from 'chai'
import { dayOfField } from '../../../client/desk/format/words.ts'
import type { AttachedFile } from '../../../client/desk/model/files/attached.ts'
import {
  EMPTY_DRAFT,
  filesFault,
  withAdded,
  withTakenBack,
} from '../../../client/desk/page/composer/draft.ts'

const fileOf = (id: string, state: AttachedFile['state'] = 'clean'): AttachedFile => ({
  ...{ id, name: `${id}.png`, type: 'image/png', size: 1, state, found: [], asIs: false },
})

describe('files of a draft', () => {
  const begun = { ...EMPTY_DRAFT, files: [fileOf('a')], adding: ['one', 'two'] }

  it('adds files to those that are there once they are looked through', () => {
    const { files, adding } = withAdded(begun, 'one', [fileOf('b')])
    expect(files.map(({ id }) => id)).to.deep.equal(['a', 'b'])
    expect(adding).to.deep.equal(['two'])
  })

  it('adds nothing to a draft that was sent meanwhile', () => {
    const { files, adding } = withAdded(EMPTY_DRAFT, 'one', [fileOf('b')])
    expect([files, adding]).to.deep.equal([[], []])
  })

  it('sends nothing while files are looked through', () => {
    expect(filesFault(begun, 1)).to.equal('looking')
    expect(filesFault({ ...begun, kind: 'note' }, 1)).to.equal('looking')
    expect(filesFault({ ...begun, adding: [] }, 1)).to.equal(null)
  })

  it('sends files to one reporter, and never the same to several', () => {
    const draft = { ...begun, adding: [] }
    expect(filesFault(draft, 2)).to.equal('one-reporter')
    expect(filesFault({ ...draft, files: [] }, 2)).to.equal(null)
  })

  it('sends what was not cleaned only after a word', () => {
    const unknown = fileOf('b', 'unknown')
    const draft = { ...begun, adding: [], files: [fileOf('a'), unknown] }
    expect(filesFault(draft, 1)).to.equal('unclean')
    expect(filesFault({ ...draft, files: [{ ...unknown, asIs: true }] }, 1)).to.equal(null)
    expect(filesFault({ ...draft, kind: 'status' }, 1)).to.equal(null)
  })
})

describe('a draft that takes back words that could not be sent', () => {
  const status = {
    ...({ kind: 'status', status: 'needs-info', text: 'Hvem?', language: 'nn' } as const),
    ...({ party: 'party', next: dayOfField('2026-12-01'), override: 'Retten ba om det' } as const),
  }

  it('has them before what is written there by now, for the case that they were for', () => {
    const begun = { ...EMPTY_DRAFT, texts: { ...EMPTY_DRAFT.texts, status: 'Når?' }, job: 'x' }
    const draft = withTakenBack(begun, status, 'a case')
    expect(draft.texts).to.deep.equal({ ...EMPTY_DRAFT.texts, status: 'Hvem?\n\nNår?' })
    const { kind, status: chosen, party, language, next, reason, to, job } = draft
    expect([kind, chosen, party, language, next]).to.deep.equal([
      ...['status', 'needs-info', 'party', 'nn', '2026-12-01'],
    ])
    expect([reason, to, job]).to.deep.equal(['Retten ba om det', ['a case'], null])
  })

  it('asks the members again whom a note named', () => {
    const note = { kind: 'note', text: 'Se her', mentions: ['m1'], language: null } as const
    const draft = withTakenBack(EMPTY_DRAFT, note, 'a case')
    expect([draft.kind, draft.texts.note, draft.mentions]).to.deep.equal(['note', 'Se her', ['m1']])
  })
})
