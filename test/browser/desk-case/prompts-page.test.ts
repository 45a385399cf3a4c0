import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { wordsIn } from '../../../client/desk/format/words.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { type Action, jobOf } from '../../../client/desk/model/rules/action.ts'
import { HOLD_MS } from '../../../client/desk/page/store/hold.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { nextWorkingDay } from '../../../crypto/days/working-days.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { sampleContent } from '../../../scripts/demo/sample.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  caseText,
  chooseLanguage,
  listTexts,
  openCase,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { expectAccessible, stopHolding, tabTo } from '../../support/browser/desk-shell.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { contentOf, testDesk } from '../../support/desk/desk-core.ts'
import { type Clock, deliver, type Instance, startInstance } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb
const content = sampleContent()
const purged = content.templates?.find(({ id }) => id === 'purged')

/** One case for each prompt. */
const ASKED = 'K7M2Q4X'
const TOLD = '9TRW0AB'
const DELETED = '3HJ5N7P'
const WORDS = 'Vaktmesteren selger kobberrør'

/** The system's clock, and before that the days in which the cases came to be. */
function lateClock(days: number): Clock {
  let behind = days * DAY_MS
  return {
    now: () => Date.now() - behind,
    advance: (ms) => {
      behind -= ms
    },
  }
}

describe('a prompt among the deadlines, from the list to its end, by keys', () => {
  let instance: Instance
  let browser: TestBrowser
  const hosts: DeskHost[] = []
  const pages: Page[] = []

  before(async () => {
    const clock = lateClock(40)
    instance = await startInstance({ clock, weeks: 8, scheduled: true })
    const cores = await casesThatEnded(instance, clock)
    await buildClient({ targets: [TARGETS.desk] })
    browser = await launch('chromium')
    const retention = { ...content.retention!, unsubstantiated: 1, substantiated: 24 }
    const texts = deskFile({ ...content, retention })
    for (const [index, core] of cores.entries()) {
      const vault = await writeVault(instance.reception, index, core.vault)
      const server = new URL(instance.server.staffUrl)
      hosts.push(await startDeskHost({ server, vault, port: 0, texts }))
      pages.push(await unlocked(browser, hosts[index]!.url))
    }
  })
  after(async () => {
    await browser.close()
    await Promise.all(hosts.map((host) => host.stop()))
    await instance.stop()
  })

  it('asks how things are, in the language of who reported', async () => {
    const [page, other] = pages as [Page, Page]
    await openPrompt(page, 'check-in', ASKED)
    await pressByKey(page, '#write-check-in')
    await page.waitForSelector('#compose-text:focus')
    const { checkIn } = DESK_CATALOGUES.en.deadlines
    expect(await fieldOf(page, 'compose-text')).to.equal(checkIn)
    expect(await page.$('input[name=kind][value=message]:checked')).to.not.equal(null)
    expect(await page.$eval('#compose-language', writtenIn)).to.equal('en')
    await expectAccessible(page, 'asking how things are')
    await sendByKey(page)
    await page.waitForSelector('#write-check-in', { hidden: true })
    await syncDesk(other)
    await openCase(other, ASKED)
    expect(await caseText(other)).to.include(checkIn)
    expect(await other.$('#write-check-in')).to.equal(null)
  })

  it('tells of the deletion ahead of time, from the words for it', async () => {
    const [page, other] = pages as [Page, Page]
    await openPrompt(page, 'notify', TOLD)
    await pressByKey(page, '#write-notice')
    await page.waitForSelector('#compose-text:focus')
    const organisation = 'Example'
    const words = fill(purged?.party?.nn ?? '', { organisation })
    expect(await fieldOf(page, 'compose-text')).to.equal(words)
    expect(await page.$eval('#compose-status', writtenIn)).to.equal('purged')
    const day = nextWorkingDay(dayOf(Date.now()) + 28)
    expect(dayOf(Date.parse(await fieldOf(page, 'compose-next')))).to.equal(day)
    await expectAccessible(page, 'telling of the deletion')
    await sendByKey(page)
    await page.waitForSelector('.case[data-status=purged]')
    await page.waitForSelector('[data-clock=notify]', { hidden: true })
    await syncDesk(other)
    await openCase(other, TOLD)
    expect(await caseText(other)).to.include(words)
    expect(await caseText(other)).to.include(wordsIn('nb').day(day))
    expect(await other.$('[data-clock=notify]')).to.equal(null)
    expect(await other.$('[data-clock=delete] [data-state=open]')).to.not.equal(null)
  })

  it('leaves words that a person has begun, and takes no other language for them', async () => {
    const [page] = pages as [Page]
    await openCase(page, DELETED)
    await pressByKey(page, '#write-check-in')
    await page.waitForSelector('#compose-text:focus')
    await page.keyboard.type('Hei! ')
    const written = await fieldOf(page, 'compose-text')
    await pressByKey(page, '#write-check-in')
    await page.waitForSelector('#compose-text:focus')
    expect(await fieldOf(page, 'compose-text')).to.equal(written)
    expect(written).to.include('Hei!')
    await page.keyboard.down('Control')
    await page.keyboard.press('a')
    await page.keyboard.up('Control')
    await page.keyboard.press('Backspace')
  })

  it('waits while the deletion is stopped, and says so', async () => {
    const [page, other] = pages as [Page, Page]
    await openPrompt(page, 'delete', DELETED)
    await pressByKey(page, '#go-to-purge')
    await page.waitForSelector('#purge:focus')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#purge-confirm')
    await pressByKey(page, '#go-to-purge')
    await page.waitForSelector('#purge-text:focus')
    await syncDesk(other)
    await openCase(other, DELETED)
    await other.click('#access-keeping')
    await takeStep(other, 'hold', { 'hold-text': 'En klage er til behandling' })
    await other.waitForSelector('[data-clock=delete] [data-state=paused]')
    expect(await caseText(other)).to.include(desk.keeping.held)
    expect(await other.$('#purge')).to.equal(null)
    expect(await other.$('#go-to-purge')).to.equal(null)
    await page.bringToFront()
    await page.type('#purge-text', 'Oppbevart lenge nok')
    await page.type('#purge-reference', DELETED)
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (text) => document.querySelector('.step [role=alert]')?.textContent === text,
      {},
      desk.errors.held,
    )
    await expectAccessible(page, 'a deletion that is stopped')
    await pressByKey(page, '#purge-cancel')
    await page.waitForSelector('#access-keeping:focus')
    expect(await caseText(page)).to.include(desk.keeping.held)
    await takeStep(other, 'hold', { 'hold-text': 'Klagen er avgjort' })
    await other.waitForSelector('[data-clock=delete] [data-state=late]')
  })

  it('asks before it deletes, and leaves nothing of the case in any page', async () => {
    const [page, other] = pages as [Page, Page]
    await syncDesk(page)
    await openPrompt(page, 'delete', DELETED)
    expect(await caseText(page)).to.include(WORDS)
    await pressByKey(page, '#go-to-purge')
    await page.waitForSelector('#purge:focus')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#purge-confirm')
    await expectAccessible(page, 'the question before a deletion')
    for (const id of ['purge-text', 'purge-reference']) {
      await page.$eval(`#${id}`, (field) => (field as HTMLInputElement).select())
      await page.keyboard.press('Backspace')
    }
    await page.focus('#purge-text')
    await page.keyboard.type('Oppbevart lenge nok')
    await pressByKey(page, '#purge-confirm')
    await page.waitForFunction(
      (text) => document.querySelector('.step [role=alert]')?.textContent === text,
      {},
      desk.access.missing,
    )
    expect(await caseText(page)).to.include(WORDS)
    await page.focus('#purge-reference')
    await page.keyboard.type(DELETED)
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-agreed=m0]')
    expect(await caseText(page)).to.include(WORDS)
    await pressByKey(page, '#go-to-purge')
    await page.waitForSelector('#refuse-purge:focus')
    await expectAccessible(page, 'a deletion that waits for a second name')
    await syncDesk(other)
    await openCase(other, DELETED)
    await pressByKey(other, '#go-to-purge')
    await takeStep(other, 'purge', { 'purge-text': 'Enig', 'purge-reference': DELETED })
    await other.waitForSelector('.case', { hidden: true })
    await syncDesk(page)
    for (const each of [page, other]) {
      const left = await each.evaluate(() => document.documentElement.outerHTML)
      expect(left).to.not.include(WORDS)
      expect(left).to.not.include('Rørene er funnet')
      expect(left).to.include(fill(desk.keeping.purged, { reference: DELETED }))
      expect((await listTexts(each)).filter((row) => row.includes(DELETED))).to.deep.equal([])
    }
    expect(browser.problems).to.deep.equal([])
  })
})

/** Cases that ended long enough ago, seen by the desks of the head and the adviser. */
async function casesThatEnded(instance: Instance, clock: Clock): Promise<Desk[]> {
  const cores = [testDesk(instance, 0), testDesk(instance, 1)]
  const [head, adviser] = cores as [Desk, Desk]
  await report(instance, ASKED, 'en', 'They take the pipes')
  await report(instance, TOLD, 'nn', 'Dei tek røyra')
  await report(instance, DELETED, 'nb', WORDS)
  await head.sync()
  await adviser.sync()
  const close = async (reference: string, outcome: 'substantiated' | 'unsubstantiated') => {
    const { id } = head.cases.find((one) => one.reference === reference)!
    const act = (action: Action) => head.append(id, jobOf(systemRandom, action))
    await head.declare(id, false, '')
    await act({ kind: 'acknowledge', next: null })
    await act({ kind: 'closing', outcome, findings: '', measures: '', lessons: '' })
    const text = 'Rørene er funnet'
    await act({ kind: 'status', status: 'closed', text, party: 'party', next: null })
    return act
  }
  const purge = await close(DELETED, 'unsubstantiated')
  await close(TOLD, 'unsubstantiated')
  clock.advance(7 * DAY_MS)
  await close(ASKED, 'substantiated')
  const next = dayOf(clock.now()) + 28
  await purge({ kind: 'status', status: 'purged', text: 'Vi sletter', next })
  clock.advance(33 * DAY_MS)
  return cores
}

function report(instance: Instance, reference: string, language: Language, what: string) {
  const content = { ...contentOf('general', { what, party: 'own' }), language }
  const drop = { kind: 'report' as const, content }
  return deliver(instance, { code: makeCode(systemRandom, reference), drop })
}

async function unlocked(browser: TestBrowser, url: string): Promise<Page> {
  const page = await browser.newPage({ isolated: true })
  await page.evaluateOnNewDocument(stopHolding, HOLD_MS)
  await page.setViewport({ width: 1280, height: 900 })
  await unlockDesk(page, url)
  await chooseLanguage(page, 'nb')
  await loadAxe(page)
  return page
}

/** From the list of what is to be done to the case that a row is about. */
async function openPrompt(page: Page, kind: string, reference: string): Promise<void> {
  await page.bringToFront()
  await page.keyboard.down('Control')
  await page.keyboard.press('k')
  await page.keyboard.up('Control')
  await page.waitForSelector('#palette-text:focus')
  await page.keyboard.type(desk.deadlines.title)
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog.deadlines[open]')
  const row = await page.$$eval(
    `dialog .deadline[data-kind=${kind}]`,
    (rows, wanted) => rows.findIndex((each) => each.textContent?.includes(wanted)),
    reference,
  )
  expect(row, `${kind} of ${reference} among the deadlines`).to.not.equal(-1)
  for (let at = -1; at < row; at++) {
    if (at >= 0) await page.keyboard.press('Tab')
    await tabTo(page, `dialog .deadline[data-kind=${kind}]`)
  }
  await page.keyboard.press('Enter')
  await page.waitForFunction(
    (wanted) => document.querySelector('#case-title')?.textContent?.includes(wanted),
    {},
    reference,
  )
}

async function pressByKey(page: Page, selector: string): Promise<void> {
  await page.bringToFront()
  await page.focus('#case-title')
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
}

async function sendByKey(page: Page): Promise<void> {
  await page.bringToFront()
  await page.focus('#compose-text')
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  await page.waitForSelector('.send-now')
  await tabTo(page, '.send-now')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#compose-outcome[data-outcome=sent]')
}

async function takeStep(page: Page, id: string, fields: Record<string, string>): Promise<void> {
  await page.bringToFront()
  await page.click(`#${id}`)
  for (const [field, text] of Object.entries(fields)) await page.type(`#${field}`, text)
  await page.click(`#${id}-confirm`)
  await page.waitForSelector(`#${id}-confirm`, { hidden: true })
}

function fieldOf(page: Page, id: string): Promise<string> {
  return page.$eval(`#${id}`, writtenIn)
}

const writtenIn = (field: Element): string => (field as HTMLInputElement).value
