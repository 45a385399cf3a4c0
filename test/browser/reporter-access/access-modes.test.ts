import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { wants } from '../../support/browser/reporter-measure.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { Findings, openStage, show, unfold } from '../../support/browser/reporter-stage.ts'
import { STILLS } from '../../support/reporter/stills.ts'

/**
 * Buttons and fields that do not stand out where the system chooses the colours: no line around
 * them, and the same ground as what lies behind.
 */
async function invisible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clear = 'rgba(0, 0, 0, 0)'
    const found: string[] = []
    for (const one of document.querySelectorAll(
      '#page :is(.button, button, .exit, textarea, input, select)',
    )) {
      if (!one.checkVisibility()) continue
      const style = getComputedStyle(one)
      const { borderTopStyle, borderTopWidth, borderTopColor, appearance } = style
      // The browser itself draws boxes to tick, in the system's colours.
      if (one.matches('[type="checkbox"], [type="radio"]') && appearance === 'auto') continue
      let ground = clear
      for (let behind = one.parentElement; ground === clear && behind; ) {
        ground = getComputedStyle(behind).backgroundColor
        behind = behind.parentElement
      }
      const lined =
        borderTopStyle !== 'none' &&
        Number.parseFloat(borderTopWidth) >= 1 &&
        borderTopColor !== ground &&
        borderTopColor !== clear
      const filled = style.backgroundColor !== ground && style.backgroundColor !== clear
      if (!lined && !filled) found.push(`${one.tagName} ${one.id} ${one.textContent?.slice(0, 30)}`)
    }
    return found
  })
}

/** Things that show no line around them once the keyboard has reached them. */
async function unmarked(page: Page): Promise<string[]> {
  await page.focus('#heading')
  const found: string[] = []
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const one = document.activeElement
      if (one === null || one === document.body) return null
      const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(one)
      const line = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      const marked = line && outlineColor !== backgroundColor
      return { name: `${one.tagName} ${one.id} ${one.textContent?.slice(0, 30)}`, marked }
    })
    if (seen === null) return found
    if (!seen.marked) found.push(seen.name)
  }
  throw new Error('the focus goes round and never leaves')
}

const SOME = ['landing', 'tell, refused', 'details', 'readers', 'receipt, delivered', 'code, wrong']

describe('the reporter’s pages', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite()
  })
  after(() => site.stop())
  beforeEach(async () => {
    page = await site.newPage()
    await openStage(page, site.url)
  })
  afterEach(async () => {
    await page.close()
  })

  it('show every button and field where the system chooses the colours', async () => {
    await wants(page, { 'forced-colors': 'active' })
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).to.equal(true)
    const found = new Findings()
    for (const still of STILLS) {
      await show(page, still)
      await unfold(page)
      found.add(still.name, await invisible(page))
    }
    expect(found.text).to.equal('')
  })

  for (const colours of ['none', 'active']) {
    it(`mark what has the focus, with forced colours: ${colours}`, async () => {
      await wants(page, { 'forced-colors': colours })
      const found = new Findings()
      for (const still of STILLS.filter(({ name }) => SOME.includes(name))) {
        await show(page, still)
        await unfold(page)
        found.add(still.name, await unmarked(page))
      }
      expect(found.text).to.equal('')
    })
  }

  for (const colours of ['none', 'active']) {
    it(`show that a reader is left out by the place of a switch, with forced colours: ${colours}`, async () => {
      await wants(page, { 'forced-colors': colours })
      await show(page, STILLS.find(({ name }) => name === 'readers')!)
      // the part that moves, measured from the side where lines begin, and whether it can be told from its ground
      const seen = () =>
        page.$eval('#leave-out', (one) => {
          const moving = getComputedStyle(one, '::before')
          const stands = moving.borderTopColor !== getComputedStyle(one).backgroundColor
          const checked = (one as HTMLInputElement).checked
          return { checked, place: Number.parseFloat(moving.marginInlineStart), stands }
        })
      const before = await seen()
      await page.focus('#leave-out')
      await page.keyboard.press('Space')
      await page.waitForSelector('#leave-out:checked')
      const after = await seen()
      expect([before.checked, after.checked]).to.deep.equal([false, true])
      expect([before.stands, after.stands]).to.deep.equal([true, true])
      expect(after.place).to.be.above(before.place + 10)
    })
  }

  it('stand still for those who want no motion, and else move only while they work', async () => {
    const moving = async () => {
      const found = new Set<string>()
      for (const still of STILLS) {
        await show(page, still)
        const running = await page.evaluate(() => document.getAnimations().length)
        if (running > 0) found.add(still.name)
      }
      return [...found]
    }
    expect(await moving()).to.include.members(['receipt, sending', 'inbox, opening'])
    await wants(page, { 'prefers-reduced-motion': 'reduce' })
    expect(await moving()).to.deep.equal([])
  })
})
