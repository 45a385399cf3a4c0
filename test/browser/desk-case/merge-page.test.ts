import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  acknowledge,
  caseText,
  chooseKind,
  listTexts,
  note,
  openCase,
  press as pressNow,
  syncDesk,
} from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { confirmStep, openPart, save, waitFor } from '../../support/browser/five-desks.ts'
import { loadAxe, rulesBy, violations } from '../../support/browser/reporter-measure.ts'
import { press, put } from '../../support/browser/reporter-page.ts'
import { reportAs } from '../../support/reception/need-to-know.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { deliver, readReceipt, type SealedReport } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb
const [ONE, TWO] = ['K7M2Q4X', '9TRW0AB'] as const
const SAME = 'Utstyr blir solgt fra verkstedet på fredager, etter stengetid, uten kvittering.'

describe('cases that are handled together on the page', () => {
  let stage: DeskStage
  let browser: TestBrowser
  let page: Page
  let reports: readonly SealedReport[]

  before(async () => {
    browser = await launch('chromium')
  })
  after(() => browser.close())
  beforeEach(async () => {
    stage = await startDeskStage({ browser })
    const report = (reference: string, text: string) =>
      deliver(stage.instance, { code: makeCode(systemRandom, reference), text })
    reports = [await report(ONE, SAME), await report(TWO, SAME.toUpperCase())]
    page = await stage.openDesk()
  })
  afterEach(() => stage.stop())

  const textOf = (selector: string) => page.$eval(selector, (one) => one.textContent ?? '')

  /** The texts that the reporter of a case reads. */
  const told = async (index: number): Promise<string[]> => {
    await stage.instance.server.tick()
    const { status, messages } = await readReceipt(stage.instance, reports[index]!.receipt)
    return [status, ...messages].flatMap((one) => (one?.content.text ? [one.content.text] : []))
  }

  /** Both cases open and confirmed; the second handled in the first. */
  async function mergeBoth(): Promise<void> {
    for (const reference of [TWO, ONE]) {
      await openCase(page, reference)
      await acknowledge(page)
    }
    await openPart(page, 'work-links')
    await page.select('#merge-case', await linkNameOf(TWO))
    await page.select('#merge-leads', 'this')
    await press(page, 'merge-save')
    await page.waitForSelector('#merged')
  }

  const linkNameOf = (reference: string) =>
    page.$$eval(
      '#merge-case option',
      (options, wanted) =>
        options.find((one) => one.textContent?.includes(wanted))?.getAttribute('value') ?? '',
      reference,
    )

  const receiver = async (label: string) => {
    await page.evaluate((wanted) => {
      const all = [...document.querySelectorAll<HTMLElement>('#receivers label')]
      all
        .find((one) => one.textContent?.trim() === wanted)
        ?.querySelector('input')
        ?.click()
    }, label)
  }

  it('stand as one entry and one timeline, and each reporter gets only their own answer', async () => {
    await mergeBoth()
    expect(await listTexts(page)).to.have.lengthOf(1)
    const rows = await page.$$eval('.timeline li:has(.drop)', (all) =>
      all.map((row) => row.querySelector('p')?.textContent ?? ''),
    )
    expect(rows.sort()).to.deep.equal(
      [TWO, ONE].map((name) => fill(desk.merging.row, { name })).sort(),
    )
    for (const text of [SAME, SAME.toUpperCase()]) expect(await caseText(page)).to.include(text)

    await put(page, 'compose-text', 'Når så du det?')
    await press(page, 'send')
    await page.waitForSelector('#compose-outcome[data-outcome=unaddressed]')
    expect(await textOf('#receiver-told')).to.equal(desk.receiver.choose)
    await receiver(fill(desk.receiver.one, { name: TWO }))
    await waitFor(page, '#send', fill(desk.receiver.send, { name: TWO }))
    await press(page, 'send')
    await page.waitForSelector('.held')
    expect(await textOf('.held'))
      .to.include(TWO)
      .and.not.include(ONE)
    await page.click('.send-now')
    await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    expect(await page.$$('#receivers input:checked')).to.have.lengthOf(0)
    await waitFor(page, '.timeline li', 'Når så du det?')
    expect(await told(0)).to.not.include('Når så du det?')
    expect(await told(1)).to.include('Når så du det?')
    expect(browser.problems).to.deep.equal([])
  })

  it('ask to close the other for its reporter, with a text of its own, and go apart again', async () => {
    await mergeBoth()
    await chooseKind(page, 'status')
    await receiver(fill(desk.receiver.one, { name: ONE }))
    await page.waitForSelector('#receivers input:checked')
    await page.select('#compose-status', 'closed')
    // Only a party gets words of one's own.
    await pressNow(page, '[name=party][value=party]')
    await put(page, 'compose-text', 'Vi er ferdige, og takker deg.')
    await press(page, 'send')
    await page.waitForSelector('.held')
    expect(await textOf('.held')).to.include(ONE)
    await page.click('.send-now')
    await page.waitForSelector('.still-open')
    await page.$eval('.still-open button', (one) => one.click())
    await page.waitForSelector('#compose-text:focus')
    expect(await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)).to.equal(
      '',
    )
    await pressNow(page, '[name=party][value=party]')
    await put(page, 'compose-text', 'Også din melding er ferdig behandlet.')
    await waitFor(page, '#send', fill(desk.receiver.status, { name: TWO }))
    await press(page, 'send')
    await page.waitForSelector('.held')
    await page.click('.send-now')
    await page.waitForSelector('.still-open', { hidden: true })
    expect(await told(0)).to.include('Vi er ferdige, og takker deg.')
    expect(await told(0)).to.not.include('Også din melding er ferdig behandlet.')
    expect(await told(1)).to.deep.equal(['Også din melding er ferdig behandlet.'])

    await openPart(page, 'work-links')
    await page.$eval('[id^=apart-]', (one) => (one as HTMLElement).click())
    await page.waitForSelector('#merged', { hidden: true })
    expect(await listTexts(page)).to.have.lengthOf(2)
    expect(browser.problems).to.deep.equal([])
  })

  it('are proposed where both say the same, and not once somebody keeps them apart', async () => {
    await openCase(page, ONE)
    expect(await page.$('#same-text')).to.equal(null)
    await openCase(page, TWO)
    // Whichever came first by id has the other proposed to it.
    if ((await page.$('#same-text')) === null) await openCase(page, ONE)
    await press(page, 'same-merge')
    await page.waitForSelector('#merge-case:focus')
    expect(await page.$eval('#merge-how', (one) => (one as HTMLSelectElement).value)).to.equal(
      'duplicate',
    )
    await press(page, 'same-apart')
    await page.waitForSelector('#same-text', { hidden: true })
    expect(await listTexts(page)).to.have.lengthOf(2)
  })

  it('open by themselves for what belongs to only one of them, and are reached by keys and words', async () => {
    await mergeBoth()
    await page.$eval('.merged button', (one) => (one as HTMLElement).click())
    await page.waitForSelector('#merged-into')
    expect(await textOf('#case-title')).to.include(TWO)
    expect(await page.$('#receivers')).to.equal(null)
    await note(page, 'Bare om den andre')
    await page.$eval('#merged-into button', (one) => (one as HTMLElement).click())
    await page.waitForSelector('#merged')
    await waitFor(page, '.timeline li', 'Bare om den andre')
    await put(page, 'filter-text', TWO.toLowerCase())
    expect(await listTexts(page)).to.have.lengthOf(1)
    await page.focus('#case-title')
    await page.keyboard.press('u')
    await page.waitForSelector('#merge-case:focus')
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await put(page, 'palette-text', desk.mergeKeys.split)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#split-rows:focus')
    expect(browser.problems).to.deep.equal([])
  })

  it('become two where a second matter is split off, and the talk stays in the first', async () => {
    await openCase(page, ONE)
    await acknowledge(page)
    await openPart(page, 'work-links')
    await press(page, 'split-save')
    await page.waitForSelector('#split-outcome[data-outcome=missing]')
    await press(page, 'split-piece-0')
    await waitFor(page, '#split-readers', 'Member 0')
    await put(page, 'split-text', 'To forhold')
    await press(page, 'split-save')
    await page.waitForSelector('#split-outcome[data-outcome=saved]')
    expect(await page.$('.slip')).to.equal(null)
    expect(await listTexts(page)).to.have.lengthOf(3)
    await page.$$eval('#case-list button', (rows) => {
      const fresh = rows.find((row) => !/K7M2Q4X|9TRW0AB/.test(row.textContent ?? ''))
      fresh?.click()
    })
    await page.waitForSelector('#gate-open')
    await press(page, 'gate-open')
    await page.waitForSelector('#split-off')
    expect(await caseText(page)).to.include(SAME)
    const kinds = await page.$$eval('.composer input[name=kind]', (all) =>
      all.map((one) => (one as HTMLInputElement).value),
    )
    expect(kinds).to.deep.equal(['status', 'note'])
    await page.$eval('#split-off button', (one) => (one as HTMLElement).click())
    await waitFor(page, '#case-title', ONE)
    await waitFor(page, '.timeline', desk.linkLeads.split)
    expect(browser.problems).to.deep.equal([])
  })

  it('R11: are heard with the invitation in one act, which somebody else never gets', async () => {
    await openCase(page, ONE)
    await acknowledge(page)
    await openPart(page, 'work-hearings')
    await save(page, 'hearing', { who: 'Leder for verkstedet', mode: 'phone' })
    expect(await page.$('.held')).to.equal(null)
    const [me] = await page.$$eval('#hearing-to option', (all) =>
      all.map((one) => one.getAttribute('value') ?? '').filter(Boolean),
    )
    await page.select('#hearing-to', me!)
    await page.select('#hearing-mode', 'meeting')
    await put(page, 'hearing-day', '2027-01-11')
    await put(page, 'hearing-place', 'kl. 10, rom 214')
    const written = await page.$eval(
      '#hearing-message',
      (one) => (one as HTMLTextAreaElement).value,
    )
    const { invitation } = desk
    for (const text of [
      ...[invitation.lead, invitation.meeting, invitation.companion, invitation.anonymous],
      ...['11. januar 2027', 'kl. 10, rom 214'],
    ]) {
      expect(written).to.include(text)
    }
    await press(page, 'hearing-save')
    await page.waitForSelector('.held')
    expect(await page.$$('#hearing-list li')).to.have.lengthOf(2)
    await put(page, 'compose-text', 'Halvskrevet spørsmål')
    await page.click('.held .undo')
    await page.waitForSelector('#compose-text:focus')
    expect(await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)).to.equal(
      written,
    )
    expect(await told(0)).to.deep.equal([])
    await chooseKind(page, 'question')
    expect(await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)).to.equal(
      'Halvskrevet spørsmål',
    )
    await chooseKind(page, 'status')
    await press(page, 'send')
    await page.waitForSelector('.held')
    await page.click('.send-now')
    await page.waitForSelector('.case[data-status=hearing]')
    expect(await told(0)).to.deep.equal([written])
    expect(browser.problems).to.deep.equal([])
  })

  it('pass axe, light and dark, and fit a narrow screen', async () => {
    await mergeBoth()
    await openPart(page, 'work-links')
    await loadAxe(page)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      expect(await violations(page, rulesBy(scheme)), scheme).to.deep.equal([])
    }
    await page.setViewport({ width: 360, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).to.equal(
      true,
    )
    await page.emulateMediaType('print')
    expect(await page.$$eval('.of-case', (all) => all.every((one) => one.checkVisibility()))).to.be
      .true
  })
})

describe('who reads cases that are handled together', () => {
  let stage: DeskStage
  let page: Page
  let other: Page

  before(async () => {
    const reception = makeReception(await loadSodium(), {
      today: dayOf(Date.now()),
      roles: ['head', 'reception', 'follow-up-manager'],
      edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1'] }] }),
    })
    stage = await startDeskStage({ reception, desks: [0, 1] })
    await reportAs(stage.instance, 'Den ene meldingen')
    await reportAs(stage.instance, 'Den andre meldingen', ['m1'])
    page = await opened(0)
    other = await opened(1)
    await page.bringToFront()
    await openCase(page, 'Den ene')
    await openPart(page, 'access-readers')
    await confirmStep(page, 'grant', { member: 'm2', as: 'follow-up-manager' })
    await openPart(page, 'work-links')
    const [linkName = ''] = await page.$$eval('#merge-case option', (all) =>
      all.map((one) => one.getAttribute('value') ?? '').filter(Boolean),
    )
    await page.select('#merge-case', linkName)
    await page.select('#merge-leads', 'this')
    await press(page, 'merge-save')
    await page.waitForSelector('#merged')
    await openPart(page, 'work-links')
  })
  after(() => stage.stop())

  /** The desk of a member who is impartial in every case. */
  async function opened(index: number): Promise<Page> {
    const on = await stage.openDesk(index)
    for (let row = await gated(on); row !== null; row = await gated(on)) {
      await row.click()
      await press(on, 'gate-open')
      await on.waitForSelector('.gate', { hidden: true })
    }
    return on
  }

  const gated = (on: Page) => on.$('#case-list [data-gated=true]')
  const line = (member: string) =>
    page.$eval(`.who-reads [data-member=${member}]`, (one) => one.textContent ?? '')

  it('is said where both are read, and a member left out of one cannot be granted access', async () => {
    expect(await line('m0')).to.include(desk.merging.both)
    const [, why = ''] = desk.merging.leftOut.split(':')
    expect(await line('m1')).to.include(why.split('. ').at(-1)!)
    expect(await page.$('[id^=let-m1]')).to.equal(null)
  })

  it('is said to a reader of only one of them, and nothing of the other', async () => {
    await syncDesk(other)
    await openCase(other, 'Den ene')
    await other.waitForSelector('#merged-elsewhere')
    expect(await caseText(other)).to.not.include('Den andre')
    expect(stage.browser.problems).to.deep.equal([])
  })

  it('takes in who handles the one, once somebody lets them into the other', async () => {
    await page.bringToFront()
    expect(await line('m2')).to.not.include(desk.merging.both)
    const id = await page.$eval('[id^=let-m2]', (one) => one.id)
    await confirmStep(page, id, {})
    await waitFor(page, '.who-reads [data-member=m2]', desk.merging.both)
    expect(stage.browser.problems).to.deep.equal([])
  })
})
