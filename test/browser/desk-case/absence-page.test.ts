import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { syncDesk } from '../../support/browser/desk-page.ts'
import {
  closeDialog,
  type Desks,
  deliverTwo,
  expectAccessible,
  openPalette,
  startDesks,
  tabTo,
} from '../../support/browser/desk-shell.ts'
import { testDesk } from '../../support/desk/desk-core.ts'

const desk = DESK_CATALOGUES.nb
const REFERENCE = 'K7M2Q4X'

describe('absence and deputies on the page', () => {
  let desks: Desks
  let adviser: Page
  let head: Page

  before(async () => {
    desks = await startDesks()
    await deliverTwo(desks.instance)
    const core = testDesk(desks.instance, 0)
    await core.sync()
    const [one] = core.cases.filter(({ reference }) => reference === REFERENCE)
    await core.declare(one!.id, false, '')
    const say = (action: Parameters<typeof jobOf>[1]) =>
      core.append(one!.id, jobOf(systemRandom, action))
    await say({ kind: 'acknowledge', next: null })
    const next = dayOf(Date.now()) - 5
    await say({ kind: 'status', status: 'assessing', text: 'Vi ser på det', next })
    await core.grant(one!.id, 'm1', 'follow-up-manager', '')
    const other = testDesk(desks.instance, 1)
    await other.sync()
    await other.declare(one!.id, false, '')
    adviser = await desks.unlocked(1)
    head = await desks.unlocked(0)
  })
  after(() => desks.stop())

  const inDays = (days: number) => new Date((dayOf(Date.now()) + days) * DAY_MS)
  /** As a date field of this browser takes it by keys: month, day, year. */
  const typed = (date: Date) =>
    date.toISOString().replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, (_, year, month, day) => {
      return `${month}${day}${year}`
    })
  const shownAs = (date: Date) =>
    date.toLocaleDateString('nb-NO', {
      ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
    })
  const openDialog = async (page: Page) => {
    await openPalette(page)
    await page.keyboard.type(desk.absences.title)
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog.absences[open]')
  }
  const reachOn = (page: Page) =>
    page.$eval('#absence-reach', (one) => one.textContent?.trim() ?? '')
  const choose = async (page: Page, title: string) => {
    await tabTo(page, '#absence-deputy')
    await page.keyboard.type(title)
  }
  const rowsOf = (page: Page) =>
    page.$$eval('.late-first .deadline', (all) => all.map((each) => each.textContent ?? ''))
  /** Fetch what is new until the first screen says it. */
  const waitForRow = async (page: Page, text: string) => {
    await page.bringToFront()
    await syncDesk(page)
    await page.waitForFunction(
      (what) =>
        [...document.querySelectorAll('.late-first .deadline')].some((one) =>
          one.textContent?.includes(what),
        ),
      {},
      text,
    )
  }

  it('is entered by keys alone, and says before how many cases the deputy cannot read', async () => {
    await openDialog(adviser)
    expect(await adviser.$eval('dialog.absences .empty', (one) => one.textContent)).to.equal(
      desk.absences.none,
    )
    expect(await adviser.$('#absence-member')).to.equal(null)
    expect(await reachOn(adviser)).to.equal(desk.absences.withoutDeputy)
    await choose(adviser, 'Member 3')
    const one = desk.absences.outOfReach.one
    const names = { n: 1, name: 'Member 1', deputy: 'Member 3' }
    await adviser.waitForFunction(
      (text) => document.querySelector('#absence-reach')?.textContent?.trim() === text,
      {},
      fill(one, names),
    )
    await expectAccessible(adviser, 'an absence that is being entered')
    // Without a last day it is not said.
    await tabTo(adviser, '#absence-save')
    await adviser.keyboard.press('Enter')
    await adviser.waitForSelector('#absence-until:focus')
    expect(await adviser.$eval('.absence-form .problem', (one) => one.textContent)).to.equal(
      desk.absences.noDays,
    )
    await adviser.keyboard.type(typed(inDays(9)))
    await tabTo(adviser, '#absence-save')
    await adviser.keyboard.press('Enter')
    await adviser.waitForSelector('[data-absence=m1]')
    await adviser.waitForSelector('#absences-title:focus')
    const row = await adviser.$eval('[data-absence=m1]', (one) => one.textContent ?? '')
    expect(row).to.include(shownAs(inDays(9)))
    expect(row).to.include(fill(desk.absences.deputy, { name: 'Member 3' }))
    await expectAccessible(adviser, 'an absence that was said')
    await closeDialog(adviser)
  })

  it('brings the deadline to those who can give the deputy access, with what to do', async () => {
    const text = fill(desk.turns.noAccess, {
      ...{ name: 'Member 1', day: shownAs(inDays(9)), deputy: 'Member 3' },
    })
    await waitForRow(head, text)
    const [row] = await rowsOf(head)
    expect(row).to.match(/^K7M2Q4X/)
    await head.waitForSelector('.away-now')
    const away = await head.$eval('.away-now', (one) => one.textContent ?? '')
    expect(away).to.include(
      fill(desk.absences.standingDeputy, {
        ...{ name: 'Member 1', day: shownAs(inDays(9)), deputy: 'Member 3' },
      }),
    )
    await expectAccessible(head, 'deadlines in the place of somebody who is away')
    await tabTo(head, '.late-first .deadline')
    await head.keyboard.press('Enter')
    await head.waitForSelector('[data-clock=promised]')
    expect(await head.$eval('[data-clock=promised]', (one) => one.textContent ?? '')).to.include(
      text,
    )
  })

  it('is changed by keys to a deputy who reads the case, and then stands on their desk as theirs', async () => {
    await adviser.bringToFront()
    await openDialog(adviser)
    await tabTo(adviser, '[data-absence=m1] button')
    await adviser.keyboard.press('Enter')
    await adviser.waitForSelector('#absence-from:focus')
    await choose(adviser, 'Member 0')
    await adviser.waitForFunction(
      (text) => document.querySelector('#absence-reach')?.textContent?.trim() === text,
      {},
      fill(desk.absences.reachesAll, { name: 'Member 1', deputy: 'Member 0' }),
    )
    await tabTo(adviser, '#absence-save')
    await adviser.keyboard.press('Enter')
    await adviser.waitForFunction(
      (text) => document.querySelector('[data-absence=m1]')?.textContent?.includes(text),
      {},
      fill(desk.absences.deputy, { name: 'Member 0' }),
    )
    await head.close()
    head = await desks.unlocked(0)
    const day = shownAs(inDays(9))
    await waitForRow(head, fill(desk.turns.deputy, { name: 'Member 1', day }))
    const away = await head.$eval('.away-now', (one) => one.textContent ?? '')
    expect(away).to.include(fill(desk.absences.standingYou, { name: 'Member 1', day }))
  })

  it('is ended by the head for a colleague, and the deadline is the colleague’s again', async () => {
    await openDialog(head)
    await head.waitForSelector('#absence-member')
    await expectAccessible(head, 'absences on the desk of the head')
    // Nobody stands in for themselves.
    await head.select('#absence-deputy', 'm1')
    await head.select('#absence-member', 'm1')
    await head.waitForFunction(
      (text) => document.querySelector('#absence-reach')?.textContent?.trim() === text,
      {},
      desk.absences.withoutDeputy,
    )
    await tabTo(head, '[data-end=m1]')
    await head.keyboard.press('Enter')
    await head.waitForSelector('[data-absence=m1]', { hidden: true })
    await closeDialog(head)
    await head.waitForSelector('.away-now', { hidden: true })
    expect(await rowsOf(head)).to.deep.equal([])
    await closeDialog(adviser)
    await syncDesk(adviser)
    await adviser.waitForSelector('.away-now', { hidden: true })
    expect(desks.browser.problems).to.deep.equal([])
  })
})
