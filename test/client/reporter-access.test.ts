import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { PAGE_IDS, pathsOf } from '../../client/texts/pages.ts'
import { LANGUAGES } from '../../crypto/content.ts'
import { type BrowserOptions, launch, type TestBrowser } from '../support/browser.ts'
import { loadAxe, violations, wants } from '../support/reporter-measure.ts'
import { type ReporterServer, startReporterServer } from '../support/reporter-server.ts'
import {
  Findings,
  openServed,
  openStage,
  refuseScripts,
  show,
  speak,
  unfold,
} from '../support/reporter-stage.ts'
import { STILLS } from '../support/reporter-stills.ts'

const SCHEMES = ['light', 'dark'] as const

/** Look at what is shown, by day and by night. */
async function look(page: Page, found: Findings, place: string): Promise<void> {
  for (const scheme of SCHEMES) {
    await wants(page, { 'prefers-color-scheme': scheme })
    found.add(`${place}, ${scheme}`, await violations(page))
  }
}

describe('axe finds nothing on the reporter’s pages', function () {
  this.timeout(120_000)
  let server: ReporterServer
  let browser: TestBrowser
  let page: Page

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
  })
  afterEach(async () => {
    await page.close()
  })

  it('on every page and step in every state, in three languages, light and dark', async () => {
    await openStage(page, server.url)
    await loadAxe(page)
    const found = new Findings()
    for (const still of STILLS) {
      await show(page, still)
      await unfold(page)
      for (const language of LANGUAGES) {
        await speak(page, language)
        await look(page, found, `${still.name}, ${language}`)
      }
    }
    expect(found.text).to.equal('')
  })

  it('on every page as it is served to those without scripts, in three languages, light and dark', async () => {
    await refuseScripts(page)
    const found = new Findings()
    for (const id of ['landing', ...PAGE_IDS] as const) {
      for (const path of Object.values(pathsOf(id))) {
        await openServed(page, new URL(path, server.url).href)
        await loadAxe(page)
        await look(page, found, path)
      }
    }
    expect(found.text).to.equal('')
  })
})

/** Firefox takes what the reader wants from its settings alone; 0 is dark. */
const DARK: BrowserOptions = {
  preferences: { 'layout.css.prefers-color-scheme.content-override': 0 },
}

describe('axe finds nothing on the reporter’s pages in Firefox', function () {
  this.timeout(120_000)

  it('on every page and step in every state, in the dark', async () => {
    const server = await startReporterServer()
    const browser = await launch('firefox', DARK)
    const page = await browser.newPage()
    await openStage(page, server.url, '/en/')
    await loadAxe(page)
    const found = new Findings()
    for (const still of STILLS) {
      await show(page, still)
      await unfold(page)
      found.add(still.name, await violations(page))
    }
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).to.equal(
      true,
    )
    await browser.close()
    await server.stop()
    expect(found.text).to.equal('')
  })
})
