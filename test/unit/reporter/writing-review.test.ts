import { expect } from 'chai'
import fc from 'fast-check'
import { reportContent, sealReport } from '../../../client/reporter/form/letter.ts'
import type { App, Draft } from '../../../client/reporter/state.ts'
import { contact } from '../../../client/reporter/steps/contact.ts'
import { details } from '../../../client/reporter/steps/details.ts'
import { inbox } from '../../../client/reporter/steps/inbox/inbox.ts'
import { readers, readersErrors } from '../../../client/reporter/steps/readers.ts'
import { review } from '../../../client/reporter/steps/review.ts'
import { story } from '../../../client/reporter/steps/story.ts'
import { guiding, tell } from '../../../client/reporter/steps/tell.ts'
import type { Child } from '../../../client/shared/dom.ts'
import type { ReceptionView } from '../../../client/shared/reception/reception.ts'
import { pagePath } from '../../../client/texts/pages.ts'
import { dayText, fill } from '../../../client/texts/wording.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { REFERENCE_LENGTH } from '../../../crypto/keys/receipt.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { sampleDocument, sampleWords } from '../../support/reception/site.ts'
import {
  elementsOf,
  message,
  piecesOf,
  reading,
  someReception,
  stillApp,
} from '../../support/reporter/app.ts'
import { clickOn, hrefsOf, idsOf, reception, writing } from '../../support/reporter/writing.ts'
import { SCALE } from '../../support/run/scale.ts'

const { t, site } = sampleWords()

const NAMED = [
  { id: 'm0', role: 'head', title: three('⟦head⟧'), name: 'Kari Nordmann', position: 0 },
  { id: 'm1', role: 'reception', title: three('⟦adviser⟧'), name: 'Ola Nordmann', position: 1 },
] as const satisfies ReceptionView['custodians']

function three(text: string) {
  return { nb: text, nn: text, en: text }
}

describe('how one would like to be heard', () => {
  it('S10: anonymous is said first, with its limit and the remedy in one breath', () => {
    const [first] = elementsOf(contact(writing({}))).filter(({ tag }) => tag === 'section')
    expect(piecesOf([first!])).to.deep.equal([t.contact.anonymous, t.contact.anonymousText])
    for (const language of LANGUAGES) {
      const { anonymousText } = sampleWords(language).t.contact
      expect(anonymousText, language).to.match(/kode|code/)
    }
  })

  it('S9: takes a wish for a meeting, a call or a hearing in writing, and a few words on it', () => {
    const app = writing({ wish: ['video', 'written-hearing'], wishText: 'after four' })
    expect(reportContent(app).answers).to.deep.include({
      wish: ['video', 'written-hearing'],
      'wish-text': 'after four',
    })
    expect(piecesOf(review(app))).to.include('after four')
  })

  it('S10: tells by whom names are kept, and never asks for one', () => {
    const title = { nb: 'Vokter', nn: 'Vaktar', en: 'Keeper' }
    const custodians = [{ id: 'm2', role: 'custodian' as const, title, position: 2 }]
    const view = contact(writing({}, { reception: reception({ custodians }) }))
    expect(piecesOf(view)).to.include.members([t.contact.nameText, t.contact.nameKeepers, 'Keeper'])
    expect(elementsOf(view).filter(({ tag }) => tag === 'textarea')).to.have.length(1)
  })

  it('S10: says so where nobody is set apart to keep names', () => {
    const view = piecesOf(contact(writing({}, { reception: reception({ custodians: [] }) })))
    expect(view).to.include(t.contact.nameNobody).and.not.to.include(t.contact.nameKeepers)
  })

  it('S10: promises no keeper of names before it is known who reads', () => {
    const view = piecesOf(contact(writing({}, { reception: { kind: 'loading' } })))
    expect(view).to.include(t.contact.nameText)
    expect(view).not.to.include.members([t.contact.nameKeepers])
    expect(view).not.to.include.members([t.contact.nameNobody])
  })
})

describe('the readers', () => {
  const cardsOf = (view: readonly Child[]) =>
    elementsOf(view).filter(({ attributes }) => attributes.class === 'choice reader')

  it('are named by role, and anybody who is left out is sealed out', () => {
    const app = writing({ answers: { what: 'x' }, leftOut: ['m1'] })
    const said = (view: readonly Child[]) => cardsOf(view).map((one) => piecesOf([one]))
    const all = readers(writing({ answers: { what: 'x' } }))
    expect(piecesOf(all)).to.include(t.readers.lead)
    const out = t.readers.leftOut
    expect(said(all)).to.deep.equal([
      ['⟦head⟧', ' ', out, t.readers.opens],
      ['⟦adviser⟧', ' ', out, t.readers.opens],
    ])
    expect(said(readers(app))).to.deep.equal([
      ['⟦head⟧', ' ', out, t.readers.opens],
      ['⟦adviser⟧', ' ', out, t.readers.shut],
    ])
    expect(sealReport(app).leftOut).to.deep.equal(['m1'])
  })

  it('are cards of people: a box named after the person, described by what they do in the case', () => {
    const title = { nb: 'x', nn: 'x', en: 'Keeper' }
    const keeper = { id: 'm2', role: 'custodian' as const, title, position: 2 }
    const auditor = { ...keeper, id: 'm3', role: 'auditor' as const }
    const apart = [keeper, auditor]
    const view = readers(writing({}, { reception: reception({ apart }) }))
    const described = cardsOf(view).map((card) => {
      const parts = elementsOf([card])
      const { attributes: box } = parts.find(({ tag }) => tag === 'input')!
      const label = parts.find(({ attributes }) => attributes.for === box.id)!
      const about = parts.find(({ attributes }) => attributes.id === box['aria-describedby'])!
      return [box.type, piecesOf([label]).join(''), piecesOf([about]).join('')]
    })
    const { leftOut, opens, keeps, audits } = t.readers
    expect(described).to.deep.equal([
      ['checkbox', `⟦head⟧ ${leftOut}`, opens],
      ['checkbox', `⟦adviser⟧ ${leftOut}`, opens],
      ['checkbox', `Keeper ${leftOut}`, keeps],
      ['checkbox', `Keeper ${leftOut}`, audits],
    ])
  })

  it('are shown by title and name, where one reads, leaves out, looks over and gives a name', () => {
    const [head, adviser] = NAMED
    const channels = someReception().channels.map((one) => ({ ...one, people: NAMED }))
    const custodians = [{ ...head, id: 'm2', role: 'custodian' as const, name: 'Siri Hansen' }]
    const app = writing(
      { answers: { what: 'x' }, leftOut: ['m1'] },
      { reception: reception({ channels, custodians }) },
    )
    expect(cardsOf(readers(app)).map((one) => piecesOf([one])[0])).to.deep.equal([
      '⟦head⟧ (Kari Nordmann)',
      '⟦adviser⟧ (Ola Nordmann)',
    ])
    expect(piecesOf(review(app))).to.include.members([
      '⟦head⟧ (Kari Nordmann)',
      '⟦adviser⟧ (Ola Nordmann)',
    ])
    expect(piecesOf(contact(app))).to.include('⟦head⟧ (Siri Hansen)')
    const status = message('status', { status: 'assessing', channel: 'students' })
    const told = { ...status, author: { ...status.author, name: adviser.name } }
    const value = reading({ status: told, messages: [{ ...told, kind: 'message' }] })
    const shown = piecesOf(inbox(stillApp({ reading: { kind: 'ready', value } })))
    expect(shown.join(' ')).to.include('⟦head⟧ (Ola Nordmann)')
  })

  it('say where to ask who somebody is, only if somebody has a title alone', () => {
    const link = (people: ReceptionView['custodians']) => {
      const channels = someReception().channels.map((one) => ({ ...one, people }))
      const app = writing({ answers: { what: 'x' } }, { reception: reception({ channels }) })
      return elementsOf(readers(app)).filter(({ attributes }) => attributes.id === 'who')
    }
    expect(link(NAMED)).to.deep.equal([])
    const [head, { name: _, ...adviser }] = NAMED
    const [who] = link([head, adviser])
    expect(who?.attributes.href).to.equal(pagePath('en', 'talk'))
  })

  it('may not all be left out, and then other ways are named', () => {
    const app = writing({ leftOut: ['m0', 'm1'] })
    expect(piecesOf(readers(app)))
      .to.include(t.readers.nobody)
      .and.not.include(t.readers.lead)
    expect(readersErrors([{ id: 'm0', title: 'a', isNamed: false }])).to.deep.equal([])
    expect(readersErrors([]).map(({ field }) => field)).to.deep.equal(['leave-out'])
    const refused = readers(writing({}, { errors: readersErrors([]) }))
    expect(piecesOf(refused)).to.include.members([t.readers.nobody, '⟦ways⟧'])
  })

  it('S23: have a way round them for who cannot trust any of them', () => {
    const view = readers(writing({}))
    expect(piecesOf(view)).to.include.members([t.readers.all, t.readers.allText])
    expect(hrefsOf(view)).to.include.members(['/en/7', '/en/1'])
  })

  it('are none if the chosen channel or the reception is closed, and nothing is lost', () => {
    const closed = reception({ state: 'closed', channels: [] })
    const views = [
      readers(writing({}, { reception: closed })),
      readers(writing({ channel: 'gone' })),
    ]
    const known = { reception: closed }
    for (const view of [...views, review(writing({}, known))]) {
      expect(piecesOf(view)).to.include.members([t.readers.notLost, '⟦ways⟧'])
      expect(idsOf(view, 'button')).not.to.include.members(['to-review', 'send'])
    }
  })
})

describe('the review', () => {
  const draft = {
    answers: {
      ...Object.fromEntries(guiding(writing({})).map(({ id }) => [id, `my ${id}`])),
      'recall-words': 'my words',
      money: 'my money',
      'safe-now': 'not asked',
    },
    party: 'witness',
    relation: 'student',
    categories: ['financial-crime'],
    wish: ['written-hearing'],
    wishText: 'my wish',
  }

  /** Without what is shown because it is not sent. */
  const sent = (view: readonly Child[]) =>
    view.filter((part) => typeof part !== 'object' || part?.attributes.id !== 'unsent')

  it('W11: shows exactly what is sent, in the reporter’s own words', () => {
    const app = writing(draft)
    const words = Object.values(reportContent(app).answers).filter((one) =>
      `${one}`.startsWith('my'),
    )
    const shown = elementsOf(sent(review(app)))
      .filter(({ attributes }) => attributes.class === 'as-written')
      .flatMap(({ children }) => children)
    expect(words).to.have.length(7)
    expect(shown.filter((one) => `${one}`.startsWith('my'))).to.have.members(words)
    expect(shown).not.to.include('not asked')
  })

  it('W11: shows whatever is sent, for all that can be written and chosen', () => {
    const [general] = sampleDocument().questionnaires
    const { questions, recall: probes, parties, relations, categories } = general!
    const oneOf = (list: readonly { readonly id: string }[]) =>
      fc.constantFrom(null, ...list.map(({ id }) => id))
    const texts = Object.fromEntries(
      [...questions, ...probes].map(({ id }) => [
        id,
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      ]),
    )
    const anything = fc.record({
      answers: fc.record(texts),
      party: oneOf(parties),
      relation: oneOf(relations),
      categories: fc.subarray(categories.map(({ id }) => id)),
      wishText: fc.string({ maxLength: 8 }),
    })
    fc.assert(
      fc.property(anything, (any) => {
        const app = writing(any)
        const { answers } = reportContent(app)
        const written = Object.keys(answers).filter((id) => id in texts || id === 'wish-text')
        const view = review(app)
        const shown = elementsOf(view).filter(({ tag }) => tag === 'div')
        const rows = written.map((id) => {
          const button = `change-${id === 'wish-text' ? id : `answer-${id}`}`
          return shown.find((row) => idsOf([row], 'button').includes(button))!
        })
        expect(rows.map((row) => piecesOf([row])[1])).to.deep.equal(
          written.map((id) => answers[id]),
        )
      }),
      { numRuns: 50 * SCALE },
    )
  })

  it('W11: has a link to change each of it, which leads to its field', () => {
    const app = writing(draft)
    const fields = idsOf(review(app), 'button')
      .filter((id) => id.startsWith('change-answer'))
      .map((id) => id.slice('change-'.length))
    const steps = [...tell(app), ...story(app), ...details(app)]
    expect(fields).to.have.length(6)
    expect(idsOf(steps, 'textarea')).to.include.members(fields)
  })

  it('S1: says which version of the texts was seen, and that it goes along', () => {
    const { version } = site.organisation.review
    const date = dayText('en', Date.UTC(2026, 10, 1) / 86_400_000)
    expect(piecesOf(review(writing(draft)))).to.include(fill(t.review.also, { version, date }))
    expect(date).to.equal('1 November 2026')
  })

  it('names all that goes along, the beginning of the code among it, and claims nothing more', () => {
    const places = {
      nb: /[Dd]atoen.*språket.*listen over lesere.*sju første tegnene i koden.*svare/,
      nn: /[Dd]atoen.*språket.*lista over lesarar.*sju første teikna i koden.*svare/,
      en: /date.*language.*list of readers.*first seven characters of your code.*answer/,
    }
    for (const language of LANGUAGES) {
      const { also } = sampleWords(language).t.review
      expect(also).to.match(places[language])
      expect(also).not.to.match(/Nothing else|Ikke noe annet|Ikkje noko anna/)
    }
    expect(REFERENCE_LENGTH).to.equal(7)
  })

  it('S13, S14: asks whether this is the right channel, and stops nobody', () => {
    const view = review(writing(draft))
    expect(piecesOf(view)).to.include(t.review.channelText)
    expect(hrefsOf(view)).to.include('/en/2')
    expect(idsOf(view, 'button')).to.include('send')
  })

  it('S23: says before sending that retaliation is forbidden, and links to what to do', () => {
    const view = review(writing(draft))
    expect(piecesOf(view)).to.include(t.review.retaliationText)
    expect(hrefsOf(view)).to.include('/en/6')
  })

  it('S21: says before sending who is told what', () => {
    const texts = (party: string | null) => {
      const pieces = piecesOf(review(writing({ ...draft, party })))
      return [t.review.partyOwn, t.review.partyOther].filter((text) => pieces.includes(text))
    }
    expect(texts('own')).to.deep.equal([t.review.partyOwn])
    expect(texts('witness')).to.deep.equal([t.review.partyOther])
    expect(texts(null)).to.have.length(2)
  })

  it('S10: says what a meeting or a call would show, and only to who asked for one', () => {
    const said = (wish: string[]) =>
      piecesOf(review(writing({ ...draft, wish }))).find((piece) =>
        piece.startsWith(t.review.anonymousWish.split('{')[0]!),
      )
    expect(said(['written-hearing'])).to.equal(undefined)
    expect(said(['meeting', 'phone'])).to.include(`${t.wishes.meeting}, ${t.wishes.phone}`)
  })

  it('sends nothing that a step would have stopped, and leads back to that step', () => {
    const people = { answers: { what: 'x' }, leftOut: ['m0', 'm1'] }
    for (const [change, step, field] of [
      [{ answers: {} }, 'tell', 'answer-what'],
      [{ answers: { what: 'x', who: 'x'.repeat(SIZE.longText) } }, 'story', 'answer-who'],
      [people, 'readers', 'leave-out'],
    ] as const) {
      const seen: string[] = []
      const app: App = {
        ...writing({ ...draft, ...change } as Partial<Draft>),
        go: (to) => seen.push(to),
        refuse: (errors) => seen.push(...errors.map((error) => error.field)),
      }
      clickOn(review(app), 'send')
      expect(seen).to.deep.equal([step, field])
      expect(app.state.letter).to.equal(null)
    }
  })

  it('names the readers, and apart from them who was left out', () => {
    const pieces = piecesOf(review(writing({ ...draft, leftOut: ['m1'] })))
    const at = (text: string) => pieces.indexOf(text)
    expect(at('⟦head⟧')).to.be.within(at(t.review.to), at(t.review.notTo))
    expect(at('⟦adviser⟧')).to.be.greaterThan(at(t.review.notTo))
  })
})
