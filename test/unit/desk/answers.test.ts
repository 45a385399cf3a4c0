import { expect } from 'chai'
import { answerSheet, type DropOf } from '../../../client/desk/format/answer-lines.ts'
import { concernsIn, firstText, proposedParty } from '../../../client/desk/model/case/answers.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import type { LetterName, Questionnaire, ReporterContent } from '../../../crypto/entries/content.ts'
import { questionnaireOf } from '../../../crypto/entries/questionnaire.ts'
import { contentDocument } from '../../support/reception/reception.ts'

const { nb, nn, en } = DESK_CATALOGUES

/** The reception's questionnaire, and the same with another heading, another order and one question less. */
const [first] = contentDocument().questionnaires as [Questionnaire]
const second: Questionnaire = {
  ...first,
  version: 2,
  questions: [...first.questions]
    .reverse()
    .filter(({ id }) => id !== 'who')
    .map((one) =>
      one.id === 'what'
        ? { ...one, label: { nb: 'Hva nå?', nn: 'Kva no?', en: 'What now?' } }
        : one,
    ),
}
const document = { questionnaires: [second, first] }

function drop(
  questionnaire: ReporterContent['questionnaire'],
  answers: ReporterContent['answers'],
  rest: Partial<DropOf> = {},
): DropOf {
  return {
    kind: 'drop',
    key: '00',
    day: 20_000,
    drop: 'report',
    content: { answers, language: 'nn', questionnaire, about: null },
    waits: false,
    headings: questionnaireOf(document, questionnaire),
    files: 0,
    fileNames: [],
    became: null,
    attachments: [],
    messageId: '00',
    unread: true,
    ...rest,
  }
}

const headings = (item: DropOf, language: DeskLanguage) =>
  answerSheet(item, DESK_CATALOGUES[language], language).lines.map(({ heading }) => heading)

describe("a report's answers on the desk", () => {
  const answers = {
    senses: 'det lukta svidd',
    before: 'ja',
    what: 'brann',
    who: 'ingen',
    wish: ['phone', 'written-hearing'],
    'wish-text': 'etter klokka fire',
    party: 'witness',
    relation: 'student',
    categories: ['other', 'not-sure'],
  }

  it('stand under the headings and in the order of exactly the version that it names', () => {
    const one = drop({ id: 'general', version: 1 }, answers)
    const two = drop({ id: 'general', version: 2 }, answers)
    expect(headings(one, 'en')).to.deep.equal([
      'What happened?',
      'Who was there?',
      'Was it reported before?',
      'What did you see and hear?',
      'Would like to be heard like this',
      'Worth knowing about it',
    ])
    expect(headings(two, 'en')).to.deep.equal([
      'Was it reported before?',
      'What now?',
      'What did you see and hear?',
      'who',
      'Would like to be heard like this',
      'Worth knowing about it',
    ])
    expect(headings(one, 'nn').slice(0, 2)).to.deep.equal([
      'What happened? (nn)',
      'Who was there? (nn)',
    ])
    expect(headings(two, 'nb').slice(1, 3)).to.deep.equal([
      'Hva nå?',
      'What did you see and hear? (nb)',
    ])
  })

  it('are in the words of the questionnaire where they were chosen, and as written elsewhere', () => {
    const sheet = answerSheet(drop({ id: 'general', version: 1 }, answers), nb, 'nb')
    expect(sheet).to.deep.include({ title: nb.items.report, gone: false })
    expect(sheet.facts).to.deep.equal([
      { term: nb.items.categories, values: ['Something else (nb)', 'I am not sure (nb)'] },
      { term: nb.items.party, values: ['I saw it or know of it (nb)'] },
      { term: nb.items.relation, values: ['Student (nb)'] },
    ])
    expect(sheet.lines.at(0)).to.deep.include({ name: 'what', text: 'brann', written: 'nn' })
    expect(sheet.lines.slice(-2)).to.deep.equal([
      {
        name: 'wish',
        heading: nb.headings.wish,
        text: 'På telefon, Skriftlig her',
        written: null,
      },
      { name: 'wish-text', heading: nb.headings.known, text: 'etter klokka fire', written: 'nn' },
    ])
  })

  it('keep their plain names, and say so, where the document has the headings no longer', () => {
    for (const questionnaire of [
      { id: 'general', version: 3 },
      { id: 'students', version: 1 },
      { id: 'letter', version: 2 },
    ]) {
      const sheet = answerSheet(drop(questionnaire, answers), en, 'en')
      expect(sheet).to.deep.include({ title: en.items.report, gone: true })
      expect(sheet.lines.map(({ heading }) => heading).slice(0, 4)).to.deep.equal([
        'senses',
        'before',
        'what',
        'who',
      ])
      expect(sheet.facts[0]).to.deep.equal({
        term: en.items.categories,
        values: ['other', 'not-sure'],
      })
    }
  })

  it('never take a word for a name that is not one of ours', () => {
    const odd = { toString: 'x', wish: ['constructor'], categories: ['valueOf'] }
    const sheet = answerSheet(drop({ id: 'general', version: 1 }, odd), en, 'en')
    expect(sheet.lines.map(({ heading, text }) => [heading, text])).to.deep.equal([
      ['toString', 'x'],
      [en.headings.wish, 'constructor'],
    ])
    expect(sheet.facts).to.deep.equal([{ term: en.items.categories, values: ['valueOf'] }])
  })

  it('leave out what was not answered', () => {
    const empty = { what: ' ', who: 'x', party: '', categories: [], wish: [], 'wish-text': 'y' }
    const sheet = answerSheet(drop({ id: 'general', version: 1 }, empty), en, 'en')
    expect(sheet.facts).to.deep.equal([])
    expect(sheet.lines.map(({ heading, text }) => [heading, text])).to.deep.equal([
      ['Who was there?', 'x'],
      [en.headings.known, 'y'],
    ])
  })

  it('begin a case in the list with what was asked first and answered, never with a choice', () => {
    const one = (given: ReporterContent['answers'], version = 1) =>
      firstText(
        { answers: given, questionnaire: { id: 'general', version } },
        questionnaireOf(document, { id: 'general', version }),
      )
    expect(one(answers)).to.equal('brann')
    expect(one(answers, 2)).to.equal('ja')
    expect(one({ party: 'own', relation: 'student', wish: ['phone'] })).to.equal('')
    expect(one({ party: 'own', who: 'sjefen' }, 9)).to.equal('sjefen')
    const letter = { id: 'letter-minutes', version: 1 }
    const minutes = { verdict: 'approved', text: 'stemmer' }
    expect(firstText({ answers: minutes, questionnaire: letter }, null)).to.equal('stemmer')
  })

  it('propose how to see the reporter; undecided where nothing is answered or known', () => {
    const proposed = (party: string | null, version = 1) =>
      proposedParty(
        { answers: party === null ? {} : { party } },
        questionnaireOf(document, { id: 'general', version }),
      )
    expect(proposed('own')).to.equal('party')
    expect(proposed('witness')).to.equal('not-a-party')
    expect(proposed('on-behalf')).to.equal('undecided')
    expect(proposed(null)).to.equal('undecided')
    expect(proposed('stranger')).to.equal('undecided')
    expect(proposed('own', 9)).to.equal('undecided')
  })
})

describe("the program's own letters on the desk", () => {
  /** Answers in each letter, with its title and lines on the desk. */
  const LETTERS: Readonly<
    Record<
      LetterName,
      readonly [ReporterContent['answers'], string, readonly (readonly unknown[])[]]
    >
  > = {
    letter: [{ text: 'mer' }, 'More from the reporter', [[null, 'mer', 'nn']]],
    'letter-retaliation': [
      { help: 'ro', since: 'mai', text: 'flytta' },
      'Tells of retaliation',
      [
        ['What is happening', 'flytta', 'nn'],
        ['When it began', 'mai', 'nn'],
        ['Needs now', 'ro', 'nn'],
      ],
    ],
    'letter-minutes': [
      { verdict: 'corrected', text: 'ikkje slik' },
      'Answers the minutes',
      [
        ['The minutes', 'Corrected', null],
        ['What is to be corrected', 'ikkje slik', 'nn'],
      ],
    ],
    'letter-feedback': [
      { heard: 'partly', clear: 'no', text: 'treigt' },
      'On how the case was handled',
      [
        ['Felt heard', 'Partly', null],
        ['Easy to understand what happened, and why', 'No', null],
        ['In their own words', 'treigt', 'nn'],
      ],
    ],
    'letter-identity': [
      { name: 'Kari', contact: '1234' },
      'Says who the reporter is',
      [
        ['Name', 'Kari', 'nn'],
        ['Can be reached by', '1234', 'nn'],
      ],
    ],
    'letter-consent': [
      { consent: ['call', 'police'], agrees: 'no', purpose: 'hearing', asked: 'Kan vi?' },
      'On what the name may be used for',
      [
        [
          'The name may be used',
          'to call the reporter or write to them, to give the name to the police',
          null,
        ],
        ['Answer', 'No', null],
        ['About', 'to hear the reporter as a witness in the matter', null],
        ['The question', 'Kan vi?', 'nn'],
      ],
    ],
    'letter-withdrawal': [
      { what: 'identity', text: 'angrar' },
      'Asks to withdraw something',
      [
        ['Wants to withdraw', 'The identity', null],
        ['Why', 'angrar', 'nn'],
      ],
    ],
    'letter-meeting': [
      { how: ['meeting', 'video'], text: 'helst tysdag', trusted: 'yes' },
      'Asks to be heard',
      [
        ['Would like to be heard like this', 'In a meeting, By video', null],
        ['Would make it safe', 'helst tysdag', 'nn'],
        ['Wants to bring somebody they trust', 'Yes', null],
      ],
    ],
  }

  for (const [letter, [answers, title, lines]] of Object.entries(LETTERS)) {
    it(`show ${letter} under a title and headings of its own, in every language`, () => {
      const item = drop({ id: letter, version: 1 }, answers, { drop: 'follow-up' })
      const sheet = answerSheet(item, en, 'en')
      expect(sheet).to.deep.include({ title, gone: false, facts: [] })
      expect(sheet.lines.map((one) => [one.heading, one.text, one.written])).to.deep.equal(lines)
      for (const [language, desk] of [['nb', nb] as const, ['nn', nn] as const]) {
        const norwegian = answerSheet(item, desk, language)
        expect(norwegian.title)
          .to.equal(desk.letters[letter as LetterName])
          .and.not.equal(title)
        expect(norwegian.lines.map(({ name }) => name)).to.deep.equal(
          sheet.lines.map(({ name }) => name),
        )
      }
    })
  }

  it('call a letter an answer where it is about a question', () => {
    const item = drop({ id: 'letter', version: 1 }, { text: 'ja' }, { drop: 'follow-up' })
    const answer = { ...item, content: { ...item.content, about: new Uint8Array(16) } }
    expect(answerSheet(answer, en, 'en').title).to.equal('Answer from the reporter')
  })

  it('show what another program put into one as it is', () => {
    const odd = { verdict: 'perhaps', extra: 'y' }
    const sheet = answerSheet(drop({ id: 'letter-minutes', version: 1 }, odd), en, 'en')
    expect(sheet.lines.map(({ heading, text }) => [heading, text])).to.deep.equal([
      ['The minutes', 'perhaps'],
      ['extra', 'y'],
    ])
  })
})

describe('the answer that the gate shows', () => {
  const report = (answers: ReporterContent['answers'], version = 1) => {
    const content = { answers, questionnaire: { id: 'general', version } }
    return [content, questionnaireOf(document, content.questionnaire)] as const
  }

  it('is the one to the question that is marked, and nothing else of the report', () => {
    expect(concernsIn(...report({ what: 'brann', who: ' Verkstedet \n ved  elva' }))).to.equal(
      'Verkstedet ved elva',
    )
    expect(concernsIn(...report({ what: 'brann' }))).to.equal('')
    expect(concernsIn(...report({ what: 'brann', who: ['a', 'b'] }))).to.equal('')
  })

  it('is none if no question is marked, or the headings are not known', () => {
    expect(concernsIn(...report({ what: 'brann', who: 'Verkstedet' }, 2))).to.equal(null)
    expect(concernsIn(...report({ what: 'brann', who: 'Verkstedet' }, 3))).to.equal(null)
  })

  it('has 200 letters at most, whatever a reporter sent', () => {
    expect(concernsIn(...report({ who: '\u{1f41f}'.repeat(200) }))).to.equal(
      '\u{1f41f}'.repeat(200),
    )
    expect(concernsIn(...report({ who: '\u{1f41f}'.repeat(201) }))).to.equal(
      `${'\u{1f41f}'.repeat(199)}…`,
    )
  })
})
