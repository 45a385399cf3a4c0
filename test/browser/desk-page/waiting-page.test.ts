import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { chooseKind, note, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  expectAccessible,
  press,
  startDesks,
  tabTo,
} from '../../support/browser/desk-shell.ts'
import { deliver, reportOf } from '../../support/server/instance.ts'

const texts = (page: Page, selector: string) =>
  page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ''))

const headings = (page: Page) =>
  page.$$eval('.list-group', (all) => all.map((one) => one.getAttribute('data-group')))

/** Leave the open case, by its button. */
async function leave(page: Page): Promise<void> {
  await page.bringToFront()
  await page.evaluate(() => document.querySelector<HTMLElement>('.case .back')?.click())
  await page.waitForSelector('.waiting')
}

/** Count from now on what a person presses with a mouse on this page. */
async function countClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = document.body.dataset.clicks !== undefined
    document.body.dataset.clicks = ''
    if (counted) return
    addEventListener(
      'click',
      ({ detail }) => {
        // pressed by a person, and not by a key or a label
        if (detail > 0) document.body.dataset.clicks += '+'
      },
      true,
    )
  })
}

const clicksOn = (page: Page) =>
  page.$eval('body', ({ dataset }) => dataset.clicks?.length ?? Number.NaN)

/** Press a button of the page without a mouse. */
const pressUncounted = (page: Page, selector: string) =>
  page.$eval(selector, (button) => (button as HTMLElement).click())

/** The desk syncs by itself every minute; nobody has to press for it. */
async function syncUncounted(page: Page): Promise<void> {
  await page.bringToFront()
  await page.waitForSelector('#sync[aria-disabled=false]')
  const before = await page.$eval('.top-sync', (bar) => bar.getAttribute('data-synced'))
  await pressUncounted(page, '#sync')
  await page.waitForSelector(
    `.top-sync[data-synced]:not([data-synced="${before}"], [data-synced=""])`,
  )
}

describe('the front page of two desks', () => {
  let desks: Desks
  let head: Page
  let adviser: Page

  before(async () => {
    desks = await startDesks()
    await deliverTwo(desks.instance)
    head = await desks.unlocked(0)
    adviser = await desks.unlocked(1)
  })
  after(() => desks.stop())

  it('is what waits for the member, under headings, without a finding of axe', async () => {
    expect(await texts(adviser, '#waiting-report')).to.deep.equal(['Nye meldinger 2'])
    expect(await texts(adviser, '[data-waiting=report] .reference')).to.have.members([
      ...['K7M2Q4X', '9TRW0AB'],
    ])
    expect(await headings(adviser)).to.deep.equal(['us'])
    await expectAccessible(adviser, 'waiting')
  })

  it('keeps reports that were read and that nobody has confirmed', async () => {
    for (const reference of ['K7M2Q4X', '9TRW0AB']) {
      await openCase(adviser, reference)
      await adviser.waitForSelector('#acknowledge')
      await leave(adviser)
    }
    expect(await texts(adviser, '[data-waiting=report] .reference')).to.have.members([
      ...['K7M2Q4X · Skjult for K7M2Q4X', '9TRW0AB · Skjult for 9TRW0AB'],
    ])
  })

  it('leads a member whom a note asks to look to that note, by keys alone', async () => {
    await openCase(head, 'K7M2Q4X')
    await chooseKind(head, 'note')
    await press(head, '[data-mention=m1]')
    await note(head, 'Kan du se på bilagene?')
    await head.waitForSelector('.entry[data-entry=note] .mentioned .mark')
    await syncDesk(adviser)
    await adviser.waitForSelector('[data-waiting=mention] .deadline')
    const changed = '#case-list [data-changed=true] .badge.changed'
    expect(await texts(adviser, changed)).to.deep.equal(['1 endring'])
    await tabTo(adviser, '[data-waiting=mention] .deadline')
    await adviser.keyboard.press('Enter')
    await adviser.waitForFunction(() =>
      document.activeElement?.matches('.timeline li:has([data-entry=note])'),
    )
    expect(await texts(adviser, '.timeline li:focus > .badge')).to.deep.equal(['Nytt siden sist'])
    expect(await texts(adviser, '#changes-title')).to.deep.equal(['1 endring siden sist'])
    await expectAccessible(adviser, 'a case that changed')
    await leave(adviser)
    await adviser.waitForSelector('[data-waiting=mention]', { hidden: true })
    expect(await adviser.$('.badge.changed')).to.equal(null)
  })

  it('leads to a task by its text, and to the section in which it is done', async () => {
    await openCase(head, 'K7M2Q4X')
    await press(head, '#work-tasks')
    await head.waitForSelector('#task-text')
    await head.type('#task-text', 'Skriv til HR')
    await head.select('#task-member', 'm1')
    await press(head, '#task-save')
    await head.waitForSelector('#task-list li')
    await syncDesk(adviser)
    await adviser.waitForSelector('[data-waiting=task] .deadline')
    expect(await texts(adviser, '[data-waiting=task] .waiting-text')).to.deep.equal([
      'Skriv til HR',
    ])
    await tabTo(adviser, '[data-waiting=task] .deadline')
    await adviser.keyboard.press('Enter')
    await adviser.waitForSelector('#work-tasks[aria-expanded=true]:focus')
    await adviser.waitForSelector('#task-list li')
    expect(desks.browser.problems).to.deep.equal([])
  })

  it('takes ten new reports together in 15 clicks at most, each with whom it is about', async () => {
    const references = Array.from({ length: 10 }, (_, i) => `TEN000${'0123456789'[i]}`)
    for (const [i, reference] of references.entries()) {
      const code = makeCode(systemRandom, reference)
      const who: Record<string, string> = i === 0 ? {} : { who: `Avdeling ${i}` }
      const drop = reportOf(`Skjult for ${reference}`)
      Object.assign(drop.content, { answers: { what: `Skjult for ${reference}`, ...who } })
      await deliver(desks.instance, { code, drop })
    }
    await leave(adviser)
    await syncDesk(adviser)
    await adviser.waitForSelector('#new-reports-open')
    await countClicks(adviser)
    await adviser.click('#new-reports-open')
    await adviser.waitForSelector('#new-declare')
    const known = await texts(adviser, '.new-report .facts div:first-child dd')
    expect(known).to.have.members([
      'Varsleren har ikke skrevet hvem eller hva det gjelder.',
      ...references.slice(1).map((_, i) => `Avdeling ${i + 1}`),
    ])
    expect(await adviser.content()).to.not.include('Skjult for TEN')
    await expectAccessible(adviser, 'new reports')
    for (const radio of await adviser.$$('.new-report input[value=impartial]')) await radio.click()
    await adviser.click('#new-declare')
    await adviser.waitForFunction(() => document.querySelector('#new-declare') === null)
    await adviser.waitForSelector('#new-reports-title:focus')
    const told = await texts(adviser, '.new-report .answer:first-of-type .as-written')
    expect(told).to.include.members(references.map((reference) => `Skjult for ${reference}`))
    await expectAccessible(adviser, 'new reports that were opened')
    await adviser.click('#new-tick-all')
    await adviser.click('#new-confirm')
    await adviser.waitForSelector('dialog.new-reports .empty')
    await adviser.waitForSelector('#new-reports-done[data-done=confirmed]')
    expect(await clicksOn(adviser)).to.be.within(13, 15)
    expect(await texts(adviser, '#new-reports-done')).to.deep.equal(['12 meldinger er bekreftet.'])
    await adviser.click('#new-reports-close')
    expect(await texts(adviser, '[data-waiting=report] .reference')).to.deep.equal([])
    await openCase(adviser, 'K7M2Q4X')
    await press(adviser, '#work-tasks')
    await press(adviser, '#task-list input[type=checkbox]')
    await leave(adviser)
    await adviser.waitForSelector('.waiting[data-count="0"]')
    expect(await texts(adviser, '.waiting .empty')).to.deep.equal(['Ingenting venter på deg nå.'])
    const rows = await texts(adviser, '#case-list [data-case]')
    const confirmed = rows.filter((row) => row.includes('TEN000'))
    expect(confirmed).to.have.length(10)
    expect(confirmed.join()).to.not.include('Ny melding')
    expect(desks.browser.problems).to.deep.equal([])
  })

  it('closes a case with the approval of a colleague who had not opened it, in 8 clicks at most', async () => {
    const approval = '[data-waiting=approval] .deadline'
    await openCase(adviser, 'TEN0005')
    for (const page of [adviser, head]) await countClicks(page)
    await adviser.bringToFront()
    await adviser.click('#close-case')
    await adviser.waitForSelector('#closing-findings:focus')
    await adviser.keyboard.type('Avdelingen har ryddet opp.')
    await adviser.click('#closing-result [value=unsubstantiated]')
    await adviser.click('#closing-save')
    await adviser.waitForSelector('#approval[data-approved=false]')
    await expectAccessible(adviser, 'a closing that waits')

    if ((await head.$('.case .back')) !== null) await leave(head)
    await syncUncounted(head)
    await head.waitForSelector(approval)
    expect(await texts(head, `${approval} .reference`)).to.deep.equal(['TEN0005'])
    expect((await texts(head, '[data-waiting=report]')).join()).to.not.contain('TEN0005')
    await head.click(approval)
    await head.waitForSelector('#gate-open')
    expect(await head.content()).to.not.include('Avdelingen har ryddet opp.')
    await head.click('#gate-open')
    await head.waitForSelector('#work-closing[aria-expanded=true]:focus')
    await head.click('#approve')
    await head.waitForSelector('#approval[data-approved=true]')

    await syncUncounted(adviser)
    await adviser.waitForSelector('#closing-status')
    await adviser.click('#closing-status')
    await adviser.waitForSelector('#compose-text:focus')
    await adviser.click('#send')
    await adviser.waitForSelector('.held')
    // it goes by itself after ten seconds
    await pressUncounted(adviser, '.send-now')
    await adviser.waitForSelector('.case[data-status=closed]')
    const clicks = await Promise.all([adviser, head].map(clicksOn))
    expect(clicks).to.deep.equal([5, 3])
    for (const page of [adviser, head]) await leave(page)
    expect(desks.browser.problems).to.deep.equal([])
  })

  it('K12: opens a report once both have chosen to open it together', async () => {
    const code = makeCode(systemRandom, 'TW0KEYS')
    await deliver(desks.instance, { code, text: 'To må lese dette.', how: 'two' })
    const yes = '[data-waiting=sealed] button'
    for (const page of [head, adviser]) {
      if ((await page.$('.case .back')) !== null) await leave(page)
      await page.bringToFront()
      await syncDesk(page)
      await page.waitForSelector(yes)
    }
    expect(await texts(adviser, '[data-waiting=sealed]')).to.not.include('To må lese dette.')
    await press(adviser, yes)
    await adviser.waitForSelector(yes, { hidden: true })
    expect((await texts(adviser, '[data-waiting=sealed] .hint')).join()).to.contain(
      'Du har sagt ja',
    )
    await expectAccessible(adviser, 'sealed')
    await head.bringToFront()
    await syncDesk(head)
    await press(head, yes)
    await head.waitForSelector('[data-waiting=sealed]', { hidden: true })
    await adviser.bringToFront()
    await syncDesk(adviser)
    await adviser.waitForSelector('[data-waiting=sealed]', { hidden: true })
    for (const page of [head, adviser]) {
      expect((await texts(page, '#case-list .reference')).join()).to.contain('TW0KEYS')
    }
  })
})
