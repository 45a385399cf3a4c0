import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { caseText, openCase, syncDesk, unlock } from '../../support/browser/desk-page.ts'
import { type Desks, expectAccessible, startDesks } from '../../support/browser/desk-shell.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { deliver } from '../../support/server/instance.ts'

const REFERENCE = 'K7M2Q4X'
const TEXT = 'Den ekte'
const HIGHEST = 2 ** 32 - 1

/** Runs in the page: a day on which nothing can be written, as a fault of the program would. */
function failingDay(): void {
  const unlucky = Math.floor(Date.now() / 86_400_000) - 6
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    get() {
      return (date: number | Date) => {
        if (Math.floor(Number(date) / 86_400_000) === unlucky) throw new RangeError('no such day')
        return new Intl.DateTimeFormat('nb', this.resolvedOptions())
          .formatToParts(date)
          .map(({ value }) => value)
          .join('')
      }
    },
  })
}

describe('a desk to which a stranger sends what no browser would', () => {
  let desks: Desks
  let page: Page

  before(async () => {
    desks = await startDesks(['head', 'reception'], { id: 'main', members: ['m0', 'm1'] })
    const code = makeCode(systemRandom, REFERENCE)
    await deliver(desks.instance, { code, text: TEXT })
    page = await desks.unlocked(0)
    await openCase(page, REFERENCE)
  })
  after(() => desks.stop())

  /** The true case opens and is whole, in its pane and in the list; and every other pane is there. */
  const expectUsable = async (what: string) => {
    await syncDesk(page)
    await openCase(page, REFERENCE)
    expect(await caseText(page), what).to.include(TEXT)
    expect(await page.$('.workplace .cases'), what).to.not.equal(null)
    expect(await page.$('.casework'), what).to.not.equal(null)
    await page.keyboard.press('Escape')
    await page.waitForSelector('#waiting-title')
    expect(desks.browser.problems, what).to.deep.equal([])
  }

  it('shows a sentence instead of what the page cannot draw, and all beside it', async () => {
    const { instance } = desks
    const unlucky = dayOf(instance.now()) - 6
    await deliver(instance, {
      code: makeCode(systemRandom, '9TRW0AB'),
      text: 'Uheldig',
      day: unlucky,
    })
    await deliver(instance, { text: 'skjult', day: unlucky, how: 'two' })
    const broken = await desks.locked(1, failingDay)
    await unlock(broken)
    await loadAxe(broken)
    const sentences = () =>
      broken.$$eval('.not-drawn', (all) => all.map((one) => one.textContent ?? ''))
    // The sealed report on the front page, and the row of the case in the list.
    await broken.waitForSelector('.not-drawn')
    expect((await sentences()).some((one) => one.includes('kan ikke vises'))).to.equal(true)
    await expectAccessible(broken, 'something that cannot be drawn')
    await openCase(broken, REFERENCE)
    expect(await caseText(broken)).to.include(TEXT)
    await broken.keyboard.press('Escape')
    await broken.waitForSelector('#waiting-title')
    expect(await broken.$('#case-list')).to.not.equal(null)
    await broken.close()
  })

  it('says that a letter is broken whose slip states a day that no calendar has, and all else works', async () => {
    await deliver(desks.instance, { text: 'skjult', day: HIGHEST, how: 'two' })
    await expectUsable('the highest day')
    // Only the sealed report of the test before stands there.
    expect(await page.$$('[data-waiting=sealed] > li')).to.have.length(1)
    const notices = await page.$$eval('#notices p', (all) =>
      all.map((one) => one.textContent ?? ''),
    )
    expect(notices.length).to.be.greaterThan(0)
  })
})
