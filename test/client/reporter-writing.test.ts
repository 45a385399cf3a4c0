import { expect } from 'chai'
import fc from 'fast-check'
import { channelsOf } from '../../client/reporter/form.ts'
import { reportContent, roomLeft, sealReport } from '../../client/reporter/letter.ts'
import { type App, type Draft, newDraft, type State } from '../../client/reporter/state.ts'
import { contact } from '../../client/reporter/steps/contact.ts'
import { askedLater, details } from '../../client/reporter/steps/details.ts'
import { readers, readersErrors } from '../../client/reporter/steps/readers.ts'
import { recall } from '../../client/reporter/steps/recall.ts'
import { review } from '../../client/reporter/steps/review.ts'
import { guiding, recallOf, tell, tellErrors } from '../../client/reporter/steps/tell.ts'
import type { Child, Markup } from '../../client/shared/dom.ts'
import { count, dayText, fill } from '../../client/texts/wording.ts'
import { LANGUAGES, type Language } from '../../crypto/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../crypto/content-length.ts'
import { elementsOf, piecesOf, someReception, stillApp } from '../support/reporter-app.ts'
import { SCALE } from '../support/scale.ts'
import { sampleDocument, sampleWords } from '../support/site.ts'

const { t, site } = sampleWords()

/** What the sample asks, as it was signed, in its own words. */
function reception(change: Partial<ReturnType<typeof someReception>> = {}): State['reception'] {
  return { kind: 'ready', value: { ...someReception(), content: sampleDocument(), ...change } }
}

function writing(
  draft: Partial<Draft>,
  change: Partial<State> = {},
  language: Language = 'en',
): App {
  const filled = { ...newDraft(), channel: 'employees', ...draft }
  return stillApp({ reception: reception(), draft: filled, ...change }, sampleWords(language))
}

const idsOf = (children: readonly Child[], tag: string) =>
  elementsOf(children)
    .filter((one) => one.tag === tag)
    .map(({ attributes }) => String(attributes.id))

const hrefsOf = (children: readonly Child[]) =>
  elementsOf(children).map(({ attributes }) => attributes.href)

const byId = (children: readonly Child[], id: string): Markup =>
  elementsOf(children).find(({ attributes }) => attributes.id === id)!

function clickOn(view: readonly Child[], id: string): void {
  const { click } = byId(view, id).attributes.on as Record<string, () => void>
  click!()
}

const GUIDING = ['what', 'when-where', 'who', 'before']

describe('telling', () => {
  it('S7: asks four questions over free text, and none must be answered', () => {
    const view = tell(writing({}))
    expect(idsOf(view, 'textarea')).to.deep.equal(GUIDING.map((id) => `answer-${id}`))
    expect(elementsOf(view).filter(({ attributes }) => attributes.required)).to.deep.equal([])
    for (const id of GUIDING) {
      expect(tellErrors(writing({ answers: { [id]: 'x' } })), id).to.deep.equal([])
    }
  })

  it('S7: asks for something somewhere, and points at the first field', () => {
    const blank = tellErrors(writing({ answers: { what: '  ', who: '\n' } }))
    expect(blank.map(({ field }) => field)).to.deep.equal(['answer-what'])
    expect(tellErrors(writing({ answers: { 'recall-words': 'said' } }))).to.deep.equal([])
  })

  it('S29: asks for the channel once, and has its words from the organisation', () => {
    const app = writing({ channel: null, answers: { what: 'x' } })
    expect(piecesOf(tell(app))).to.include.members(channelsOf(app).map(({ name }) => name))
    expect(tellErrors(app).map(({ field }) => field)).to.deep.equal(['channel'])
  })

  it('S29: shows no question before the choice of a channel where they ask different things', () => {
    const document = sampleDocument()
    const questionnaires = document.questionnaires.map((one) =>
      one.id === 'harassment' ? { ...one, questions: one.questions.slice(1) } : one,
    )
    const content = { ...document, questionnaires }
    const view = (channel: string | null) =>
      tell(writing({ channel }, { reception: reception({ content }) }))
    expect(idsOf(view(null), 'textarea')).to.deep.equal([])
    expect(piecesOf(view(null))).to.include(t.tell.chooseFirst)
    expect(idsOf(view('employees'), 'textarea')).to.have.length(4)
  })

  it('says that what is written stays here, and warns before it is emptied', () => {
    const view = tell(writing({ answers: { what: 'x' } }))
    expect(piecesOf(view)).to.include.members([t.tell.memory, t.tell.startOverText])
    const warned = elementsOf(view).find(
      ({ tag, children }) => tag === 'details' && idsOf(children, 'button').includes('start-over'),
    )
    expect(piecesOf([warned!])).to.deep.equal([
      t.tell.startOver,
      t.tell.startOverText,
      t.tell.startOverDo,
    ])
  })

  it('counts bytes along, and says by how much it is too long and what to do', () => {
    const app = writing({ answers: { what: 'short', who: 'æ'.repeat(9000) } })
    const over = contentLength(reportContent(app)) - CONTENT_LIMIT
    expect(roomLeft(reportContent(app))).to.equal(-over)
    expect(piecesOf(tell(app))).to.include(count('en', t.tell.over, over))
    const [error] = tellErrors(app)
    expect(error?.field).to.equal('answer-who')
    expect(error?.sentence(t)).to.equal(count('en', t.tell.overShort, over))
  })

  it('S5: keeps everything when the language changes', () => {
    const draft = { answers: { what: 'æøå', 'recall-words': 'ord' }, wishText: 'torsdag' }
    const values = (language: Language) => {
      const app = writing(draft, {}, language)
      return [...elementsOf(tell(app)), ...elementsOf(contact(app))]
        .filter(({ tag }) => tag === 'textarea')
        .map(({ attributes }) => [attributes.id, attributes.value])
    }
    for (const language of LANGUAGES) expect(values(language)).to.deep.equal(values('en'))
    expect(values('nn').map(([, value]) => value)).to.include.members(['æøå', 'ord', 'torsdag'])
  })
})

describe('guided recall', () => {
  const probes = recallOf(writing({}))

  it('W27: is offered where the story is told, and begins with the story itself', () => {
    expect(idsOf(tell(writing({})), 'button')).to.include('recall')
    expect(idsOf(recall(writing({})), 'textarea')).to.deep.equal(['answer-what'])
  })

  it('W27: asks one open question after the other, each with a field and a way past it', () => {
    const asked = probes.map((_, i) => recall(writing({}, { recallAt: i + 1 })))
    expect(asked.map((view) => idsOf(view, 'textarea'))).to.deep.equal(
      probes.map(({ id }) => [`answer-${id}`]),
    )
    for (const view of asked.slice(0, -1)) {
      expect(idsOf(view, 'button')).to.include.members(['next', 'skip-probe', 'back', 'stop'])
    }
    const last = byId(asked.at(-1)!, 'next')
    expect(piecesOf([last])).to.deep.equal([t.recall.finish])
  })

  it('W27: goes on, back, past and out, without losing a word', () => {
    const gone: string[] = []
    const app = writing({ answers: { 'recall-words': 'said' } }, { recallAt: 3 })
    const watched = { ...app, go: (step: string) => gone.push(`${step} ${app.state.recallAt}`) }
    const pressIn = (id: string) => clickOn(recall(watched as App), id)
    for (const id of ['next', 'skip-probe', 'back', 'stop']) pressIn(id)
    expect(gone).to.deep.equal(['recall 4', 'recall 5', 'recall 4', 'tell 4'])
    app.state.recallAt = probes.length
    pressIn('next')
    app.state.recallAt = 0
    pressIn('back')
    expect(gone.slice(4).map((step) => step.split(' ')[0])).to.deep.equal(['tell', 'tell'])
    expect(app.state.draft.answers).to.deep.equal({ 'recall-words': 'said' })
  })

  it('W27: puts the answers under the probes’ ids, and shows them with the rest', () => {
    const app = writing({ answers: { what: 'told', 'recall-words': 'said', 'recall-small': ' ' } })
    expect(reportContent(app).answers).to.deep.equal({ what: 'told', 'recall-words': 'said' })
    expect(idsOf(tell(app), 'textarea')).to.include.members(['answer-recall-words'])
    expect(piecesOf(review(app))).to.include('said')
  })
})

describe('the details', () => {
  it('S3, S4, S11: are all optional', () => {
    const app = writing({ answers: { what: 'x' } })
    const { answers } = reportContent(app)
    expect(answers).to.deep.equal({ what: 'x' })
    const view = details(app)
    expect(elementsOf(view).filter(({ attributes }) => attributes.required)).to.deep.equal([])
    expect(piecesOf(view)).to.include(t.details.lead)
  })

  it('S4: explain what follows from each way of writing', () => {
    const view = details(writing({}))
    for (const { id, hint } of sampleDocument().questionnaires[0]!.parties) {
      const box = elementsOf(view).find(({ attributes }) => attributes.value === id)!
      const about = byId(view, String(box.attributes['aria-describedby']))
      expect(piecesOf([about]), id).to.deep.equal([hint!.en])
    }
    expect(piecesOf(view)).to.include(t.details.partyHint)
  })

  it('S3: pick texts by the relation, and never stand in the way', () => {
    for (const { id } of sampleDocument().questionnaires[0]!.relations) {
      const app = writing({ answers: { what: 'x' }, relation: id })
      expect(tellErrors(app), id).to.deep.equal([])
      expect(reportContent(app).answers.relation).to.equal(id)
    }
  })

  it('S11: take several kinds at once, "not sure" among them', () => {
    const app = writing({ categories: ['not-sure', 'bullying'] })
    expect(reportContent(app).answers.categories).to.deep.equal(['bullying', 'not-sure'])
  })

  it('ask further where something was chosen, below the last choice that it depends on', () => {
    const app = writing({ party: 'own', categories: ['bullying', 'financial-crime'] })
    expect(askedLater(app).map(({ id }) => id)).to.deep.equal(['safe-now', 'money'])
    const ids = elementsOf(details(app)).map(({ attributes }) => attributes.id)
    const [category, relation] = [ids.indexOf('category'), ids.indexOf('relation')]
    for (const id of ['answer-safe-now', 'answer-money']) {
      expect(ids.indexOf(id)).to.be.within(category, relation)
    }
  })

  it('neither send nor lose what stands under a question that is asked no longer', () => {
    const answers = { what: 'x', money: 'the gifts' }
    const sent = (categories: string[]) => {
      const app = writing({ answers, categories })
      const view = piecesOf(review(app)).includes('the gifts')
      expect(app.state.draft.answers).to.deep.equal(answers)
      return [reportContent(app).answers.money, view]
    }
    expect(sent(['financial-crime'])).to.deep.equal(['the gifts', true])
    expect(sent(['bullying'])).to.deep.equal([undefined, false])
  })

  it('keep to what the channel asks, and remember the rest', () => {
    const draft = { categories: ['bullying', 'other'], party: 'own', answers: { what: 'x' } }
    const app = writing({ ...draft, channel: 'sexual-harassment' })
    expect(reportContent(app).answers).to.deep.equal({
      what: 'x',
      party: 'own',
      categories: ['other'],
    })
    expect(reportContent(app).questionnaire).to.deep.equal({ id: 'harassment', version: 1 })
    expect(app.state.draft.categories).to.deep.equal(['bullying', 'other'])
  })
})

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
    const custodians = [{ nb: 'Vokter', nn: 'Vaktar', en: 'Keeper' }]
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
  it('are named by role, and whoever is left out is sealed out', () => {
    const app = writing({ answers: { what: 'x' }, leftOut: ['m1'] })
    expect(piecesOf(readers(app))).to.include.members(['⟦head⟧', '⟦adviser⟧'])
    expect(sealReport(app).leftOut).to.deep.equal(['m1'])
  })

  it('may not all be left out, and then other ways are named', () => {
    const people = [{ id: 'm0', title: 'a' }]
    const app = writing({ leftOut: ['m0', 'm1'] })
    expect(readersErrors(app, people).map(({ field }) => field)).to.deep.equal(['leave-out'])
    const refused = readers(writing({}, { errors: readersErrors(app, people) }))
    expect(piecesOf(refused)).to.include.members([t.readers.nobody, '⟦ways⟧'])
  })

  it('S23: have a way round them for who cannot trust any of them', () => {
    const view = readers(writing({}))
    expect(piecesOf(view)).to.include.members([t.readers.all, t.readers.allText])
    expect(hrefsOf(view)).to.include.members(['/en/7', '/en/1'])
  })

  it('are none where the chosen channel or the house is closed, and nothing is lost', () => {
    const closed = reception({ state: 'closed', channels: [] })
    const views = [
      readers(writing({}, { reception: closed })),
      readers(writing({ channel: 'gone' })),
    ]
    for (const view of views) {
      expect(piecesOf(view)).to.include.members([t.readers.notLost, '⟦ways⟧'])
      expect(idsOf(view, 'button')).not.to.include('next')
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

  it('W11: shows exactly what is sent, in the reporter’s own words', () => {
    const app = writing(draft)
    const words = Object.values(reportContent(app).answers).filter((one) =>
      `${one}`.startsWith('my'),
    )
    const shown = elementsOf(review(app))
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
    const steps = [...tell(app), ...details(app)]
    expect(fields).to.have.length(6)
    expect(idsOf(steps, 'textarea')).to.include.members(fields)
  })

  it('S1: says which version of the texts was seen, and that it goes along', () => {
    const { version } = site.organisation.review
    const date = dayText('en', Date.UTC(2026, 10, 1) / 86_400_000)
    expect(piecesOf(review(writing(draft)))).to.include(fill(t.review.also, { version, date }))
    expect(date).to.equal('1 November 2026')
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
