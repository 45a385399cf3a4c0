import { createHash } from 'node:crypto'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../client/desk/engine/view/desk-view.ts'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { minutesAnswers } from '../../../client/desk/model/case/minutes.ts'
import { DeskError } from '../../../client/desk/model/error.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import { Visit } from '../../../client/shared/session/visit.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  acknowledge,
  chooseKind,
  openCase,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import {
  choose,
  fillReport,
  lookFor,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  sendReport,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { contentOf, syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { letter } from '../../support/reporter/scripted-visit.ts'
import { never } from '../../support/run/later.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  type SealedReport,
  startInstance,
} from '../../support/server/instance.ts'

const sha256 = (message: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(message).digest())

const minutesJob = (text: string) =>
  jobOf(systemRandom, { kind: 'message', as: 'minutes', text, language: 'nb' })

describe('minutes', () => {
  let instance: Instance
  let report: SealedReport
  let desk: Desk
  let visit: Visit

  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    report = await deliver(instance)
    desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    await desk.append(caseId(), jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    visit = new Visit({
      primitives: async () => instance.p,
      random: systemRandom,
      now: instance.now,
      transport: nodeTransport({ server: new URL(instance.server.publicUrl) }),
      root: instance.reception.fingerprint,
      buildDay: 0,
      sha256,
      wait: async () => {},
      later: never,
    })
    visit.useReceipt(report.code)
  })
  afterEach(() => instance.stop())

  const caseId = () => desk.cases[0]!.id
  const answers = () => {
    const [one] = viewDesk(desk, instance.now(), null).cases
    return [...minutesAnswers(one!.items).values()]
  }
  const standing = () => answers().map(({ verdict, day }) => [verdict, day])

  async function read() {
    await instance.server.tick()
    const { messages } = await visit.read(true)
    return messages
  }

  function send(about: Uint8Array, values: ReporterContent['answers']): Promise<void> {
    const one = letter('follow-up')
    return visit.send({ ...one, content: { ...contentOf('letter-minutes', values), about } })
  }

  it('are read with the code, approved, and stand so on every desk', async () => {
    await desk.append(caseId(), minutesJob('Varsleren sa dette.'))
    expect(standing()).to.deep.equal([['waiting', null]])
    const [message] = await read()
    expect(message).to.deep.include({ kind: 'minutes' })
    expect(message?.content.text).to.equal('Varsleren sa dette.')
    await send(message!.messageId, { verdict: 'approved' })
    const today = dayOf(instance.now())
    await desk.sync()
    expect(standing()).to.deep.equal([['approved', today]])
    desk = testDesk(instance, 1)
    await syncAndOpen(desk)
    expect(standing()).to.deep.equal([['approved', today]])
  })

  it('are corrected, and the newest letter counts', async () => {
    await desk.append(caseId(), minutesJob('Det var mandag.'))
    const [message] = await read()
    await send(message!.messageId, { verdict: 'corrected', text: 'Det var tirsdag.' })
    await desk.sync()
    expect(standing()).to.deep.equal([['corrected', dayOf(instance.now())]])
    expect(answers()[0]?.letters.map(({ content }) => content.answers.text)).to.deep.equal([
      'Det var tirsdag.',
    ])
    await send(message!.messageId, { verdict: 'approved' })
    await desk.sync()
    expect(answers()[0]?.letters).to.have.length(2)
    expect(standing()[0]?.[0]).to.equal('approved')
  })

  it('are answered only by letters about them, and only by a verdict', async () => {
    await desk.append(caseId(), minutesJob('Del en'))
    await desk.append(caseId(), minutesJob('Del to'))
    const messages = await read()
    const second = messages.find(({ content }) => content.text === 'Del to')!
    await send(second.messageId, { verdict: 'perhaps', text: 'Vet ikke' })
    await send(systemRandom(16), { verdict: 'approved' })
    await desk.sync()
    expect(standing()).to.deep.equal([
      ['waiting', null],
      ['waiting', null],
    ])
    expect(answers().map(({ letters }) => letters.length)).to.deep.equal([0, 1])
    await send(second.messageId, { verdict: 'approved' })
    await desk.sync()
    expect(standing().map(([verdict]) => verdict)).to.deep.equal(['waiting', 'approved'])
  })

  it('reach the reporter whole up to 3,000 bytes, and longer ones are refused', async () => {
    const text = 'æ'.repeat(1500)
    await desk.append(caseId(), minutesJob(text))
    const [message] = await read()
    expect(message?.content.text).to.equal(text)
    expect(() => minutesJob(`${text}.`))
      .to.throw(DeskError)
      .with.property('code', 'too-long')
  })

  it('are named on the board by an id that the letter carries back', async () => {
    await desk.append(caseId(), minutesJob('Sagt'))
    const [message] = await read()
    const [one] = viewDesk(desk, instance.now(), null).cases
    expect([...minutesAnswers(one!.items).keys()]).to.deep.equal([toHex(message!.messageId)])
  })
})

describe('minutes in a browser', () => {
  let server: ReporterServer
  let host: DeskHost
  let browser: TestBrowser
  let code: string
  let page: Page

  before(async () => {
    server = await startReporterServer()
    host = await startDesk(server.instance, 0)
    browser = await launch('chromium')
    const reporter = await browser.newPage({ isolated: true })
    await openReporter(reporter, server.url, '/en/')
    await fillReport(reporter, { answers: { what: 'Told in confidence' }, channel: 'staff' })
    code = await sendReport(reporter)
    await reporter.close()
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await server.stop()
  })
  beforeEach(async () => {
    page = await browser.newPage({ isolated: true })
    await page.setViewport({ width: 1280, height: 1000 })
    await unlockDesk(page, host.url)
  })
  afterEach(() => page.close())

  const words = async () => {
    const language = await page.evaluate(() => document.documentElement.lang)
    return DESK_CATALOGUES[language === 'nb' ? 'nb' : 'en']
  }

  /** Open the case, and say that one is impartial where that was not said before. */
  async function open(): Promise<void> {
    await openCase(page, code.replaceAll('-', '').slice(0, 7))
    if ((await page.$('#gate-open')) !== null) await press(page, 'gate-open')
    await page.waitForSelector('.timeline')
  }

  async function write(text: string): Promise<void> {
    await page.bringToFront()
    await chooseKind(page, 'minutes')
    await put(page, 'compose-text', text)
  }

  /** On the reporter's page: what the code opens, and the form for these minutes. */
  async function answer(text: string, verdict: string, more = ''): Promise<void> {
    const reporter = await browser.newPage({ isolated: true })
    await openReporter(reporter, server.url, '/en/')
    await returnWithCode(reporter, code)
    await lookFor(reporter, text)
    await onNextStep(reporter, () =>
      reporter.evaluate((wanted) => {
        const cards = [...document.querySelectorAll('.message[data-kind=minutes]')]
        cards
          .find((one) => one.textContent?.includes(wanted))
          ?.querySelector<HTMLElement>('[id^=check-]')
          ?.click()
      }, text),
    )
    await choose(reporter, 'letter-verdict', verdict)
    if (more !== '') await put(reporter, 'follow-up', more)
    await press(reporter, 'send')
    await reporter.waitForSelector('.notice.good')
    await reporter.close()
  }

  it('are written on the desk, approved or corrected on the page, and stand so on the desk', async () => {
    await open()
    await acknowledge(page)
    const { minutes, preview } = await words()
    for (const text of ['You said this.', 'It was Monday.']) {
      await write(text)
      await page.click('.preview summary')
      const shown = await page.$eval('.preview-card', (one) => one.textContent)
      expect(shown).to.equal(`Minutes${text}Approve or correct the minutes`)
      await page.click('#send')
      await page.click('.send-now')
      await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    }
    const verdicts = () =>
      page.$$eval('.verdict', (all) => all.map((one) => one.getAttribute('data-verdict')))
    expect(await verdicts()).to.deep.equal(['waiting', 'waiting'])
    await answer('You said this.', 'approved')
    await answer('It was Monday.', 'corrected', 'It was Tuesday.')
    await syncDesk(page)
    await page.waitForSelector('.verdict[data-verdict=corrected]')
    expect(await verdicts()).to.deep.equal(['approved', 'corrected'])
    const under = await page.$$eval('.entry[data-entry=minutes] + .minutes-letters', (all) =>
      all.map((one) => one.textContent ?? ''),
    )
    expect(under).to.have.length(2)
    expect(under[1]).to.include('It was Tuesday.')
    expect(await page.$$('.timeline > ol > li > .drop')).to.have.length(1)
    const first = await page.$eval('.verdict', (one) => one.textContent ?? '')
    expect(first).to.include(minutes.approved.split('{')[0])
    expect(preview.title).to.not.equal('')
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    expect(browser.problems).to.deep.equal([])
  })

  it('are refused in plain words where they are too long, and stay in the field', async () => {
    await open()
    await write('x'.repeat(SIZE.longText))
    await page.click('#send')
    await page.waitForSelector('#compose-outcome[data-outcome=too-long]')
    const { minutes } = await words()
    expect(await page.$eval('#compose-outcome', (one) => one.textContent)).to.equal(minutes.tooLong)
    await chooseKind(page, 'note')
    await put(page, 'compose-text', 'For oss')
    await chooseKind(page, 'minutes')
    const kept = () => page.$eval('#compose-text', (field) => (field as HTMLTextAreaElement).value)
    expect(await kept()).to.have.length(SIZE.longText)
    await chooseKind(page, 'note')
    expect(await kept()).to.equal('For oss')
  })

  it('are shown before they go, as a status is, in the words of the page', async () => {
    await open()
    await chooseKind(page, 'status')
    await page.select('#compose-status', 'assessing')
    await put(page, 'compose-text', 'We are looking at it.')
    await page.click('.preview summary')
    const shown = () => page.$eval('.preview-card', (one) => one.textContent)
    const { opened } = CATALOGUES.en
    // one is suggested
    expect(
      await page.$eval('#compose-next', (field) => (field as HTMLInputElement).value),
    ).to.match(/^\d{4}-\d\d-\d\d$/)
    await put(page, 'compose-next', '')
    expect(await shown()).to.equal(`We are looking at it.${opened.undecided}${opened.nextSoon}`)
    await put(page, 'compose-next', '2027-03-01')
    await page.click('input[name=party][value=party]')
    const look = fill(opened.next, { date: '1 March 2027' })
    expect(await shown()).to.equal(`We are looking at it.${look}`)
    const { compose, languages } = await words()
    const theirs = await page.$eval('.language-field .hint', (one) => one.textContent)
    expect(theirs).to.equal(fill(compose.theirs, { language: languages.en }))
  })
})
