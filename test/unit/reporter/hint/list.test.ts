import { expect } from 'chai'
import { startHint } from '../../../../client/reporter/hint/entry.ts'
import { KINDS } from '../../../../client/reporter/hint/patterns.ts'
import type { App, Draft, LetterDraft } from '../../../../client/reporter/state.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { review } from '../../../../client/reporter/steps/review.ts'
import { count, fill } from '../../../../client/texts/wording.ts'
import { LETTERS } from '../../../../crypto/entries/content.ts'
import { LANGUAGES, type Language, type LetterName } from '../../../../crypto/entries/names.ts'
import { sampleDocument, sampleWords } from '../../../support/reception/site.ts'
import { elementsOf, piecesOf, reading, stillApp } from '../../../support/reporter/app.ts'
import { byId, clickOn, writing } from '../../../support/reporter/writing.ts'

const WHAT = 'Jeg er lærling. Det var bare meg i rommet 3. mars.'

/** A reporter at the review, with the part that finds words. */
function reviewing(draft: Partial<Draft>, language: Language = 'en'): App {
  return { ...writing(draft, {}, language), hint: startHint() }
}

/** A reporter who writes a letter, with the part that finds words. */
function writingLetter(name: LetterName, values: LetterDraft['values']): App {
  const app = stillApp({
    step: 'letter',
    reading: { kind: 'ready', value: reading() },
    writing: { name, about: null, values },
  })
  return { ...app, hint: startHint() }
}

const listIn = (app: App) => byId(review(app), 'hint')

describe('the list of words that may point to the writer', () => {
  const { t } = sampleWords()
  const [first, second] = sampleDocument().channels.flatMap(({ questionnaire }) => {
    const known = sampleDocument().questionnaires.find(({ id }) => id === questionnaire)
    return known?.questions.filter(({ when }) => when === undefined).map(({ id }) => id) ?? []
  })

  it('N12: shows before sending what was found, why it may point, and how to change it', () => {
    const list = listIn(reviewing({ answers: { [first!]: WHAT } }))
    const pieces = piecesOf([list])
    expect(pieces[0]).to.equal(count('en', t.hint.found, 3))
    for (const words of ['Jeg er lærling', 'Det var bare meg i rommet', '3. mars']) {
      const quote = fill(t.hint.quote, { words })
      expect(pieces).to.include.members([quote, fill(t.review.changeWhat, { what: quote })])
    }
    const { role, few, time } = t.hintWhy
    expect(pieces).to.include.members([role, few, time, t.hint.limits])
    expect(pieces).to.not.include(t.hintWhy.name)
  })

  it('is folded, and is no gate: sending is as before, with or without it', () => {
    const app = reviewing({ answers: { [first!]: WHAT } })
    expect(listIn(app).tag).to.equal('details')
    expect(listIn(app).attributes.open).to.equal(undefined)
    const without = review({ ...app, hint: null })
    expect(
      review(app)
        .filter((one) => one !== null && typeof one !== 'string' && one.attributes.id !== 'hint')
        .map((one) => JSON.stringify(one)),
    ).to.deep.equal(without.map((one) => JSON.stringify(one)))
  })

  it('never says that a text in which nothing was found points to nobody', () => {
    for (const language of LANGUAGES) {
      const { hint } = sampleWords(language).t
      const pieces = piecesOf([
        listIn(reviewing({ answers: { [first!]: 'Det lekker.' } }, language)),
      ])
      expect(pieces).to.deep.equal([hint.ask, hint.none, hint.limits])
      expect(pieces.join(' '), language).to.not.match(/trygg|sikker|safe|anonym/i)
    }
  })

  it('leads to the field of each text, also of the wish, and then straight back', () => {
    const app = reviewing({
      answers: { [first!]: 'Det lekker.', [second!]: 'Jeg er lærling.' },
      wish: ['phone'],
      wishText: 'Ring 912 34 567.',
    })
    const gone: string[] = []
    const moving = { ...app, go: (step: string) => gone.push(step) } as App
    const list = [listIn(moving)]
    // pressing focuses a field of the page, and there is no page here
    Object.assign(globalThis, {
      document: { getElementById: () => null },
      HTMLTextAreaElement: class {},
    })
    clickOn(list, 'hint-0')
    clickOn(list, 'hint-1')
    Reflect.deleteProperty(globalThis, 'document')
    Reflect.deleteProperty(globalThis, 'HTMLTextAreaElement')
    expect(gone).to.deep.equal(['story', 'contact'])
  })

  it('shows the same words of a text once, and long ones in part', () => {
    const long = `kari@${'x'.repeat(200)}.example`
    const text = `Jeg er lærling. Jeg er lærling. ${long}`
    const list = listIn(reviewing({ answers: { [first!]: text } }))
    const quotes = elementsOf([list]).filter(({ tag }) => tag === 'dt')
    const shown = quotes.map((quote) => piecesOf([quote])[0])
    expect(shown).to.have.members(['“Jeg er lærling”', `“${long.slice(0, 90)}…”`])
  })

  it('stands in every letter with a text too, before it is sent, but not in one that says who one is', () => {
    for (const name of LETTERS) {
      const drawn = letter(writingLetter(name, { text: WHAT }))
      const ids = elementsOf(drawn).map(({ attributes }) => attributes.id)
      const isOnName = name === 'letter-identity' || name === 'letter-consent'
      expect(ids.includes('hint'), name).to.equal(!isOnName)
      if (isOnName) continue
      expect(piecesOf([byId(drawn, 'hint')])[0], name).to.equal(count('en', t.hint.found, 3))
      expect(ids.indexOf('hint'), name).to.be.lessThan(ids.indexOf('send'))
      expect(ids.indexOf('hint'), name).to.be.greaterThan(ids.indexOf('follow-up'))
    }
  })

  it('names the field of a letter with several, and never says that an empty letter points to nobody', () => {
    const list = (values: LetterDraft['values']) =>
      piecesOf([byId(letter(writingLetter('letter-retaliation', values)), 'hint')])
    const several = list({ text: 'Det lekker.', since: '3. mars', help: 'Jeg er lærling.' })
    expect(several[0]).to.equal(count('en', t.hint.found, 2))
    expect(several).to.include.members([t.harm.since, t.harm.help])
    expect(list({ since: '3. mars' })).not.to.include(t.harm.since)
    expect(list({})).to.deep.equal([t.hint.ask, t.hint.none, t.hint.limits])
  })

  it('looks only at what is sent, and keeps nothing of it', () => {
    const app = reviewing({ answers: { [first!]: 'Det lekker.', gone: 'Jeg er lærling.' } })
    expect(piecesOf([listIn(app)])[0]).to.equal(t.hint.ask)
    const changed = { ...app.state.draft, answers: { [first!]: 'Jeg er lærling.' } }
    const later = { ...app, state: { ...app.state, draft: changed } }
    expect(piecesOf([listIn(later)])[0]).to.equal(count('en', t.hint.found, 1))
  })

  it('has words for each kind in each language', () => {
    for (const language of LANGUAGES) {
      const { hintKinds, hintWhy } = sampleWords(language).t
      expect(Object.keys(hintKinds)).to.have.members([...KINDS])
      expect(Object.keys(hintWhy)).to.have.members([...KINDS])
    }
  })
})
