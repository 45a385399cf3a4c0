import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { PAGE_IDS, type PageId, pagePath } from '../../../client/texts/pages.ts'
import { fill } from '../../../client/texts/wording.ts'
import {
  chooseOption,
  headingOf,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { sampleSite } from '../../support/reception/site.ts'

const { en, nn } = CATALOGUES
const SITE = sampleSite()

/** The texts of a page of the sample. */
const textsOf = (id: Exclude<PageId, 'form'>) => ({ ...SITE.pages, ...SITE.summaries })[id]

describe('the pages to read, in a browser', () => {
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

  const at = (path: string) => new URL(path, site.url).href

  /** Follow a link of the page to read, by where it leads without scripts. */
  const follow = (path: string) =>
    onNextStep(page, () => page.$eval(`main a[href="${path}"]`, (link) => link.click()))

  it('S24: show whom one chose, say how many, keep the focus, and the choice in another language', async () => {
    await openReporter(page, site.url, pagePath('en', 'talk'))
    await chooseOption(page, 'filter-audience', 'students')
    const shown = SITE.people.people.filter(({ audiences }) => audiences.includes('students'))
    const of = SITE.people.people.length
    const text = (t: typeof en) => fill(t.people.found, { n: shown.length, of })
    await page.waitForFunction(
      (said) => document.getElementById('announcer')?.textContent === said,
      {},
      text(en),
    )
    const roles = await page.$$eval('.person h3', (all) => all.map((one) => one.textContent))
    expect(roles).to.deep.equal(shown.map(({ role }) => role.en))
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('filter-audience')
    await press(page, 'language-nn')
    await page.waitForSelector('html[lang="nn"]')
    expect(await page.$eval('#found', (one) => one.textContent)).to.equal(text(nn))
    expect(
      await page.$eval('#filter-audience', (one) => (one as HTMLSelectElement).value),
    ).to.equal('students')
  })

  it('lead from what is being written to a page and back, with the words still there', async () => {
    await openReporter(page, site.url, '/en/')
    await onNextStep(page, () => press(page, 'start'))
    await put(page, 'answer-what', 'Not sent yet')
    const written = await headingOf(page)
    await page.$eval('footer a[href="/en/10"]', (link) => link.click())
    await page.waitForSelector('.easy')
    await onNextStep(page, () => press(page, 'back'))
    expect(await headingOf(page)).to.equal(written)
    const text = await page.$eval('#answer-what', (one) => (one as HTMLTextAreaElement).value)
    expect(text).to.equal('Not sent yet')
  })

  it('are at one address, with one entry of the history above it, however many are read', async () => {
    await openReporter(page, site.url, pagePath('en', 'rights'))
    const before = await page.evaluate(() => history.length)
    await onNextStep(page, () => press(page, 'back'))
    await follow('/en/1')
    await onNextStep(page, () => press(page, 'back'))
    await follow('/en/8')
    expect(await page.evaluate(() => [history.length, location.pathname])).to.deep.equal([
      before + 1,
      '/en/',
    ])
  })

  it('S8: write a report from any of them', async () => {
    await openReporter(page, site.url, pagePath('en', 'right-channel'))
    await onNextStep(page, () => press(page, 'start'))
    await page.waitForSelector('#answer-what')
  })

  it('are read without scripts, each from the first one and back', async () => {
    await page.setJavaScriptEnabled(false)
    for (const id of PAGE_IDS) {
      await page.goto(at(pagePath('en', id)))
      const title = id === 'form' ? en.landing.start : textsOf(id)?.title
      expect(await headingOf(page)).to.equal(typeof title === 'object' ? title.en : title)
      await Promise.all([page.waitForNavigation(), page.click('main a[href="/en/"]')])
    }
    expect(await mainText(page)).to.include(en.landing.heading)
  })

  it('without scripts show no way that needs them, and all people to talk to', async () => {
    await page.setJavaScriptEnabled(false)
    const codeDoor = () => page.$eval('#have-code', (one) => one.checkVisibility())
    await page.goto(at('/en/'))
    expect(await codeDoor()).to.equal(false)
    await page.goto(at(pagePath('en', 'talk')))
    expect(await page.$$('.person')).to.have.length(SITE.people.people.length)
    expect(await page.$('select')).to.equal(null)
    expect(await codeDoor()).to.equal(false)
    await Promise.all([page.waitForNavigation(), page.click('#start')])
    expect(page.url()).to.equal(at(pagePath('en', 'form')))
    expect(await mainText(page)).to.include(en.noscript.title)
  })

  it('N04: go on warning of the network that the visitor comes from, once they run', async () => {
    // as the served page says it, whose visitors here come from nobody's network
    await page.evaluateOnNewDocument(() => {
      const told = new MutationObserver(() => {
        document.documentElement.dataset.inside = JSON.stringify({
          nb: 'campusnettet',
          nn: 'campusnettet',
          en: 'the campus network',
        })
        told.disconnect()
      })
      told.observe(document, { childList: true })
    })
    await openReporter(page, site.url, '/en/')
    const warning = fill(en.page.inside, { name: 'the campus network' })
    expect(await page.$eval('.sheet', (sheet) => sheet.textContent)).to.include(warning)
  })

  it('open what was pressed before the program had loaded', async () => {
    await page.goto(at('/en/'), { waitUntil: 'domcontentloaded' })
    await page.$eval('#start', (link) => (link as HTMLElement).click())
    await page.waitForSelector('#answer-what')
    await untilChecked(page)
  })
})
