import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { LANGUAGES } from '../../../crypto/entries/content.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
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
import type { Still } from '../../support/reporter/still.ts'
import { STILLS } from '../../support/reporter/stills.ts'
import { inTurn } from '../../support/run/scale.ts'

const PHONE = { width: 320, height: 640 }
/** The viewport that 400 % leaves of 1280 by 1024. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4 }
const LARGER_PHONE = { width: 390, height: 844 }
const WIDE = { width: 1280, height: 1024 }

/**
 * How the pages are looked at. A long run looks at every state in each way; an everyday run looks at it in one way of
 * a kind, another one each time.
 */
const LOOKS = { narrow: ['phone', 'zoomed', 'spaced'], wide: ['window', 'large text'] } as const
type Look = (typeof LOOKS)[keyof typeof LOOKS][number]

/** Everyday runs begin with another state and another language each time. */
const [TURN = 0, OTHER_TURN = 0] = systemRandom(2)

/** The states, with their places among all, that are looked at in this way. */
function stillsFor(look: Look): readonly (readonly [number, Still])[] {
  const all = [...STILLS.entries()]
  return Object.values(LOOKS).flatMap((looks: readonly Look[]) =>
    looks.includes(look) ? inTurn(all, looks.length, looks.indexOf(look) + TURN) : [],
  )
}

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

  for (const [look, name, viewport] of [
    ['phone', '320 pixels', PHONE],
    ['zoomed', 'a zoom of 400 %', ZOOMED],
    ['window', 'a wide window', WIDE],
  ] as const) {
    it(`fit ${name} without scrolling sideways, with nothing cut off and room for a finger`, async () => {
      await page.setViewport(viewport)
      await openStage(page, site.url, '/', viewport === PHONE ? WARNED : {})
      expect(await misfitsOn(page, look)).to.equal('')
    })
  }

  it('fit 320 pixels with the spacing that WCAG 1.4.12 lets a reader ask for', async () => {
    await page.setViewport(PHONE)
    await openStage(page, site.url)
    await spaceOut(page)
    const spacing = () =>
      page.$eval('#heading', (one) => Number.parseFloat(getComputedStyle(one).letterSpacing))
    expect(await spacing()).to.be.above(2)
    expect(await misfitsOn(page, 'spaced')).to.equal('')
  })

  it('have equally wide buttons in each group, on a phone and in a wide window', async () => {
    await openStage(page, site.url)
    const uneven = new Findings()
    for (const [part, viewport] of [PHONE, WIDE].entries()) {
      await page.setViewport(viewport)
      for (const still of inTurn(STILLS, 2, part + TURN)) {
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
    expect(await misfitsOn(page, 'large text')).to.equal('')
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
 * Everything that does not fit, on the pages and steps that are looked at in this way. A long run looks at each
 * language, an everyday run at one after another.
 */
async function misfitsOn(page: Page, look: Look): Promise<string> {
  const found = new Findings()
  for (const language of LANGUAGES) {
    await speak(page, language)
    for (const [at, still] of stillsFor(look)) {
      // states that stand together are looked at in different ways: their language is the same
      const turn = Math.floor(at / LANGUAGES.length) + OTHER_TURN
      if (!inTurn(LANGUAGES, LANGUAGES.length, turn).includes(language)) continue
      await show(page, still)
      await unfold(page)
      found.add(`${still.name}, ${language}`, await misfits(page))
    }
  }
  return found.text
}
