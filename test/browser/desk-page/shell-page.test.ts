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
} from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  openPalette,
  press,
  startDesks,
} from '../../support/browser/desk-shell.ts'
import { readReceipt, type SealedReport } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb
const PRESSED = ['BUTTON', 'TEXTAREA', 'NAV', 'INPUT', 'SELECT']

/** The entries of the palette, from top to bottom. */
const offered = (page: Page) =>
  page.$$eval('[role=option] > span:first-child', (all) => all.map((one) => one.textContent))

describe("the desk's shell", () => {
  let desks: Desks
  let reports: SealedReport[]
  let page: Page

  before(async () => {
    desks = await startDesks()
  })
  after(() => desks.stop())

  describe('with nothing in it', () => {
    it('says what comes and what to do first, until that is put away', async () => {
      page = await desks.unlocked(0)
      await page.waitForSelector('.guide')
      await press(page, '#guide-dismiss')
      await page.waitForSelector('.guide', { hidden: true })
      await openPalette(page)
      await page.keyboard.type(desk.palette.guide)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.guide')
      await page.close()
      expect(desks.browser.problems).to.deep.equal([])
    })
  })

  describe('with two cases', () => {
    before(async () => {
      reports = await deliverTwo(desks.instance)
    })
    beforeEach(async () => {
      page = await desks.unlocked(0)
    })
    afterEach(() => page.close())

    it('shows nothing of a case before one has said that one has no part in it', async () => {
      expect((await listTexts(page)).join()).to.not.include('Skjult')
      await chooseCase(page, 'K7M2Q4X')
      await page.waitForSelector('.gate')
      const html = await page.evaluate(() => document.documentElement.outerHTML)
      expect(html).to.include('K7M2Q4X').and.not.include('Skjult')
      await press(page, '#gate-close')
      await page.waitForSelector('#gate-close-confirm')
      expect(await page.$eval('.step > p', (one) => one.textContent)).to.equal(desk.gate.closeLead)
      await press(page, '#gate-close-cancel')
      await page.waitForSelector('#gate-close:focus')
      await press(page, '#gate-open')
      await page.waitForSelector('#case-title:focus')
      expect(await caseText(page)).to.include('Skjult for K7M2Q4X')
      expect((await listTexts(page)).join()).to.include('Skjult for K7M2Q4X')
      expect(desks.browser.problems).to.deep.equal([])
    })

    it('finds cases by words and switches, and says how many are shown', async () => {
      await page.keyboard.press('/')
      await page.waitForSelector('#filter-text:focus')
      await page.keyboard.type('9trw')
      await page.waitForFunction(() => document.querySelectorAll('#case-list li').length === 1)
      // it is said once nobody has typed for a moment
      await page.waitForFunction(
        () => document.querySelector('.shown [role=status]')?.textContent === '1 av 2 saker',
      )
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate(() => document.activeElement?.textContent)).to.include('9TRW0AB')
      await press(page, '#filter-clear')
      await page.waitForFunction(() => document.querySelectorAll('#case-list li').length === 2)
      await press(page, '[data-filter=mine]')
      await page.waitForSelector('.cases .empty')
      await press(page, '#filter-more')
      await press(page, '[data-filter=mine]')
      await page.select('#filter-sort', 'reference')
      const first = () => page.$eval('#case-list .reference', (one) => one.textContent)
      expect(await first()).to.equal('9TRW0AB')
    })

    it('offers everything that can be done, by its words and keys, and gives the focus back', async () => {
      await openCase(page, 'K7M2Q4X')
      await page.focus('#sync')
      await openPalette(page)
      expect(await offered(page)).to.include.members([
        ...[desk.case.acknowledge, desk.shortcuts.question, `${desk.access.readers} 2`],
        ...[desk.palette.print, desk.top.lock, '9TRW0AB'],
      ])
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
    })

    it('opens the palette again where it has only just been left, or another dialog', async () => {
      await page.focus('#sync')
      const leaveAndCall = () => {
        const dialog = document.querySelector<HTMLDialogElement>('dialog[open]')
        if (dialog === null) throw new Error('no dialog is open')
        // it tells that it closed in a task of its own, after the key
        const told = new Promise((resolve) => dialog.addEventListener('close', resolve))
        dialog.close()
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
        return told.then(() => new Promise((resolve) => requestAnimationFrame(resolve)))
      }
      await openPalette(page)
      await page.keyboard.type('notat')
      await page.evaluate(leaveAndCall)
      await page.waitForSelector('dialog.palette[open] #palette-text:focus')
      await page.waitForSelector('#palette-text:placeholder-shown')
      await page.keyboard.press('Escape')
      await page.waitForSelector('#sync:focus')
      await page.keyboard.press('?')
      await page.waitForSelector('dialog.shortcuts[open]')
      await page.evaluate(leaveAndCall)
      await page.waitForSelector('dialog.palette[open] #palette-text:focus')
      await page.keyboard.press('Escape')
      await page.waitForSelector('dialog', { hidden: true })
    })

    it('opens the palette again where it was left before anything was drawn', async () => {
      await page.focus('#sync')
      const isOpen = await page.evaluate(async () => {
        const key = { key: 'k', ctrlKey: true }
        document.dispatchEvent(new KeyboardEvent('keydown', key))
        await new Promise((resolve) => queueMicrotask(() => resolve(null)))
        const dialog = document.querySelector<HTMLDialogElement>('dialog.palette[open]')
        if (dialog === null) throw new Error('the palette did not open')
        const closed = new Promise((resolve) => dialog.addEventListener('close', resolve))
        dialog.close()
        document.dispatchEvent(new KeyboardEvent('keydown', key))
        await closed
        await new Promise((resolve) => requestAnimationFrame(resolve))
        return document.querySelector('dialog.palette[open]') !== null
      })
      expect(isOpen).to.equal(true)
    })

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
    })

    it('holds a question for ten seconds, in which it can be undone, but no note', async () => {
      await openCase(page, 'K7M2Q4X')
      await acknowledge(page)
      await page.type('#compose-text', 'Angret spørsmål')
      await page.click('#send')
      await page.waitForSelector('.held')
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
      await desks.instance.server.tick()
      const { messages } = await readReceipt(desks.instance, reports[0]!.receipt)
      expect(messages.map(({ content }) => content.text)).to.deep.equal(['Angret spørsmål'])
    })
  })
})
