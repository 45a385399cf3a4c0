import { expect } from 'chai'
import { PROSE_VIEWS, READ_VIEWS } from '../../../client/reporter/pages/prose.ts'
import type { App, State } from '../../../client/reporter/state.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import type { Texts } from '../../../client/texts/shape.ts'
import { SUMMARIES, SUMMARY_IDS, type SummaryId } from '../../../client/texts/summaries.ts'
import { sampleSite, sampleWords } from '../../support/reception/site.ts'
import { elementsOf, piecesOf, stillApp } from '../../support/reporter/app.ts'

/** The headings and buttons of the short way, in the order in which a reporter meets them. */
const onTheWay = (t: Texts) => [
  t.tell.role,
  t.tell.heading,
  t.page.check,
  t.review.to,
  t.review.change,
  t.review.send,
  t.receipt.heading,
  t.receipt.kept,
  t.confirm.check,
  t.done.close,
  t.landing.code,
  t.code.open,
  t.page.back,
]

const summaryOf = (id: SummaryId) => {
  const text = sampleSite().summaries[id]
  if (text === undefined) throw new Error(`the sample has no ${id}`)
  return text
}

/** A summary that was opened from a step, and the languages in which it asks for the form. */
function opened(id: SummaryId, from: State['from'], change: Partial<App> = {}) {
  const asked: string[] = []
  const app = Object.assign(stillApp({ step: id, from }, sampleWords('nb')), change)
  app.go = (step) => void asked.push(step)
  app.write = async (language) => void asked.push(language)
  const drawn = READ_VIEWS[id](app.scene)
  const elements = elementsOf(drawn)
  const byId = (name: string) => elements.find(({ attributes }) => attributes.id === name)
  return { asked, elements, byId, pieces: piecesOf(drawn) }
}

describe('a summary in another language', () => {
  for (const id of SUMMARY_IDS) {
    const { buttons, key, demo = '', unread = '', sections } = summaryOf(id)

    it(`quotes in ${id} the words of the form exactly as they stand there, and what each means`, () => {
      const { words = [] } = key ?? {}
      expect(words.map((one) => one.english)).to.deep.equal(onTheWay(CATALOGUES.en))
      expect(words.map((one) => one.norwegian)).to.deep.equal(onTheWay(CATALOGUES.nb))
      const { elements } = opened(id, 'landing')
      const meanings = elements.filter(({ tag }) => tag === 'dd').flatMap((one) => one.children)
      expect(meanings).to.deep.equal(words.map(({ means }) => means))
    })

    it(`opens from ${id} the form in English or in Norwegian, by buttons in its own language`, () => {
      const { asked, byId } = opened(id, 'landing')
      const doors = [byId('start'), byId('start-nb')]
      expect(piecesOf(doors.map((one) => one ?? null))).to.deep.equal([
        buttons?.english,
        buttons?.norwegian,
      ])
      for (const door of doors) {
        expect(door?.attributes.lang).to.equal(SUMMARIES[id].tag)
        door?.attributes.on?.click?.({} as Event)
      }
      // the page is in bokmål already
      expect(asked).to.deep.equal(['en', 'tell'])
    })

    it(`names in ${id} no button that is not there, and puts the words of the form first for those who came from it`, () => {
      const outside = opened(id, 'landing')
      const midway = opened(id, 'tell')
      expect([midway.byId('start'), midway.byId('start-nb')]).to.deep.equal([undefined, undefined])
      expect(piecesOf([midway.byId('back') ?? null])).to.deep.equal([buttons?.resume])
      expect(piecesOf([outside.byId('back') ?? null])).to.deep.equal([buttons?.back])
      const texts = sections.map(({ text }) => text).join('\n')
      expect(texts).to.not.include(CATALOGUES.nb.landing.start)
      expect(texts).to.not.include(CATALOGUES.en.landing.start)
      const [first = ''] = sections.map(({ title }) => title)
      const isKeyFirst = ({ pieces }: typeof midway) =>
        pieces.indexOf(key?.title ?? '') < pieces.indexOf(first)
      expect([isKeyFirst(midway), isKeyFirst(outside)]).to.deep.equal([true, false])
    })

    it(`says in ${id} first in its own language that nobody has looked it over`, () => {
      const { pieces } = opened(id, 'landing')
      const { unread: heading, unreadText } = CATALOGUES.nb.routine
      expect(pieces).to.not.include(heading)
      expect(pieces.indexOf(unread)).to.be.within(0, pieces.indexOf(unreadText) - 1)
    })

    it(`says in ${id} that a page is for trying things out, on such a page alone`, () => {
      expect(opened(id, 'landing', { demo: true }).pieces).to.include(demo)
      expect(opened(id, 'landing', { demo: false }).pieces).to.not.include(demo)
    })
  }

  it('has the doors of every page if its folder gives it no buttons', () => {
    const words = sampleWords('nb')
    const { buttons: _, key: __, ...polish } = words.site.summaries.polish!
    const summaries = { ...words.site.summaries, polish }
    const app = stillApp({ step: 'polish' }, { ...words, site: { ...words.site, summaries } })
    const pieces = piecesOf(READ_VIEWS.polish(app.scene))
    expect(pieces).to.include(words.t.landing.start).and.to.include(words.t.page.back)
  })

  it('leaves the notice of the other pages as it is', () => {
    const app = stillApp({ step: 'easy' }, sampleWords('nn'))
    const { unread, unreadText } = CATALOGUES.nn.routine
    const pieces = piecesOf(PROSE_VIEWS.easy(app.scene))
    expect(pieces.indexOf(unread)).to.be.within(0, pieces.indexOf(unreadText) - 1)
  })
})
