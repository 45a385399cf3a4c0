import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { pagePath } from '../../client/texts/pages.ts'
import { launch, type TestBrowser } from '../support/browser.ts'
import { onNextStep, press, untilChecked } from '../support/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../support/reporter-server.ts'
import type { Fate } from '../support/wire-tap.ts'

describe('what is drawn again while somebody uses it', function () {
  this.timeout(60_000)
  let server: ReporterServer
  let browser: TestBrowser
  let page: Page
  /** Lets the key list through, so that the page learns who reads, and draws itself again. */
  let letThrough: () => void

  before(async () => {
    server = await startReporterServer()
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })
  beforeEach(async () => {
    page = await browser.newPage({ isolated: true })
    const gate = new Promise<Fate>((resolve) => {
      letThrough = () => resolve('pass')
    })
    server.tap.decide = async ({ path }) => (path === '/api/key-list' ? gate : 'pass')
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
    await page.goto(new URL('/', server.url).href)
    await page.waitForSelector('html[data-reception="loading"]')
    await page.$eval('.emergency summary', (summary) => {
      ;(summary as HTMLElement).click()
      ;(summary as HTMLElement).focus()
    })
    await checked()
    const kept = await page.evaluate(() => ({
      open: document.querySelector<HTMLDetailsElement>('.emergency details')?.open,
      focus: document.activeElement?.tagName,
    }))
    expect(kept).to.deep.equal({ open: true, focus: 'SUMMARY' })
  })

  it('keeps text, selection and scroll of a field', async () => {
    await page.goto(new URL('/', server.url).href)
    await page.waitForSelector('html[data-reception="loading"]')
    await onNextStep(page, () => press(page, 'start'))
    const text = Array.from({ length: 60 }, (_, i) => `Linje ${i}`).join('\n')
    await page.focus('#answer-what')
    await page.keyboard.sendCharacter(text)
    const before = await page.$eval('#answer-what', (field) => {
      const area = field as HTMLTextAreaElement
      area.setSelectionRange(8, 12)
      return area.scrollTop
    })
    await checked()
    const after = await page.$eval('#answer-what', (field) => {
      const area = field as HTMLTextAreaElement
      return [area.value, area.selectionStart, area.selectionEnd, area.scrollTop]
    })
    expect(after).to.deep.equal([text, 8, 12, before])
  })

  it('waits for a sign that is being composed', async () => {
    await page.goto(new URL('/', server.url).href)
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
    const address = new URL(pagePath('nb', 'rights'), server.url).href
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
    server.tap.decide = async ({ path }): Promise<Fate> =>
      path.startsWith('/assets/app-') ? 'lose-request' : 'pass'
    await page.goto(new URL('/', server.url).href)
    await page.waitForSelector('#not-loaded:not([hidden])')
    const before = await page.evaluate(() => history.length)
    await Promise.all([page.waitForNavigation(), page.click('a[href="/4"]')])
    expect(await page.evaluate(() => history.length)).to.equal(before)
  })
})
