import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { CSP } from '../../../server/headers.ts'
import {
  BROWSER_KINDS,
  type BrowserKind,
  launch,
  type TestBrowser,
} from '../../support/browser/browser.ts'
import {
  cleanedBytes,
  filesAtDesk,
  type Given,
  lookedThrough,
  pick,
  toFiles,
} from '../../support/browser/reporter-files-page.ts'
import {
  answerQuestion,
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
  sendReport,
  tellMore,
  toReview,
  unfoldHint,
  untilChecked,
  untilDelivered,
} from '../../support/browser/reporter-page.ts'
import {
  type ReporterServer,
  type ReporterSite,
  startReporterServer,
  startReporterSite,
} from '../../support/browser/reporter-server.ts'
import { samples } from '../../support/corpus/picture/jpeg.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { statusName } from '../../support/reception/site.ts'
import { inTurn, SCALE } from '../../support/run/scale.ts'
import { tempFolder } from '../../support/run/temp.ts'
import type { Fate } from '../../support/server/wire-tap.ts'

const { nb } = CATALOGUES
const REPORT = {
  channel: 'staff',
  answers: { what: 'Sjefen fører timer ingen har jobbet. Æøå 🐟', who: 'To i økonomi' },
  party: 'witness',
  categories: ['financial-crime', 'not-sure'],
  leaveOut: ['m2'],
}

/** Words that may point to the writer. */
const POINTING = 'Jeg er lærling'
const PICTURE: Given = { name: 'IMG_0042.jpg', bytes: samples()[0]!.bytes }

/** Write, change what may point to oneself, add a file, send, keep the code, come back, read, answer. */
async function wholeWay(server: ReporterServer, page: Page): Promise<void> {
  await openReporter(page, server.url)
  const what = `${REPORT.answers.what}\n${POINTING}.`
  await fillReport(page, { ...REPORT, answers: { ...REPORT.answers, what } })
  await removePointing(page)
  await addPicture(page)
  expect(await hintText(page)).not.to.include(POINTED)
  const code = await sendReport(page)
  await expectAtDesk(server)
  await confirmGroup(page, code)
  await press(page, 'close')
  await untilChecked(page)
  await returnWithCode(page, code.toLowerCase().replaceAll('-', '  '))
  await lookFor(page, nb.opened.waiting)
  const day = dayOf(Date.now())
  await server.answer(code, { status: 'needs-info', channel: 'staff', next: day + 5, day }, [
    ['question', { text: 'Hvilke timer gjelder det?', day }],
  ])
  await lookFor(page, 'Hvilke timer gjelder det?')
  expect(await mainText(page)).to.include(statusName('needs-info'))
  await answerQuestion(page, 'Timene i mars.')
  await tellMore(page, 'Og i april.')
}

const POINTED = fill(nb.hint.quote, { words: POINTING })
const hintText = (page: Page) => page.$eval('#hint', (list) => list.textContent)

/** From the review: find the words in the list of the hint, and take them out of the text in its field. */
async function removePointing(page: Page): Promise<void> {
  await unfoldHint(page)
  expect(await hintText(page)).to.include(POINTED)
  const label = fill(nb.review.changeWhat, { what: POINTED })
  const change = await page.waitForSelector(`#hint button[aria-label="${label}"]`)
  await onNextStep(page, () => change!.evaluate((button) => (button as HTMLElement).click()))
  await page.keyboard.press('Backspace')
  const left = await page.$eval('#answer-what', (field) => (field as HTMLTextAreaElement).value)
  expect(left).to.equal(`${REPORT.answers.what}\n.`)
}

/** From the text: add a picture, and go to the review. */
async function addPicture(page: Page): Promise<void> {
  await toFiles(page)
  // the browser reads the file again when it is sent
  await pick(page, tempFolder(), [PICTURE])
  await lookedThrough(page, 1)
  await toReview(page)
}

/** The desk has the picture as it was cleaned, and the text without the words that were taken out. */
async function expectAtDesk({ instance }: ReporterServer): Promise<void> {
  const desk = testDesk(instance, 0)
  await syncAndOpen(desk)
  const texts = desk.cases.map(({ report }) => report?.content.answers.what)
  expect(texts).to.deep.equal([`${REPORT.answers.what}\n.`])
  const cleaned = { name: 'Bilde 1.jpg', bytes: await cleanedBytes(PICTURE) }
  expect(await filesAtDesk(instance)).to.deep.equal([cleaned])
}

async function withBrowser(kind: BrowserKind, work: (browser: TestBrowser) => Promise<void>) {
  const browser = await launch(kind)
  try {
    await work(browser)
  } finally {
    await browser.close()
  }
}

/**
 * An everyday run takes Chromium, as it is or under a policy that refuses WebAssembly, and a browser that compiles no
 * scripts.
 */
const [TURN = 0, SLOW_TURN = 0] = systemRandom(2)
const SLOW = ['chromium-jitless', 'firefox-safer'] as const satisfies readonly BrowserKind[]
const EVERYDAY = [...inTurn(['chromium'] as const, 2, TURN), ...inTurn(SLOW, 2, SLOW_TURN)]
const KINDS = SCALE > 1 ? BROWSER_KINDS : EVERYDAY
const REFUSING = inTurn([{ ...CSP, 'script-src': ["'self'"] }], 2, TURN + 1)

describe('the reporter’s whole way', () => {
  for (const kind of KINDS) {
    it(`can be gone in ${kind}`, async () => {
      const server = await startReporterServer()
      await withBrowser(kind, async (browser) => {
        await wholeWay(server, await browser.newPage())
        expect(browser.problems).to.deep.equal([])
      })
      expect(await server.countDrops()).to.equal(3)
      await server.stop()
    })
  }

  for (const csp of REFUSING) {
    it('can be gone under a policy that refuses WebAssembly', async () => {
      const server = await startReporterServer({ csp })
      await withBrowser('chromium', async (browser) => {
        await wholeWay(server, await browser.newPage())
      })
      expect(await server.countDrops()).to.equal(3)
      await server.stop()
    })
  }
})

describe('the receipt', () => {
  let site: ReporterSite
  let page: Page

  before(async () => {
    site = await startReporterSite()
  })
  after(() => site.stop())
  beforeEach(async () => {
    site.tap.decide = () => 'pass'
    page = await site.newPage()
    await openReporter(page, site.url)
  })
  afterEach(async () => {
    await page.close()
  })

  it('is on the screen, with "not sent yet", before the report leaves', async () => {
    const seen: string[] = []
    site.tap.decide = async ({ path }): Promise<Fate> => {
      if (path === '/api/drops') seen.push(await readCode(page), await mainText(page))
      return 'pass'
    }
    await fillReport(page, REPORT)
    await page.evaluate(
      (words) => {
        const states: string[] = []
        Object.assign(globalThis, { states })
        new MutationObserver(() => {
          const text = document.getElementById('progress')?.textContent ?? ''
          const found = words.find((word) => text.startsWith(word))
          if (found && states.at(-1) !== found) states.push(found)
        }).observe(document.body, { childList: true, subtree: true })
      },
      [nb.receipt.preparing, nb.receipt.notSent, nb.receipt.sending, nb.receipt.sent],
    )
    const code = await sendReport(page)
    expect(seen[0]).to.equal(code)
    expect(seen[1]).to.include(nb.receipt.sending)
    const states = await page.evaluate(() => (globalThis as unknown as { states: string[] }).states)
    expect(states).to.deep.equal([
      nb.receipt.preparing,
      nb.receipt.notSent,
      nb.receipt.sending,
      nb.receipt.sent,
    ])
  })

  it('refuses another group than the one asked for, and warns who leaves without', async () => {
    await fillReport(page, REPORT)
    await sendReport(page)
    await untilDelivered(page)
    await onNextStep(page, () => press(page, 'kept'))
    await put(page, 'group', 'AAAAA')
    await press(page, 'check')
    await page.waitForSelector('#errors')
    expect(await headingOf(page)).to.equal(nb.confirm.heading)
    await onNextStep(page, () => press(page, 'without'))
    expect(await mainText(page)).to.include(nb.confirm.warn)
    await onNextStep(page, () => press(page, 'leave'))
    expect(await headingOf(page)).to.equal(nb.landing.heading)
  })

  it('reads a group as tolerantly as a whole code', async () => {
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    const loose = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    await confirmGroup(page, loose)
    expect(await headingOf(page)).to.equal(nb.done.heading)
  })

  it('is gone from the page once it is kept', async () => {
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    await confirmGroup(page, code)
    expect(await page.content()).not.to.include(code.slice(0, 5))
  })

  it('tells both clocks and that nobody can make the code again', async () => {
    await fillReport(page, REPORT)
    await sendReport(page)
    const text = await mainText(page)
    expect(text).to.include(nb.receipt.why).and.to.include(nb.receipt.fearText)
    for (const clock of [nb.receipt.nextLook, nb.receipt.nextFeedback]) {
      const [before = '', after = ''] = clock.split('{date}')
      const following = text.split(before).map((rest) => rest.replace(/^\d+\. \p{L}+ \d{4}/u, '@'))
      expect(following.some((rest) => rest.startsWith(`@${after}`))).to.equal(true)
    }
  })

  it('is spelled for a screen reader, and on paper stands by itself', async () => {
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    const heard = await page.$$eval('#code .only-heard', (all) => all.map((one) => one.textContent))
    expect(heard[0]).to.equal([...code.slice(0, 5)].join(' '))
    await page.emulateMediaType('print')
    const shown = await page.evaluate(() => {
      const visible = [...document.querySelectorAll('body *')].filter(
        (one) => one.childElementCount === 0 && one.checkVisibility() && one.textContent?.trim(),
      )
      return visible.map((one) => one.closest('#slip') !== null)
    })
    expect(shown.length).to.be.at.least(7)
    expect(shown.every(Boolean)).to.equal(true)
    await page.emulateMediaType('screen')
  })
})
