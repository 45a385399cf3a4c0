import { expect } from 'chai'
import { wouldLose } from '../../../../client/reporter/form/losses.ts'
import {
  type App,
  type LetterDraft,
  newDraft,
  type State,
} from '../../../../client/reporter/state.ts'
import { startLetter } from '../../../../client/reporter/steps/letter/start.ts'
import { carryOn } from '../../../../client/reporter/steps/send.ts'
import { VIEWS } from '../../../../client/reporter/views.ts'
import { fill } from '../../../../client/texts/wording.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import { elementsOf, message, piecesOf, reading, SOME_CODE } from '../../../support/reporter/app.ts'
import { click, settled, watched } from '../../../support/reporter/watched.ts'

const { t } = sampleWords()
const DRAFT = { ...newDraft(), channel: 'employees', answers: { what: 'It was on a Tuesday.' } }
const LETTER: LetterDraft = { name: 'letter', about: null, values: { text: 'half' } }
const NAME: LetterDraft = { name: 'letter-identity', about: null, values: { name: 'Kari' } }
const FOUND: Partial<State> = {
  step: 'inbox',
  reading: { kind: 'ready', value: reading({ status: message('status', { status: 'received' }) }) },
}
const PURGED: Partial<State> = {
  step: 'inbox',
  reading: { kind: 'ready', value: reading({ status: message('status', { status: 'purged' }) }) },
}

/** A report of which it is not known whether it has arrived. */
const UNSURE: Partial<State> = {
  draft: DRAFT,
  code: SOME_CODE,
  sending: { kind: 'failed', code: 'offline' },
}

/** The page that is on the screen. */
const view = (app: App) => VIEWS[app.state.step](app)
const press = (app: App, id: string) => click(elementsOf(view(app)), id)

describe('emptying the page', () => {
  const WAYS: readonly (readonly [name: string, id: string, state: Partial<State>])[] = [
    ['from a matter', 'close', FOUND],
    [
      'where nothing was found',
      'close',
      { ...FOUND, reading: { kind: 'ready', value: reading() } },
    ],
    [
      'where no answer came',
      'close',
      { reading: { kind: 'failed', code: 'offline' }, step: 'inbox' },
    ],
    ['from a matter that is deleted', 'again', PURGED],
    ['at the end of the way', 'close', { step: 'done', sending: { kind: 'delivered' } }],
    ['with a code that was not checked', 'leave', { step: 'warn' }],
    ['while writing', 'start-over', { step: 'tell' }],
  ]

  for (const [name, id, state] of WAYS) {
    it(`is done at once ${name}, where nothing is lost`, () => {
      const { app, restarts } = watched(state)
      press(app, id)
      expect(restarts()).to.equal(1)
    })

    it(`is asked about ${name}, where a letter would be lost`, () => {
      const { app, restarts } = watched({ ...state, letters: { 'letter-identity': NAME } })
      const from = app.state.step
      press(app, id)
      expect([restarts(), app.state.step]).to.deep.equal([0, 'leave'])
      const about = fill(t.answer.letter, { name: t.identity.heading })
      expect(piecesOf(view(app))).to.include(about)
      press(app, 'back')
      expect(app.state.step).to.equal(from)
    })
  }

  it('says that a report may not have arrived, and that its code goes with it', () => {
    const { app, restarts } = watched({ ...FOUND, ...UNSURE })
    press(app, 'close')
    expect(restarts()).to.equal(0)
    expect(piecesOf(view(app))).to.include.members([t.leave.reportUnsure, t.leave.code])
    press(app, 'keep-0')
    expect(app.state.step).to.equal('tell')
    press(app, 'start-over')
    press(app, 'keep-1')
    expect(app.state.step).to.equal('receipt')
    expect(piecesOf(view(app))).to.include(t.errors.offline)
  })

  it('says that a report was not sent, where it never left', () => {
    const { app } = watched({ ...FOUND, draft: DRAFT })
    press(app, 'close')
    expect(piecesOf(view(app))).to.include(t.leave.report)
  })

  it('leads back to each letter with what stands in it', () => {
    const question: LetterDraft = { ...LETTER, about: message('question'), values: { text: 'so' } }
    const { app } = watched({ ...FOUND, letters: { a: LETTER, b: question } })
    press(app, 'close')
    press(app, 'keep-1')
    expect(app.state.step).to.equal('letter')
    expect(piecesOf(view(app))).to.include(t.answer.answerHeading)
    const [field] = elementsOf(view(app)).filter(({ tag }) => tag === 'textarea')
    expect(field?.attributes.value).to.equal('so')
  })

  it('is done after that by anybody who wants it all the same', () => {
    const { app, restarts } = watched({ ...FOUND, ...UNSURE })
    press(app, 'close')
    press(app, 'empty')
    expect(restarts()).to.equal(1)
  })

  it('does not ask twice about what was said beside the button', () => {
    const writing = watched({ step: 'tell', draft: DRAFT })
    press(writing.app, 'start-over')
    const warned = watched({ step: 'warn', code: SOME_CODE, sending: { kind: 'delivered' } })
    press(warned.app, 'leave')
    expect([writing.restarts(), warned.restarts()]).to.deep.equal([1, 1])
  })
})

describe('a letter beside a report that has not arrived', () => {
  /** Write a letter and have it delivered. */
  async function deliverLetter(app: App): Promise<void> {
    startLetter(app, 'letter', null, 'inbox')
    Object.assign(app.state.writing?.values ?? {}, { text: 'more' })
    press(app, 'send')
    await settled()
    expect(piecesOf(view(app))).to.include(t.answer.delivered)
  }

  // positions are known, so that nothing is asked about readers
  const told = reading({ positions: 3, status: message('status', { channel: 'employees' }) })
  const BESIDE: Partial<State> = { ...UNSURE, reading: { kind: 'ready', value: told } }

  it('does not have it taken for delivered', async () => {
    const { app } = watched({ ...BESIDE, code: null })
    await deliverLetter(app)
    expect(wouldLose(app.state)).to.equal(true)
    app.state.step = 'receipt'
    expect(piecesOf(view(app))).to.include(t.errors.offline)
  })

  it('is not sent in its place when the report is tried again', async () => {
    const { app, sent } = watched({ ...BESIDE, step: 'review' })
    press(app, 'send')
    await settled()
    app.state.sending = { kind: 'failed', code: 'offline' }
    await deliverLetter(app)
    await carryOn(app)
    const [report, letter, again] = sent as { kind: string; number: number }[]
    expect([report!.kind, letter!.kind]).to.deep.equal(['report', 'follow-up'])
    expect(letter!.number).not.to.equal(report!.number)
    expect(again).to.equal(report)
  })
})
