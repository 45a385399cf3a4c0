import { expect } from 'chai'
import { formRoom } from '../../../client/reporter/alone/views.ts'
import { channelsOf } from '../../../client/reporter/form/form.ts'
import { reportContent, reportRoom } from '../../../client/reporter/form/letter.ts'
import type { App } from '../../../client/reporter/state.ts'
import { contact } from '../../../client/reporter/steps/contact.ts'
import { askedLater, details } from '../../../client/reporter/steps/details.ts'
import { recall } from '../../../client/reporter/steps/recall.ts'
import { review } from '../../../client/reporter/steps/review.ts'
import { recallOf, story, storyErrors } from '../../../client/reporter/steps/story.ts'
import { tell, tellErrors } from '../../../client/reporter/steps/tell.ts'
import { namingAll } from '../../../client/shared/session/visit.ts'
import { count } from '../../../client/texts/wording.ts'
import { CONTENT_LIMIT, contentLength } from '../../../crypto/entries/content-length.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { encodeJson } from '../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { sampleDocument, sampleWords } from '../../support/reception/site.ts'
import { elementsOf, piecesOf } from '../../support/reporter/app.ts'
import { byId, clickOn, idsOf, reception, writing } from '../../support/reporter/writing.ts'

const { t } = sampleWords()

const GUIDING = ['what', 'when-where', 'who', 'before']

describe('telling', () => {
  it('S7: asks four questions over free text, and none must be answered', () => {
    const steps = [tell, story].map((step) => step(writing({})))
    const asked = steps.map((view) => idsOf(view, 'textarea'))
    expect(asked[0]).to.deep.equal(['answer-what'])
    expect(asked.flat()).to.deep.equal(GUIDING.map((id) => `answer-${id}`))
    const required = steps.flat().flatMap((one) => elementsOf([one]))
    expect(required.filter(({ attributes }) => attributes.required)).to.deep.equal([])
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
    expect(idsOf(view('employees'), 'textarea')).to.have.length(1)
  })

  it('says that what is written stays here, and warns before it is emptied', () => {
    const view = tell(writing({ answers: { what: 'x' } }))
    expect(piecesOf(story(writing({})))).to.include(t.tell.memory)
    expect(piecesOf(view)).to.include(t.tell.startOverText)
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
    const app = writing({ answers: { what: 'short', who: 'æ'.repeat(600_000) } })
    const over = encodeJson(reportContent(app).answers).length - SIZE.longText
    expect(over).to.be.within(151_424, 151_500)
    expect(reportRoom(app)).to.equal(-over)
    expect(piecesOf(tell(app))).to.include(count('en', t.tell.over, over))
    expect(tellErrors(app), 'the longest is on the next step').to.deep.equal([])
    const [error] = storyErrors(app)
    expect(error?.field).to.equal('answer-who')
    expect(error?.sentence(t)).to.equal(count('en', t.tell.overShort, over))
    const [here] = tellErrors(writing({ answers: { what: 'æ'.repeat(600_000), who: 'short' } }))
    expect(here?.field).to.equal('answer-what')
  })

  it('does not speak of room to who is far from its end', () => {
    const room = (text: string) => byId(tell(writing({ answers: { what: text } })), 'room').children
    expect(room('x'.repeat(100_000))).to.deep.equal([''])
    expect(room('x'.repeat(1_040_000))[0]).to.match(/^Room left: about \d{4} characters/)
  })

  it('counts what the form without a server takes from the first letter on, to the byte', () => {
    const draft = { leftOut: ['anna', 'bjorn'] }
    const form = (what: string) => ({
      ...writing({ ...draft, answers: { what } }),
      room: formRoom,
    })
    const room = reportRoom(form('x'))
    expect(room).to.be.within(14_900, CONTENT_LIMIT)
    expect(piecesOf(tell(form('x')))).to.include(count('en', t.tell.left, room))
    const full = form('x'.repeat(1 + room))
    const { leftOut } = full.state.draft
    const sealed = namingAll(reportContent(full), leftOut)
    expect(contentLength(sealed)).to.equal(CONTENT_LIMIT)
    expect(tellErrors(full)).to.deep.equal([])
    const [error] = tellErrors(form('x'.repeat(2 + room)))
    expect(error?.sentence(t)).to.equal(count('en', t.tell.overShort, 1))
  })

  it('S5: keeps everything when the language changes', () => {
    const draft = { answers: { what: 'æøå', 'recall-words': 'ord' }, wishText: 'torsdag' }
    const values = (language: Language) => {
      const app = writing(draft, {}, language)
      return [tell(app), story(app), contact(app)]
        .flatMap((view) => [...elementsOf(view)])
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
    expect(idsOf(story(writing({})), 'button')).to.include('recall')
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
    expect(gone).to.deep.equal(['recall 4', 'recall 5', 'recall 4', 'story 4'])
    app.state.recallAt = probes.length
    pressIn('next')
    app.state.recallAt = 0
    pressIn('back')
    expect(gone.slice(4).map((step) => step.split(' ')[0])).to.deep.equal(['story', 'story'])
    expect(app.state.draft.answers).to.deep.equal({ 'recall-words': 'said' })
  })

  it('W27: puts the answers under the probes’ ids, and shows them with the rest', () => {
    const app = writing({ answers: { what: 'told', 'recall-words': 'said', 'recall-small': ' ' } })
    expect(reportContent(app).answers).to.deep.equal({ what: 'told', 'recall-words': 'said' })
    expect(idsOf(story(app), 'textarea')).to.include.members(['answer-recall-words'])
    expect(piecesOf(review(app))).to.include('said')
  })
})

/** The relations that the details ask about. */
function relationsAsked(app: App): unknown[] {
  return elementsOf(details(app))
    .filter(({ attributes }) => attributes.name === 'relation')
    .map(({ attributes }) => attributes.value)
}

describe('who writes', () => {
  it('is the first question, and is not asked again if the answer leaves one relation', () => {
    const app = writing({ channel: 'students', relation: 'employee', answers: { what: 'x' } })
    expect(piecesOf(tell(app)))
      .to.include(t.tell.role)
      .and.not.to.include(t.tell.channel)
    expect(relationsAsked(app)).to.deep.equal([])
    expect(reportContent(app).answers.relation).to.equal('student')
    const rows = piecesOf(review(app))
    expect(rows).to.include(t.tell.role).and.not.to.include(t.details.relation)
  })

  it('is asked more closely among the relations of the channel, and no others', () => {
    const app = writing({ channel: 'employees', relation: 'student', answers: { what: 'x' } })
    expect(relationsAsked(app)).to.deep.equal([
      ...['employee', 'phd-candidate', 'hired-in', 'prefer-not-to-say'],
    ])
    expect(reportContent(app).answers).to.deep.equal({ what: 'x' })
    app.state.draft.relation = 'hired-in'
    expect(reportContent(app).answers.relation).to.equal('hired-in')
  })

  it('is asked in the details if a channel is for a matter, which its own line says', () => {
    const app = writing({ channel: 'sexual-harassment', answers: { what: 'x' } })
    const { relations } = sampleDocument().questionnaires.find(({ id }) => id === 'harassment')!
    expect(relationsAsked(app)).to.deep.equal(relations.map(({ id }) => id))
    const boxes = elementsOf(tell(app)).filter(({ attributes }) => attributes.name === 'channel')
    const described = boxes.filter(({ attributes }) => attributes['aria-describedby'])
    expect(described.map(({ attributes }) => attributes.value)).to.deep.equal(['sexual-harassment'])
    const [line] = described.map(({ attributes }) => String(attributes['aria-describedby']))
    expect(piecesOf([byId(tell(app), line!)])).to.deep.equal([t.tell.apart])
    expect(piecesOf(review(app)))
      .to.include(t.tell.channel)
      .and.not.to.include(t.tell.role)
  })

  it('decides the further questions, though the channel has answered', () => {
    const document = sampleDocument()
    const label = { nb: 'Fag?', nn: 'Fag?', en: 'Subject?' }
    const [general, ...others] = document.questionnaires
    const asked = { id: 'subject', label, when: { relation: ['student'] } }
    const questions = [...general!.questions, asked]
    const content = { ...document, questionnaires: [{ ...general!, questions }, ...others] }
    const ids = (channel: string) => {
      const draft = { channel, relation: 'student', answers: { what: 'x', subject: 'y' } }
      const app = writing(draft, { reception: reception({ content }) })
      return [askedLater(app).map(({ id }) => id), reportContent(app).answers.subject]
    }
    expect(ids('students')).to.deep.equal([['subject'], 'y'])
    expect(ids('employees')).to.deep.equal([[], undefined])
  })

  it('is not asked if the content has no channel for some people: then it is the place', () => {
    const document = sampleDocument()
    const channels = document.channels.map(({ relations: _, ...channel }) => channel)
    const app = writing({}, { reception: reception({ content: { ...document, channels } }) })
    expect(piecesOf(tell(app)))
      .to.include(t.tell.channel)
      .and.not.to.include(t.tell.role)
    expect(piecesOf(tell(app))).not.to.include(t.tell.apart)
    expect(relationsAsked(app)).to.have.length(9)
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

  it('S3: take every relation with some channel, and never stand in the way', () => {
    const { channels, questionnaires } = sampleDocument()
    for (const { id } of questionnaires[0]!.relations) {
      const { id: channel } = channels.find(({ relations }) => relations?.includes(id))!
      const app = writing({ channel, answers: { what: 'x' }, relation: id })
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
      const canChange = idsOf(review(app), 'button').includes('change-answer-money')
      expect(app.state.draft.answers).to.deep.equal(answers)
      return [reportContent(app).answers.money, canChange]
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
