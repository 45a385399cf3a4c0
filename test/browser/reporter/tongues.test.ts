import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { pagePath } from '../../../client/texts/pages.ts'
import { SUMMARIES, SUMMARY_IDS, type SummaryId } from '../../../client/texts/summaries.ts'
import { loadAxe, misfits, violations } from '../../support/browser/reporter-measure.ts'
import { headingOf, onNextStep, openReporter, press } from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { sampleSite } from '../../support/reception/site.ts'

const ROOMS = {
  'a phone of 320 pixels': { width: 320, height: 640 },
  'a zoom of 400 %': { width: 320, height: 256, deviceScaleFactor: 4 },
  'a wide window': { width: 1280, height: 900 },
}

describe('summaries in other languages, in a browser', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite()
  })
  after(() => site.stop())
  beforeEach(async () => {
    page = await site.newPage()
  })
  afterEach(async () => {
    await page.close()
    expect(site.browser.problems).to.deep.equal([])
  })

  it('are reached from the first page by the names that their readers know, and lead back to it', async () => {
    await openReporter(page, site.url, '/')
    for (const id of SUMMARY_IDS) {
      await clickOn(page, '.tongues summary')
      const link = `.tongues a[lang="${SUMMARIES[id].tag}"]`
      expect(await page.$eval(link, (one) => one.textContent)).to.equal(SUMMARIES[id].name)
      await onNextStep(page, () => clickOn(page, link))
      expect(await headingOf(page)).to.equal(sampleSite().summaries[id]?.title)
      await onNextStep(page, () => press(page, 'back-top'))
      expect(await headingOf(page)).to.equal(CATALOGUES.nb.landing.heading)
    }
  })

  it('are reached from the middle of a report, which goes on where it was left', async () => {
    await openReporter(page, site.url, '/')
    await onNextStep(page, () => press(page, 'start'))
    await page.waitForSelector('#answer-what')
    await page.type('#answer-what', 'Dette står her fortsatt.')
    await onNextStep(page, () => clickOn(page, '.foot a[lang="uk"]'))
    await onNextStep(page, () => press(page, 'back'))
    const kept = await page.$eval('#answer-what', (one) => (one as HTMLTextAreaElement).value)
    expect(kept).to.equal('Dette står her fortsatt.')
  })

  for (const { language, door } of [
    { language: 'en', door: 'start' },
    { language: 'nb', door: 'start-nb' },
  ] as const) {
    it(`lead to the form in the language that the reader chooses: ${language}`, async () => {
      await openReporter(page, site.url, pagePath('nn', 'polish'))
      await page.waitForSelector('html[data-rest="ready"]')
      await onNextStep(page, () => press(page, door))
      await page.waitForSelector('#answer-what')
      expect(await page.$eval('html', (one) => one.lang)).to.equal(language)
      expect(await headingOf(page)).to.equal(CATALOGUES[language].tell.heading)
    })
  }

  for (const [name, viewport] of Object.entries(ROOMS)) {
    it(`fit ${name}, and axe finds nothing in them`, async () => {
      await page.setViewport(viewport)
      for (const id of SUMMARY_IDS) {
        await openReporter(page, site.url, pagePath('nb', id))
        await page.waitForSelector('html[data-rest="ready"]')
        await clickOn(page, '.tongues summary')
        expect(await misfits(page), id).to.deep.equal([])
        await loadAxe(page)
        expect(await violations(page), id).to.deep.equal([])
      }
    })
  }

  it('in Arabic run from right to left inside a frame that does not', async () => {
    await page.setViewport(ROOMS['a phone of 320 pixels'])
    const arabic = await placesOn(page, site.url, 'arabic')
    const polish = await placesOn(page, site.url, 'polish')
    for (const frame of ['back', 'exit'] as const) {
      expect(arabic[frame], frame).to.deep.equal(polish[frame])
    }
    // markers, and the text beside them, stand at the side where a line begins
    expect(arabic).to.deep.include({ heading: 'right', number: 'right', room: 'right' })
    expect(polish).to.deep.include({ heading: 'left', number: 'left', room: 'left' })
  })

  it('in Arabic keep the digits of a telephone number in their order', async () => {
    await openReporter(page, site.url, pagePath('nb', 'arabic'))
    await page.waitForSelector('html[data-rest="ready"]')
    const [first = 0, second = 0] = await page.$eval('a[href="tel:116117"]', (link) => {
      const [text] = link.childNodes
      return ['116', '117'].map((digits) => {
        const at = text?.textContent?.indexOf(digits) ?? -1
        const range = document.createRange()
        range.setStart(text as Node, at)
        range.setEnd(text as Node, at + digits.length)
        return range.getBoundingClientRect().left
      })
    })
    expect(first).to.be.below(second)
  })
})

/** Click at once: the page may draw itself again at any moment while it loads. */
const clickOn = (page: Page, selector: string) =>
  page.$eval(selector, (one) => (one as HTMLElement).click())

/** The corners of the frame around a summary, and the sides at which its lines begin. */
async function placesOn(page: Page, url: string, id: SummaryId) {
  await openReporter(page, url, pagePath('nb', id))
  await page.waitForSelector('html[data-rest="ready"]')
  return page.evaluate(() => {
    const main = document.getElementById('main')?.getBoundingClientRect() ?? new DOMRect()
    const [back, exit] = ['#back-top', '#exit'].map((selector) => {
      const { left, top } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
      return [Math.round(left ?? -1), Math.round(top ?? -1)]
    })
    const text = document.createRange()
    text.selectNodeContents(document.getElementById('heading') as Node)
    const link = document.querySelector('main a[href="tel:113"]') as Element
    const [heading, number] = [text, link].map((one) => {
      const { left, right } = one.getBoundingClientRect()
      return left - main.left < main.right - right ? 'left' : 'right'
    })
    const { paddingLeft, paddingRight } = getComputedStyle(link.closest('ul') as Element)
    const room = Number.parseFloat(paddingLeft) > Number.parseFloat(paddingRight)
    return { back, exit, heading, number, room: room ? 'left' : 'right' }
  })
}
