import { expect } from 'chai'
import { placedAnswers } from '../../../client/reporter/form/form.ts'
import { reportContent } from '../../../client/reporter/form/letter.ts'
import type { App, Draft, State } from '../../../client/reporter/state.ts'
import { review } from '../../../client/reporter/steps/review.ts'
import { tell, tellErrors } from '../../../client/reporter/steps/tell.ts'
import { wayOn } from '../../../client/reporter/steps/way.ts'
import type { Child } from '../../../client/shared/dom.ts'
import { fill } from '../../../client/texts/wording.ts'
import { sampleDocument, sampleWords } from '../../support/reception/site.ts'
import { elementsOf, piecesOf } from '../../support/reporter/app.ts'
import { byId, clickOn, idsOf, reception, writing } from '../../support/reporter/writing.ts'

const { t } = sampleWords()
const FIRST = sampleDocument().questionnaires.find(({ id }) => id === 'harassment')!.questions[0]!

/** A draft that was written for the general channel, before another one was chosen. */
const WRITTEN: Partial<Draft> = {
  channel: 'sexual-harassment',
  answers: { what: 'what I saw', money: 'the gifts', 'recall-other-view': 'the words' },
  categories: ['financial-crime'],
}

/** The sample with other names for all that is asked. */
function renamed(): State['reception'] {
  const document = sampleDocument()
  const questionnaires = document.questionnaires.map((one) => ({
    ...one,
    questions: one.questions.map((question) => ({ ...question, id: `new-${question.id}` })),
    recall: [],
  }))
  return reception({ content: { ...document, questionnaires } })
}

/** An app that notes what it shows and says. */
function watched(draft: Partial<Draft>, change: Partial<State> = {}) {
  const app = writing(draft, { step: 'review', ...change })
  const said: string[] = []
  const going: App = {
    ...app,
    go: (step) => {
      Object.assign(app.state, { step, errors: [], note: null })
      said.push(`go ${step}`)
    },
    refuse: (errors) => said.push(...errors.map(({ field }) => `refuse ${field}`)),
    say: (text) => said.push(text),
  }
  return { app: going, said }
}

const shown = (view: readonly Child[]) => piecesOf([byId(view, 'unsent')])
const isShown = (view: readonly Child[]) =>
  elementsOf(view).some(({ attributes }) => attributes.id === 'unsent')

describe('what was written and is asked no longer', () => {
  it('is shown in the review under the question that it answered, as not sent', () => {
    const { app } = watched(WRITTEN)
    const { questions, recall } = sampleDocument().questionnaires[0]!
    const labels = [...questions, ...recall]
      .filter(({ id }) => ['money', 'recall-other-view'].includes(id))
      .map(({ label }) => label.en)
    expect(labels).to.have.length(2)
    expect(Object.keys(reportContent(app).answers)).to.deep.equal(['what'])
    const texts = ['the gifts', 'the words', ...labels]
    expect(shown(review(app))).to.include.members([t.review.unsent, t.review.unsentText, ...texts])
  })

  it('is shown where it was written too, as soon as another channel is chosen', () => {
    expect(shown(tell(watched(WRITTEN).app))).to.include.members(['the gifts', 'the words'])
  })

  it('is shown under its old question where the signed document asks others', () => {
    const answers = { what: 'what I saw', nowhere: 'found in no list' }
    const { app } = watched({ answers }, { reception: renamed() })
    const [what] = sampleDocument().questionnaires[0]!.questions
    expect(shown(review(app))).to.include.members([what!.label.en, 'what I saw'])
    expect(shown(review(app))).to.include.members([t.review.unsentGone, 'found in no list'])
  })

  it('is nothing where all that is filled in is sent', () => {
    const asked = { ...WRITTEN, channel: 'employees' }
    const blank = { answers: { what: 'x', money: ' \n' } }
    for (const draft of [asked, blank, { channel: null, answers: { money: 'x' } }]) {
      expect(isShown(review(writing(draft)))).to.equal(false)
      expect(isShown(tell(writing(draft)))).to.equal(false)
    }
  })

  it('goes along at the end of the first answer, if one wants that', () => {
    const { app, said } = watched(WRITTEN)
    clickOn(review(app), 'unsent-place')
    const { answers } = app.state.draft
    expect(answers).to.deep.equal({ what: 'what I saw\n\nthe gifts\n\nthe words' })
    expect(reportContent(app).answers.what).to.equal(answers.what)
    expect(isShown(review(app))).to.equal(false)
    const note = fill(t.review.unsentPlaced, { label: FIRST.label.en })
    expect(said).to.deep.equal(['go review', note])
    expect(app.state.note?.(t)).to.equal(note)
  })

  it('is not in a file that was kept before it was moved', () => {
    const { app } = watched(WRITTEN, { draftKept: true })
    clickOn(review(app), 'unsent-place')
    expect(app.state.draftKept).to.equal(false)
  })

  it('stays out if one wants that, without being lost', () => {
    const { app, said } = watched(WRITTEN)
    expect(byId(review(app), 'unsent').tag).to.equal('section')
    clickOn(review(app), 'unsent-leave')
    const view = review(app)
    expect(byId(view, 'unsent').tag).to.equal('details')
    expect(said[1]).to.equal(fill(t.review.unsentLeft, { heading: t.review.unsent }))
    expect(shown(view)).to.include.members(['the gifts', 'the words'])
    expect(idsOf(view, 'button')).to.include('unsent-place').and.not.to.include('unsent-leave')
    expect(Object.keys(reportContent(app).answers)).to.deep.equal(['what'])
    expect(app.state.draft.answers).to.deep.equal(WRITTEN.answers)
  })

  it('is shown again where more of it comes after that', () => {
    const { app } = watched(WRITTEN)
    clickOn(review(app), 'unsent-leave')
    app.state.draft.answers['safe-now'] = 'no'
    expect(byId(review(app), 'unsent').tag).to.equal('section')
  })

  it('stays where it is where there is no first answer to put it at the end of', () => {
    const answers = { gone: 'still here' }
    expect(placedAnswers(answers, new Set(['other']), undefined)).to.deep.equal({
      answers,
      moved: false,
    })
  })

  it('does not count where something has to be written, and is offered there', () => {
    const { app, said } = watched({ ...WRITTEN, answers: { money: 'the gifts' } }, { step: 'tell' })
    expect(tellErrors(app).map(({ field }) => field)).to.deep.equal(['answer-what'])
    const onward = wayOn(app, { back: 'landing', next: 'story', errors: () => tellErrors(app) })
    clickOn([onward], 'to-review')
    clickOn(tell(app), 'unsent-place')
    clickOn([onward], 'to-review')
    expect(said.filter((one) => !one.includes(' end '))).to.deep.equal([
      'refuse answer-what',
      'go tell',
      'go review',
    ])
    expect(reportContent(app).answers).to.deep.equal({ what: 'the gifts' })
  })
})
