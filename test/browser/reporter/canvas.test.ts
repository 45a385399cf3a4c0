import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { pagePath } from '../../../client/texts/pages.ts'
import { onNextStep, press, put, untilChecked } from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import type { Fate } from '../../support/server/wire-tap.ts'

describe('what is drawn again while somebody uses it', () => {
  let site: ReporterSite
  let page: Page
  /** Lets the key list through, so that the page learns who reads, and draws itself again. */
  let letThrough: () => void

  before(async () => {
    site = await startReporterSite('chromium', {}, { tellsRequests: true })
  })
  after(() => site.stop())
  beforeEach(async () => {
    page = await site.newPage()
    const gate = new Promise<Fate>((resolve) => {
      letThrough = () => resolve('pass')
    })
    site.tap.decide = async ({ path }) => (path === '/api/key-list' ? gate : 'pass')
  })
  afterEach(async () => {
    letThrough()
    await page.close()
  })

  const checked = async () => {
    letThrough()
    await untilChecked(page)
  }

  it('keeps open what was opened, and the focus on what has no name', async () => {
    await page.goto(new URL('/', site.url).href)
    await page.waitForSelector('html[data-reception="loading"]')
    await page.$eval('#main summary', (summary) => {
      ;(summary as HTMLElement).click()
      ;(summary as HTMLElement).focus()
    })
    await checked()
    const kept = () =>
      page.evaluate(() => ({
        open: document.querySelector<HTMLDetailsElement>('#main details')?.open,
        focus: document.activeElement?.tagName,
      }))
    expect(await kept()).to.deep.equal({ open: true, focus: 'SUMMARY' })
    await press(page, 'language-en')
    await page.waitForFunction(() => document.documentElement.lang === 'en')
    expect(await kept()).to.have.property('open', true)
  })

  it('leads on from the heading where what had the focus is gone', async () => {
    await page.goto(new URL('/', site.url).href)
    await page.waitForSelector('html[data-reception="loading"]')
    await onNextStep(page, () => press(page, 'start'))
    await put(page, 'answer-what', 'Noe er galt.')
    await page.evaluate(() => {
      const gone = document.createElement('button')
      gone.id = 'gone'
      document.getElementById('heading')?.after(gone)
      gone.focus()
    })
    await checked()
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('heading')
  })

  it('keeps text and selection of a field', async () => {
    await page.goto(new URL('/', site.url).href)
    await page.waitForSelector('html[data-reception="loading"]')
    await onNextStep(page, () => press(page, 'start'))
    await put(page, 'answer-what', 'Noe er galt.')
    await page.$eval('#answer-what', (field) => {
      ;(field as HTMLTextAreaElement).setSelectionRange(4, 6)
    })
    await checked()
    const after = await page.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement
      return [area.id, area.value, area.selectionStart, area.selectionEnd]
    })
    expect(after).to.deep.equal(['answer-what', 'Noe er galt.', 4, 6])
  })

  it('waits for a sign that is being composed', async () => {
    await page.goto(new URL('/', site.url).href)
    await page.waitForSelector('html[data-reception="loading"]')
    await onNextStep(page, () => press(page, 'start'))
    const field = await page.waitForSelector('#answer-what')
    const compose = (type: string) =>
      field!.evaluate((element, name) => {
        element.dispatchEvent(new CompositionEvent(name, { bubbles: true }))
      }, type)
    await field!.focus()
    await compose('compositionstart')
    await page.keyboard.sendCharacter('に')
    // asked for once it is known who reads
    const answered = page.waitForResponse((response) => response.url().includes('/words-en-'))
    letThrough()
    await answered
    expect(await field!.evaluate((element) => element.isConnected)).to.equal(true)
    await compose('compositionend')
    await untilChecked(page)
    expect(
      await page.$eval('#answer-what', (area) => (area as HTMLTextAreaElement).value),
    ).to.equal('に')
  })

  it('leaves a page that is read where it is, with all that was served', async () => {
    await page.setViewport({ width: 390, height: 500 })
    const address = new URL(pagePath('nb', 'rights'), site.url).href
    await page.goto(address, { waitUntil: 'domcontentloaded' })
    const served = await page.$$eval('main h2', (titles) => titles.map((one) => one.textContent))
    await page.evaluate(() => scrollTo(0, 600))
    await page.waitForSelector('html[data-reception="loading"]')
    await checked()
    const titles = await page.$$eval('main h2', (all) => all.map((one) => one.textContent))
    expect(titles).to.include.members(served)
    expect(await page.evaluate(() => scrollY)).to.equal(600)
  })

  it('adds no entry to the history where the program does not come', async () => {
    site.tap.decide = async ({ path }): Promise<Fate> =>
      path.startsWith('/assets/app-') ? 'lose-request' : 'pass'
    await page.goto(new URL('/', site.url).href)
    await page.waitForSelector('#not-loaded:not([hidden])')
    const before = await page.evaluate(() => history.length)
    const follow = page.$eval('a[href="/4"]', (link) => (link as HTMLElement).click())
    await Promise.all([page.waitForNavigation(), follow])
    expect(await page.evaluate(() => history.length)).to.equal(before)
  })
})
