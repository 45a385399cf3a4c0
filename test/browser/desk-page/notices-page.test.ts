import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { noticeJob } from '../../../client/desk/model/rules/notice-policy.ts'
import type { DeskCalls } from '../../../client/desk/rpc/calls.ts'
import type { Question } from '../../../client/shared/worker-rpc.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { sampleContent } from '../../../scripts/demo/sample.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  acknowledge,
  chooseKind,
  chooseLanguage,
  openCase,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { loadAxe, rulesBy, violations } from '../../support/browser/reporter-measure.ts'
import {
  fillReport,
  lookFor,
  openReporter,
  put,
  returnWithCode,
  sendReport,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'

const REASON = 'Hun er den saken gjelder'

describe('a notice, from its template to the page of its reporter', () => {
  const desk = DESK_CATALOGUES.nb
  const content = sampleContent()
  let server: ReporterServer
  let host: DeskHost
  let browser: TestBrowser
  let code: string
  let page: Page

  before(async () => {
    server = await startReporterServer()
    host = await startDesk(server.instance, 0, deskFile(content))
    browser = await launch('chromium')
    const reporter = await browser.newPage({ isolated: true })
    await openReporter(reporter, server.url, '/en/')
    await fillReport(reporter, {
      answers: { what: 'I saw Bernhoft take the spectrometer home' },
      channel: 'staff',
    })
    code = await sendReport(reporter)
    await reporter.close()
    page = await browser.newPage({ isolated: true })
    // what the page says to its worker can be said by hand
    await page.evaluateOnNewDocument(() => {
      const post = Worker.prototype.postMessage
      Worker.prototype.postMessage = function (...said: unknown[]) {
        Object.assign(window, { theWorker: this })
        return Reflect.apply(post, this, said)
      }
    })
    await page.setViewport({ width: 1280, height: 1000 })
    await unlockDesk(page, host.url)
    await chooseLanguage(page, 'nb')
    await openCase(page, code.replaceAll('-', '').slice(0, 7))
    await acknowledge(page)
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await server.stop()
  })

  const textOf = (id: string) => page.$eval(`#${id}`, (one) => one.textContent ?? '')
  const fieldOf = (id: string) =>
    page.$eval(`#${id}`, (field) => (field as HTMLInputElement | HTMLTextAreaElement).value)

  async function choose(status: string, party: string): Promise<void> {
    await page.bringToFront()
    await chooseKind(page, 'status')
    await page.click(`input[name=party][value=${party}]`)
    await page.waitForSelector(`#party-hint[data-party=${party}]`)
    await page.select('#compose-status', status)
  }

  async function send(): Promise<string> {
    await page.click('#send')
    await page.waitForSelector('.send-now, #compose-outcome:not([data-outcome=""])')
    const held = await page.$('.send-now')
    if (held !== null) {
      await held.click()
      await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    }
    return page.$eval('#compose-outcome', (one) => one.getAttribute('data-outcome') ?? '')
  }

  /** axe finds nothing, light and dark. */
  async function looksRight(): Promise<void> {
    await loadAxe(page)
    for (const value of ['dark', 'light'] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
      expect(await violations(page, rulesBy(value)), value).to.deep.equal([])
    }
  }

  /** The page that the reporter reads with the code. */
  async function told(text: string): Promise<string> {
    await server.instance.server.tick()
    const reporter = await browser.newPage({ isolated: true })
    await openReporter(reporter, server.url, '/en/')
    await returnWithCode(reporter, code)
    await lookFor(reporter, text)
    const all = await reporter.$eval('#main', (main) => main.textContent ?? '')
    await reporter.close()
    return all
  }

  it('begins from the text of its step in the language of the reporter, and shows what is missing', async () => {
    await choose('assessing', 'party')
    const template = content.templates?.find(({ id }) => id === 'assessing')
    await page.click('#insert-template')
    expect(await fieldOf('compose-text')).to.equal(template?.party?.en)
    expect(await fieldOf('compose-next')).to.not.equal('')
    expect(await send()).to.equal('unfilled')
    const blank = '[fill in: what is assessed]'
    expect(await textOf('compose-outcome')).to.equal(fill(desk.noticing.unfilled, { blank }))
    expect(await textOf('other-tongue')).to.equal('')
    await put(
      page,
      'compose-text',
      'Vi ser på det som du har skrevet, og svarer når vi er ferdige.',
    )
    expect(await textOf('other-tongue')).to.equal(
      fill(desk.noticing.seemsNorwegian, { language: desk.languages.en }),
    )
    const words = (template?.party?.en ?? '').replace(blank, 'the two employees of the lab')
    await put(page, 'compose-text', `${words} Bernhoft does not know.`)
    const found = await page.$$eval('#notice-found dd', (all) => all.map((one) => one.textContent))
    expect(found).to.deep.equal(['bernhoft', 'two employees'])
    await put(page, 'compose-next', '')
    expect(await send()).to.equal('no-date')
    expect(await textOf('compose-outcome')).to.equal(desk.errors['no-date'])
    await put(page, 'compose-text', words)
    await put(page, 'compose-next', '2027-03-01')
    await page.click('.preview summary')
    const preview = await page.$eval('.preview-card', (card) => card.textContent ?? '')
    const { notices } = content.site
    const date = fill(CATALOGUES.en.opened.next, { date: '1 March 2027' })
    for (const said of [notices.assessing.name.en, 'the two employees of the lab', date]) {
      expect(preview).to.include(said)
    }
    expect(await textOf('next-step')).to.include(notices.assessing.name.en)
    await looksRight()
    expect(await send()).to.equal('sent')
    const read = await told('the two employees of the lab')
    expect(read).to.include(date)
  })

  it('sends a message that is longer than the board, which the reporter fetches with a button', async () => {
    await page.bringToFront()
    await chooseKind(page, 'message')
    const [start, end] = ['This is a long answer.', 'And this is its end.']
    await put(page, 'compose-text', `${start} ${'We looked at each point. '.repeat(200)}${end}`)
    await page.waitForSelector('#compose-long')
    await looksRight()
    expect(await send()).to.equal('sent')
    const shown = await page.$eval('.timeline', (one) => one.textContent ?? '')
    expect(shown.includes(end) || shown.includes(desk.noticing.textWaits)).to.equal(true)
    await syncDesk(page)
    expect(await page.$eval('.timeline', (one) => one.textContent)).to.include(end)
    await server.instance.server.tick()
    const reporter = await browser.newPage({ isolated: true })
    await openReporter(reporter, server.url, '/en/')
    await returnWithCode(reporter, code)
    await reporter.waitForSelector('[id^=fetch-text-]')
    const before = await reporter.$eval('#main', (main) => main.textContent ?? '')
    expect(before).to.include(CATALOGUES.en.longText.lead).and.not.include(start)
    await reporter.click('[id^=fetch-text-]')
    await lookFor(reporter, end)
    await reporter.close()
  })

  it('has what it found in the text in sight on a small screen, as long as it can be called back', async () => {
    await page.setViewport({ width: 1366, height: 768 })
    await chooseKind(page, 'message')
    await put(page, 'compose-text', 'Bernhoft does not know.')
    await page.waitForSelector('#notice-found .notice')
    // as somebody leaves it who looked at what stands below
    await page.$eval('.composer-body', (one) => one.scrollTo(0, one.scrollHeight))
    await page.click('#send')
    await page.waitForSelector('.held')
    await page.waitForFunction(() => {
      const [found, body] = ['#notice-found .notice', '.composer-body'].map((one) =>
        document.querySelector(one)?.getBoundingClientRect(),
      )
      if (!found || !body) return false
      return found.top >= body.top && found.bottom <= Math.min(body.bottom, innerHeight)
    })
    await page.click('.held .undo')
    await put(page, 'compose-text', '')
    await page.setViewport({ width: 1280, height: 1000 })
  })

  it('has no field for outcome and measures where the reporter is no party, and goes further for a reason', async () => {
    await choose('closed', 'party')
    for (const part of ['outcome', 'measures', 'withheld']) {
      expect(await page.$(`.notice-parts #notice-${part}`), part).to.not.equal(null)
    }
    await choose('closed', 'not-a-party')
    expect(await page.$('.notice-parts')).to.equal(null)
    expect(await page.$('#notice-measures')).to.equal(null)
    expect(await page.$eval('.override', (one) => (one as HTMLDetailsElement).open)).to.equal(false)
    await page.click('.override summary')
    await put(page, 'notice-outcome', 'We agree with you.')
    expect(await send()).to.equal('no-reason')
    expect(await textOf('compose-outcome')).to.equal(desk.errors['no-reason'])
    await put(page, 'notice-reason', REASON)
    await looksRight()
    expect(await send()).to.equal('sent')
    expect(await page.$eval('.beyond', (one) => one.textContent)).to.equal(
      fill(desk.noticing.beyond, { reason: REASON }),
    )
    // the reason is not enough: nothing goes out before somebody else of the reception approves
    const approvals = desk.noticing.approveBy.split('{')[0] ?? ''
    await page.waitForFunction(
      (text) => document.querySelector('.timeline')?.textContent?.includes(text),
      {},
      approvals,
    )
    await looksRight()
    const colleague = testDesk(server.instance, 1)
    await syncAndOpen(colleague)
    const one = colleague.cases[0]
    const held = one?.timeline.find(({ kind }) => kind === 'waiting')
    if (!one || held?.kind !== 'waiting') throw new Error('nothing waits')
    const approved = { kind: 'approved', closing: toHex(held.id) } as const
    await colleague.write(one.id, noticeJob(systemRandom, approved, one, null))
    await page.bringToFront()
    await syncDesk(page)
    const read = await told('We agree with you.')
    expect(read).to.include(DESK_CATALOGUES.en.noticeParts.outcome)
    expect(read).to.not.include(REASON)
  })

  it('is refused by the worker where somebody goes round the page', async () => {
    const caseId = await page.$eval('#case-list [aria-current=true]', (one) => {
      return one.getAttribute('data-case') ?? ''
    })
    const status = { kind: 'status', status: 'closed', text: '', next: null } as const
    const asked = [
      { ...status, parts: { measures: 'He was moved.' }, override: REASON },
      { ...status, parts: { outcome: 'We agree.' } },
      { ...status, status: 'hearing', text: 'Come' },
      { ...status, status: 'reopened', text: 'Again' },
      { kind: 'message', as: 'message', text: 'We agreed with you.' },
    ] as const
    const answers = []
    for (const [i, action] of asked.entries()) {
      const question = {
        id: 9000 + i,
        question: 'act',
        given: { job: `round ${i}`, caseId, action },
      } as const
      answers.push(await page.evaluate(sayToWorker, question))
    }
    const codes = ['not-told', 'no-reason', 'not-told', 'no-date', 'no-reason']
    expect(answers).to.deep.equal(codes)
    expect(browser.problems).to.deep.equal([])
  })
})

/** In the page: ask the worker as the page itself would. @returns the code of the refusal, or "done" */
function sayToWorker(question: Question<DeskCalls>): Promise<string> {
  const { theWorker } = window as unknown as { theWorker: Worker }
  const heard = new AbortController()
  return new Promise((resolve) => {
    theWorker.addEventListener(
      'message',
      ({ data }) => {
        if (data.id !== question.id) return
        heard.abort()
        resolve(data.kind === 'answer' ? 'done' : data.code)
      },
      { signal: heard.signal },
    )
    theWorker.postMessage(question)
  })
}
