import { expect } from 'chai'
import { newDraft, newState, type State } from '../../../client/reporter/state.ts'
import { VIEWS } from '../../../client/reporter/views.ts'
import { LETTERS } from '../../../crypto/entries/content.ts'
import { sampleWords } from '../../support/reception/site.ts'
import { elementsOf, piecesOf, reading, SOME_CODE, stillApp } from '../../support/reporter/app.ts'

const { t } = sampleWords()
const DRAFT = { ...newDraft(), channel: 'employees', answers: { 'recall-words': 'said' } }

/** Ids of the fields that get spelling help, and of all fields that text is typed into. */
function fieldsOf(change: Partial<State>) {
  const app = stillApp({ draft: DRAFT, ...change })
  const fields = elementsOf(VIEWS[app.state.step](app)).filter(({ tag }) => tag === 'textarea')
  const idsOf = (some: typeof fields) => some.map(({ attributes }) => attributes.id)
  const helped = fields.filter(({ attributes }) => attributes.spellcheck !== 'false')
  expect(helped.map(({ attributes }) => attributes.spellcheck)).to.deep.equal(
    helped.map(() => 'true'),
  )
  return { helped: idsOf(helped), all: idsOf(fields), corrected: fields.map(correctedOf) }
}

const correctedOf = ({ attributes }: ReturnType<typeof elementsOf>[number]) =>
  `${attributes.autocorrect} ${attributes.writingsuggestions} ${attributes.autocomplete}`

const letterOf = (name: (typeof LETTERS)[number]): Partial<State> => ({
  step: 'letter',
  reading: { kind: 'ready', value: reading() },
  writing: { name, about: null, values: {} },
})

describe('spelling help', () => {
  it('is off in every field until it is turned on, and again in a page that was emptied', () => {
    expect(newState('nb').spelling).to.equal(false)
    for (const step of ['tell', 'story', 'contact', 'recall', 'code', 'confirm'] as const) {
      expect(fieldsOf({ step }).helped, step).to.deep.equal([])
    }
  })

  it('is for all fields of own words once it is on, and corrects and remembers nothing', () => {
    for (const step of ['tell', 'story', 'contact', 'recall'] as const) {
      const { helped, all, corrected } = fieldsOf({ step, spelling: true })
      expect(all, step).to.not.deep.equal([])
      expect(helped, step).to.deep.equal(all)
      expect(new Set(corrected), step).to.deep.equal(new Set(['off false off']))
    }
  })

  it('is never for a code, nor for a name', () => {
    const code = { code: SOME_CODE, spelling: true }
    for (const change of [
      { step: 'code', ...code } as const,
      { step: 'confirm', ...code } as const,
      { ...letterOf('letter-identity'), spelling: true },
    ]) {
      const { helped, all } = fieldsOf(change)
      expect(all, change.step).to.not.deep.equal([])
      expect(helped, change.step).to.deep.equal([])
    }
  })

  it('has its switch, and what a browser may do, wherever one’s own words are written', () => {
    const letters = LETTERS.filter((name) => name !== 'letter-identity').map(letterOf)
    for (const change of [{ step: 'tell' }, { step: 'story' }, ...letters] as Partial<State>[]) {
      const app = stillApp({ draft: DRAFT, ...change })
      const view = VIEWS[app.state.step](app)
      const fields = elementsOf(view).filter(({ tag }) => tag === 'textarea')
      if (fields.length === 0) continue
      expect(piecesOf(view), JSON.stringify(change)).to.include(t.spelling.risk)
      const box = elementsOf(view).find(({ attributes }) => attributes.id === 'spelling')
      expect(box?.attributes).to.include({ type: 'checkbox', checked: false })
    }
  })
})
