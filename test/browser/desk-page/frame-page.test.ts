import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { openCase, press } from '../../support/browser/desk-page.ts'
import { DeskVisit, inCase } from '../../support/browser/desk-visit.ts'
import { CASE, DeskWorld } from '../../support/browser/desk-world.ts'
import { openPart } from '../../support/browser/five-desks.ts'

const desk = DESK_CATALOGUES.nb
const LAPTOP = { width: 1280, height: 800 }

/** Pixels from the top of the panel, or of the window, to the end of the first line of the report. */
function firstLine(page: Page, from: 'panel' | 'window'): Promise<number> {
  return page.evaluate((origin) => {
    const text = document.querySelector('.drop .answer .as-written')
    const range = document.createRange()
    range.selectNodeContents(text!)
    const [line] = range.getClientRects()
    const panel = document.querySelector('.panel')?.getBoundingClientRect().top ?? 0
    return (line?.bottom ?? Number.POSITIVE_INFINITY) - (origin === 'panel' ? panel : 0)
  }, from)
}

describe('the frame of a case', () => {
  let world: DeskWorld
  let visit: DeskVisit

  before(async () => {
    world = await DeskWorld.start('chromium', 'nb')
    visit = new DeskVisit(world, 'head', LAPTOP)
  })
  after(async () => {
    await visit.close()
    await world.stop()
  })

  const showing = async (reference: string, size = LAPTOP) => {
    const page = await inCase(reference)(visit)
    await page.setViewport(size)
    return page
  }

  it('has the first line of the report within 200 px of the panel, also with the assessment open', async () => {
    const page = await showing(CASE.unconfirmed)
    expect(await firstLine(page, 'panel'), 'unconfirmed').to.be.at.most(200)
    await openPart(page, 'work-assessment')
    expect(await firstLine(page, 'panel'), 'unconfirmed, assessed').to.be.at.most(200)
    await showing(CASE.long)
    await openPart(page, 'work-assessment')
    expect(await firstLine(page, 'panel'), 'confirmed, assessed').to.be.at.most(200)
  })

  it('begins with the text on the first screen of a phone, with the line to write in at its foot', async () => {
    const phone = { width: 390, height: 800 }
    const page = await showing(CASE.long, phone)
    const foot = () => page.$eval('.composer', (one) => one.getBoundingClientRect().bottom)
    expect(await foot(), 'the line to write in').to.be.within(phone.height - 20, phone.height)
    await page.focus('#compose-text')
    await page.waitForSelector('#send')
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('#compose-text')!.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
    await press(page, '#compose-fold')
    await showing(CASE.unconfirmed, phone)
    expect(await firstLine(page, 'window')).to.be.at.most(phone.height * 0.55)
    await page.setViewport(LAPTOP)
  })

  it('leaves no third of a wide window empty', async () => {
    const page = await showing(CASE.long, { width: 1600, height: 900 })
    const [story, casework, panel] = await page.evaluate(() =>
      ['.case-story', '.casework', '.panel'].map((selector) =>
        document.querySelector(selector)!.getBoundingClientRect().toJSON(),
      ),
    )
    expect(casework.left - story.right, 'between').to.be.within(1, 60)
    expect(panel.right - casework.right, 'to the right').to.be.below(100)
    expect(casework.top, 'beside each other').to.be.below(story.top + 60)
    await page.setViewport(LAPTOP)
  })

  it('opens one panel of casework at a time, and scrolls the story by itself', async () => {
    const page = await showing(CASE.long)
    await openPart(page, 'work-assessment')
    await openPart(page, 'access-readers')
    const open = await page.$$eval('.casework [aria-expanded=true]', (all) =>
      all.map(({ id }) => id),
    )
    expect(open).to.deep.equal(['access-readers'])
    await press(page, '#to-newest')
    await page.waitForSelector('.timeline > ol > li:last-child:focus')
    const tops = await page.evaluate(() =>
      ['#case-title', '#access-readers', '.composer'].map((selector) => {
        const { top, bottom } = document.querySelector(selector)!.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      }),
    )
    expect(tops, 'head, casework and composer stay').to.deep.equal([true, true, true])
  })

  it('has one line to write in until somebody writes', async () => {
    const page = await showing(CASE.whole)
    const height = () => page.$eval('.composer', (one) => one.getBoundingClientRect().height)
    expect(await height()).to.be.below(60)
    expect(await page.$('#send')).to.equal(null)
    await page.focus('#compose-text')
    await page.waitForSelector('#send')
    await page.type('#compose-text', 'Et ord')
    await press(page, '#compose-fold')
    await page.waitForSelector('.composer[data-folded=true]')
    expect(await height()).to.be.below(60)
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('case-story')
    await page.keyboard.press('q')
    await page.waitForSelector('#send')
    const text = await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)
    expect(text).to.equal('Et ord')
  })

  it('takes the kind of text that is pressed while it is one line', async () => {
    const page = await showing(CASE.whole)
    await page.keyboard.press('q')
    await press(page, '#compose-fold')
    await page.waitForSelector('.composer[data-folded=true]')
    await page.click('.kinds [value=message]')
    await page.waitForSelector('.composer[data-folded=false]')
    expect(await page.$eval('.composer', (one) => one.getAttribute('data-kind'))).to.equal(
      'message',
    )
  })

  it('has a way back to what waits that a mouse can press', async () => {
    const page = await showing(CASE.whole)
    await page.waitForSelector('.case .back', { visible: true, timeout: 5000 })
    await page.click('.case .back')
    await page.waitForSelector('#waiting-title')
  })

  it('opens rare facts behind one button', async () => {
    const page = await showing(CASE.whole)
    expect(await page.$eval('#log-mark', (one) => one.checkVisibility())).to.equal(false)
    await press(page, '#case-more')
    await page.waitForSelector('#log-mark', { visible: true })
  })

  it('filters the story, and says what is hidden that nobody has read', async () => {
    await visit.close()
    const page = await showing(CASE.whole)
    const shown = () => page.$$eval('.timeline > ol > li', (all) => all.length)
    const all = await shown()
    const count = await page.$eval('#story-log .count', (one) => Number(one.textContent))
    await press(page, '#story-log')
    await page.waitForSelector('#story-log[aria-pressed=false]')
    expect(await shown()).to.be.below(all)
    const said = await page.$eval('#story-count', (one) => one.textContent ?? '')
    expect(said).to.match(/^Viser \d+ av \d+$/)
    const [some = 0, of = 0] = said.match(/\d+/g)?.map(Number) ?? []
    expect(of - some).to.equal(count)
    await openCase(page, CASE.gated)
    await page.waitForSelector('#story-log[aria-pressed=false]')
    expect(await page.$('#story-hidden')).to.equal(null)
    await press(page, '#story-conversation')
    await page.waitForSelector('#story-hidden')
    await press(page, '#story-hidden button')
    await page.waitForSelector('#story-conversation[aria-pressed=true]')
    expect(await page.$('#story-hidden')).to.equal(null)
    await press(page, '#story-conversation', '#story-work')
    await page.waitForSelector('.timeline .empty')
    expect(await page.$eval('.timeline', (one) => one.textContent)).to.equal(desk.story.none)
    await press(page, '#story-conversation', '#story-work', '#story-log')
    expect(world.browser.problems).to.deep.equal([])
  })
})
