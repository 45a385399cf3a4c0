import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { HOLD_MS } from '../../../client/desk/page/store/hold.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { KeyList, Role } from '../../../crypto/keys/keylist.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import type { Config } from '../../../server/config.ts'
import { makeReception } from '../reception/reception.ts'
import { pairsOf } from '../run/scale.ts'
import { deliver, type Instance, type SealedReport } from '../server/instance.ts'
import type { TestBrowser } from './browser.ts'
import { foreignTexts } from './desk-language.ts'
import { chooseLanguage, unlockDesk } from './desk-page.ts'
import { startDeskStage } from './desk-stage.ts'
import { loadAxe, violations } from './reporter-measure.ts'

/** The references of the two reports that `deliverTwo` sends. */
const REFERENCES = ['K7M2Q4X', '9TRW0AB'] as const

/** Desks of a head, an adviser, a custodian and a follow-up manager, in this order. */
export interface Desks {
  readonly instance: Instance
  readonly browser: TestBrowser
  /** Unlock the desk of member `index` in bokmål, with axe loaded. */
  readonly unlocked: (index: number) => Promise<Page>
  /** The locked desk of member `index` in bokmål; `scripts` run in the page before its own. */
  readonly locked: (index: number, ...scripts: readonly (() => void)[]) => Promise<Page>
  readonly stop: () => Promise<void>
}

const ROLES: readonly Role[] = ['head', 'reception', 'custodian', 'follow-up-manager']
const MAIN: KeyList['channels'][number] = { id: 'main', members: ['m0', 'm1'] }

/** Head and adviser read the one channel by default. The others are let in, or asked. Stop it in `after`. */
export async function startDesks(
  roles = ROLES,
  channel = MAIN,
  config: Partial<Config> = {},
): Promise<Desks> {
  const edit = (list: KeyList) => ({ ...list, channels: [channel] })
  const reception = makeReception(await loadSodium(), { today: dayOf(Date.now()), roles, edit })
  const desks = [...roles.keys()]
  const { instance, browser, url, stop } = await startDeskStage({ reception, config, desks })
  return {
    instance,
    browser,
    unlocked: (index) => unlocked(browser, url(index)),
    locked: (index, ...scripts) => locked(browser, url(index), scripts),
    stop,
  }
}

async function unlocked(browser: TestBrowser, url: string): Promise<Page> {
  const page = await browser.newPage({ isolated: true })
  await page.evaluateOnNewDocument(stopHolding, HOLD_MS)
  await page.setViewport({ width: 1280, height: 800 })
  await unlockDesk(page, url)
  await chooseLanguage(page, 'nb')
  await loadAxe(page)
  return page
}

async function locked(
  browser: TestBrowser,
  url: string,
  scripts: readonly (() => void)[],
): Promise<Page> {
  const page = await browser.newPage({ isolated: true })
  await page.evaluateOnNewDocument(stopHolding, HOLD_MS)
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'languages', { value: ['nb'] })
  })
  for (const script of scripts) await page.evaluateOnNewDocument(script)
  await page.setViewport({ width: 1280, height: 800 })
  await page.bringToFront()
  await page.goto(url)
  await page.waitForSelector('#passphrase:focus')
  return page
}

/** Held texts wait until somebody sends them: a machine may take longer than the hold over its tests. */
export function stopHolding(holdMs: number): void {
  const wait = globalThis.setTimeout
  globalThis.setTimeout = ((then: () => void, ms?: number, ...rest: unknown[]) =>
    ms === holdMs ? 0 : wait(then, ms, ...rest)) as typeof globalThis.setTimeout
}

/** Two reports, whose texts are "Skjult for" and the reference. */
export async function deliverTwo(instance: Instance): Promise<SealedReport[]> {
  const reports: SealedReport[] = []
  for (const reference of REFERENCES) {
    const code = makeCode(systemRandom, reference)
    reports.push(await deliver(instance, { code, text: `Skjult for ${reference}` }))
  }
  return reports
}

/** The night changes colours alone, and a language words alone: not every pair of the two has to be seen each day. */
const LOOKS = pairsOf(
  ['nn', 'en', 'nb'],
  ['dark', 'light'],
  [
    ['nn', 'light'],
    ['en', 'dark'],
    ['nb', 'light'],
  ],
)

/** Check for findings of axe and for words of another language, in every language, by night, and in a narrow window. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  for (const [language, value] of LOOKS) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    await chooseLanguage(page, language)
    expect(await foreignTexts(page, language), `${view}, ${language}`).to.deep.equal([])
    expect(await violations(page), `${view}, ${value}, ${language}`).to.deep.equal([])
  }
  await page.setViewport({ width: 320, height: 800 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wide, `${view} scrolls sideways`).to.equal(false)
  await page.setViewport({ width: 1280, height: 800 })
}

/** Open the palette by its keys. */
export async function openPalette(page: Page): Promise<void> {
  await page.bringToFront()
  await page.keyboard.down('Control')
  await page.keyboard.press('k')
  await page.keyboard.up('Control')
  await page.waitForSelector('#palette-text:focus')
}

/** Close what lies over the workplace, by its key. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('dialog') === null)
}

/** Press Tab until something that matches has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${selector}`)
}

/** Press elements one after another, and wait for each. */
export async function press(page: Page, ...selectors: string[]): Promise<void> {
  await page.bringToFront()
  for (const selector of selectors) {
    await page.waitForSelector(selector)
    await page.click(selector)
  }
}
