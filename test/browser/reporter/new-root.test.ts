import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { fingerprint, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import {
  fillReport,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  readCode,
  returnWithCode,
  sendReport,
  toReview,
  untilDelivered,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { nextReception, publishNext, succession } from '../../support/reception/lists.ts'

const { nb } = CATALOGUES
const REPORT = { channel: 'staff', answers: { what: 'Noe er galt.' } }

describe('a page that was open when the root of the reception changed', () => {
  let site: ReporterSite
  let page: Page

  beforeEach(async () => {
    site = await startReporterSite()
    page = await site.newPage()
  })
  afterEach(async () => {
    await site.stop()
  })

  /** Name a new root, as the holder of the old one or its thief: the page cannot tell them apart. */
  async function succeed(stolen: boolean): Promise<string> {
    const { p, reception } = site.instance
    const root = newSignKeyPair(p, systemRandom)
    const successions = [succession(p, reception, root, stolen)]
    await publishNext(
      site.instance,
      nextReception(p, reception, { root: root.publicKey, successions }, root),
    )
    return fingerprint(p, root.publicKey)
  }

  for (const stolen of [false, true]) {
    const how = stolen ? 'after a theft' : 'as planned'
    it(`sends no report before its new fingerprint was shown, ${how}`, async () => {
      await openReporter(page, site.url)
      await fillReport(page, REPORT)
      const root = await succeed(stolen)
      await press(page, 'send')
      await page.waitForSelector('#errors, #progress.good')
      expect(await site.countDrops(), 'sealed to the new root').to.equal(0)
      const text = await mainText(page)
      expect(text).to.include(nb.errors['new-root'])
      expect(await shownPrint(page)).to.equal(root)
      expect(text).to.include(stolen ? nb.readers.newPrintStolen : nb.readers.newPrint)
      await toReview(page)
      expect(await mainText(page)).to.include(REPORT.answers.what)
      await sendReport(page)
      expect(await site.countDrops()).to.equal(1)
    })
  }

  it('sends no letter before its new fingerprint was shown', async () => {
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await sendReport(page)
    const code = await readCode(page)
    await untilDelivered(page)
    page = await site.newPage()
    await openReporter(page, site.url)
    await returnWithCode(page, code)
    const root = await succeed(false)
    await onNextStep(page, () => press(page, 'more'))
    await put(page, 'follow-up', 'Mer om det.')
    await press(page, 'send')
    await page.waitForSelector('#errors, .notice.good')
    expect(await site.countDrops(), 'sealed to the new root').to.equal(1)
    expect(await mainText(page)).to.include(nb.errors['new-root'])
    expect(await shownPrint(page)).to.equal(root)
  })
})

/** The fingerprint on the screen, which stands there in eight groups. */
async function shownPrint(page: Page): Promise<string> {
  const groups = await page.$$eval('.print li', (items) =>
    items.map((item) => item.firstElementChild?.textContent ?? ''),
  )
  expect(groups).to.have.length(8)
  return groups.join('-')
}
