import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { PASSPHRASE } from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  openPalette,
  startDesks,
  tabTo,
} from '../../support/browser/desk-shell.ts'
import { heard } from '../../support/browser/reporter-keyboard.ts'
import { readReceipt, type SealedReport } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb

describe('the desk by keyboard alone', () => {
  let desks: Desks
  let reports: SealedReport[]
  let page: Page

  before(async () => {
    desks = await startDesks()
    reports = await deliverTwo(desks.instance)
    page = await desks.locked(0, listen, notePrinting)
  })
  after(() => desks.stop())

  // Each step begins where the one before it ended.
  let isBroken = false
  beforeEach(() => {
    expect(isBroken, 'an earlier step failed').to.equal(false)
  })
  afterEach(function () {
    isBroken ||= this.currentTest?.state === 'failed'
  })

  const press = (key: Parameters<Page['keyboard']['press']>[0]) => page.keyboard.press(key)
  const type = (text: string) => page.keyboard.type(text)
  const focused = (selector: string) => page.waitForSelector(`${selector}:focus`)
  const enterOn = async (selector: string) => {
    await tabTo(page, selector)
    await press('Enter')
  }
  const ctrlEnter = async () => {
    await page.keyboard.down('Control')
    await press('Enter')
    await page.keyboard.up('Control')
  }
  const backTo = async (selector: string) => {
    await page.keyboard.down('Shift')
    await tabTo(page, selector)
    await page.keyboard.up('Shift')
  }
  const command = async (words: string) => {
    await openPalette(page)
    await type(words)
    await press('Enter')
  }
  const textOfFocus = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  /** Announcements of the live regions since the last time. */
  const told = () =>
    page.evaluate(() => {
      const all = (globalThis as unknown as { told: string[] }).told
      return all.splice(0)
    })

  it('unlocks, moves in the list, and opens a case through the question before it', async () => {
    await type(PASSPHRASE)
    await press('Enter')
    await page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
    await focused('#cases-title')
    expect((await told()).filter((text) => text === desk.top.done)).to.have.length(1)
    await tabTo(page, '#case-list button')
    const first = await textOfFocus()
    await press('ArrowDown')
    const second = await textOfFocus()
    expect(second).to.not.equal(first)
    await press('Home')
    expect(await textOfFocus()).to.equal(first)
    await press('End')
    expect(await textOfFocus()).to.equal(second)
    if (!second.includes('K7M2Q4X')) await press('Home')
    await press('Enter')
    await focused('#case-title')
    await enterOn('#gate-open')
    await page.waitForSelector('.gate', { hidden: true })
    await focused('#case-title')
    expect(await page.$eval('.timeline', (one) => one.textContent)).to.include('Skjult for')
  })

  it('confirms the report, asks a question, calls it back while it is held, and sends it', async () => {
    await enterOn('#acknowledge')
    await page.waitForSelector('.acknowledge', { hidden: true })
    await focused('#case-title')
    await press('q')
    await focused('#compose-text')
    await type('Hvem andre så det?')
    await told()
    await ctrlEnter()
    await page.waitForSelector('.held')
    expect(await told()).to.deep.equal([desk.hold.to.replace('{reference}', 'K7M2Q4X')])
    await focused('#compose-text')
    await press('z')
    await page.waitForSelector('#compose-outcome[data-outcome=undone]')
    await focused('#compose-text')
    expect(await told()).to.deep.equal([desk.hold.undone])
    expect(await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)).to.equal(
      'Hvem andre så det?',
    )
    await ctrlEnter()
    await enterOn('.send-now')
    await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    await focused('#compose-text')
    await desks.instance.server.tick()
    const { messages } = await readReceipt(desks.instance, reports[0]!.receipt)
    expect(messages.map(({ content }) => content.text)).to.deep.equal(['Hvem andre så det?'])
  })

  it('says once what is missing in a form, and notes an assessment', async () => {
    await command(desk.sheet.tasks)
    await focused('#work-tasks')
    await tabTo(page, '#task-save')
    await told()
    await press('Enter')
    await page.waitForSelector('#task-outcome[data-outcome=missing]')
    expect(await told()).to.have.length(1)
    await command(desk.sheet.assessment)
    await focused('#work-assessment')
    await tabTo(page, '#assessment-scope')
    await press('ArrowDown')
    await tabTo(page, '#assessment-urgent')
    await press('Space')
    await tabTo(page, '#assessment-text')
    await type('Regnskapet kan endres')
    await enterOn('#assessment-save')
    await page.waitForSelector('#assessment-outcome[data-outcome=saved]')
    await focused('#assessment-save')
    await page.waitForSelector('.case-row .mark.bad')
  })

  it('lets the follow-up manager in, and the focus stays in the part', async () => {
    await command(desk.access.readers)
    await focused('#access-readers')
    await enterOn('#grant')
    await focused('.step > p')
    await enterOn('#grant-cancel')
    await focused('#grant')
    await press('Enter')
    await tabTo(page, '#grant-member')
    await press('ArrowDown')
    await enterOn('#grant-confirm')
    await page.waitForSelector('#reader-list [data-member=m3]')
    // Nobody is left who could be granted access: the button is gone.
    await focused('#access-readers')
  })

  it('names everything that can have the focus, and is left by Tab', async () => {
    for (const { role, name } of await heard(page)) expect(name, role).to.not.equal('')
    const seen = new Set<string>()
    for (let presses = 0; presses < 150; presses++) {
      await press('Tab')
      const at = await page.evaluate(() => document.activeElement?.id ?? '')
      if (at === 'sync' && seen.has('send')) return
      seen.add(at)
    }
    throw new Error(`Tab goes round among ${[...seen].join(', ')}`)
  })

  it('writes the closing, and tells the reporter that the case is closed', async () => {
    await enterOn('#close-case')
    await focused('#closing-findings')
    await type('Regnskapet er rettet.')
    await tabTo(page, '#closing-result input')
    await press('Space')
    await page.waitForSelector('#closing-result :checked')
    await enterOn('#closing-save')
    await focused('#work-closing')
    // nobody has approved it: the desk reminds, and stops nobody
    await command(desk.case.close)
    await page.waitForSelector('#unapproved')
    await focused('#compose-text')
    // Only a party gets words of one's own.
    await backTo('[name=party]')
    await press('ArrowUp')
    await press('ArrowUp')
    await page.waitForSelector('[name=party][value=party]:checked:focus')
    await tabTo(page, '#compose-text')
    await type('Takk for at du sa fra.')
    await ctrlEnter()
    await page.waitForSelector('.held')
    await enterOn('.send-now')
    await page.waitForSelector('.case[data-status=closed]')
    await focused('#compose-text')
  })

  it('prints, syncs, finds and looks keys up, and the focus is back each time', async () => {
    await command(desk.palette.print)
    await page.waitForSelector('html[data-printed]')
    await focused('#compose-text')
    await press('Escape')
    await tabTo(page, '#commands')
    await press('?')
    await page.waitForSelector('dialog.shortcuts[open]')
    await press('Escape')
    await focused('#commands')
    await press('Enter')
    await focused('#palette-text')
    await press('Escape')
    await focused('#commands')
    await told()
    const before = await page.$eval('.top-sync', (one) => one.getAttribute('data-synced'))
    await press('s')
    await page.waitForFunction(
      (old) => {
        const now = document.querySelector('.top-sync')?.getAttribute('data-synced')
        return now !== undefined && now !== null && now !== '' && now !== old
      },
      {},
      before,
    )
    expect(await told()).to.deep.equal([desk.top.done])
    await press('/')
    await focused('#filter-text')
    await type('9TRW')
    await page.waitForFunction(() => document.querySelectorAll('#case-list li').length === 1)
    await enterOn('#filter-clear')
    await focused('#filter-text')
    await press('ArrowDown')
    await focused('#case-list button')
  })

  it('locks, and waits for the passphrase', async () => {
    await command(desk.top.lock)
    await focused('#passphrase')
    expect(desks.browser.problems).to.deep.equal([])
  })
})

/** Nobody is asked for a printer. */
function notePrinting(): void {
  globalThis.print = () => document.documentElement.setAttribute('data-printed', '')
}

/** Keep what the live regions of the page say, each time that they say something new. */
function listen(): void {
  const all: string[] = []
  Object.assign(globalThis, { told: all })
  const last = new WeakMap<Element, string>()
  new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement
      const region = element?.closest('[role=status], [role=alert]')
      const text = region?.textContent ?? ''
      if (region == null || last.get(region) === text) continue
      last.set(region, text)
      if (text !== '') all.push(text)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
