import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { pagePath } from '../../../client/texts/pages.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { type KeyList, signKeyList } from '../../../crypto/keys/keylist.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import {
  choose,
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
  toReview,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import {
  type ReporterSite,
  startReporterServer,
  startReporterSite,
} from '../../support/browser/reporter-server.ts'
import { makeReception } from '../../support/reception/reception.ts'
import type { Fate, TappedRequest } from '../../support/server/wire-tap.ts'

const { nb, nn } = CATALOGUES
const REPORT = { channel: 'staff', answers: { what: 'Noe er galt. Æøå 🐟' } }

/** Decide over requests to one path; the others pass. */
function only(path: string, fate: (request: TappedRequest) => Fate) {
  return (request: TappedRequest): Fate => (request.path.startsWith(path) ? fate(request) : 'pass')
}

/** From the first step to the review, which has to know who reads. */
async function writeToReview(page: Page): Promise<void> {
  await choose(page, 'channel', REPORT.channel)
  await put(page, 'answer-what', REPORT.answers.what)
  await toReview(page)
}

/** The text in the first field. */
function written(page: Page): Promise<string> {
  return page.$eval('#answer-what', (field) => (field as HTMLTextAreaElement).value)
}

describe('when something goes wrong, the reporter', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite('chromium', {}, { tellsRequests: true })
  })
  after(() => site.stop())
  beforeEach(async () => {
    site.tap.decide = () => 'pass'
    page = await site.newPage()
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
    site.tap.decide = only('/api/drops', () => (lost++ === 0 ? 'lose-answer' : 'pass'))
    const before = await site.countDrops()
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await sendReport(page)
    // The retry shows a spent ticket first, then the same bytes under a new one.
    expect(lost).to.equal(3)
    expect((await site.countDrops()) - before).to.equal(1)
  })

  it('has one report delivered where the answer is lost and the reporter tries again', async () => {
    const paths: string[] = []
    site.tap.decide = ({ path }): Fate => {
      paths.push(path)
      const drops = paths.filter((one) => one === '/api/drops').length
      if (path === '/api/drops' && drops === 1) return 'lose-answer'
      return path === '/api/tickets' && drops > 0 ? 'lose-request' : 'pass'
    }
    const before = await site.countDrops()
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.offline)
    site.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#progress.good')
    expect((await site.countDrops()) - before).to.equal(1)
  })

  it('is told that there is no answer, and can try again with nothing lost', async () => {
    site.tap.decide = only('/api/tickets', () => 'lose-request')
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed())
      .to.include(nb.errors.offline)
      .and.to.include('0000 Fjordby')
    site.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#progress.good')
  })

  it('is told that there is no room, goes back to the text, and sends it under the same code', async () => {
    site.tap.decide = only('/api/drops', () => ({ status: 507, body: '{"error":"full"}' }))
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.full)
    const code = await readCode(page)
    await onNextStep(page, () => press(page, 'edit'))
    expect(await written(page)).to.equal(REPORT.answers.what)
    site.tap.decide = () => 'pass'
    await toReview(page)
    expect(await sendReport(page)).to.equal(code)
  })

  it('is told when the server says something that makes no sense', async () => {
    site.tap.decide = only('/api/tickets', () => ({ status: 200, body: '{"nonsense":1}' }))
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.server)
  })

  it('is told when the own clock is wrong', async () => {
    const { tap } = site
    const { url } = tap
    const response = await fetch(`${url}/api/tickets`, { method: 'POST' })
    const ticket = (await response.json()) as { week: number }
    const body = JSON.stringify({ ...ticket, week: ticket.week + 5 })
    tap.decide = only('/api/tickets', () => ({ status: 200, body }))
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    await press(page, 'send')
    expect(await failed()).to.include(nb.errors.clock)
  })

  it('is stopped before typing where the key list is not the reception’s', async () => {
    const p = await loadSodium()
    const foreign = makeReception(p, { today: dayOf(Date.now()) })
    const stranger = await startReporterServer({ reception: foreign })
    const answer = await fetch(`${stranger.url}/api/key-list`)
    const body = new Uint8Array(await answer.arrayBuffer())
    await stranger.stop()
    site.tap.decide = only('/api/key-list', () => ({ status: 200, body }))
    await page.goto(site.url)
    await page.waitForSelector('#retry')
    expect(await mainText(page)).to.include(nb.errors.unverified)
    site.tap.decide = () => 'pass'
    await press(page, 'retry')
    await untilChecked(page)
  })

  it('is led back to the readers where somebody was added meanwhile, with nothing sent or lost', async () => {
    const { p, reception } = site.instance
    const { hash: _, ...list } = reception.list
    const channels = list.channels.map((one) => ({ ...one, members: one.members.slice(0, 1) }))
    const body = signKeyList(p, reception.root.seed, { ...(list as KeyList), channels })
    site.tap.decide = only('/api/key-list', () => ({ status: 200, body }))
    const boxes = () =>
      page.$$eval('input[name="leave-out"]', (some) => some.map((one) => one.value))
    const before = await site.countDrops()
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    await writeToReview(page)
    await onNextStep(page, () => press(page, 'change-readers'))
    expect(await boxes()).to.deep.equal(['m0', 'm3'])
    await toReview(page)
    site.tap.decide = () => 'pass'
    await press(page, 'send')
    await page.waitForSelector('#errors')
    expect(await mainText(page)).to.include(nb.errors['readers-changed'])
    expect(await boxes()).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
    expect((await site.countDrops()) - before).to.equal(0)
    await toReview(page)
    expect(await mainText(page)).to.include(REPORT.answers.what)
    await sendReport(page)
    expect((await site.countDrops()) - before).to.equal(1)
  })

  it('writes all of it where the reception does not answer, and tries again where it has to be known', async () => {
    site.tap.decide = only('/api/', () => 'lose-request')
    await page.goto(site.url)
    await page.waitForSelector('#retry')
    expect(await mainText(page)).to.include(nb.errors.offline)
    await onNextStep(page, () => press(page, 'start'))
    await writeToReview(page)
    await page.waitForSelector('#retry')
    expect(await mainText(page))
      .to.include(nb.errors.offline)
      .and.to.include(nb.landing.outsideTitle)
    site.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#send')
    expect(await mainText(page)).to.include(REPORT.answers.what)
    await sendReport(page)
  })

  it('writes all of it if the worker does not load, and has it loaded again', async () => {
    site.tap.decide = only('/assets/worker-', () => 'lose-request')
    await page.goto(site.url)
    await page.waitForSelector('#retry')
    await onNextStep(page, () => press(page, 'start'))
    await writeToReview(page)
    await press(page, 'retry')
    await page.waitForSelector('#retry')
    expect(await mainText(page)).to.include(nb.errors.offline)
    site.tap.decide = () => 'pass'
    await press(page, 'retry')
    await page.waitForSelector('#send')
    expect(await mainText(page)).to.include(REPORT.answers.what)
    await sendReport(page)
  })

  it('is told that a language did not load, with nothing lost, and can choose it again', async () => {
    site.tap.decide = only('/assets/words-nn', () => 'lose-request')
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    await put(page, 'answer-what', REPORT.answers.what)
    await press(page, 'language-nn')
    await page.waitForSelector('#note')
    expect(await page.$eval('#note', (note) => note.textContent)).to.equal(nb.page.languageFailed)
    expect(await headingOf(page)).to.equal(nb.tell.heading)
    expect(await written(page)).to.equal(REPORT.answers.what)
    site.tap.decide = () => 'pass'
    await onNextStep(page, () => press(page, 'language-nn'))
    expect(await headingOf(page)).to.equal(nn.tell.heading)
    expect(await page.$('#note')).to.equal(null)
    expect(await written(page)).to.equal(REPORT.answers.what)
  })

  it('stays on a summary if the language of the form did not load, and is told', async () => {
    site.tap.decide = only('/assets/words-en', () => 'lose-request')
    await openReporter(page, site.url, pagePath('nb', 'polish'))
    await page.waitForSelector('html[data-rest="ready"]')
    const before = await headingOf(page)
    await press(page, 'start')
    await page.waitForSelector('#note')
    expect(await page.$eval('#note', (note) => note.textContent)).to.equal(nb.page.languageFailed)
    expect(await headingOf(page)).to.equal(before)
    site.tap.decide = () => 'pass'
    await onNextStep(page, () => press(page, 'start'))
    expect(await headingOf(page)).to.equal(CATALOGUES.en.tell.heading)
  })

  for (const [what, path] of [
    ['program', '/assets/app-'],
    ['words', '/assets/words-nb'],
  ] as const) {
    it(`is told that the ${what} did not load, and can try again`, async () => {
      site.tap.decide = only(path, () => 'lose-request')
      await page.goto(site.url)
      await page.waitForSelector('#not-loaded:not([hidden])')
      const shown = await page.$eval('#not-loaded', (notice) => notice.textContent)
      expect(shown).to.include(nb.landing.notLoaded)
      expect(await page.$eval('#loading', (line) => line.checkVisibility())).to.equal(false)
      expect(await page.$eval('#load-again', (again) => again.textContent)).to.equal(nb.page.retry)
      site.tap.decide = () => 'pass'
      await press(page, 'load-again')
      await untilChecked(page)
      expect(await page.$('#not-loaded')).to.equal(null)
      await onNextStep(page, () => press(page, 'start'))
      expect(await headingOf(page)).to.equal(nb.tell.heading)
    })
  }

  it('keeps a page to read whole if its words do not load again, and can try again', async () => {
    site.tap.decide = only('/assets/pages-nb', () => 'lose-request')
    await page.goto(new URL(pagePath('nb', 'protection'), site.url).href)
    await page.waitForSelector('#not-loaded:not([hidden])')
    expect(await mainText(page)).to.include(nb.protect.limits)
    site.tap.decide = () => 'pass'
    await press(page, 'load-again')
    await untilChecked(page)
    expect(await page.$('#not-loaded')).to.equal(null)
  })

  it('is refused a text that is too long, with nothing lost and nothing sent', async () => {
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    const text = 'æ'.repeat(600_000)
    await choose(page, 'channel', 'staff')
    await put(page, 'answer-what', text)
    const counter = await page.$eval('#room', (line) => line.textContent ?? '')
    expect(counter).to.match(/\d+ tegn for lang/)
    const requests = site.tap.requests.length
    await press(page, 'next')
    await page.waitForSelector('#errors')
    expect(await headingOf(page)).to.equal(nb.tell.heading)
    expect(await written(page)).to.equal(text)
    expect(site.tap.requests).to.have.length(requests)
  })

  it('sends a text that fits to the last byte', async () => {
    await openReporter(page, site.url)
    // nobody looks: to lay out a megabyte six times takes most of a minute
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('#main { content-visibility: hidden }')
      document.adoptedStyleSheets = [sheet]
    })
    await onNextStep(page, () => press(page, 'start'))
    await choose(page, 'channel', 'staff')
    const much = 1_040_000
    await put(page, 'answer-what', 'x'.repeat(much))
    const left = Number(
      /\d+/.exec(await page.$eval('#room', (line) => line.textContent ?? ''))?.[0],
    )
    await put(page, 'answer-what', 'x'.repeat(much + left + 1))
    await press(page, 'next')
    await page.waitForSelector('#errors')
    await put(page, 'answer-what', 'x'.repeat(much + left))
    await toReview(page)
    await sendReport(page)
  })

  it('makes no request with a wrong code', async () => {
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    await page.close()
    page = await site.newPage()
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'have-code'))
    await page.waitForNetworkIdle({ idleTime: 300 })
    const requests = site.tap.requests.length
    const swapped = `${code.slice(0, 8)}${code[9]}${code[8]}${code.slice(10)}`
    const changed = `${code.slice(0, 30)}${code[30] === '0' ? '2' : '0'}${code.slice(31)}`
    const wrongs = [
      code.slice(1),
      `${code.slice(0, 5)}A${code.slice(5)}`,
      changed,
      code.replace(/.$/, '!'),
    ]
    for (const wrong of code[8] === code[9] ? wrongs : [...wrongs, swapped]) {
      await put(page, 'typed-code', wrong)
      await press(page, 'open')
      await page.waitForSelector('#errors')
      expect(await headingOf(page), wrong).to.equal(nb.code.heading)
    }
    expect(site.tap.requests).to.have.length(requests)
    await put(page, 'typed-code', code)
    await press(page, 'open')
    await page.waitForSelector('#look')
  })

  it('can look again with a code where a fresh look got no answer', async () => {
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    await page.close()
    page = await site.newPage()
    await openReporter(page, site.url)
    await returnWithCode(page, code)
    site.tap.decide = only('/api/board', () => 'lose-request')
    await press(page, 'look')
    await page.waitForFunction(
      (text) => document.getElementById('main')?.textContent?.includes(text),
      {},
      nb.errors.offline,
    )
    site.tap.decide = () => 'pass'
    await lookFor(page, nb.opened.waiting)
  })
})
