import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { note, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  expectAccessible,
  openPalette,
  press,
  startDesks,
} from '../../support/browser/desk-shell.ts'

const desk = DESK_CATALOGUES.nb
const LIST = '#case-list .case-row'

describe('looking for words at the desk', () => {
  let desks: Desks
  let page: Page

  before(async () => {
    desks = await startDesks()
    await deliverTwo(desks.instance)
    page = await desks.unlocked(0)
    await openCase(page, 'K7M2Q4X')
    await note(page, 'En vikar så at pengene ble kjørt til hytta til Åse')
  })
  after(() => desks.stop())

  // Each step begins where the one before it ended.
  let isBroken = false
  beforeEach(() => {
    expect(isBroken, 'an earlier step failed').to.equal(false)
  })
  afterEach(function () {
    isBroken ||= this.currentTest?.state === 'failed'
  })

  const rows = () => page.$$eval(LIST, (all) => all.map((one) => one.textContent ?? ''))
  const shows = (count: number) =>
    page.waitForFunction(
      (selector, wanted) => document.querySelectorAll(selector).length === wanted,
      {},
      LIST,
      count,
    )
  /** Wait for these marks. Results come with each letter that is typed, and their marks a moment later. */
  const marks = (...wanted: readonly string[]) =>
    page.waitForFunction(
      (words) => {
        const all = [...document.querySelectorAll('.gist mark')].map((one) => one.textContent)
        return all.join(' ') === words
      },
      {},
      wanted.join(' '),
    )
  const press1 = (key: Parameters<Page['keyboard']['press']>[0]) => page.keyboard.press(key)
  const find = async (text: string) => {
    await page.focus('#cases-title')
    await press1('/')
    await page.waitForSelector('#filter-text:focus')
    await page.keyboard.down('Control')
    await press1('a')
    await page.keyboard.up('Control')
    await page.keyboard.type(text)
  }

  it('finds a note by other forms of its words, says how many there are, and marks what it found', async () => {
    await find('hytte aase vikaren')
    await shows(1)
    await marks('vikar', 'hytta', 'Åse')
    // A change of the cases takes the marks away until the desk has looked again.
    await page.waitForFunction(
      (selector, ...wanted) => {
        const row = document.querySelector(selector)?.textContent ?? ''
        return wanted.every((text) => row.includes(text))
      },
      {},
      LIST,
      'K7M2Q4X',
      `${desk.items.note}:`,
    )
    const said = fill(desk.filter.shown, { shown: 1, count: 2 })
    expect(await page.$eval('#filter-shown[role=status]', (one) => one.textContent)).to.equal(said)
    await expectAccessible(page, 'what was found')
  })

  it('goes to what it found and back by keys alone', async () => {
    await page.focus('#filter-text')
    await press1('ArrowDown')
    await page.waitForSelector('[data-case]:focus')
    await press1('ArrowUp')
    await page.waitForSelector('#filter-text:focus')
    await press1('Enter')
    await page.waitForSelector('[data-case]:focus')
    await press1('Enter')
    await page.waitForSelector('#case-title:focus')
    await press1('Escape')
    await page.waitForSelector('[data-case]:focus')
    await press1('Escape')
    await page.waitForSelector('#filter-text:focus')
    expect(await page.$eval('#filter-text', (one) => (one as HTMLInputElement).value)).to.not.equal(
      '',
    )
  })

  it('finds a case only by its reference before one has said that one has no part in it', async () => {
    await find('9trw-0ab')
    await shows(1)
    await page.waitForFunction(() =>
      document.querySelector('.case-row')?.textContent?.includes('9TRW0AB'),
    )
    await find('skjult')
    await page.waitForFunction(() => document.querySelector('.gist mark')?.textContent === 'Skjult')
    expect(await rows()).to.have.lengthOf(1)
    expect((await rows())[0]).to.include('K7M2Q4X')
  })

  it('finds no longer what is redacted', async () => {
    await find('hytta')
    await page.waitForFunction(() => document.querySelector('.gist mark')?.textContent === 'hytta')
    await openCase(page, 'K7M2Q4X')
    await press(page, '[data-entry=note] .redact button')
    // Until the form has taken the focus, it would take what is typed elsewhere.
    await page.waitForSelector('[id^=redact-][id$=-words]:focus')
    await page.type('[id^=redact-][id$=-text]', 'tredjeperson')
    await press(page, '[id^=redact-][id$=-save]')
    await page.waitForSelector('.cases .empty')
    expect(await page.evaluate(() => document.documentElement.outerHTML)).to.not.include('vikar')
  })

  it('keeps what is looked for under a name, beyond locking, and shows it again from the commands', async () => {
    await press(page, '#filter-more')
    await page.waitForSelector('#view-keep')
    await press(page, '#view-keep')
    await page.waitForFunction(
      (text) => document.getElementById('view-outcome')?.textContent === text,
      {},
      desk.search.nameless,
    )
    await page.select('#filter-assignee', '-')
    await page.type('#view-name', 'Hytta')
    await press1('Enter')
    await page.waitForSelector('.saved-views li')
    await expectAccessible(page, 'views that are kept')
    await page.close()

    page = await desks.unlocked(0)
    await syncDesk(page)
    await shows(2)
    await openPalette(page)
    await page.keyboard.type(fill(desk.search.show, { name: 'Hytta' }))
    await press1('Enter')
    await page.waitForSelector('.cases .empty')
    expect(await page.$eval('#filter-text', (one) => (one as HTMLInputElement).value)).to.equal(
      'hytta',
    )
    await press(page, '#filter-more')
    expect(
      await page.$eval('#filter-assignee', (one) => (one as HTMLSelectElement).value),
    ).to.equal('-')
    await press(page, '.saved-views li .quiet')
    await page.waitForSelector('.saved-views li', { hidden: true })
    await page.waitForSelector('#view-name:focus')
    expect(desks.browser.problems).to.deep.equal([])
  })
})
