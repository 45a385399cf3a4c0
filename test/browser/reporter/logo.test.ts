import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { pagePath } from '../../../client/texts/pages.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import { loadAxe, misfits, violations, wants } from '../../support/browser/reporter-measure.ts'
import { press } from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { SVG_LOGO } from '../../support/files/logos.ts'
import { sampleSite } from '../../support/reception/site.ts'

const LOGO = { file: 'logo.svg', body: SVG_LOGO } as const

/** The picture before the name, as it is drawn. */
async function drawn(page: Page) {
  await page.waitForFunction(() => {
    const name = document.querySelector('.house')
    return name !== null && getComputedStyle(name, '::before').backgroundImage !== 'none'
  })
  return page.$eval('.house', (name) => {
    const { backgroundImage, backgroundColor, width, height } = getComputedStyle(name, '::before')
    const [path = ''] = /\/assets\/logo-\w+\.svg/.exec(backgroundImage) ?? []
    const isWhite = backgroundColor === 'rgb(255, 255, 255)'
    const shape = Number.parseFloat(width) / Number.parseFloat(height)
    return { path, isWhite, shape: Math.round(10 * shape) / 10, says: name.textContent }
  })
}

for (const kind of drawBrowsers()) {
  it(`A02: with a logo, the pages ask for it once in ${kind}, however many steps somebody takes`, async () => {
    const site = await startReporterSite(kind, { logo: LOGO }, { tellsRequests: true })
    try {
      const page = await site.newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await page.goto(site.url)
      await press(page, 'start')
      await page.waitForSelector('#answer-what')
      await press(page, 'language-en')
      await page.waitForSelector('html[lang="en"] #answer-what')
      await press(page, 'back')
      await page.waitForSelector('#start')
      expect((await drawn(page)).path).to.not.equal('')
      expect(asked.filter((path) => path.includes('/logo-'))).to.have.length(1)
      expect(site.browser.problems).to.deep.equal([])
    } finally {
      await site.stop()
    }
  })
}

describe('with a logo, the reporter’s pages', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite('chromium', { logo: LOGO })
  })
  after(() => site.stop())
  beforeEach(async () => {
    page = await site.newPage()
  })
  afterEach(() => page.close())

  it('A02: show it on white before the name, which is read once, in light, dark and forced colours', async () => {
    for (const [name, value] of [
      ['prefers-color-scheme', 'light'],
      ['prefers-color-scheme', 'dark'],
      ['forced-colors', 'active'],
    ] as const) {
      await wants(page, { [name]: value })
      await page.goto(site.url)
      const { path, ...rest } = await drawn(page)
      expect(rest, value).to.deep.equal({
        isWhite: true,
        shape: 3,
        says: sampleSite().organisation.name.nb,
      })
      expect(path, value).to.match(/^\/assets\/logo-/)
      expect(await page.$$('img'), value).to.have.length(0)
    }
  })

  it('A02: fit a phone of 320 pixels, without a fault that axe finds', async () => {
    await page.setViewport({ width: 320, height: 640 })
    await page.goto(site.url)
    expect(await misfits(page)).to.deep.equal([])
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
  })

  it('A02: show it without JavaScript, on each page', async () => {
    await page.setJavaScriptEnabled(false)
    for (const path of ['/', pagePath('en', 'rights')]) {
      await page.goto(new URL(path, site.url).href)
      expect((await drawn(page)).path, path).to.not.equal('')
    }
  })
})
