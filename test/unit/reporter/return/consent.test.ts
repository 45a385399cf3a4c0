import { expect } from 'chai'
import { account, answers, fields, form } from '../../../../client/reporter/files/consent.ts'
import { letterContent, sealLetter } from '../../../../client/reporter/form/letter.ts'
import type { App, FilesPart, LetterDraft, State } from '../../../../client/reporter/state.ts'
import { inbox } from '../../../../client/reporter/steps/inbox/inbox.ts'
import { formOf } from '../../../../client/reporter/steps/letter/forms.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { consentWordIn } from '../../../../crypto/entries/consent.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import {
  elementsOf,
  message,
  piecesOf,
  reading,
  someReception,
  stillApp,
} from '../../../support/reporter/app.ts'
import { click, settled, watched } from '../../../support/reporter/watched.ts'

const { t } = sampleWords()
const STATUS = message('status', { status: 'assessing', channel: 'students' })
const PURPOSE = { what: 'asked', purpose: 'police', consent: 'no', uses: ['call'] } as const
const QUESTION = message('question', {
  day: 20_001,
  text: 'May we?',
  name: { ...PURPOSE, uses: ['call'] },
})

/** The part that loads behind the form, with nothing but what it does about names. */
const part = { consent: { fields, form, answers, account }, received: () => [], outgoing: () => [] }
const READY = { kind: 'ready', part: part as unknown as FilesPart } as const

function writing(name: LetterDraft['name'], values: LetterDraft['values'], about = false) {
  const draft: LetterDraft = { name, about: about ? QUESTION : null, values }
  const state: Partial<State> = {
    step: 'letter',
    reception: { kind: 'ready', value: someReception() },
    reading: { kind: 'ready', value: reading({ positions: 3, status: STATUS }) },
    again: { channel: null, leftOut: null, keepers: [], sent: null },
    writing: draft,
  }
  return state
}

function ready<A extends App>(app: A): A {
  return Object.assign(app, { files: READY })
}

const wordOf = (app: App) => {
  const content = letterContent(app)
  return content && consentWordIn(content)
}

describe('what a reporter says about the use of their name', () => {
  it('is three boxes beside the name, none of them ticked', () => {
    const app = ready(stillApp(writing('letter-identity', {})))
    const boxes = elementsOf(letter(app)).filter(
      ({ attributes }) => attributes.name === 'letter-consent',
    )
    expect(boxes.map(({ attributes }) => [attributes.value, attributes.checked])).to.deep.equal([
      ['call', false],
      ['hearing', false],
      ['police', false],
    ])
  })

  it('goes with the name: what was ticked, and if nothing was, that they are asked first', () => {
    const ticked = ready(stillApp(writing('letter-identity', { name: 'Kari', consent: ['call'] })))
    expect(wordOf(ticked)).to.deep.equal({ kind: 'uses', uses: ['call'] })
    const none = ready(stillApp(writing('letter-identity', { name: 'Kari' })))
    expect(wordOf(none)).to.deep.equal({ kind: 'uses', uses: [] })
    expect(wordOf(stillApp(writing('letter-identity', { name: 'Kari' })))).to.equal(null)
  })

  it('is changed by a letter for the custodians, without a name', async () => {
    const { app, sent } = watched(writing('letter-consent', { consent: ['hearing'] }))
    const sealed = sealLetter(ready(app))
    expect(isForCustodians(sealed.kind, sealed.content)).to.equal(true)
    expect(consentWordIn(sealed.content)).to.deep.equal({ kind: 'uses', uses: ['hearing'] })
    click(elementsOf(letter(app)), 'send')
    await settled()
    expect(sent).to.have.length(1)
    expect(sent[0]).to.deep.include({ kind: 'identity', shown: ['m2'] })
  })

  it('answers a question by its id, with its words and its purpose, and is a yes or a no', async () => {
    const { app, refused } = watched(writing('letter-consent', {}, true))
    click(elementsOf(letter(ready(app))), 'send')
    await settled()
    expect(refused.map(({ field, sentence }) => [field, sentence(t)])).to.deep.equal([
      ['letter-agrees', t.consent.missing],
    ])
    const answered = ready(stillApp(writing('letter-consent', { agrees: 'yes' }, true)))
    expect(wordOf(answered)).to.deep.equal({
      ...{ kind: 'answer', about: QUESTION.messageId, agrees: true },
      ...{ purpose: 'police', asked: 'May we?' },
    })
    expect(formOf(answered, answered.state.writing!).heading).to.equal(t.consent.answerHeading)
  })

  it('is shown with what was asked and given, as the board has it', () => {
    const given = message('notice', {
      day: 20_005,
      name: { what: 'given', purpose: 'police', consent: 'no' },
    })
    const value = reading({ positions: 3, status: STATUS, messages: [given, QUESTION] })
    const state = { ...writing('letter', {}), step: 'inbox', reading: { kind: 'ready', value } }
    const app = ready(stillApp(state as Partial<State>))
    const shown = piecesOf(inbox(app)).join('\n')
    expect(shown).to.include(t.consent.without)
    const [first, second] = ['asked', 'given'].map((what) => {
      const words = what === 'asked' ? t.consent.asked : t.consent.given
      return shown.indexOf(words.replace('{purpose}', t.nameUses.police))
    })
    expect(first).to.be.greaterThan(-1)
    expect(second).to.be.greaterThan(first!)
    const ids = elementsOf(inbox(app)).map(({ attributes }) => attributes.id)
    expect(ids).to.include.members(['name-account', 'consent'])
  })
})
