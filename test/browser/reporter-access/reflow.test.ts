import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { LANGUAGES } from '../../../crypto/entries/content.ts'
import { misfits, spaceOut } from '../../support/browser/reporter-measure.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import {
  Findings,
  openStage,
  show,
  speak,
  unfold,
  WARNED,
} from '../../support/browser/reporter-stage.ts'
import { STILLS } from '../../support/reporter/stills.ts'
import { inTurn } from '../../support/run/scale.ts'

const PHONE = { width: 320, height: 640 }
/** The viewport that 400 % leaves of 1280 by 1024. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4 }
const LARGER_PHONE = { width: 390, height: 844 }
const WIDE = { width: 1280, height: 1024 }

describe('the reporter’s pages', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite()
  })
  after(() => site.stop())
  beforeEach(async () => {
    page = await site.newPage()
  })
  afterEach(async () => {
    await page.close()
  })

  for (const [turn, name, viewport] of [
    [0, '320 pixels', PHONE],
    [1, 'a zoom of 400 %', ZOOMED],
    [2, 'a wide window', WIDE],
  ] as const) {
    it(`fit ${name} without scrolling sideways, with nothing cut off and room for a finger`, async () => {
      await page.setViewport(viewport)
      await openStage(page, site.url, '/', viewport === PHONE ? WARNED : {})
      expect(await misfitsOn(page, turn)).to.equal('')
    })
  }

  it('fit 320 pixels with the spacing that WCAG 1.4.12 lets a reader ask for', async () => {
    await page.setViewport(PHONE)
    await openStage(page, site.url)
    await spaceOut(page)
    const spacing = () =>
      page.$eval('#heading', (one) => Number.parseFloat(getComputedStyle(one).letterSpacing))
    expect(await spacing()).to.be.above(2)
    expect(await misfitsOn(page, 1)).to.equal('')
  })

  it('have equally wide buttons in each group, on a phone and in a wide window', async () => {
    await openStage(page, site.url)
    const uneven = new Findings()
    for (const viewport of [PHONE, WIDE]) {
      await page.setViewport(viewport)
      for (const still of STILLS) {
        await show(page, still)
        uneven.add(`${still.name}, ${viewport.width}`, await unevenGroups(page))
      }
    }
    expect(uneven.text).to.equal('')
  })

  it('would be found out if they did not fit', async () => {
    await page.setViewport(PHONE)
    await openStage(page, site.url)
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`
        h1 { white-space: nowrap }
        .lead { height: 1rem; overflow: hidden }
        .exit { min-height: 1rem; padding: 0; font-size: 0.5rem; line-height: 1 }
      `)
      document.adoptedStyleSheets = [sheet]
    })
    const found = (await misfits(page)).map((one) => one.split(': ')[0])
    expect(found).to.include.members([
      'scrolls sideways',
      'cut off',
      'too small to hit',
      'smaller than a finger',
    ])
  })
})

describe('for a reader whose browser has text of 200 %, the reporter’s pages', () => {
  let site: ReporterSite

  before(async () => {
    site = await startReporterSite(
      'chromium',
      {},
      { args: ['--blink-settings=defaultFontSize=32'] },
    )
  })
  after(() => site.stop())

  it('fit a phone of 390 pixels without scrolling sideways, with nothing cut off', async () => {
    const page = await site.newPage()
    await page.setViewport(LARGER_PHONE)
    await openStage(page, site.url, '/', WARNED)
    const size = await page.$eval('html', (one) =>
      Number.parseFloat(getComputedStyle(one).fontSize),
    )
    expect(size).to.be.at.least(32)
    expect(await misfitsOn(page, 2)).to.equal('')
  })
})

/** Groups of buttons whose widths differ by more than a pixel. */
async function unevenGroups(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.actions')].flatMap((group) => {
      const all = [...group.querySelectorAll(':scope > .button')]
      const buttons = all.filter((one) => one.checkVisibility())
      const widths = buttons.map((one) => Math.round(one.getBoundingClientRect().width))
      const isEven = Math.max(...widths) - Math.min(...widths) <= 1
      return isEven || widths.length === 0 ? [] : [`${buttons[0]?.id}: ${widths.join(', ')}`]
    }),
  )
}

/**
 * Everything that does not fit, on any page and step in any state. A long run looks at each language,
 * an everyday run at one after another.
 *
 * @param turn the language of the first
 */
async function misfitsOn(page: Page, turn: number): Promise<string> {
  const found = new Findings()
  for (const language of LANGUAGES) {
    await speak(page, language)
    for (const [i, still] of STILLS.entries()) {
      if (!inTurn(LANGUAGES, LANGUAGES.length, i + turn).includes(language)) continue
      await show(page, still)
      await unfold(page)
      found.add(`${still.name}, ${language}`, await misfits(page))
    }
  }
  return found.text
}
