import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { caseText, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type Desks, startDesks } from '../../support/browser/desk-shell.ts'
import { forgedLetter } from '../../support/reception/forged-drop.ts'
import { Dice } from '../../support/reception/together.ts'
import { scaled } from '../../support/run/scale.ts'
import { deliver } from '../../support/server/instance.ts'

const REFERENCE = 'K7M2Q4X'
const TEXT = 'Den ekte'
const HIGHEST = 2 ** 32 - 1
/** Letters that are sent before the desk fetches them. */
const BATCH = 20
/** The shelf of a test has room for so many letters. */
const ROUNDS = scaled(40, 3)

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

  it('says that a letter is broken whose slip states a day that no calendar has, and all else works', async () => {
    await deliver(desks.instance, { text: 'skjult', day: HIGHEST, how: 'two' })
    await expectUsable('the highest day')
    expect(await page.$('[data-waiting=sealed]')).to.equal(null)
    const notices = await page.$$eval('#notices p', (all) =>
      all.map((one) => one.textContent ?? ''),
    )
    expect(notices.length).to.be.greaterThan(0)
  })

  it('stays usable whatever fields a sealed letter has, and hides nothing but that', async () => {
    const dice = new Dice(37)
    const { instance } = desks
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < BATCH; i++)
        await deliver(instance, forgedLetter(dice, dayOf(instance.now())))
      await expectUsable(`seed 37, round ${round}`)
      // Each case that came of them opens too, or says in a sentence what cannot be shown.
      const rows = await page.$$eval('#case-list button[data-case]', (all) =>
        all.map((one) => one.getAttribute('data-case')),
      )
      for (const id of rows.slice(0, 5)) {
        await page.click(`#case-list [data-case="${id}"]`)
        await page.waitForSelector('article.case, .panel .not-drawn')
      }
    }
  })
})
