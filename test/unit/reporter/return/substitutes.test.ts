import { expect } from 'chai'
import { sealLetter, sealReport } from '../../../../client/reporter/form/letter.ts'
import { type App, newDraft, type State } from '../../../../client/reporter/state.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { readers } from '../../../../client/reporter/steps/readers.ts'
import { review } from '../../../../client/reporter/steps/review.ts'
import type { Child } from '../../../../client/shared/dom.ts'
import type { Language } from '../../../../crypto/entries/names.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import {
  elementsOf,
  message,
  piecesOf,
  reading,
  someReception,
  stillApp,
} from '../../../support/reporter/app.ts'
import { clickOn } from '../../../support/reporter/writing.ts'

const { t } = sampleWords()
const three = (text: string) => ({ nb: text, nn: text, en: text })

describe('a substitute of a channel', () => {
  const [DEPUTY, LAST] = [
    { id: 'm5', role: 'reception', title: three('⟦deputy⟧'), position: 5 },
    { id: 'm6', role: 'reception', title: three('⟦last⟧'), position: 6 },
  ] as const

  /** A reception whose channels m0 and m1 read; m5, then m6 stand in for them. */
  function withSubstitutes(keyless: readonly string[] = []): State['reception'] {
    const value = someReception()
    const channels = value.channels.map((one) => {
      const row = [...one.people, DEPUTY, LAST]
      return {
        ...one,
        people: row.filter(({ id }) => !keyless.includes(id)),
        keyless: row.filter(({ id }) => keyless.includes(id)),
        substitutes: ['m5', 'm6'],
        row: row.map(({ id }) => id),
      }
    })
    return { kind: 'ready', value: { ...value, channels } }
  }

  function choosing(
    leftOut: string[],
    language: Language = 'en',
    keyless: readonly string[] = [],
  ): App {
    const draft = { ...newDraft(), channel: 'students', answers: { what: 'x' }, leftOut }
    return stillApp({ draft, reception: withSubstitutes(keyless) }, sampleWords(language))
  }

  /** Titles of a list of people: readers, then others, for instance in the review. */
  const listed = (view: readonly Child[]) =>
    elementsOf(view)
      .filter(({ tag, attributes }) => tag === 'ul' && attributes.class === 'people')
      .map((list) => piecesOf(list.children))
  /** Titles on the cards of those who read, and of those who may later. */
  const carded = (app: App) => {
    const { opens, later } = app.t.readers
    const cards = elementsOf(readers(app)).filter(
      ({ attributes }) => attributes.class === 'choice reader',
    )
    const titlesBy = (duty: string) =>
      cards.map((one) => piecesOf([one])).flatMap((one) => (one.at(-1) === duty ? [one[0]] : []))
    return [titlesBy(opens), titlesBy(later)].filter((titles) => titles.length > 0)
  }
  const boxes = (app: App, view = readers(app)) =>
    elementsOf(view).flatMap(({ tag, attributes }) =>
      tag === 'input' && attributes.name === 'leave-out'
        ? [[attributes.value, attributes.checked]]
        : [],
    )

  const READ_BY_MEMBERS = ['⟦head⟧', '⟦adviser⟧']

  it('is shown apart while no member is missing, with a box, and is sent nothing', () => {
    const app = choosing([])
    const idle = ['⟦deputy⟧ (substitute)', '⟦last⟧ (substitute)']
    expect(carded(app)).to.deep.equal([READ_BY_MEMBERS, idle])
    expect(listed(review(app))).to.deep.equal([READ_BY_MEMBERS, idle])
    expect(boxes(app)).to.deep.equal(['m0', 'm1', 'm5', 'm6'].map((id) => [id, false]))
    expect(sealReport(app)).to.deep.include({ leftOut: [], shown: ['m0', 'm1'] })
  })

  it('is left out before they ever have to stand in, and said to be', () => {
    const app = choosing([])
    tick(app, 'm5', 'm6')
    expect(sealReport(app)).to.deep.include({ leftOut: ['m5', 'm6'], shown: ['m0', 'm1'] })
    expect(carded(app)).to.deep.equal([READ_BY_MEMBERS])
    const out = ['⟦deputy⟧ (substitute)', '⟦last⟧ (substitute)']
    expect(listed(review(app))).to.deep.equal([READ_BY_MEMBERS, out])
  })

  it('is shown with a box too while they have no key, and stays left out', () => {
    const app = choosing([], 'en', ['m5'])
    expect(carded(app)).to.deep.equal([
      READ_BY_MEMBERS,
      ['⟦last⟧ (substitute)', '⟦deputy⟧ (substitute)'],
    ])
    tick(app, 'm5')
    expect(sealReport(app).leftOut).to.deep.equal(['m5'])
    expect(boxes(app)).to.deep.include(['m5', true])
    expect(listed(review(app)).at(-1)).to.deep.equal(['⟦deputy⟧ (substitute)'])
    // Without a key they take nobody's place.
    tick(app, 'm0')
    expect(sealReport(app).shown).to.deep.equal(['m1', 'm6'])
  })

  it('is not asked about instead of a member without a key, who is not shown', () => {
    const app = choosing([], 'en', ['m1'])
    expect(boxes(app).map(([id]) => id)).to.deep.equal(['m0', 'm5', 'm6'])
    expect(carded(app)[0]).to.deep.equal(['⟦head⟧', '⟦deputy⟧ (substitute)'])
  })

  for (const [language, word] of [
    ['nb', '(vara)'],
    ['nn', '(vara)'],
    ['en', '(substitute)'],
  ] as const) {
    it(`is shown as such once somebody is left out, and can be left out too: ${language}`, () => {
      const { t: words } = sampleWords(language)
      const app = choosing(['m0'], language)
      expect(carded(app)).to.deep.equal([['⟦adviser⟧', `⟦deputy⟧ ${word}`], [`⟦last⟧ ${word}`]])
      expect(boxes(app)).to.deep.equal([
        ['m0', true],
        ['m1', false],
        ['m5', false],
        ['m6', false],
      ])
      const labels = elementsOf(readers(app)).filter(({ tag }) => tag === 'label')
      expect(labels.map((one) => piecesOf([one]).join(''))).to.include(
        `⟦deputy⟧ ${word} ${words.readers.leftOut}`,
      )
      const next = choosing(['m0', 'm5'], language)
      expect(carded(next)).to.deep.equal([['⟦adviser⟧', `⟦last⟧ ${word}`]])
      expect(boxes(next)).to.deep.include.members([
        ['m5', true],
        ['m6', false],
      ])
      expect(sealReport(next)).to.deep.include({
        leftOut: ['m0', 'm5'],
        shown: ['m1', 'm6'],
      })
      expect(listed(review(next))).to.deep.equal([
        ['⟦adviser⟧', `⟦last⟧ ${word}`],
        ['⟦head⟧', `⟦deputy⟧ ${word}`],
      ])
    })
  }

  /** Tick the boxes of these, and no others. */
  function tick(app: App, ...ids: string[]): void {
    const inputs = boxes(app).map(([value]) => ({ value, checked: ids.includes(`${value}`) }))
    const target = { closest: () => ({ querySelectorAll: () => inputs }) }
    const [box] = elementsOf(readers(app)).filter(({ tag }) => tag === 'input')
    const { change } = box!.attributes.on as Record<string, (event: unknown) => void>
    change!({ target })
  }

  it('is drawn and said at once when a box is ticked', () => {
    const app = choosing([])
    const said: string[] = []
    let drawn: ReturnType<typeof carded> = []
    const redraw = () => {
      drawn = carded(app)
    }
    const live: App = { ...app, redraw, say: (text) => void said.push(text) }
    tick(live, 'm0')
    expect(app.state.draft.leftOut).to.deep.equal(['m0'])
    const [reads, idle] = ['⟦adviser⟧, ⟦deputy⟧ (substitute)', '⟦last⟧ (substitute)']
    expect(drawn).to.deep.equal([reads.split(', '), [idle]])
    expect(said).to.deep.equal([`${t.readers.lead} ${reads}. ${t.readers.standby} ${idle}`])
  })

  it('stays left out though nobody has to step in any more', () => {
    const app = choosing(['m6'])
    expect(carded(app)).to.deep.equal([READ_BY_MEMBERS, ['⟦deputy⟧ (substitute)']])
    expect(boxes(app)).to.deep.include(['m6', true])
    expect(sealReport(app).leftOut).to.deep.equal(['m6'])
  })

  it('reads alone where every member is left out, and nobody where all are', () => {
    expect(carded(choosing(['m0', 'm1', 'm5']))).to.deep.equal([['⟦last⟧ (substitute)']])
    const app = choosing(['m0', 'm1', 'm5', 'm6'])
    expect(piecesOf(readers(app))).to.include(t.readers.nobody)
    const went: string[] = []
    const refuse: App['refuse'] = (errors) => went.push(...errors.map(({ field }) => field))
    clickOn(readers({ ...app, go: (step) => went.push(step), refuse }), 'to-review')
    expect(went).to.deep.equal(['leave-out'])
  })

  it('is asked about with a letter too: the code tells its choice to those that follow', () => {
    const asking = (leftOut: string[] | null) =>
      stillApp({
        step: 'letter',
        reading: { kind: 'ready', value: reading() },
        writing: { name: 'letter', about: null, values: { text: 'my words', name: 'Kari' } },
        again: { channel: 'students', leftOut, keepers: null, sent: null },
        reception: withSubstitutes(),
      })
    const about = (leftOut: string[] | null) => boxes(asking(leftOut), letter(asking(leftOut)))
    expect(about(null).map(([id]) => id)).to.deep.equal(['m0', 'm1', 'm5', 'm6', ''])
    expect(about(['m0'])).to.deep.include(['m0', true])
    expect(piecesOf(letter(asking(null)))).to.not.include(t.readers.standby)
  })

  it('is among those who read more, where the report was sealed to their position', () => {
    const status = message('status', { status: 'assessing', channel: 'students' })
    const value = reading({
      ...{ positions: 0b100010, status },
      ...{ leftOut: ['m0'], alwaysLeftOut: ['m0'] },
    })
    const app = stillApp({
      step: 'letter',
      reading: { kind: 'ready', value },
      writing: { name: 'letter', about: null, values: { text: 'my words', name: 'Kari' } },
      reception: withSubstitutes(),
    })
    const shown = piecesOf(letter(app)).filter((piece) => piece.startsWith('⟦'))
    expect(shown).to.deep.equal(['⟦adviser⟧', '⟦deputy⟧ (substitute)'])
    expect(sealLetter(app)).to.deep.include({
      circle: { readers: ['m1', 'm5'], opened: false },
      shown: ['m1', 'm5'],
    })
  })
})
