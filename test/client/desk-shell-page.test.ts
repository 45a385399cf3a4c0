import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { HOLD_MS } from '../../client/desk/hold.ts'
import type { DeskHost } from '../../client/desk/host.ts'
import { DESK_CATALOGUES } from '../../client/texts/desk/catalogue.ts'
import { systemRandom } from '../../crypto/bytes.ts'
import { dayOf } from '../../crypto/calendar.ts'
import type { KeyList } from '../../crypto/keylist.ts'
import { makeCode } from '../../crypto/receipt.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { launch, type TestBrowser } from '../support/browser.ts'
import { deliverIdentity } from '../support/desk-core.ts'
import {
  acknowledge,
  caseText,
  chooseCase,
  listTexts,
  note,
  openCase,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../support/desk-page.ts'
import { makeHouse } from '../support/house.ts'
import {
  deliver,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../support/instance.ts'
import { loadAxe, violations } from '../support/reporter-measure.ts'

const REFERENCES = ['K7M2Q4X', '9TRW0AB'] as const
const desk = DESK_CATALOGUES.nb
const PRESSED = ['BUTTON', 'TEXTAREA', 'NAV', 'INPUT', 'SELECT']

/** Look for what axe finds, light and dark, in both languages and narrow too. */
async function expectAccessible(page: Page, view: string): Promise<void> {
  for (const language of ['first', 'second']) {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      expect(await violations(page), `${view}, ${scheme}, ${language} language`).to.deep.equal([])
    }
    await page.click('#language')
  }
  await page.setViewport({ width: 320, height: 800 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wide, `${view} scrolls sideways`).to.equal(false)
  await page.setViewport({ width: 1280, height: 800 })
}

/** What is held waits until somebody says: a machine may take longer than that over its tests. */
function stopHolding(holdMs: number): void {
  const wait = globalThis.setTimeout
  globalThis.setTimeout = ((then: () => void, ms?: number) =>
    ms === holdMs ? 0 : wait(then, ms)) as typeof globalThis.setTimeout
}

/** What the palette offers, from top to bottom. */
const offered = (page: Page) =>
  page.$$eval('[role=option] > span:first-child', (all) => all.map((one) => one.textContent))

async function openPalette(page: Page): Promise<void> {
  await page.bringToFront()
  await page.keyboard.down('Control')
  await page.keyboard.press('k')
  await page.keyboard.up('Control')
  await page.waitForSelector('#palette-text:focus')
}

/** Press Tab until something that matches has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${selector}`)
}

async function press(page: Page, ...selectors: string[]): Promise<void> {
  await page.bringToFront()
  for (const selector of selectors) {
    await page.waitForSelector(selector)
    await page.click(selector)
  }
}

describe("the desk's shell", () => {
  let instance: Instance
  let hosts: DeskHost[]
  const reports: SealedReport[] = []
  let browser: TestBrowser
  let page: Page

  before(async function () {
    this.timeout(60_000)
    const roles = ['head', 'reception', 'custodian', 'follow-up-manager'] as const
    const edit = (list: KeyList) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1'] }] })
    const house = makeHouse(await loadSodium(), { today: dayOf(Date.now()), roles, edit })
    instance = await startInstance({ house })
    hosts = []
    for (const index of roles.keys()) hosts.push(await startDesk(instance, index))
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await Promise.all(hosts.map((host) => host.stop()))
    await instance.stop()
  })

  /** Once, whichever tests are run. */
  async function deliverReports(): Promise<void> {
    if (reports.length > 0) return
    for (const reference of REFERENCES) {
      const code = makeCode(systemRandom, reference)
      reports.push(await deliver(instance, { code, text: `Skjult for ${reference}` }))
    }
  }

  async function unlocked(index: number): Promise<Page> {
    const opened = await browser.newPage({ isolated: true })
    await opened.evaluateOnNewDocument(stopHolding, HOLD_MS)
    await opened.setViewport({ width: 1280, height: 800 })
    await unlockDesk(opened, hosts[index]!.url)
    const language = await opened.evaluate(() => document.documentElement.lang)
    if (language !== 'nb') await opened.click('#language')
    await loadAxe(opened)
    return opened
  }

  describe('with nothing in it', () => {
    it('says what comes and what to do first, until that is put away', async () => {
      page = await unlocked(0)
      await page.waitForSelector('.guide')
      await expectAccessible(page, 'guide')
      await press(page, '#guide-dismiss')
      await page.waitForSelector('.guide', { hidden: true })
      await openPalette(page)
      await page.keyboard.type(desk.palette.guide)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.guide')
      await page.close()
      expect(browser.problems).to.deep.equal([])
    }).timeout(60_000)
  })

  describe('with two cases', () => {
    before(deliverReports)
    beforeEach(async () => {
      page = await unlocked(0)
    })
    afterEach(() => page.close())

    it('shows nothing of a case before one has said that one has no part in it', async () => {
      expect((await listTexts(page)).join()).to.not.include('Skjult')
      await chooseCase(page, 'K7M2Q4X')
      await page.waitForSelector('.gate')
      const html = await page.evaluate(() => document.documentElement.outerHTML)
      expect(html).to.include('K7M2Q4X').and.not.include('Skjult')
      await expectAccessible(page, 'gate')
      await press(page, '#gate-close')
      await page.waitForSelector('#gate-close-confirm')
      expect(await page.$eval('.step > p', (one) => one.textContent)).to.equal(desk.gate.closeLead)
      await expectAccessible(page, 'stepping back')
      await press(page, '#gate-close-cancel')
      await page.waitForSelector('#gate-close:focus')
      await press(page, '#gate-open')
      await page.waitForSelector('#case-title:focus')
      expect(await caseText(page)).to.include('Skjult for K7M2Q4X')
      expect((await listTexts(page)).join()).to.include('Skjult for K7M2Q4X')
      expect(browser.problems).to.deep.equal([])
    }).timeout(60_000)

    it('finds cases by words and switches, and says how many are shown', async () => {
      await page.keyboard.press('/')
      await page.waitForSelector('#filter-text:focus')
      await page.keyboard.type('9trw')
      await page.waitForFunction(() => document.querySelectorAll('#case-list li').length === 1)
      expect(await page.$eval('.shown [role=status]', (one) => one.textContent)).to.equal(
        '1 av 2 saker',
      )
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate(() => document.activeElement?.textContent)).to.include('9TRW0AB')
      await press(page, '#filter-clear')
      await page.waitForFunction(() => document.querySelectorAll('#case-list li').length === 2)
      await press(page, '[data-filter=mine]')
      await page.waitForSelector('.cases .empty')
      await press(page, '#filter-more')
      await expectAccessible(page, 'filter')
      await press(page, '[data-filter=mine]')
      await page.select('#filter-sort', 'reference')
      const first = () => page.$eval('#case-list .reference', (one) => one.textContent)
      expect(await first()).to.equal('9TRW0AB')
    }).timeout(60_000)

    it('offers everything that can be done, by its words and keys, and gives the focus back', async () => {
      await openCase(page, 'K7M2Q4X')
      await page.focus('#sync')
      await openPalette(page)
      expect(await offered(page)).to.include.members([
        ...[desk.case.acknowledge, desk.shortcuts.question, `${desk.access.readers} 2`],
        ...[desk.palette.print, desk.top.lock, '9TRW0AB'],
      ])
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        expect(await violations(page), `palette, ${scheme}`).to.deep.equal([])
      }
      await page.keyboard.press('Escape')
      await page.waitForSelector('#sync:focus')
      await openPalette(page)
      await page.keyboard.type('notat')
      await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1)
      const active = await page.$eval('#palette-text', (field) =>
        document.getElementById(field.getAttribute('aria-activedescendant') ?? ''),
      )
      expect(active).to.not.equal(null)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.composer[data-kind=note] #compose-text:focus')
      await openPalette(page)
      await page.keyboard.type('9TRW')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.gate')
    }).timeout(60_000)

    it('prints the open case alone, without what is pressed or written', async () => {
      await openCase(page, 'K7M2Q4X')
      await page.emulateMediaType('print')
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll('#desk *')]
          .filter((one) => one.checkVisibility() && !one.closest('.only-heard'))
          .map(({ tagName }) => tagName),
      )
      expect(seen).to.include('ARTICLE')
      expect(seen.filter((tag) => PRESSED.includes(tag))).to.deep.equal([])
      expect(await caseText(page)).to.include('Skjult for K7M2Q4X')
    }).timeout(60_000)

    it('holds a question for ten seconds, in which it can be undone, but no note', async () => {
      await openCase(page, 'K7M2Q4X')
      await acknowledge(page)
      await page.type('#compose-text', 'Angret spørsmål')
      await page.click('#send')
      await page.waitForSelector('.held')
      await expectAccessible(page, 'held')
      const asked: string[] = []
      page.once('dialog', (dialog) => {
        asked.push(dialog.message())
        void dialog.dismiss()
      })
      await press(page, '.undo')
      await page.waitForSelector('#compose-outcome[data-outcome=undone]')
      const kept = await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)
      expect(kept).to.equal('Angret spørsmål')
      await page.click('#send')
      await page.waitForSelector('.held')
      await press(page, '#lock')
      expect(asked).to.deep.equal([desk.hold.lock])
      await press(page, '.send-now')
      await page.waitForSelector('#compose-outcome[data-outcome=sent]')
      await note(page, 'Går med en gang')
      expect(await page.$('.held')).to.equal(null)
      await instance.server.tick()
      const { messages } = await readReceipt(instance, reports[0]!.receipt)
      expect(messages.map(({ content }) => content.text)).to.deep.equal(['Angret spørsmål'])
    }).timeout(60_000)
  })

  describe('on several desks', () => {
    before(deliverReports)
    beforeEach(async () => {
      page = await unlocked(0)
    })
    afterEach(() => page.close())

    it('gives a follow-up manager access, and takes it away for what comes after', async () => {
      await openCase(page, 'K7M2Q4X')
      await press(page, '#access-readers', '#grant')
      await page.waitForSelector('#grant-member')
      await expectAccessible(page, 'giving access')
      const members = await page.$$eval('#grant-member option', (all) =>
        all.map((one) => one.value).filter(Boolean),
      )
      expect(members).to.deep.equal(['m3'])
      await page.select('#grant-member', 'm3')
      await press(page, '#grant-confirm')
      await page.waitForSelector('#reader-list [data-member=m3]')
      const manager = await unlocked(3)
      await openCase(manager, 'K7M2Q4X')
      expect(await caseText(manager)).to.include('Skjult for K7M2Q4X')
      await page.bringToFront()
      await syncDesk(page)
      await press(page, '#release-m3')
      await page.waitForSelector('#release-m3-why')
      await expectAccessible(page, 'taking access')
      await page.select('#release-m3-why', 'done')
      await press(page, '#release-m3-confirm')
      await page.waitForSelector('#gone-list [data-member=m3]')
      await note(page, 'Etter at tilgangen ble tatt')
      await syncDesk(manager)
      expect(await caseText(manager)).to.not.include('Etter at tilgangen ble tatt')
      expect(await manager.$('.composer')).to.equal(null)
      await manager.close()
      expect(browser.problems).to.deep.equal([])
    }).timeout(90_000)

    it('asks the custodian who the reporter is, with reasons, and shows the answer', async () => {
      await openCase(page, 'K7M2Q4X')
      await press(page, '#access-identity', '#ask-identity')
      await page.type('#ask-identity-text', 'Retten krever det')
      await expectAccessible(page, 'asking for the identity')
      await press(page, '#ask-identity-confirm')
      await page.waitForSelector('#identity-list [data-answer=waits]')
      const custodian = await unlocked(2)
      const [row = ''] = await listTexts(custodian)
      expect(row).to.include(desk.custody.waits).and.include(desk.list.identity)
      expect(row).to.include(desk.list.today)
      await deliverIdentity(instance, reports[0]!, { name: 'Kari Nordmann' })
      await syncDesk(custodian)
      await openCase(custodian, 'K7M2Q4X')
      await press(custodian, '#access-identity')
      await custodian.waitForSelector('#identity-list')
      expect(await caseText(custodian))
        .to.include('Retten krever det')
        .and.not.include('Skjult')
      await press(custodian, '#answer-identity')
      await expectAccessible(custodian, 'answering about the identity')
      await press(custodian, '#answer-identity-confirm')
      await custodian.waitForFunction(
        (text) => document.querySelector('.step [role=alert]')?.textContent === text,
        {},
        desk.access.missing,
      )
      await custodian.select('#answer-identity-as', 'give')
      await custodian.type('#answer-identity-text', 'Kari Nordmann')
      await press(custodian, '#answer-identity-confirm')
      await custodian.waitForSelector('#identity-list [data-answer=given]')
      await custodian.close()
      await syncDesk(page)
      await page.waitForSelector('#identity-list [data-answer=given]')
      expect(await caseText(page)).to.include('Kari Nordmann')
    }).timeout(90_000)

    it('can be told all of this by keys alone, and gives the focus back after each', async () => {
      await openCase(page, 'K7M2Q4X')
      for (const [words, part, step] of [
        [desk.access.readers, 'readers', 'step-back'],
        [desk.access.keeping, 'keeping', 'purge'],
        [desk.access.identity, 'identity', 'ask-identity'],
      ] as const) {
        await openPalette(page)
        await page.keyboard.type(words)
        await page.keyboard.press('Enter')
        await page.waitForSelector(`#access-${part}:focus[aria-expanded=true]`)
        await tabTo(page, `#${step}`)
        await page.keyboard.press('Enter')
        await page.waitForSelector('.step > p:focus')
        await tabTo(page, `#${step}-cancel`)
        await page.keyboard.press('Enter')
        await page.waitForSelector(`#${step}:focus`)
      }
    }).timeout(60_000)

    it('lets one step back for good, which the colleagues see', async () => {
      await chooseCase(page, '9TRW0AB')
      await press(page, '#gate-close')
      await page.type('#gate-close-text', 'Min egen enhet')
      await press(page, '#gate-close-confirm')
      await page.waitForSelector('.panel .notice')
      expect(await page.$eval('.panel .notice', (one) => one.textContent)).to.include('9TRW0AB')
      expect((await listTexts(page)).join()).to.not.include('9TRW0AB')
      const other = await unlocked(1)
      await chooseCase(other, '9TRW0AB')
      await openCase(other, '9TRW0AB')
      expect(await caseText(other)).to.include('Min egen enhet')
      await other.close()
    }).timeout(90_000)

    it('deletes a case only without a hold, and once its reference is typed', async () => {
      await openCase(page, 'K7M2Q4X')
      await press(page, '#access-keeping', '#hold')
      await page.type('#hold-text', 'Tilsyn pågår')
      await press(page, '#hold-confirm')
      await page.waitForFunction(() => document.querySelector('#purge') === null)
      await press(page, '#hold')
      await page.type('#hold-text', 'Tilsynet er over')
      await press(page, '#hold-confirm')
      await press(page, '#purge')
      await page.type('#purge-text', 'Oppbevaringstida er ute')
      await page.type('#purge-reference', '9TRW0AB')
      await expectAccessible(page, 'deleting')
      await press(page, '#purge-confirm')
      await page.waitForFunction(
        (text) => document.querySelector('.step [role=alert]')?.textContent === text,
        {},
        desk.access.missing,
      )
      await page.$eval('#purge-reference', (field) => {
        ;(field as HTMLInputElement).value = 'k7m2q4x'
        field.dispatchEvent(new Event('input', { bubbles: true }))
      })
      await press(page, '#purge-confirm')
      await page.waitForSelector('.purged')
      expect((await listTexts(page)).join()).to.not.include('K7M2Q4X')
      const other = await unlocked(1)
      expect(await other.$eval('.cases', (one) => one.textContent)).to.include(
        desk.keeping.purged.replace('{reference}', 'K7M2Q4X'),
      )
      await other.close()
      expect(browser.problems).to.deep.equal([])
    }).timeout(90_000)
  })
})
