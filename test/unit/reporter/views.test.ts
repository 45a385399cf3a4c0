import { expect } from 'chai'
import { draft as draftView } from '../../../client/reporter/files/draft.ts'
import { draftContent } from '../../../client/reporter/files/draft-file.ts'
import {
  letterContent,
  reportContent,
  sealLetter,
  sealReport,
} from '../../../client/reporter/form/letter.ts'
import { wouldLose } from '../../../client/reporter/form/losses.ts'
import { shell } from '../../../client/reporter/shell.ts'
import { type App, newDraft, type State, type Step } from '../../../client/reporter/state.ts'
import { code as codeView, problem } from '../../../client/reporter/steps/code.ts'
import { inbox } from '../../../client/reporter/steps/inbox/inbox.ts'
import { letter } from '../../../client/reporter/steps/letter/letter.ts'
import { receipt } from '../../../client/reporter/steps/receipt.ts'
import { review } from '../../../client/reporter/steps/review.ts'
import { storyErrors } from '../../../client/reporter/steps/story.ts'
import { tellErrors } from '../../../client/reporter/steps/tell.ts'
import { VIEWS } from '../../../client/reporter/views.ts'
import type { VisitErrorCode } from '../../../client/shared/session/visit-error.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { PAGE_IDS } from '../../../client/texts/pages.ts'
import { SUMMARIES } from '../../../client/texts/summaries.ts'
import { LANGUAGE_NAMES } from '../../../client/texts/wording.ts'
import { LETTERS } from '../../../crypto/entries/content.ts'
import { parseCode } from '../../../crypto/keys/receipt.ts'
import { sentIn } from '../../support/reception/echoes.ts'
import { bracketed, sampleWords } from '../../support/reception/site.ts'
import {
  elementsOf,
  message,
  piecesOf,
  reading,
  SOME_CODE,
  stillApp,
} from '../../support/reporter/app.ts'

const t = CATALOGUES.en
const ERRORS = Object.keys(t.errors) as VisitErrorCode[]

const DRAFT = {
  ...newDraft(),
  channel: 'employees',
  answers: { what: '⟦what⟧' },
  party: 'witness',
  categories: ['bullying', 'other'],
  relation: 'student',
  leftOut: ['m1'],
  wish: ['meeting'],
}

const ASKING = reading({
  sent: sentIn(2857),
  positions: 3,
  status: message('status', {
    status: 'needs-info',
    channel: 'employees',
    next: 20_020,
    history: [
      ['received', 19_999],
      ['needs-info', 20_000],
    ],
  }),
  messages: [message('question'), message('acknowledgement')],
})

const WRITING = { name: 'letter', about: message('question'), values: { text: '⟦more⟧' } } as const

const KEEPING = {
  task: 'keep',
  from: 'tell',
  work: { kind: 'none' },
  file: null,
  typed: '',
} as const

/** A copy of what was sent, opened. */
const COPY = {
  kind: 'read',
  content: draftContent(DRAFT, 'en', 'postern-copy/1'),
  code: SOME_CODE,
} as const

/** The view of a step; the parts that load behind the form have loaded. */
const viewOf = (app: App) =>
  app.state.step === 'draft' ? draftView(app) : VIEWS[app.state.step](app)

const PAGES = PAGE_IDS.filter((page) => page !== 'form') as Step[]

/** Every step in every state that draws differently. */
const STATES: readonly Partial<State>[] = [
  { step: 'landing' },
  { step: 'landing', reception: { kind: 'failed', code: 'offline' } },
  { step: 'tell' },
  { step: 'tell', reception: { kind: 'loading' } },
  { step: 'tell', reception: { kind: 'failed', code: 'unverified' } },
  { step: 'story', draft: DRAFT },
  { step: 'files', draft: DRAFT },
  { step: 'details', draft: DRAFT },
  { step: 'recall', draft: DRAFT },
  { step: 'draft', draft: DRAFT, drafting: { ...KEEPING, task: 'open' } },
  { step: 'draft', draft: DRAFT, drafting: KEEPING },
  {
    ...{ step: 'draft', draft: DRAFT, draftCode: SOME_CODE },
    drafting: { ...KEEPING, work: { kind: 'made' } },
  },
  { step: 'draft', drafting: { ...KEEPING, task: 'open', work: COPY } },
  { step: 'contact', draft: DRAFT },
  { step: 'readers', draft: DRAFT },
  { step: 'readers', reception: { kind: 'loading' } },
  { step: 'readers', reception: { kind: 'failed', code: 'unverified' } },
  { step: 'review', draft: DRAFT },
  { step: 'review', reception: { kind: 'loading' } },
  { step: 'review', draft: { ...newDraft(), channel: 'employees' } },
  { step: 'receipt', sending: { kind: 'preparing' } },
  { step: 'receipt', code: SOME_CODE, sending: { kind: 'ready' } },
  { step: 'receipt', code: SOME_CODE, sending: { kind: 'sending' } },
  { step: 'receipt', code: SOME_CODE, sending: { kind: 'delivered' } },
  { step: 'receipt', code: SOME_CODE, sending: { kind: 'failed', code: 'full' } },
  { step: 'confirm', code: SOME_CODE, asked: 4 },
  { step: 'warn', code: SOME_CODE },
  { step: 'done', sending: { kind: 'delivered' } },
  { step: 'code' },
  { step: 'inbox', reading: { kind: 'loading' } },
  { step: 'inbox', reading: { kind: 'failed', code: 'offline' } },
  { step: 'inbox', reading: { kind: 'ready', value: reading() } },
  { step: 'inbox', reading: { kind: 'ready', value: reading({ sent: sentIn(2857) }) } },
  {
    step: 'inbox',
    reading: { kind: 'ready', value: { ...ASKING, incomplete: true, day: 21_000 } },
  },
  { step: 'letter', reading: { kind: 'ready', value: ASKING }, writing: WRITING },
  { step: 'letter', reading: { kind: 'ready', value: reading() }, draft: DRAFT, writing: WRITING },
  { step: 'letter', posting: { sealed: null, sending: { kind: 'sending' } }, writing: WRITING },
  {
    step: 'letter',
    posting: { sealed: null, sending: { kind: 'failed', code: 'closed' } },
    writing: WRITING,
  },
  { step: 'letter', posting: { sealed: null, sending: { kind: 'delivered' } } },
  { step: 'leave', draft: DRAFT, code: SOME_CODE, letters: { letter: WRITING } },
  ...LETTERS.map((name) => ({
    step: 'letter' as const,
    reading: { kind: 'ready' as const, value: ASKING },
    writing: { name, about: null, values: {} },
  })),
  ...PAGES.map((step) => ({ step })),
]

const LANGUAGES = /^(?:(?:Norwegian (?:Bokmål|Nynorsk)|English|German|Ukrainian)(?:, |$))+$/

function outsideBrackets(piece: string): string {
  const shorter = piece.replace(/⟦[^⟦⟧]*⟧/g, '')
  return shorter === piece ? piece : outsideBrackets(shorter)
}

const named = ({ step, ...rest }: Partial<State>) => `${step} ${JSON.stringify(rest).slice(0, 60)}`

describe('the views of the reporter', () => {
  const brackets = bracketed(sampleWords())
  const tongues = Object.values(SUMMARIES).map(({ name }) => name)
  const free = new Set<string>([...Object.values(LANGUAGE_NAMES), ...tongues])

  for (const state of STATES) {
    it(`take every text from the catalogue: ${named(state)}`, () => {
      const app = stillApp(state, brackets)
      const options = { scene: app.scene, step: app.state.step, demo: true, note: null }
      const drawn = shell({ ...options, actions: null }, viewOf(app))
      const groups = new Set(SOME_CODE.match(/.{5}/g)?.flatMap((g) => [g, [...g].join(' ')]))
      const stray = piecesOf(drawn)
        // A sentence may take other texts in: what stands outside all brackets is stray.
        .map(outsideBrackets)
        // dates are written by Intl
        .map((piece) => piece.replace(/\d{1,2} \p{L}+ \d{4}/u, ''))
        // addresses are nobody's words, and languages are named by Intl
        .map((piece) => piece.replace(/^\S+\.(?:no|org)$/, ''))
        .map((piece) => (LANGUAGES.test(piece) ? '' : piece))
        .filter((piece) => /\p{L}/u.test(piece) && !free.has(piece) && !groups.has(piece))
      expect(stray).to.deep.equal([])
    })

    it(`let nothing be kept or sent elsewhere by the browser: ${named(state)}`, () => {
      const app = stillApp(state)
      const fields = elementsOf(viewOf(app)).filter(({ tag }) =>
        ['input', 'textarea', 'select'].includes(tag),
      )
      const loose = fields.filter(
        ({ attributes }) => attributes.autocomplete !== 'off' || attributes.spellcheck !== 'false',
      )
      expect(loose).to.deep.equal([])
    })

    it(`have one heading to put the focus on: ${named(state)}`, () => {
      const app = stillApp(state)
      const headings = elementsOf(viewOf(app)).filter(({ tag }) => tag === 'h1')
      expect(headings.map(({ attributes }) => attributes.id)).to.deep.equal(['heading'])
    })
  }

  for (const code of ERRORS) {
    it(`say what to do next, and let one try again, after "${code}"`, () => {
      const sending = { kind: 'failed', code } as const
      const drawn = [
        receipt(stillApp({ sending, code: SOME_CODE })),
        letter(stillApp({ posting: { sealed: null, sending }, writing: WRITING })),
        inbox(stillApp({ reading: sending })),
      ]
      for (const view of drawn) {
        expect(piecesOf(view)).to.include(t.errors[code])
        expect(piecesOf(view)).to.include(t.page.retry)
        expect(piecesOf(view)).to.include('⟦ways⟧')
      }
    })
  }

  for (const state of ['closed', 'expired'] as const) {
    it(`offer no report to a reception that is ${state}, but the other ways and the code`, () => {
      const app = stillApp()
      const value = { ...(app.state.reception as { value: object }).value, state } as never
      const view = VIEWS.landing(stillApp({ reception: { kind: 'ready', value } }))
      const ids = elementsOf(view).map(({ attributes }) => attributes.id)
      expect(piecesOf(view)).to.include.members([t.landing[state], '⟦ways⟧'])
      expect(ids).to.include('have-code').and.not.to.include('start')
    })
  }

  it('say one thing of a code that finds nothing', () => {
    const pieces = piecesOf(inbox(stillApp({ reading: { kind: 'ready', value: reading() } })))
    expect(pieces).to.include.members([t.opened.unknown, t.opened.orphan, t.opened.own])
  })

  it('warn where something is missing that should be there', () => {
    const value = reading({ incomplete: true })
    const pieces = piecesOf(inbox(stillApp({ reading: { kind: 'ready', value } })))
    expect(pieces).to.include(t.opened.incomplete)
  })

  it('promise an outcome only to those who may be a party', () => {
    const texts = (party: string | null) =>
      piecesOf(review(stillApp({ draft: { ...DRAFT, party } }))).filter((piece) =>
        [t.review.partyOwn, t.review.partyOther].includes(piece),
      )
    expect(texts('witness')).to.deep.equal([t.review.partyOther])
    expect(texts('own')).to.deep.equal([t.review.partyOwn])
    expect(texts(null)).to.deep.equal([t.review.partyOwn, t.review.partyOther])
  })

  it('ask who must not read again only where the board does not tell', () => {
    const told = letter(stillApp({ reading: { kind: 'ready', value: ASKING }, writing: WRITING }))
    const value = reading()
    const again = { channel: 'employees', leftOut: null, keepers: null, sent: null }
    const untold = letter(stillApp({ reading: { kind: 'ready', value }, again, writing: WRITING }))
    expect(piecesOf(told)).to.include(t.answer.same).and.not.to.include(t.readers.leaveOut)
    expect(piecesOf(untold)).to.include.members([
      t.answer.ask,
      t.answer.channel,
      t.readers.leaveOut,
    ])
  })
})

describe('a code that is wrong', () => {
  const say = (typed: string) => {
    const parsed = parseCode(typed)
    return parsed.kind === 'code' ? null : problem(t, 'en', parsed, typed)
  }

  it('is said to be empty, too short or too long', () => {
    expect(say(' - ')).to.equal(t.code.empty)
    expect(say(SOME_CODE.slice(2))).to.equal('A code has 35 characters. 2 are missing here.')
    expect(say(`${SOME_CODE}777`)).to.equal('A code has 35 characters. There are 3 too many here.')
  })

  it('has the sign pointed at that no code has', () => {
    const typed = `${SOME_CODE.slice(0, 12)}u${SOME_CODE.slice(13)}`
    expect(say(typed)).to.equal('“U” is not used in codes. Look at character 3 of group 3.')
  })

  it('has the groups marked in which one sign could be wrong', () => {
    const typedCode = `${SOME_CODE.slice(0, 12)}8${SOME_CODE.slice(13)}`
    const parsed = parseCode(typedCode)
    const view = codeView(stillApp({ typedCode, parsed }))
    const marks = elementsOf(view).filter(({ tag }) => tag === 'mark')
    expect(parsed).to.have.property('kind', 'checksum')
    expect(say(typedCode)).to.match(/in group ([1-7], )*([1-7] or )?[1-7]\.$/)
    expect(marks.flatMap(({ children }) => children)).to.include(typedCode.slice(10, 15))
  })
})

describe('what a reporter sends', () => {
  it('is what was written and chosen, and nothing that was left out', () => {
    const draft = { ...DRAFT, relation: null, wish: [], answers: { what: 'text', who: '  ' } }
    expect(reportContent(stillApp({ draft }))).to.deep.equal({
      channel: 'employees',
      language: 'en',
      questionnaire: { id: 'general', version: 1 },
      answers: { what: 'text', party: 'witness', categories: ['bullying', 'other'] },
      about: null,
      manifest: null,
    })
  })

  it('follows the channel and the readers that the board tells', () => {
    const about = message('question')
    const value = { ...ASKING, positions: 2, standing: { out: ['m0'], opens: [] } }
    const app = stillApp({
      reading: { kind: 'ready', value },
      writing: { name: 'letter', about, values: { text: 'more' } },
      draft: { ...DRAFT, channel: 'students' },
    })
    expect(letterContent(app)).to.deep.include({
      channel: 'employees',
      answers: { text: 'more' },
      about: about.messageId,
    })
    expect(sealLetter(app)).to.deep.include({
      circle: { readers: ['m1'], opened: false },
      leftOut: [],
    })
  })

  it('has another number for another letter, so that a retry is not taken for it', () => {
    const app = stillApp({ draft: DRAFT })
    const first = sealReport(app)
    const second = sealReport(app)
    expect(second.number).to.equal(first.number + 1)
  })

  it('has to say something, belong somewhere, and fit', () => {
    const fields = (draft: Partial<typeof DRAFT>) =>
      [tellErrors, storyErrors].flatMap((errors) =>
        errors(stillApp({ draft: { ...newDraft(), ...draft } })).map(({ field }) => field),
      )
    expect(fields({})).to.deep.equal(['channel', 'answer-what'])
    expect(fields({ channel: 'employees', answers: { what: 'x' } })).to.deep.equal([])
    const long = { what: 'x', who: 'æ'.repeat(600_000) } as never
    expect(fields({ channel: 'employees', answers: long })).to.deep.equal(['answer-who'])
  })
})

describe('leaving', () => {
  it('would lose a text that is not delivered, and a code that is not kept', () => {
    const lose = (change: Partial<State>) => wouldLose(stillApp(change).state)
    expect(lose({})).to.equal(false)
    expect(lose({ draft: DRAFT })).to.equal(true)
    expect(lose({ draft: DRAFT, sending: { kind: 'delivered' }, code: SOME_CODE })).to.equal(true)
    expect(lose({ draft: DRAFT, sending: { kind: 'delivered' }, kept: true })).to.equal(false)
    expect(lose({ letters: { letter: WRITING } })).to.equal(true)
  })
})
