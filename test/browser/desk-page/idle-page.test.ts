import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import {
  chooseKind,
  openCase,
  PASSPHRASE,
  syncDesk,
  unlock,
} from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  expectAccessible,
  press,
  startDesks,
} from '../../support/browser/desk-shell.ts'
import { loadAxe, rulesBy, violations } from '../../support/browser/reporter-measure.ts'

interface Skipping {
  /** Have `ms` go by: what waits for long comes if its time is over. */
  skip?: (ms: number) => void
}

/** Runs in the page before its own code: minutes go by only when the test says so. */
function handClock(): void {
  const soon = globalThis.setTimeout
  const now = Date.now
  let skipped = 0
  let held: { readonly at: number; readonly then: () => void }[] = []
  Date.now = () => now() + skipped
  globalThis.setTimeout = ((then: () => void, ms = 0) => {
    if (ms < 20_000) return soon(then, ms)
    held.push({ at: Date.now() + ms, then })
    return 0
  }) as typeof globalThis.setTimeout
  ;(globalThis as Skipping).skip = (ms) => {
    skipped += ms
    const due = held.filter(({ at }) => at <= Date.now())
    held = held.filter((one) => !due.includes(one))
    for (const { then } of due) then()
  }
}

/** Runs in the page before its own code: the notices that the machine would show. */
function noticeBook(): void {
  const shown: unknown[] = []
  const allowed: Record<string, unknown> = { permission: 'granted' }
  allowed['requestPermission'] = async () => 'granted'
  const taken = Object.assign(function (this: object, ...said: unknown[]) {
    if (this) shown.push(said)
  }, allowed)
  Object.assign(globalThis, { Notification: taken, shown })
}

/** Somebody else's window lies over the page. */
function hideWhenAsked(): void {
  const read: PropertyDescriptor = {}
  read.get = () => document.documentElement.dataset.away === 'true'
  Object.defineProperty(document, 'hidden', read)
}

const MINUTE = 60_000

const pass = (page: Page, minutes: number) =>
  page.evaluate((ms) => (globalThis as Skipping).skip?.(ms), minutes * MINUTE)

/** Have minutes go by in the very moment in which the cover is taken off, before anything else runs. */
const passAsUncovered = (page: Page, minutes: number) =>
  page.evaluate((ms) => {
    const uncovered = new MutationObserver(() => {
      if (document.querySelector('dialog.cover') !== null) return
      uncovered.disconnect()
      ;(globalThis as Skipping).skip?.(ms)
      document.documentElement.dataset['uncovered'] = 'true'
    })
    uncovered.observe(document, { childList: true, subtree: true })
  }, minutes * MINUTE)

async function uncover(page: Page): Promise<void> {
  await page.focus('#cover-passphrase')
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
}

/** Nothing of a case is drawn. */
const isBare = (page: Page) =>
  page.evaluate(() => {
    const drawn = [...document.querySelectorAll('.case, .cases, .panel')]
    return drawn.every((one) => !one.checkVisibility())
  })

describe('a desk that nobody uses', () => {
  let desks: Desks
  let page: Page

  before(async () => {
    desks = await startDesks()
    await deliverTwo(desks.instance)
    page = await desks.locked(1, handClock, noticeBook, hideWhenAsked)
    await unlock(page)
    await loadAxe(page)
  })
  after(() => desks.stop())

  it('locks after fifteen minutes, and says why', async () => {
    await openCase(page, 'K7M2Q4X')
    await pass(page, 14)
    expect(await page.$('#passphrase')).to.equal(null)
    await pass(page, 1)
    await page.waitForSelector('#was-idle')
    await page.waitForSelector('#passphrase:focus')
    expect(await isBare(page)).to.equal(true)
    await unlock(page)
    expect(await page.$('#was-idle')).to.equal(null)
  })

  it('stays open as long as somebody uses it', async () => {
    await openCase(page, 'K7M2Q4X')
    for (let i = 0; i < 3; i++) {
      await pass(page, 14)
      await page.keyboard.press('Shift')
    }
    expect(await page.$('#case-title')).to.not.equal(null)
  })

  it('is covered if something is not sent, and gives it back to the passphrase alone', async () => {
    await chooseKind(page, 'note')
    await page.type('#compose-text', 'Halvferdig')
    await pass(page, 15)
    await page.waitForSelector('#cover-passphrase:focus')
    expect(await isBare(page)).to.equal(true)
    await expectAccessibleCover(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await page.waitForSelector('dialog.cover[open]')
    expect([await isBare(page), await page.$('#palette-text')]).to.deep.equal([true, null])
    await page.focus('#cover-passphrase')
    await page.keyboard.type('feil passord som er langt')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('#cover-problem')?.textContent !== '')
    await uncover(page)
    await page.waitForFunction(() => document.querySelector('dialog.cover') === null)
    expect(await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)).to.equal(
      'Halvferdig',
    )
  })

  it('is watched again from the moment in which it is given back', async () => {
    await pass(page, 15)
    await page.waitForSelector('#cover-passphrase:focus')
    await passAsUncovered(page, 15)
    await uncover(page)
    await page.waitForFunction(() => document.documentElement.dataset['uncovered'] === 'true')
    await page.waitForSelector('#cover-passphrase:focus')
  })

  it('asks before it locks and loses that', async () => {
    await page.waitForSelector('#cover-lock')
    const asked: string[] = []
    const answers = [false, true]
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void (answers.shift() ? dialog.accept() : dialog.dismiss())
    })
    await press(page, '#cover-lock')
    expect(await page.$('dialog.cover')).to.not.equal(null)
    await press(page, '#cover-lock')
    await page.waitForSelector('#passphrase:focus')
    expect(asked).to.deep.equal(new Array(2).fill(asked[0]))
    page.removeAllListeners('dialog')
    await unlock(page)
  })

  it('says nothing in the tab and by the machine, until its member allows both', async () => {
    const bare = await page.title()
    const shown = () => page.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown)
    const away = (is: boolean) =>
      page.evaluate((on) => {
        document.documentElement.dataset['away'] = String(on)
      }, is)
    await away(true)
    await deliverTwo(desks.instance)
    await syncDesk(page)
    expect([await page.title(), await shown()]).to.deep.equal([bare, []])
    await press(page, '#vault-button', '#idle-tab', '#idle-notice')
    await page.waitForFunction(() => document.title.startsWith('('))
    await page.waitForSelector('#idle-notice:checked')
    await expectAccessible(page, 'settings')
    await press(page, '#vault-close')
    expect(await page.title()).to.match(/^\(\d+\) /)
    await deliverTwo(desks.instance)
    await syncDesk(page)
    await page.waitForFunction(
      () => (globalThis as unknown as { shown: unknown[] }).shown.length > 0,
    )
    expect(await shown()).to.deep.equal([['Noe venter ved skranken', { tag: 'desk' }]])
    await away(false)
    await press(page, '#lock')
    await page.waitForSelector('#passphrase:focus')
    expect(await page.title()).to.equal(bare)
  })

  it('keeps what was chosen in the vault, over locking', async () => {
    await unlock(page)
    expect(await page.title()).to.match(/^\(\d+\) /)
    await press(page, '#vault-button')
    await page.select('#idle-minutes', '5')
    await press(page, '#vault-close')
    // opened again, it shows what the vault has
    await press(page, '#vault-button')
    await page.waitForFunction(
      () => document.querySelector<HTMLSelectElement>('#idle-minutes')?.value === '5',
    )
    await press(page, '#vault-close')
    await pass(page, 5)
    await page.waitForSelector('#was-idle')
    expect(desks.browser.problems).to.deep.equal([])
  })
})

async function expectAccessibleCover(page: Page): Promise<void> {
  for (const value of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    expect(await violations(page, rulesBy(value)), value).to.deep.equal([])
  }
}
