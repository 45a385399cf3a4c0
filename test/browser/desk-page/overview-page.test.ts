import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { deskFaults } from '../../support/browser/desk-measure.ts'
import {
  chooseLanguage,
  startDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { annualIn, someFacts } from '../../support/reception/annual-attack.ts'
import { acknowledgeIn } from '../../support/reception/annual-desk.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'

const { overview, annual, weDid } = DESK_CATALOGUES.nb

describe('the overview on the page of a desk', () => {
  let instance: Instance
  let hosts: DeskHost[]
  let browser: TestBrowser
  let page: Page

  before(async () => {
    instance = await startInstance({ roles: ['head', 'reception', 'custodian'] })
    for (let n = 0; n < 6; n++) await deliver(instance)
    const core = testDesk(instance, 0)
    await syncAndOpen(core)
    await acknowledgeIn(core, core.cases[0]!)
    // The head told of a year before.
    const cases = [someFacts({ channel: 'main' }), someFacts({ channel: null })]
    const told = annualIn(2024, [...new Array(14).fill(cases[0]), ...new Array(9).fill(cases[1])])
    const vault = await writeVault(instance.reception, 0, { annual: [told] })
    const server = new URL(instance.server.staffUrl)
    hosts = [await startDesk(instance, 2), await startDeskHost({ server, vault, port: 0 })]
    browser = await launch('chromium')
    page = await browser.newPage({ isolated: true })
    await page.setViewport({ width: 1280, height: 900 })
    await page.evaluateOnNewDocument(keepFiles)
    await page.evaluateOnNewDocument(meddle)
    await unlockDesk(page, hosts[1]!.url)
    await chooseLanguage(page, 'nb')
  })
  after(async () => {
    await browser.close()
    await Promise.all(hosts.map((host) => host.stop()))
    await instance.stop()
  })

  const textOf = (selector: string) => page.$eval(selector, (one) => one.textContent ?? '')

  it('is opened by keyboard from the commands, and by its button in the top bar', async () => {
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await page.waitForSelector('#palette-text')
    await page.keyboard.type(overview.title)
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog.overview[open] .figures')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector('dialog') === null)
    await page.click('#overview-button')
    await page.waitForSelector('dialog.overview[open] .figures')
  })

  it('shows pictures, each with its numbers as text, and the fifteen indicators', async () => {
    expect(await textOf('.totals')).to.include(`${overview.total}6`)
    for (const id of ['statuses', 'channels', 'categories', 'came', 'load', 'times', 'deadlines']) {
      const cells = await page.$$(`[aria-labelledby="chart-${id}"] tbody tr`)
      expect(cells, id).to.not.have.lengthOf(0)
    }
    const bars = await page.$$eval('.plot rect', (all) =>
      all.map((one) => Number(one.getAttribute('height'))),
    )
    expect(Math.max(...bars)).to.equal(60)
    const months = await page.$$eval('.months tbody tr', (all) =>
      all.map((one) => one.textContent?.slice(7)),
    )
    expect(months.at(-1)).to.equal('60')
    expect(await page.$$('.indicators tbody tr')).to.have.lengthOf(15)
    const drawn = await page.$$eval('.overview [style]', (all) => all.length)
    expect(drawn).to.equal(0)
  })

  it('lists the cases that a row of a figure counts, and opens one of them', async () => {
    const rows = () => page.$$eval('.case-table tbody tr', (all) => all.length)
    const press = (title: string, name: string) =>
      page.$$eval(
        `section[aria-labelledby="${title}"] th button`,
        (all, wanted) => all.find((one) => one.textContent === wanted)?.click(),
        name,
      )
    expect(await rows()).to.equal(6)
    await press('chart-statuses', DESK_CATALOGUES.nb.list.new)
    await page.waitForSelector('#case-table:focus')
    expect(await textOf('.case-table')).to.include(`${overview.statuses}: `)
    expect(await rows()).to.equal(5)
    await page.click('#case-table-all')
    await press('chart-came', overview.page)
    await page.waitForSelector('.case-table [data-case]')
    expect(await rows()).to.equal(6)
    expect(await deskFaults(page)).to.deep.equal([])
    await page.click('.case-table [data-case]')
    await page.waitForFunction(() => document.querySelector('dialog') === null)
    await page.waitForSelector('.case')
    await page.click('#overview-button')
    await page.waitForSelector('.overview .figures')
  })

  it('passes axe, and fits a window and a phone, in light and dark', async () => {
    expect(await deskFaults(page)).to.deep.equal([])
  })

  it('prints the figures, and nothing that lies under them', async () => {
    await page.emulateMediaType('print')
    const seen = (selector: string) => page.$eval(selector, (one) => one.checkVisibility())
    expect(await seen('.figures')).to.equal(true)
    for (const other of ['.cases', '.overview-tools', '.annual']) {
      expect(await seen(other), other).to.equal(false)
    }
    await page.emulateMediaType('screen')
  })

  it('says that no other year can be reported on yet, and shows what was told', async () => {
    expect(await textOf('.annual')).to.include(annual.none)
    const report = await textOf('.report')
    expect(report)
      .to.include(fill(annual.report, { year: 2024 }))
      .and.to.include('23')
    expect(await page.$('[id^=annual-make]')).to.equal(null)
  })

  it('asks whether a report was made before on another desk, and why, before it makes one', async () => {
    // As if cases of that year were there.
    await page.evaluate(() => Object.assign(window, { dueYear: 2025 }))
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector('dialog') === null)
    await page.click('#overview-button')
    await page.waitForSelector('#annual-make-2025')
    await page.click('#annual-make-2025')
    await page.waitForSelector('#made-before:focus')
    const asked = await textOf('.made-before')
    expect(asked)
      .to.include(fill(annual.question, { year: 2025 }))
      .and.to.include(annual.why)
    expect(await deskFaults(page)).to.deep.equal([])
    await page.click('#annual-before')
    await page.waitForSelector('.made-before', { hidden: true })
    const years = () => page.$$eval('#annual-year option', (all) => all.map((one) => one.value))
    expect(await years()).to.deep.equal([])
    await page.click('#annual-make-2025')
    await page.click('#annual-not-before')
    await page.waitForSelector('.report[data-year="2025"]')
    expect(await years()).to.deep.equal(['2025', '2024'])
    await page.select('#annual-year', '2024')
    await page.waitForSelector('.report[data-year="2024"]')
    const cells = await page.$$eval('.trend tr', ([head, first]) =>
      [head, first].map((row) => [...(row?.children ?? [])].map((one) => one.textContent)),
    )
    expect(cells).to.deep.equal([
      [DESK_CATALOGUES.nb.overview.value, '2024', '2025'],
      [annual.total, '23', '–'],
    ])
    expect(await deskFaults(page)).to.deep.equal([])
  })

  it('saves what was told as a PDF, as a table, and as a page with what was done', async () => {
    await page.click('#annual-csv')
    await page.waitForSelector('#annual-outcome[data-outcome=saved]')
    await page.type('#we-did-said-0', 'Det var for varmt <her>')
    await page.type('#we-did-did-0', 'Vi kjøpte vifter')
    await page.click('#we-did-page')
    await page.click('#annual-pdf')
    await page.waitForFunction(() => document.querySelectorAll('[data-saved]').length === 3)
    const saved = await page.$$eval('[data-saved]', (all) =>
      all.map((one) => [one.getAttribute('data-saved'), one.getAttribute('content')] as const),
    )
    const [csv, html, pdf] = saved.map(([, content]) => content ?? '')
    expect(saved.map(([type]) => type)).to.deep.equal(['text/csv', 'text/html', 'application/pdf'])
    expect(csv).to.include(`"${annual.total}";"${annual.total}";"23"`)
    expect(html).to.include(fill(weDid.heading, { year: 2024 }))
    expect(html).to.include('varmt &lt;her&gt;').and.to.include('Vi kjøpte vifter')
    expect(pdf).to.match(/^%PDF-1\.7/)
  })

  it('says of a year with running deadlines that its one report can be made early', async () => {
    const year = new Date().getUTCFullYear()
    await page.evaluate((dueYear) => Object.assign(window, { dueYear }), year)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector('dialog') === null)
    await page.click('#overview-button')
    await page.waitForSelector(`#annual-early-${year}`)
    expect(await textOf(`#annual-make-${year}`)).to.equal(fill(annual.makeEarly, { year }))
    expect(await deskFaults(page)).to.deep.equal([])
  })

  it('is not there for a custodian', async () => {
    const other = await browser.newPage({ isolated: true })
    await unlockDesk(other, hosts[0]!.url)
    await other.waitForSelector('#commands')
    expect(await other.$('#overview-button')).to.equal(null)
    await other.close()
    expect(browser.problems).to.deep.equal([])
  })
})

/** Lets the test change what the worker says of the overview before the page hears it. */
function meddle(): void {
  const listen = Worker.prototype.addEventListener
  Worker.prototype.addEventListener = function (this: Worker, ...all: unknown[]) {
    const [type, hear, ...rest] = all as [string, (event: MessageEvent) => void]
    if (type !== 'message') return Reflect.apply(listen, this, all)
    Reflect.apply(listen, this, [
      type,
      (event: MessageEvent) => {
        const { dueYear } = window as typeof window & { dueYear?: number }
        const said = JSON.stringify(event.data)
        if (dueYear === undefined || !said.includes('"figures"')) return hear(event)
        const data = JSON.parse(said.replace('"due":[]', `"due":[${dueYear}]`))
        hear(new MessageEvent('message', { data }))
      },
      ...rest,
    ])
  } as typeof listen
}

/** Writes every file that the page offers into its head. */
function keepFiles(): void {
  const make = URL.createObjectURL
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((content) => {
      const one = document.createElement('meta')
      one.setAttribute('data-saved', blob.type)
      one.setAttribute('content', content)
      document.head.append(one)
    })
    return make(blob)
  }
}
