import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { drawBrowsers } from '../../support/browser/browser.ts'
import { unlock } from '../../support/browser/desk-page.ts'
import { type Desks, startDesks } from '../../support/browser/desk-shell.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { rulesBy, violations } from '../../support/browser/reporter-measure.ts'
import { fillWithCases } from '../../support/server/filled-instance.ts'

/** So many that what waits is worked out in pieces. */
const COUNT = 300
const MANY = 120

/** Places of the rows that are drawn, from 1. */
const drawn = (page: Page) =>
  page.$$eval('#case-list > li:not(.gap)', (rows) =>
    rows.map((row) => Number(row.getAttribute('aria-posinset'))),
  )

/** Whether a row at this place is in the window. */
const isSeen = (page: Page, place: number) =>
  page.$eval(`#case-list [aria-posinset="${place}"]`, (row) => {
    const { top, bottom } = row.getBoundingClientRect()
    return top < innerHeight && bottom > 0
  })

/** Waits until a row somewhere between these places is drawn. */
async function drawnBetween(page: Page, from: number, to: number): Promise<void> {
  await page.waitForFunction(
    (low, high) =>
      [...document.querySelectorAll('#case-list > li:not(.gap)')].some((row) => {
        const place = Number(row.getAttribute('aria-posinset'))
        const { top, bottom } = row.getBoundingClientRect()
        return place > low && place < high && top < innerHeight && bottom > 0
      }),
    {},
    from,
    to,
  )
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const place = document.activeElement?.closest('li')?.getAttribute('aria-posinset')
    return Number(place ?? 0)
  })

for (const kind of drawBrowsers()) {
  describe(`a desk to which more rows came than one worker opens, in ${kind}`, () => {
    let stage: DeskStage

    before(async () => {
      stage = await startDeskStage({ kind })
      await fillWithCases(stage.instance, MANY)
    })
    after(() => stage.stop())

    it('opens them in two, and ends the one that helped, as it ended the one that hashed', async () => {
      let begun = 0
      const page = await stage.newPage()
      page.on('workercreated', () => begun++)
      await stage.openDesk(0, 'nb', page)
      expect(await drawn(page)).to.include(MANY)
      while (page.workers().length > 1) {
        await new Promise((resolve) => page.once('workerdestroyed', resolve))
      }
      expect(begun).to.equal(3)
      expect(stage.browser.problems).to.deep.equal([])
    })
  })
}

describe('a list of more cases than anybody sees at once', () => {
  let desks: Desks
  let page: Page

  before(async () => {
    desks = await startDesks()
    await fillWithCases(desks.instance, COUNT)
    page = await desks.unlocked(0)
  })
  after(() => desks.stop())

  it('draws what is seen, and says of each row at which place of how many it stands', async () => {
    const places = await drawn(page)
    expect(places).to.have.lengthOf.within(10, 80)
    expect(places[0]).to.equal(1)
    expect(places.at(-1)).to.equal(COUNT)
    const sizes = await page.$$eval('#case-list > li:not(.gap)', (rows) =>
      rows.map((row) => row.getAttribute('aria-setsize')),
    )
    expect(new Set(sizes)).to.deep.equal(new Set([String(COUNT)]))
    for (const value of ['light', 'dark'] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
      expect(await violations(page, rulesBy(value)), value).to.deep.equal([])
    }
  })

  it('draws few rows at first, and those beside the visible ones once a frame shows them', async () => {
    const fresh = await desks.locked(1, () => {
      new MutationObserver((_, observer) => {
        const rows = document.querySelectorAll('#case-list > li:not(.gap)').length
        if (rows === 0) return
        document.documentElement.dataset.first = String(rows)
        observer.disconnect()
      }).observe(document, { subtree: true, childList: true })
    })
    await unlock(fresh)
    await fresh.waitForSelector('#case-list [aria-posinset="20"]')
    const first = await fresh.$eval('html', ({ dataset }) => Number(dataset.first))
    expect(first).to.be.within(10, 20)
    await fresh.close()
    await page.bringToFront()
  })

  it('says how much waits', async () => {
    await page.waitForSelector(`.waiting[data-count="${COUNT}"]`)
    await page.waitForFunction(() => document.querySelectorAll('.late-first li').length > 0)
  })

  it('draws only the rows to which one scrolls', async () => {
    await page.$eval('.cases', (list) => list.scrollTo(0, list.scrollHeight / 2))
    await drawnBetween(page, COUNT / 3, (COUNT / 3) * 2)
    expect(await drawn(page)).to.have.lengthOf.below(90)
    await page.$eval('.cases', (list) => list.scrollTo(0, 0))
    await drawnBetween(page, 0, 10)
  })

  it('goes by keys to its end and back, and loses the focus nowhere', async () => {
    await page.focus('#case-list button')
    for (const place of [2, 3, 4]) {
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).to.equal(place)
    }
    await page.keyboard.press('End')
    expect(await focused(page)).to.equal(COUNT)
    await drawnBetween(page, COUNT - 5, COUNT + 1)
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).to.equal(COUNT - 1)
    // Far from what has the focus: it stays, and the keys go on from there.
    await page.$eval('.cases', (list) => list.scrollTo(0, 0))
    await drawnBetween(page, 0, 10)
    expect(await focused(page)).to.equal(COUNT - 1)
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).to.equal(COUNT - 2)
    await page.keyboard.press('Home')
    expect(await focused(page)).to.equal(1)
  })

  it('is the same on a narrow screen, where the whole page scrolls', async () => {
    await page.setViewport({ width: 320, height: 640 })
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
    await drawnBetween(page, COUNT / 3, (COUNT / 3) * 2)
    expect(await drawn(page)).to.have.lengthOf.below(90)
    await page.setViewport({ width: 1360, height: 900 })
  })

  it('brings the focus back to the row of the case that was open', async () => {
    await page.$eval('.cases', (list) => list.scrollTo(0, list.scrollHeight))
    const last = await page.waitForSelector(`#case-list [aria-posinset="${COUNT - 1}"] button`)
    // by its name: a sync on the way may put it in another place
    const id = await last?.evaluate((row) => {
      row.click()
      return row.getAttribute('data-case')
    })
    await page.waitForSelector('#case-title:focus')
    await page.keyboard.press('Escape')
    await page.waitForSelector(`#case-list [data-case="${id}"]:focus`)
    expect(await isSeen(page, await focused(page))).to.equal(true)
    expect(desks.browser.problems).to.deep.equal([])
  })
})
