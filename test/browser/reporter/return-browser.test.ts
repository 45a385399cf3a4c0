import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { decodeQR } from 'qr/decode.js'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { dayText } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { LetterName, SlotContent } from '../../../crypto/entries/content.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  choose,
  confirmGroup,
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
  savedBy,
  sendLetter,
  sendReport,
  untilChecked,
  untilDelivered,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { statusName } from '../../support/reception/site.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { type Mail, mailOf } from '../../support/server/reporter-mail.ts'
import type { Fate } from '../../support/server/wire-tap.ts'

const { nb } = CATALOGUES
const TODAY = dayOf(Date.now())
const REPORT = { channel: 'staff', answers: { what: 'Noe skjedde.' }, party: 'own' }

/** Those to whom the report was sealed. The board names two of them: the word of one author leaves out nobody. */
const READERS = ['m0', 'm1', 'm2']
const KEEPER = ['m3']

let server: ReporterServer
let browser: TestBrowser
let folder: string

async function freshPage(): Promise<Page> {
  const page = await browser.newPage({ isolated: true })
  await openReporter(page, server.url)
  return page
}

/** Write a report and come back with its code, to a matter in which something has happened. */
async function comeBack(
  status: Partial<SlotContent>,
  messages: Parameters<ReporterServer['answer']>[2] = [],
): Promise<Page> {
  const page = await freshPage()
  await fillReport(page, REPORT)
  const code = await sendReport(page)
  await confirmGroup(page, code)
  await press(page, 'close')
  await untilChecked(page)
  await server.answer(code, status, messages)
  await returnWithCode(page, `Kode: ${code.toLowerCase()}`)
  await lookFor(page, statusName(status.status ?? 'received'))
  return page
}

/** The only letter of this kind that lies on the server. */
async function letterSent(name: LetterName): Promise<Mail> {
  const all = (await mailOf(server.instance)).filter(
    ({ content }) => content.questionnaire.id === name,
  )
  expect(all).to.have.length(1)
  return all[0]!
}

describe('coming back in a browser', () => {
  before(async () => {
    folder = tempFolder('saved')
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    removeFolder(folder)
  })
  beforeEach(async () => {
    server = await startReporterServer()
  })
  afterEach(async () => {
    await server.stop()
    expect(browser.problems).to.deep.equal([])
  })

  it('W12, N15: the code is saved, printed and drawn, and nothing tells what it is for', async () => {
    // what is saved is watched in the browser's own context
    const page = await browser.newPage()
    await openReporter(page, server.url)
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    const file = await savedBy(page, folder, () => press(page, 'save'))
    expect(basename(file)).to.equal('notat.txt')
    expect(readFileSync(file, 'utf8')).to.equal(`${code}\n`)
    const reminder = await savedBy(page, folder, () => press(page, 'remind'))
    expect(basename(reminder)).to.equal('notat.ics')
    const text = readFileSync(reminder, 'utf8')
    expect(text)
      .to.match(/\r\nUID:[0-9a-f]{32}\r\n/)
      .and.to.match(/\r\nSUMMARY:Notater\r\n/)
    const day = new Date(86_400_000 * (TODAY + 7)).toISOString().slice(0, 10).replaceAll('-', '')
    expect(text).to.include(`\r\nDTSTAMP:${day}T000000Z\r\nDTSTART;VALUE=DATE:${day}\r\n`)
    await press(page, 'qr')
    expect(await readQr(page)).to.equal(code)
    await press(page, 'slip-dated')
    expect((await printedLines(page)).join(' ')).to.equal(
      `Notater ${code.split('-').join(' ')} ${dayText('nb', TODAY + 7)}`,
    )
    await page.close()
  })

  it('W09, S10, S22: a name given after sending is opened only by those who keep names', async () => {
    const page = await freshPage()
    await fillReport(page, { ...REPORT, leaveOut: ['m2'] })
    await confirmGroup(page, await sendReport(page))
    expect(await mainText(page)).not.to.include('Verneombud i mottaket')
    await onNextStep(page, () => press(page, 'identity'))
    expect(await mainText(page)).to.include('Den som tar vare på navn')
    // it is known whom the report left out
    expect(await page.$('input[name="leave-out"]')).to.equal(null)
    await put(page, 'letter-name', 'Kari Nordmann')
    expect(await page.$$('[name=letter-consent]:checked')).to.deep.equal([])
    await choose(page, 'letter-consent', 'call')
    await sendLetter(page, 'delivered')
    await page.waitForSelector('#close')
    const { kind, content, readers } = await letterSent('letter-identity')
    expect(kind).to.equal('identity')
    const answers = { name: 'Kari Nordmann', consent: ['call'] }
    expect(content).to.deep.include({ channel: 'staff', answers })
    expect(readers).to.deep.equal(KEEPER)
    const report = (await mailOf(server.instance)).find((mail) => mail.kind === 'report')
    expect(report?.content.answers).to.include(REPORT.answers)
    expect(report?.readers).to.deep.equal(['m0', 'm1'])
    await page.close()
  })

  it('W09: a name can be given later, too, and can be asked back', async () => {
    const page = await comeBack({ status: 'follow-up', party: 'party', channel: 'staff' })
    await onNextStep(page, () => press(page, 'identity'))
    await put(page, 'letter-name', 'Ola')
    await put(page, 'letter-contact', '99 99 99 99')
    await sendLetter(page, 'delivered')
    await page.waitForSelector('#withdraw')
    const given = await letterSent('letter-identity')
    expect(given.readers).to.deep.equal(KEEPER)
    const answers = { name: 'Ola', contact: '99 99 99 99', consent: [] }
    expect(given.content.answers).to.deep.equal(answers)
    await onNextStep(page, () => press(page, 'withdraw'))
    expect(await mainText(page)).to.include(nb.withdrawal.cannotDuty)
    await choose(page, 'letter-what', 'identity')
    await page.waitForFunction(
      `!document.querySelector('#who-reads').textContent.includes('Rådgiv')`,
    )
    expect(await page.$('input[name="leave-out"]')).to.equal(null)
    await sendLetter(page, 'delivered')
    const { kind, content, readers } = await letterSent('letter-withdrawal')
    expect({ kind, answers: content.answers, readers }).to.deep.equal({
      kind: 'withdrawal',
      answers: { what: 'identity' },
      readers: KEEPER,
    })
    await page.close()
  })

  it('S20, W21: minutes are approved by the code, and stand under the message they are about', async () => {
    const page = await comeBack({ status: 'hearing', party: 'party', channel: 'staff' }, [
      ['minutes', { text: 'Vi møttes tirsdag.', day: TODAY, language: 'nb' }],
    ])
    await onNextStep(page, () => press(page, 'check-0'))
    expect(await mainText(page)).to.include('Vi møttes tirsdag.')
    await choose(page, 'letter-verdict', 'approved')
    await sendLetter(page, 'delivered')
    const { kind, content, readers } = await letterSent('letter-minutes')
    expect({ kind, answers: content.answers, readers }).to.deep.equal({
      kind: 'follow-up',
      answers: { verdict: 'approved' },
      readers: READERS,
    })
    expect(content.about).to.have.length(16)
    await page.close()
  })

  it('S18, S19, W20: somebody who is invited asks for a meeting with somebody they trust', async () => {
    const page = await comeBack({ status: 'hearing', party: 'party', channel: 'staff' })
    await onNextStep(page, () => press(page, 'hearing-meet'))
    await choose(page, 'letter-how', 'video')
    await choose(page, 'letter-how', 'written-hearing')
    await choose(page, 'letter-trusted', 'yes')
    await put(page, 'follow-up', 'Helst i mai.')
    await sendLetter(page, 'delivered')
    const { kind, content, readers } = await letterSent('letter-meeting')
    expect({ kind, answers: content.answers, readers }).to.deep.equal({
      kind: 'meeting-request',
      answers: { how: ['video', 'written-hearing'], trusted: 'yes', text: 'Helst i mai.' },
      readers: READERS,
    })
    await page.close()
  })

  it('W22, S23: retaliation is told of in a letter of its own', async () => {
    const page = await comeBack({ status: 'assessing', party: 'undecided', channel: 'staff' })
    expect(await mainText(page)).to.include(nb.opened.undecided)
    await onNextStep(page, () => press(page, 'harm'))
    await put(page, 'follow-up', 'Jeg er tatt av vaktlisten.')
    await put(page, 'letter-since', 'I går')
    await put(page, 'letter-help', 'Noen å snakke med')
    await sendLetter(page, 'delivered')
    const { content, readers } = await letterSent('letter-retaliation')
    expect(content.answers).to.deep.equal({
      text: 'Jeg er tatt av vaktlisten.',
      since: 'I går',
      help: 'Noen å snakke med',
    })
    expect(readers).to.deep.equal(READERS)
    await page.close()
  })

  it('W31, W23: after closing one says how it was, and can write more', async () => {
    const page = await comeBack({ status: 'closed', party: 'not-a-party', channel: 'staff' })
    await onNextStep(page, () => press(page, 'feedback'))
    await choose(page, 'letter-heard', 'partly')
    await choose(page, 'letter-clear', 'no')
    await sendLetter(page, 'delivered')
    const { content } = await letterSent('letter-feedback')
    expect(content.answers).to.deep.equal({ heard: 'partly', clear: 'no' })
    await page.waitForSelector('#more')
    await onNextStep(page, () => press(page, 'more'))
    await put(page, 'follow-up', 'Det skjedde igjen.')
    await sendLetter(page, 'delivered')
    const more = await letterSent('letter')
    expect(more.content.answers).to.deep.equal({ text: 'Det skjedde igjen.' })
    await page.close()
  })

  it('an objection answers the status that it is about', async () => {
    const page = await comeBack({ status: 'redirected', party: 'party', channel: 'staff' })
    await onNextStep(page, () => press(page, 'object'))
    await put(page, 'follow-up', 'Jeg er uenig.')
    await press(page, 'send')
    await page.waitForSelector('.notice.good')
    expect(await mainText(page)).to.include(nb.receipt.sent)
    await untilDelivered(page)
    expect(await mainText(page)).to.include(nb.answer.delivered)
    await press(page, 'back')
    const { content } = await letterSent('letter')
    expect(content.about).to.have.length(16)
    await page.close()
  })

  it('keeps an answer that was begun while one looks again, and asks before it is lost', async () => {
    const page = await comeBack({ status: 'needs-info', party: 'party', channel: 'staff' }, [
      ['question', { text: 'Hvor var det?', day: TODAY }],
    ])
    await onNextStep(page, () => press(page, 'answer-0'))
    await put(page, 'follow-up', 'I kantina.')
    await onNextStep(page, () => press(page, 'back'))
    await press(page, 'look')
    await page.waitForSelector('.busy', { hidden: true })
    await onNextStep(page, () => press(page, 'answer-0'))
    expect(await typedIn(page, 'follow-up')).to.equal('I kantina.')
    await onNextStep(page, () => press(page, 'back'))
    await onNextStep(page, () => press(page, 'close'))
    expect(await mainText(page)).to.include(nb.answer.answerHeading)
    await onNextStep(page, () => press(page, 'keep-0'))
    expect(await typedIn(page, 'follow-up')).to.equal('I kantina.')
    await sendLetter(page, 'delivered')
    await page.waitForSelector('#answer-0')
    await onNextStep(page, () => press(page, 'close'))
    expect(await headingOf(page)).to.equal(nb.landing.heading)
    await page.close()
  })

  it('says that a report is there which had no answer, once one has looked with its code', async () => {
    const page = await freshPage()
    await fillReport(page, REPORT)
    // the report arrives, and nobody is told so; then there is no room for it again
    const fates: Fate[] = ['lose-answer', { status: 507, body: '{"error":"full"}' }]
    server.tap.decide = ({ path }) => (path === '/api/drops' && fates.shift()) || 'pass'
    await press(page, 'send')
    await page.waitForSelector('#progress.bad')
    const code = await readCode(page)
    server.tap.decide = () => 'pass'
    await onNextStep(page, () => press(page, 'edit'))
    await onNextStep(page, () => press(page, 'back'))
    await returnWithCode(page, code)
    await lookFor(page, nb.opened.waiting)
    // the page that shows its echo says so too: nothing is unsure now, but the code is not kept
    await onNextStep(page, () => press(page, 'close'))
    expect(await mainText(page))
      .to.include(nb.leave.code)
      .and.not.to.include(nb.leave.reportUnsure)
    await onNextStep(page, () => press(page, 'keep-0'))
    expect(await readCode(page)).to.equal(code)
    expect(await mainText(page)).to.include(nb.receipt.delivered)
    expect(await server.countDrops()).to.equal(1)
    await page.close()
  })

  it('says beside its field what is missing, and puts the focus on what is to be put right', async () => {
    const page = await comeBack({ status: 'hearing', party: 'party', channel: 'staff' }, [
      ['minutes', { text: 'Vi møttes.', day: TODAY }],
    ])
    await onNextStep(page, () => press(page, 'check-0'))
    await choose(page, 'letter-verdict', 'corrected')
    await press(page, 'send')
    await page.waitForSelector('#errors')
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('errors')
    const error = await page.$eval('#follow-up-error', (element) => element.textContent)
    expect(error).to.equal(nb.minutes.textMissing)
    const checked = await page.$eval(
      '[value="corrected"]',
      (box) => (box as HTMLInputElement).checked,
    )
    expect(checked).to.equal(true)
    expect(await server.countDrops()).to.equal(1)
    await page.close()
  })
})

/** The text in a field. */
function typedIn(page: Page, id: string): Promise<string> {
  return page.$eval(`#${id}`, (field) => (field as HTMLTextAreaElement).value)
}

/** The content of the QR code on the screen, as a camera reads it. */
async function readQr(page: Page): Promise<string> {
  const svg = await page.waitForSelector('svg.qr')
  const { width, pixels } = await svg!.evaluate((element) => {
    const side = Number(element.getAttribute('width'))
    const canvas = document.createElement('canvas')
    canvas.width = side
    canvas.height = side
    const context = canvas.getContext('2d')!
    const points = (element as SVGSVGElement).viewBox.baseVal.width
    context.scale(side / points, side / points)
    for (const path of element.querySelectorAll('path')) {
      context.fillStyle = path.getAttribute('fill')!
      context.fill(new Path2D(path.getAttribute('d')!))
    }
    return { width: side, pixels: [...context.getImageData(0, 0, side, side).data] }
  })
  return decodeQR({ width, height: width, data: new Uint8Array(pixels) })
}

/** Every text that is visible on paper. */
async function printedLines(page: Page): Promise<string[]> {
  await page.emulateMediaType('print')
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => one.childElementCount === 0 && one.checkVisibility())
      .filter((one) => !one.classList.contains('only-heard'))
      .flatMap((one) => one.textContent?.trim() || []),
  )
  await page.emulateMediaType('screen')
  return lines
}
