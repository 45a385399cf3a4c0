import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import {
  acknowledge,
  caseText,
  chooseCase,
  listTexts,
  note,
  openCase,
  syncDesk,
} from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  openPalette,
  press,
  startDesks,
  tabTo,
} from '../../support/browser/desk-shell.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { deliverIdentity } from '../../support/desk/desk-core.ts'
import type { SealedReport } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb

describe('who reads a case, on several desks', () => {
  let desks: Desks
  let reports: SealedReport[]
  let page: Page

  before(async () => {
    desks = await startDesks()
    reports = await deliverTwo(desks.instance)
  })
  after(() => desks.stop())
  beforeEach(async () => {
    page = await desks.unlocked(0)
  })
  afterEach(() => page.close())

  it('gives a follow-up manager access, and takes it away for what comes after', async () => {
    await openCase(page, 'K7M2Q4X')
    await press(page, '#access-readers', '#grant')
    await page.waitForSelector('#grant-member')
    const members = await page.$$eval('#grant-member option', (all) =>
      all.map((one) => one.value).filter(Boolean),
    )
    expect(members).to.deep.equal(['m3'])
    await page.select('#grant-member', 'm3')
    await press(page, '#grant-confirm')
    await page.waitForSelector('#reader-list [data-member=m3]')
    const manager = await desks.unlocked(3)
    await openCase(manager, 'K7M2Q4X')
    expect(await caseText(manager)).to.include('Skjult for K7M2Q4X')
    await page.bringToFront()
    await syncDesk(page)
    await press(page, '#release-m3')
    await page.waitForSelector('#release-m3-why')
    await page.select('#release-m3-why', 'done')
    await press(page, '#release-m3-confirm')
    await page.waitForSelector('#gone-list [data-member=m3]')
    await note(page, 'Etter at tilgangen ble tatt')
    await syncDesk(manager)
    expect(await caseText(manager)).to.not.include('Etter at tilgangen ble tatt')
    expect(await manager.$('.composer')).to.equal(null)
    await manager.close()
    expect(desks.browser.problems).to.deep.equal([])
  })

  it('offers only notes to a member with access as a reader', async () => {
    await openCase(page, 'K7M2Q4X')
    await press(page, '#access-readers', '#grant')
    await page.waitForSelector('#grant-member')
    await page.select('#grant-member', 'm3')
    await page.select('#grant-as', 'reader')
    await press(page, '#grant-confirm')
    await page.waitForSelector('#reader-list [data-member=m3]')
    const reader = await desks.unlocked(3)
    await openCase(reader, 'K7M2Q4X')
    const kinds = await reader.$$eval('.composer [name=kind]', (all) =>
      all.map((one) => (one instanceof HTMLInputElement ? one.value : '')),
    )
    expect(kinds).to.deep.equal(['note'])
    const standing = await reader.$$eval('.standing', (all) => all.map((one) => one.textContent))
    expect(standing).to.deep.equal([desk.rights.onlyReads, desk.rights.letters])
    await press(reader, '#access-readers', '#step-back')
    expect(await reader.$$('#grant, #acknowledge, #close-case, [id^=release-]')).to.deep.equal([])
    await press(reader, '#access-keeping', '#hold-state')
    expect(await reader.$$('#hold, #purge')).to.deep.equal([])
    await press(reader, '#work-assessment', '#labels-text')
    expect(await reader.$$('#labels-save, #assessment-save')).to.deep.equal([])
    await note(reader, 'Lest')
    await syncDesk(page)
    expect(await caseText(page)).to.include('Lest')
    await reader.close()
  })

  it('asks the custodian who the reporter is, with reasons, and shows the answer', async () => {
    await openCase(page, 'K7M2Q4X')
    await press(page, '#access-identity', '#ask-identity')
    await page.select('#ask-identity-purpose', 'hearing')
    await page.type('#ask-identity-text', 'Retten krever det')
    await press(page, '#ask-identity-confirm')
    await page.waitForFunction(
      (text) => document.querySelector('.step [role=alert]')?.textContent === text,
      {},
      desk.access.missing,
    )
    await page.type('#ask-identity-reason', 'Du skal kalles inn som vitne')
    await press(page, '#ask-identity-confirm')
    await page.waitForSelector('#identity-list [data-answer=waits]')
    const custodian = await desks.unlocked(2)
    const [row = ''] = await listTexts(custodian)
    expect(row).to.include(desk.custody.waits).and.include(desk.list.identity)
    expect(row).to.include(desk.list.today)
    const name = { name: 'Kari Nordmann', consent: ['hearing'] }
    await deliverIdentity(desks.instance, reports[0]!, name)
    await syncDesk(custodian)
    await openCase(custodian, 'K7M2Q4X')
    await press(custodian, '#access-identity')
    await custodian.waitForSelector('#identity-list')
    expect(await caseText(custodian))
      .to.include('Retten krever det')
      .and.not.include('Skjult')
    await custodian.waitForSelector('#identity-list [data-consent=yes]')
    expect(await custodian.$('#give-beyond')).to.equal(null)
    await press(custodian, '#answer-identity')
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
    const register = await page.$eval('#name-register', (list) => list.textContent ?? '')
    expect(register).to.include(desk.nameFor.hearing).and.not.include('Kari')
    await page.waitForSelector('#name-register [data-outcome=given][data-consent=yes]')
    await page.waitForSelector('[data-identity=given]')
    expect(await page.$eval('.untold', (one) => one.textContent)).to.include(desk.rights.untold)
    const marked = async () => (await listTexts(page)).join().includes(desk.rights.untoldState)
    expect(await marked()).to.equal(true)
    expect(await page.$eval('#tell-by-other', (one) => one.textContent)).to.equal(
      desk.rights.tellByOther,
    )
    expect(await page.$('#tell-reporter')).to.equal(null)
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    const colleague = await desks.unlocked(1)
    await openCase(colleague, 'K7M2Q4X')
    await press(colleague, '#tell-reporter')
    await colleague.waitForSelector('#tell-reporter-text')
    const letter = await colleague.$eval('#tell-reporter-text', (field) => {
      return field instanceof HTMLTextAreaElement ? field.value : ''
    })
    expect(letter).to.include('Du skal kalles inn som vitne').and.not.include('{')
    await loadAxe(colleague)
    expect(await violations(colleague)).to.deep.equal([])
    await press(colleague, '#tell-reporter-confirm')
    await press(colleague, '.send-now')
    await colleague.waitForSelector('.untold', { hidden: true })
    await colleague.close()
    await syncDesk(page)
    await page.waitForSelector('.untold', { hidden: true })
    // Without a confirmation the reporter has no board on which to read it.
    expect(await marked()).to.equal(true)
    await acknowledge(page)
    await page.waitForFunction(
      (mark) => !document.querySelector('#case-list')?.textContent?.includes(mark),
      {},
      desk.rights.untoldState,
    )
    const told = await page.$eval('.told-text', (one) => one.textContent)
    expect(told).to.include('Du skal kalles inn som vitne')
  })

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
  })

  it('lets one step back for good, which the colleagues see', async () => {
    await chooseCase(page, '9TRW0AB')
    await press(page, '#gate-close')
    await page.type('#gate-close-text', 'Min egen enhet')
    await press(page, '#gate-close-confirm')
    await page.waitForSelector('.panel .notice')
    expect(await page.$eval('.panel .notice', (one) => one.textContent)).to.include('9TRW0AB')
    expect((await listTexts(page)).join()).to.not.include('9TRW0AB')
    const other = await desks.unlocked(1)
    await chooseCase(other, '9TRW0AB')
    await openCase(other, '9TRW0AB')
    expect(await caseText(other)).to.include('Min egen enhet')
    await other.close()
  })

  it('deletes a case only without a hold, once its reference is typed, and a second member did the same', async () => {
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
    await page.waitForSelector('[data-agreed=m0]')
    expect(await page.$('#purge')).to.equal(null)
    const other = await desks.unlocked(1)
    expect((await listTexts(other)).join()).to.include(desk.keeping.agreedMark)
    await openCase(other, 'K7M2Q4X')
    await press(other, '#access-keeping')
    expect(await caseText(other)).to.include('Oppbevaringstida er ute')
    await press(other, '#refuse-purge')
    await other.type('#refuse-purge-text', 'Jeg vil lese den først')
    await press(other, '#refuse-purge-confirm')
    await other.waitForSelector('[data-agreed]', { hidden: true })
    await press(other, '#purge')
    await other.type('#purge-text', 'Oppbevaringstida er ute')
    await other.type('#purge-reference', 'K7M2Q4X')
    await press(other, '#purge-confirm')
    await other.waitForSelector('[data-agreed=m1]')
    await page.bringToFront()
    await syncDesk(page)
    await page.waitForSelector('[data-agreed=m1]')
    await press(page, '#purge')
    await page.type('#purge-text', 'Oppbevaringstida er ute')
    await page.type('#purge-reference', 'K7M2Q4X')
    await press(page, '#purge-confirm')
    await page.waitForSelector('.purged')
    expect((await listTexts(page)).join()).to.not.include('K7M2Q4X')
    await other.bringToFront()
    await syncDesk(other)
    expect(await other.$eval('.cases', (one) => one.textContent)).to.include(
      desk.keeping.purged.replace('{reference}', 'K7M2Q4X'),
    )
    await other.close()
    expect(desks.browser.problems).to.deep.equal([])
  })
})
