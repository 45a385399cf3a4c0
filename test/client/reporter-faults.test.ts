import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../client/texts/catalogue.ts'
import { dayOf } from '../../crypto/calendar.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { launch, type TestBrowser } from '../support/browser.ts'
import { makeHouse } from '../support/house.ts'
import {
  fillReport,
  headingOf,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  readCode,
  returnWithCode,
  sendReport,
} from '../support/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../support/reporter-server.ts'
import type { Fate, TappedRequest } from '../support/wire-tap.ts'

const { nb } = CATALOGUES
const REPORT = { channel: 'staff', answers: { what: 'Noe er galt. Æøå 🐟' } }

/** Decide over requests to one path; the others pass. */
function only(path: string, fate: (request: TappedRequest) => Fate) {
  return (request: TappedRequest): Fate => (request.path.startsWith(path) ? fate(request) : 'pass')
}

describe('when something goes wrong, the reporter', function () {
  this.timeout(60_000)
  let server: ReporterServer
  let browser: TestBrowser
  let page: Page

  before(async () => {
    server = await startReporterServer()
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })
  beforeEach(async () => {
    server.tap.decide = () => 'pass'
    page = await browser.newPage({ isolated: true })
  })
  afterEach(async () => {
    await page.close()
  })

  const failed = async () => {
    await page.waitForSelector('#progress.bad')
    return mainText(page)
  }

  it('has one report delivered where the answer to it is lost', async () => {
    let lost = 0
    server.tap.decide = only('/api/drops', () => (lost++ === 0 ? 'lose-answer' : 'pass'))
    const before = await server.countDrops()
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    await sendReport(page)
    // The retry shows a spent ticket first, then the same bytes under a new one.
    expect(lost).to.equal(3)
    expect((await server.countDrops()) - before).to.equal(1)
  })

  it('has one report delivered where the answer is lost and the reporter tries again', async () => {
    const paths: string[] = []
    server.tap.decide = ({ path }): Fate => {
      paths.push(path)
      const drops = paths.filter((one) => one === '/api/drops').length
      if (path === '/api/drops' && drops === 1) return 'lose-answer'
      return path === '/api/tickets' && drops > 0 ? 'lose-request' : 'pass'
    }
    const before = await server.countDrops()
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.offline)
    server.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#progress.good')
    expect((await server.countDrops()) - before).to.equal(1)
  })

  it('is told that there is no answer, and can try again with nothing lost', async () => {
    server.tap.decide = only('/api/tickets', () => 'lose-request')
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed())
      .to.include(nb.errors.offline)
      .and.to.include('0000 Fjordby')
    server.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#progress.good')
  })

  it('is told that there is no room, goes back to the text, and sends it under the same code', async () => {
    server.tap.decide = only('/api/drops', () => ({ status: 507, body: '{"error":"full"}' }))
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.full)
    const code = await readCode(page)
    await onNextStep(page, () => press(page, 'edit'))
    const value = await page.$eval('#answer-what', (field) => (field as HTMLTextAreaElement).value)
    expect(value).to.equal(REPORT.answers.what)
    server.tap.decide = () => 'pass'
    for (const _ of ['details', 'readers', 'review']) {
      await onNextStep(page, () => press(page, 'next'))
    }
    expect(await sendReport(page)).to.equal(code)
  })

  it('is told when the server says something that makes no sense', async () => {
    server.tap.decide = only('/api/tickets', () => ({ status: 200, body: '{"nonsense":1}' }))
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.server)
  })

  it('is told when the own clock is wrong', async () => {
    const { tap } = server
    const { url } = tap
    const response = await fetch(`${url}/api/tickets`, { method: 'POST' })
    const ticket = (await response.json()) as { week: number }
    const body = JSON.stringify({ ...ticket, week: ticket.week + 5 })
    tap.decide = only('/api/tickets', () => ({ status: 200, body }))
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.clock)
  })

  it('is stopped before typing where the key list is not the reception’s', async () => {
    const p = await loadSodium()
    const foreign = makeHouse(p, { today: dayOf(Date.now()) })
    const stranger = await startReporterServer({ house: foreign })
    const answer = await fetch(`${stranger.url}/api/key-list`)
    const body = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    await stranger.stop()
    server.tap.decide = only('/api/key-list', () => ({ status: 200, body }))
    await page.goto(server.url)
    await page.waitForSelector('#retry')
    expect(await mainText(page)).to.include(nb.errors.unverified)
    server.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('.house')
  })

  it('can try again where the page came and the reception did not', async () => {
    server.tap.decide = only('/api/', () => 'lose-request')
    await page.goto(server.url)
    await page.waitForSelector('#retry')
    expect(await mainText(page)).to.include(nb.errors.offline)
    await onNextStep(page, () => press(page, 'start'))
    await page.waitForSelector('#retry')
    server.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#answer-what')
  })

  it('is refused a text that is too long, with nothing lost and nothing sent', async () => {
    await openReporter(page, server.url)
    await onNextStep(page, () => press(page, 'start'))
    const text = 'æ'.repeat(9000)
    await page.evaluate(() => (document.querySelector('input') as HTMLElement).click())
    await put(page, 'answer-what', text)
    const counter = await page.$eval('#room', (line) => line.textContent ?? '')
    expect(counter).to.match(/\d+ tegn for lang/)
    const requests = server.tap.requests.length
    await press(page, 'next')
    await page.waitForSelector('#errors')
    expect(await headingOf(page)).to.equal(nb.tell.heading)
    const value = await page.$eval('#answer-what', (field) => (field as HTMLTextAreaElement).value)
    expect(value).to.equal(text)
    expect(server.tap.requests).to.have.length(requests)
  })

  it('sends a text that fits to the last byte', async () => {
    await openReporter(page, server.url)
    await onNextStep(page, () => press(page, 'start'))
    await page.evaluate(() => (document.querySelector('input') as HTMLElement).click())
    await put(page, 'answer-what', 'x')
    const left = Number(
      /\d+/.exec(await page.$eval('#room', (line) => line.textContent ?? ''))?.[0],
    )
    await put(page, 'answer-what', 'x'.repeat(left + 2))
    await press(page, 'next')
    await page.waitForSelector('#errors')
    await put(page, 'answer-what', 'x'.repeat(left + 1))
    await onNextStep(page, () => press(page, 'next'))
    await onNextStep(page, () => press(page, 'next'))
    await onNextStep(page, () => press(page, 'next'))
    await sendReport(page)
  })

  it('makes no request with a wrong code', async () => {
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    await page.close()
    page = await browser.newPage({ isolated: true })
    await openReporter(page, server.url)
    await onNextStep(page, () => press(page, 'have-code'))
    await page.waitForNetworkIdle({ idleTime: 300 })
    const requests = server.tap.requests.length
    const swapped = `${code.slice(0, 8)}${code[9]}${code[8]}${code.slice(10)}`
    const changed = `${code.slice(0, 30)}${code[30] === '0' ? '2' : '0'}${code.slice(31)}`
    const wrongs = [code.slice(1), `${code}A`, changed, code.replace(/.$/, '!')]
    for (const wrong of code[8] === code[9] ? wrongs : [...wrongs, swapped]) {
      await put(page, 'typed-code', wrong)
      await press(page, 'open')
      await page.waitForSelector('#errors')
      expect(await headingOf(page), wrong).to.equal(nb.code.heading)
    }
    expect(server.tap.requests).to.have.length(requests)
    await put(page, 'typed-code', code)
    await press(page, 'open')
    await page.waitForSelector('#look')
  })

  it('can look again with a code where the first look got no answer', async () => {
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    await page.close()
    page = await browser.newPage({ isolated: true })
    await openReporter(page, server.url)
    server.tap.decide = only('/api/board', () => 'lose-request')
    await returnWithCode(page, code)
    expect(await mainText(page)).to.include(nb.errors.offline)
    server.tap.decide = () => 'pass'
    await lookFor(page, nb.inbox.waiting)
  })
})
