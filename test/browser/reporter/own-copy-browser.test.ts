import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import {
  confirmGroup,
  fillReport,
  headingOf,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  savedBy,
  sendReport,
  toReview,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

const { nb } = CATALOGUES
const WORDS = 'Æøå 🐟\n  to linjer, «sitat» & <b>ikke HTML</b>'

describe('one’s own words, after they were sent', () => {
  let site: ReporterSite
  let page: Page
  const folder = tempFolder('copies')

  before(async () => {
    site = await startReporterSite('chromium', {}, { tellsRequests: true })
  })
  after(async () => {
    await site.stop()
    removeFolder(folder)
  })
  beforeEach(async () => {
    // only the browser's own context saves files where it is told to
    page = await site.browser.newPage()
  })
  afterEach(() => page.close())

  const openFolded = () => {
    for (const one of document.querySelectorAll('details')) one.open = true
  }

  /** The words of all languages come last. */
  const hasWords = (languages: number) => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name)
    return files.filter((name) => /\/pages-\w+-\w+\.json$/.test(name)).length === languages
  }

  /** Send a report and save a copy of it. */
  async function sent(): Promise<{ readonly code: string; readonly path: string }> {
    await openReporter(page, site.url)
    await fillReport(page, { channel: 'staff', answers: { what: WORDS } })
    const code = await sendReport(page)
    await page.evaluate(openFolded)
    const path = await savedBy(page, folder, () => press(page, 'save-copy'))
    await confirmGroup(page, code)
    await page.close()
    return { code, path }
  }

  /** From the first page of another visit: open the file under this code. */
  async function open(path: string, code: string): Promise<void> {
    await onNextStep(page, () => press(page, 'open-file'))
    const field = (await page.waitForSelector('#draft-file')) as ElementHandle<HTMLInputElement>
    await field.uploadFile(path)
    await put(page, 'draft-code', code)
    await press(page, 'open')
  }

  it('are read again by file and code, without a request, and lead to the case', async () => {
    const { code, path } = await sent()
    expect([basename(path), readFileSync(path).length]).to.deep.equal([nb.draft.file, 16_384])
    expect(readFileSync(path).includes('linjer')).to.equal(false)
    page = await site.browser.newPage()
    await openReporter(page, site.url)
    await page.waitForSelector('html[data-rest="ready"]')
    await page.waitForFunction(hasWords, {}, LANGUAGES.length)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await open(path, makeCode(systemRandom, 'ABCDEFG'))
    await page.waitForSelector('#errors')
    expect(await mainText(page)).to.include(nb.draft.wrong)
    await put(page, 'draft-code', code.toLowerCase())
    await onNextStep(page, () => press(page, 'open'))
    expect(await headingOf(page)).to.equal(nb.ownCopy.heading)
    const texts = await page.$$eval('.as-written', (all) => all.map((one) => one.textContent))
    expect(texts).to.include(WORDS)
    expect(await mainText(page)).to.include(nb.ownCopy.sentText)
    expect(requests).to.deep.equal([])
    await onNextStep(page, () => press(page, 'open-case'))
    await page.waitForSelector('#look')
    expect(await mainText(page)).to.include(nb.opened.waiting)
  })

  it('become a second report only after it was said what that leads to', async () => {
    const { code, path } = await sent()
    page = await site.browser.newPage()
    await openReporter(page, site.url)
    await page.waitForSelector('html[data-rest="ready"]')
    await open(path, code)
    await page.waitForSelector('#send-another')
    expect(await page.$eval('#send-another', (one) => one.checkVisibility())).to.equal(false)
    await page.evaluate(openFolded)
    expect(await mainText(page)).to.include(nb.ownCopy.anotherText)
    await onNextStep(page, () => press(page, 'send-another'))
    expect(await mainText(page)).to.include(nb.ownCopy.again)
    await toReview(page)
    expect(await mainText(page)).to.include(nb.ownCopy.again)
  })
})
