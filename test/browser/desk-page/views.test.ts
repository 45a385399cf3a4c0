import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import { foreignTexts } from '../../support/browser/desk-language.ts'
import { deskMisfits, hiddenFocus } from '../../support/browser/desk-measure.ts'
import { chooseCase, press, unlockDesk } from '../../support/browser/desk-page.ts'
import { type DeskView, inAnyOrder, walkViews } from '../../support/browser/desk-view.ts'
import { DESK_VIEWS } from '../../support/browser/desk-views.ts'
import { CASE, DeskWorld } from '../../support/browser/desk-world.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { inTurn } from '../../support/run/scale.ts'

const HEIGHT = 900
const WIDE = 1280
const PHONE = 390
/** A small phone; and a wide window at 400 %. */
const NARROWEST = 320

const width = (page: Page, px: number) => page.setViewport({ width: px, height: HEIGHT })

const LOOKS = {
  /** Colours are the same at every width. */
  chromium: {
    language: 'nb',
    narrow: [PHONE, NARROWEST],
    look: async (page: Page) => {
      const found = [...(await violations(page)), ...(await hiddenFocus(page))]
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
      found.push(...(await violations(page, ['color-contrast'])).map((one) => `dark: ${one}`))
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
      await width(page, PHONE)
      return [...found, ...(await hiddenFocus(page))]
    },
  },
  /** Texts of another language would be seen in nynorsk first. */
  firefox: {
    language: 'nn',
    narrow: [NARROWEST],
    look: async (page: Page) => {
      const found = [...(await hiddenFocus(page)), ...(await foreignTexts(page, 'nn'))]
      await width(page, NARROWEST)
      return [...found, ...(await violations(page))]
    },
  },
} as const

/**
 * An everyday run measures a quarter of the views, others each time, and opens one more quarter in Chromium, in an
 * order of that run. A long run opens and measures all in both browsers.
 */
const TURN = systemRandom(1)[0] ?? 0
const MEASURED = inTurn(DESK_VIEWS, 4, TURN)
const OPENED = {
  chromium: [...new Set([...MEASURED, ...inTurn(DESK_VIEWS, 4, TURN + 1)])],
  firefox: MEASURED,
}

for (const kind of drawBrowsers()) {
  describe(`every view of the desk in ${kind}`, () => {
    const { language, narrow, look } = LOOKS[kind]
    let world: DeskWorld

    before(async () => {
      world = await DeskWorld.start(kind, language)
    })
    after(() => world.stop())

    it('passes axe, fits a wide window, a phone and 400 %, and shows the focus', async () => {
      const faults: string[] = []
      const measure = async (view: DeskView, page: Page) => {
        if (!MEASURED.includes(view)) return
        const { name } = view
        await loadAxe(page)
        const found = await deskMisfits(page)
        found.push(...(await look(page)))
        for (const px of narrow) {
          await width(page, px)
          found.push(...(await deskMisfits(page)).map((one) => `${px} px: ${one}`))
        }
        await width(page, WIDE)
        faults.push(...found.map((one) => `${name}: ${one}`))
      }
      const views = inAnyOrder(OPENED[kind])
      const failures = await walkViews(world, views, { width: WIDE, height: HEIGHT }, measure)
      const order = views.map(({ name }) => name).join(', ')
      expect([...failures, ...faults].join('\n'), `opened in this order: ${order}`).to.equal('')
      expect(world.browser.problems).to.deep.equal([])
    })

    it('shows on a phone too what stands where no case is open', async () => {
      const page = await world.newPage()
      await width(page, PHONE)
      await unlockDesk(page, await world.url('reader'))
      await page.waitForSelector('.guide', { visible: true })
      await unlockDesk(page, await world.url('adviser'))
      await chooseCase(page, CASE.gated)
      await press(page, '#gate-close', '#gate-close-confirm')
      const notice = await page.waitForSelector('.panel > .notice', { visible: true })
      expect(await notice?.evaluate((one) => one.textContent)).to.include(CASE.gated)
      const { top } = await page.$eval('.cases', (one) => one.getBoundingClientRect().toJSON())
      const at = await notice?.evaluate((one) => one.getBoundingClientRect().top)
      expect(at).to.be.below(top)
      await page.close()
    })
  })
}
