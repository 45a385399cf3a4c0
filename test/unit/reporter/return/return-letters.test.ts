import { expect } from 'chai'
import { letterContent, sealLetter } from '../../../../client/reporter/form/letter.ts'
import { wouldLose } from '../../../../client/reporter/form/losses.ts'
import {
  type App,
  type LetterDraft,
  letterKey,
  type State,
} from '../../../../client/reporter/state.ts'
import { conversation } from '../../../../client/reporter/steps/inbox/messages.ts'
import { formOf } from '../../../../client/reporter/steps/letter/forms.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { startLetter } from '../../../../client/reporter/steps/letter/start.ts'
import { VisitError } from '../../../../client/shared/session/visit-error.ts'
import type { SentLetter } from '../../../../crypto/board/sent.ts'
import {
  LANGUAGES,
  LETTERS,
  type LetterName,
  reporterContentSchema,
} from '../../../../crypto/entries/content.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import { elementsOf, message, piecesOf, reading, stillApp } from '../../../support/reporter/app.ts'
import { click, settled, watched } from '../../../support/reporter/watched.ts'

const { t } = sampleWords()

/** Letters whose form is there from the beginning; `consent.test.ts` has the one that loads later. */
type Early = Exclude<LetterName, 'letter-consent'>
const EARLY = LETTERS.filter((name): name is Early => name !== 'letter-consent')
const TOLD = reading({
  positions: 3,
  status: message('status', { status: 'assessing', channel: 'students' }),
})

/** Answers of each letter that has everything. PROTOCOL.md section 9 */
const FULL: Readonly<Record<Early, LetterDraft['values']>> = {
  letter: { text: 'text' },
  'letter-retaliation': { text: 'text', since: 'May', help: 'somebody' },
  'letter-minutes': { verdict: 'corrected', text: 'text' },
  'letter-feedback': { heard: 'yes', clear: 'partly', text: 'text' },
  'letter-identity': { name: 'Kari', contact: '99 99', text: 'text' },
  'letter-withdrawal': { what: 'report', text: 'text' },
  'letter-meeting': { how: ['meeting', 'written-hearing'], text: 'text', trusted: 'yes' },
}

const KINDS: Readonly<Record<Early, string>> = {
  letter: 'follow-up',
  'letter-retaliation': 'follow-up',
  'letter-minutes': 'follow-up',
  'letter-feedback': 'follow-up',
  'letter-identity': 'identity',
  'letter-withdrawal': 'withdrawal',
  'letter-meeting': 'meeting-request',
}

function writing(
  name: LetterName,
  values: LetterDraft['values'] = {},
  change = {},
): Partial<State> {
  const draft: LetterDraft = { name, about: null, values, ...change }
  return {
    step: 'letter',
    reading: { kind: 'ready', value: TOLD },
    again: { channel: null, leftOut: null, keepers: [], sent: null },
    writing: draft,
    letters: { [letterKey(draft)]: draft },
  }
}

const drawn = (app: App) => elementsOf(letter(app))

describe('every letter of a reporter who comes back', () => {
  for (const name of EARLY) {
    it(`${name} carries the answers and the kind that the protocol names`, () => {
      const { app } = watched(writing(name, FULL[name]))
      const sealed = sealLetter(app)
      expect(sealed.kind).to.equal(KINDS[name])
      const { answers, questionnaire, channel } = decodeJson(
        reporterContentSchema,
        encodeJson(sealed.content),
      )
      expect(answers).to.deep.equal(FULL[name])
      expect(questionnaire).to.deep.equal({ id: name, version: 1 })
      expect(channel).to.equal('students')
    })

    it(`${name} asks for these answers and for nothing else`, () => {
      const { app } = watched(writing(name))
      const { fields } = formOf(app, app.state.writing!)
      expect(fields.map((field) => field.name).sort()).to.deep.equal(Object.keys(FULL[name]).sort())
      for (const field of fields) {
        if (field.kind === 'text') continue
        const chosen = [FULL[name][field.name] ?? []].flat()
        expect(field.options.map(({ value }) => value)).to.include.members(chosen)
      }
    })

    it(`${name} is sent when it is whole, and its text is not kept`, async () => {
      const { app, sent, refused } = watched(writing(name, FULL[name]))
      click(drawn(app), 'send')
      await settled()
      expect(refused).to.deep.equal([])
      expect(sent).to.have.length(1)
      expect(piecesOf(letter(app))).to.include(t.answer.delivered)
      expect(app.state.writing?.values).to.deep.equal({})
      expect(wouldLose(app.state)).to.equal(false)
    })

    it(`${name} says beside the field what is missing, and sends nothing`, async () => {
      const { app, sent, refused } = watched(writing(name))
      click(drawn(app), 'send')
      await settled()
      expect(sent).to.deep.equal([])
      expect(refused).to.have.length(1)
      app.state.errors = refused
      const { field, sentence } = refused[0]!
      const view = drawn(app)
      const error = view.find(({ attributes }) => attributes.id === `${field}-error`)
      expect(error?.children).to.deep.equal([sentence(t)])
      expect(view.some(({ attributes }) => attributes.id === field)).to.equal(true)
    })

    it(`${name} has its own words in every language`, () => {
      const headings = LANGUAGES.map((language) => {
        const app = stillApp(writing(name), sampleWords(language))
        return formOf(app, app.state.writing!).heading
      })
      expect(new Set(headings).size, headings.join(' | ')).to.equal(
        name === 'letter-minutes' ? 2 : 3,
      )
    })
  }

  it('says of several letters of a week once that some of it was opened, and of each what is confirmed', () => {
    const letter = { letter: 0, late: false, fetched: false, week: 2900 } as const
    const rows = (...sent: Partial<SentLetter>[]) => {
      const all = sent.map((one, i) => ({ ...letter, letter: i, ...one }))
      const pieces = piecesOf(conversation(stillApp(), reading({ sent: all })))
      return pieces
        .filter((piece) => !piece.startsWith(String(t.events.sent.split('{date}')[0])))
        .slice(1)
    }
    const { fetched, opened, notFetched, sentTimes } = t.events
    const among = { answered: 'among' } as const
    expect(rows({})).to.deep.equal([notFetched])
    expect(rows({ answered: 'alone' })).to.deep.equal([opened])
    expect(rows(among, among, among)).to.deep.equal([sentTimes.replace('{n}', '3')])
    expect(rows({ ...among, fetched: true }, among)).to.have.members([fetched, notFetched])
    expect(rows(among, among, { week: 2901 })).to.have.members([
      ...[sentTimes.replace('{n}', '2'), notFetched],
    ])
  })

  it('counts what is left of its room, and says by how much it is too long', async () => {
    const { app, sent, refused } = watched(writing('letter', { text: 'x'.repeat(1_049_000) }))
    expect(letterContent(app)).not.to.equal(null)
    click(drawn(app), 'send')
    await settled()
    expect(sent).to.deep.equal([])
    expect(refused.map(({ field }) => field)).to.deep.equal(['follow-up'])
    expect(refused[0]!.sentence(t)).to.match(/\d{3,4} characters too long/)
  })

  it('is the same letter again after a failure, until it is changed', async () => {
    const fail = async () => {
      throw new VisitError('offline')
    }
    const { app, sent } = watched(writing('letter', { text: 'text' }), fail)
    click(drawn(app), 'send')
    await settled()
    expect(piecesOf(letter(app))).to.include(t.errors.offline)
    expect(drawn(app).filter(({ tag }) => tag === 'textarea')).to.deep.equal([])
    click(drawn(app), 'retry')
    await settled()
    expect(sent[1]).to.equal(sent[0])
    click(drawn(app), 'edit')
    expect(drawn(app).find(({ tag }) => tag === 'textarea')?.attributes.value).to.equal('text')
    click(drawn(app), 'send')
    await settled()
    expect(sent[2]).to.equal(sent[0])
    click(drawn(app), 'edit')
    Object.assign(app.state.writing!.values, { text: 'another text' })
    click(drawn(app), 'send')
    await settled()
    const [first, , , fourth] = sent as { number: number }[]
    expect(fourth!.number).to.be.above(first!.number)
  })

  it('is kept when one writes another, and when the worker opens the messages again', () => {
    const { app } = watched({})
    const question = () => message('question')
    const value = (text: string) => Object.assign(app.state.writing!.values, { text })
    startLetter(app, 'letter', question(), 'inbox')
    value('half an answer')
    startLetter(app, 'letter-meeting', null, 'inbox')
    expect(app.state.writing?.values).to.deep.equal({})
    value('half a wish')
    startLetter(app, 'letter', null, 'inbox')
    expect(app.state.writing?.values).to.deep.equal({})
    expect(wouldLose(app.state)).to.equal(true)
    startLetter(app, 'letter', question(), 'inbox')
    expect(app.state.writing?.values).to.deep.equal({ text: 'half an answer' })
    startLetter(app, 'letter-meeting', null, 'inbox')
    expect(app.state.writing?.values).to.deep.equal({ text: 'half a wish' })
  })

  it('is one to each message', () => {
    const { app } = watched({})
    const other = { ...message('question'), messageId: new Uint8Array(16).fill(99) }
    startLetter(app, 'letter', message('question'), 'inbox')
    Object.assign(app.state.writing!.values, { text: 'to the first' })
    startLetter(app, 'letter', other, 'inbox')
    expect(app.state.writing?.values).to.deep.equal({})
  })

  it('leaves the page when it has arrived, and the others stay', async () => {
    const { app } = watched({ reading: { kind: 'ready', value: TOLD } })
    startLetter(app, 'letter-withdrawal', null, 'inbox')
    Object.assign(app.state.writing!.values, { text: 'stays' })
    startLetter(app, 'letter', null, 'inbox')
    Object.assign(app.state.writing!.values, { text: 'goes' })
    click(drawn(app), 'send')
    await settled()
    const { letters, writing: shown } = app.state
    expect(JSON.stringify({ letters, shown })).to.include('stays').and.not.to.include('goes')
    expect(wouldLose(app.state)).to.equal(true)
    startLetter(app, 'letter', null, 'inbox')
    expect(app.state.writing?.values).to.deep.equal({})
  })

  it('does not take its fate for that of one that was begun meanwhile', async () => {
    const { app, went } = watched(writing('letter', { text: 'first' }))
    click(drawn(app), 'send')
    startLetter(app, 'letter-meeting', null, 'inbox')
    Object.assign(app.state.writing!.values, { text: 'second' })
    const before = went.length
    await settled()
    expect(went).to.have.length(before)
    expect(piecesOf(letter(app))).not.to.include(t.answer.delivered)
    expect(app.state.writing?.values).to.deep.equal({ text: 'second' })
    expect(Object.values(app.state.letters).map(({ name }) => name)).to.deep.equal([
      'letter-meeting',
    ])
  })

  it('leads back to where it was begun', () => {
    const { app } = watched(writing('letter-identity', {}, { from: 'done' }))
    click(drawn(app), 'back')
    expect(app.state.step).to.equal('done')
  })
})

describe('what a letter is about', () => {
  const headingOf = (about: ReturnType<typeof message>) =>
    piecesOf(letter(stillApp(writing('letter', {}, { about }))))[0]

  it('gives it its name', () => {
    expect(headingOf(message('question'))).to.equal(t.answer.answerHeading)
    expect(headingOf(message('message'))).to.equal(t.answer.replyHeading)
    const status = (of: 'redirected' | 'hearing') => message('status', { status: of })
    expect(headingOf(status('redirected'))).to.equal(t.answer.objectHeading)
    expect(headingOf(status('hearing'))).to.equal(t.answer.accountHeading)
  })

  it('is quoted in its own language, and named by its id', () => {
    const about = message('minutes', { text: 'Vi møttes.', language: 'nb' })
    const app = stillApp(writing('letter-minutes', FULL['letter-minutes'], { about }))
    const quote = drawn(app).find(({ tag }) => tag === 'blockquote')
    expect(quote?.attributes.lang).to.equal('nb')
    expect(quote?.children).to.deep.equal(['Vi møttes.'])
    expect(letterContent(app)?.about).to.deep.equal(about.messageId)
  })
})

describe('who reads a letter', () => {
  it('is those who could read the report, or only those who keep names', () => {
    for (const name of EARLY) {
      const said = piecesOf(letter(stillApp(writing(name))))
      expect(said.includes(t.answer.same), name).to.equal(name !== 'letter-identity')
      expect(said.includes('⟦custodian⟧'), name).to.equal(name === 'letter-identity')
    }
  })

  it('W22: is said with what to do where a reader is the one who retaliates', () => {
    const said = piecesOf(letter(stillApp(writing('letter-retaliation'))))
    expect(said).to.include.members([t.harm.readers, t.harm.readersText])
  })

  it('W24: is not changed by a withdrawal, and it is said what cannot be withdrawn', () => {
    const said = piecesOf(letter(stillApp(writing('letter-withdrawal'))))
    const { cannotRead, cannotDuty, cannotOthers } = t.withdrawal
    expect(said).to.include.members([cannotRead, cannotDuty, cannotOthers])
  })

  it('W21: takes an approval without a text, and a correction only with one', async () => {
    const approved = watched(writing('letter-minutes', { verdict: 'approved' }))
    click(drawn(approved.app), 'send')
    const corrected = watched(writing('letter-minutes', { verdict: 'corrected' }))
    click(drawn(corrected.app), 'send')
    await settled()
    expect(approved.sent).to.have.length(1)
    expect(corrected.sent).to.deep.equal([])
    expect(corrected.refused.map(({ field }) => field)).to.deep.equal(['follow-up'])
  })
})
