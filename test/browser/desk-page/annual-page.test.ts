import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { wordsIn } from '../../../client/desk/format/words.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { lastDayOf, yearOf } from '../../../client/desk/model/figures/annual.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { deskFaults } from '../../support/browser/desk-measure.ts'
import {
  caseText,
  chooseLanguage,
  press,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { closeDialog } from '../../support/browser/desk-shell.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { dayIn } from '../../support/reception/annual-attack.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb
const TODAY = dayOf(Date.now())
/** The last one that can be reported on today. */
const YEAR = yearOf(TODAY) - (TODAY > lastDayOf(yearOf(TODAY) - 1) ? 1 : 2)
const HALF_A_YEAR = 180 * DAY_MS
const REASON = 'En sak ble bekreftet for sent'

describe('the annual report on the pages of two desks', () => {
  let instance: Instance
  let browser: TestBrowser
  const hosts: DeskHost[] = []
  const pages: Page[] = []

  before(async () => {
    let behind = (TODAY - dayIn(YEAR, 350)) * DAY_MS
    const clock = {
      now: () => Date.now() - behind,
      advance: (ms: number) => {
        behind -= ms
      },
    }
    instance = await startInstance({ clock, roles: ['head', 'head'] })
    for (let n = 0; n < 6; n++) await deliver(instance)
    const cores = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const core of cores) await syncAndOpen(core)
    for (const { id } of cores[0]!.cases) {
      await cores[0]!.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    }
    // Desks renew the rows that they hold: a row that nobody renews for a year is gone.
    while (behind > 0) {
      clock.advance(Math.min(behind, HALF_A_YEAR))
      for (const core of cores) await core.sync()
    }
    await buildClient({ targets: [TARGETS.desk] })
    browser = await launch('chromium')
    for (const [index, core] of cores.entries()) {
      const vault = await writeVault(instance.reception, index, core.vault)
      const server = new URL(instance.server.staffUrl)
      hosts.push(await startDeskHost({ server, vault, port: 0 }))
      const page = await browser.newPage({ isolated: true })
      await page.setViewport({ width: 1280, height: 900 })
      await page.evaluateOnNewDocument(keepFiles)
      await unlockDesk(page, hosts[index]!.url)
      await chooseLanguage(page, 'nb')
      pages.push(page)
    }
  })
  after(async () => {
    await browser.close()
    await Promise.all(hosts.map((host) => host.stop()))
    await instance.stop()
  })

  const textOf = (page: Page, selector: string) =>
    page.$eval(selector, (one) => one.textContent ?? '')
  const overview = async (page: Page) => {
    await page.bringToFront()
    await press(page, '#overview-button')
    await page.waitForSelector('dialog.overview[open] .annual')
  }
  const csvOf = async (page: Page) => {
    await page.evaluate(() => document.head.querySelector('[data-saved]')?.remove())
    await press(page, '#annual-csv')
    await page.waitForSelector('[data-saved]')
    return page.$eval('[data-saved]', (one) => one.getAttribute('content') ?? '')
  }
  const facts = (name: string) => ({ name, day: wordsIn('nb').day(TODAY), year: YEAR })

  it('is made on one, and given again on the other as it was', async () => {
    const [page, other] = pages as [Page, Page]
    await overview(page)
    await press(page, `#annual-make-${YEAR}`, '#annual-not-before')
    await page.waitForSelector(`.report[data-year="${YEAR}"]`)
    expect(await textOf(page, '#annual-by')).to.equal(fill(desk.told.by, facts('Member 0')))
    expect(await deskFaults(page)).to.deep.equal([])
    const told = await csvOf(page)
    expect(told).to.include(`"${desk.annual.total}";"6"`)
    await syncDesk(other)
    await overview(other)
    expect(await other.$(`#annual-make-${YEAR}`)).to.equal(null)
    expect(await textOf(other, '#annual-by')).to.equal(fill(desk.told.by, facts('Member 0')))
    expect(await csvOf(other)).to.equal(told)
  })

  it('is corrected for a reason, once it was said what can be worked out then', async () => {
    const [page, other] = pages as [Page, Page]
    await other.bringToFront()
    await press(other, '#annual-correct')
    await other.waitForSelector('#annual-correct-confirm')
    expect(await textOf(other, '.step')).to.include(desk.told.correctLead)
    expect(await deskFaults(other)).to.deep.equal([])
    await press(other, '#annual-correct-confirm')
    await other.waitForFunction(
      (text) => document.querySelector('.step [role=alert]')?.textContent === text,
      {},
      desk.access.missing,
    )
    await other.type('#annual-correct-reason', REASON)
    await press(other, '#annual-correct-confirm')
    const corrected = fill(desk.told.corrected, { ...facts('Member 1'), reason: REASON })
    const isThere = (text: string) => document.querySelector('#annual-by')?.textContent === text
    await other.waitForFunction(isThere, {}, corrected)
    await closeDialog(page)
    await syncDesk(page)
    await overview(page)
    await page.waitForFunction(isThere, {}, corrected)
    await closeDialog(page)
    await press(page, '#case-list button')
    await page.waitForSelector('[data-entry=counted]')
    const line = fill(desk.told.lineCorrected, { year: YEAR, reason: REASON })
    expect(await caseText(page)).to.include(`${desk.work.counted} ${line}`)
    expect(browser.problems).to.deep.equal([])
  })
})

/** Writes every file that the page offers into its head. */
function keepFiles(): void {
  const make = URL.createObjectURL
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((content) => {
      const one = document.createElement('meta')
      one.setAttribute('data-saved', blob.type)
      one.setAttribute('content', content)
      document.head.append(one)
    })
    return make(blob)
  }
}
