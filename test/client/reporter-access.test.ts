import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../client/texts/catalogue.ts'
import { dayOf } from '../../crypto/calendar.ts'
import { LANGUAGES } from '../../crypto/content.ts'
import { launch, type TestBrowser } from '../support/browser.ts'
import {
  headingOf,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  readCode,
} from '../support/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../support/reporter-server.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PATHS = { nb: '/', nn: '/nn/', en: '/en/' } as const
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Everything that axe finds, as "rule: element". */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run({ runOnly: tags })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
  }, TAGS)
  return found
}

/** What is wider than the window, and what can be pressed but hardly be hit. */
async function misfits(page: Page): Promise<string[]> {
  const { boxes, inner, scroll } = await page.evaluate(() => ({
    inner: innerWidth,
    scroll: document.documentElement.scrollWidth,
    boxes: [...document.querySelectorAll('#page *')]
      .filter((one) => one.checkVisibility() && !one.matches('.only-heard, .skip'))
      .map((one) => ({
        name: `${one.tagName} ${one.id} ${one.textContent?.slice(0, 30)}`,
        right: one.getBoundingClientRect().right,
        height: one.getBoundingClientRect().height,
        // A link in an error summary stands in a sentence, to which the rule does not apply.
        pressed: one.matches('a, button, summary, .choice') && !one.closest('#errors'),
      })),
  }))
  return [
    ...boxes.filter(({ right }) => right > inner + 0.5).map(({ name }) => `too wide: ${name}`),
    ...boxes
      .filter(({ pressed, height }) => pressed && height < 43.5)
      .map(({ name }) => `too small: ${name}`),
    ...(scroll > inner ? ['scrolls sideways'] : []),
  ]
}

/** Go through every view and call `visit` with its name. */
async function eachView(
  server: ReporterServer,
  page: Page,
  visit: (name: string) => Promise<void>,
): Promise<void> {
  await visit('landing')
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  await visit('landing, unfolded')
  await onNextStep(page, () => press(page, 'start'))
  await visit('tell')
  await press(page, 'next')
  await page.waitForSelector('#errors')
  await visit('tell, refused')
  await press(page, 'channel')
  await put(page, 'answer-what', `Langt${'ord'.repeat(60)} og vanlige ord.`)
  await onNextStep(page, () => press(page, 'next'))
  await visit('details')
  await onNextStep(page, () => press(page, 'next'))
  await visit('readers')
  await onNextStep(page, () => press(page, 'next'))
  await visit('review')
  server.tap.decide = ({ path }) =>
    path === '/api/drops' ? { status: 507, body: '{"error":"full"}' } : 'pass'
  await press(page, 'send')
  await page.waitForSelector('#progress.bad')
  await visit('receipt, not sent')
  server.tap.decide = () => 'pass'
  await press(page, 'retry')
  await page.waitForSelector('#progress.good')
  await visit('receipt')
  const code = await readCode(page)
  await onNextStep(page, () => press(page, 'kept'))
  await press(page, 'check')
  await page.waitForSelector('#errors')
  await visit('confirm, refused')
  await onNextStep(page, () => press(page, 'without'))
  await visit('warn')
  await onNextStep(page, () => press(page, 'leave'))
  await page.waitForSelector('.house')
  await returning(server, page, code, visit)
}

async function returning(
  server: ReporterServer,
  page: Page,
  code: string,
  visit: (name: string) => Promise<void>,
): Promise<void> {
  await onNextStep(page, () => press(page, 'have-code'))
  await visit('code')
  await put(page, 'typed-code', code.replace(/.$/, '*'))
  await press(page, 'open')
  await page.waitForSelector('#errors')
  await visit('code, refused')
  await put(page, 'typed-code', code)
  await press(page, 'open')
  await page.waitForSelector('#look')
  await visit('inbox, waiting')
  const day = dayOf(Date.now())
  const status = { status: 'needs-info', channel: 'staff', day, next: day + 3 } as const
  await server.answer(code, status, [['question', { day, text: 'Hvilke timer?' }]])
  await lookFor(page, 'Hvilke timer?')
  await visit('inbox')
  await onNextStep(page, () => press(page, 'answer-0'))
  await visit('answer')
  await put(page, 'follow-up', 'Alle.')
  await press(page, 'send')
  await page.waitForSelector('.notice.good')
  await visit('answer, delivered')
}

describe('the reporter’s pages', function () {
  this.timeout(120_000)
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
    page = await browser.newPage({ isolated: true })
  })
  afterEach(async () => {
    await page.close()
  })

  for (const language of LANGUAGES) {
    it(`have no fault that axe finds, on any view, in ${language}`, async () => {
      await openReporter(page, server.url, PATHS[language])
      await eachView(server, page, async (name) => {
        expect(await violations(page), name).to.deep.equal([])
      })
    })
  }

  it('have no fault that axe finds in the dark', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await openReporter(page, server.url)
    await eachView(server, page, async (name) => {
      expect(await violations(page), name).to.deep.equal([])
    })
  })

  for (const language of LANGUAGES) {
    it(`fit 320 pixels, with room for a finger, on any view, in ${language}`, async () => {
      await page.setViewport({ width: 320, height: 640 })
      await openReporter(page, server.url, PATHS[language])
      await eachView(server, page, async (name) => {
        expect(await misfits(page), name).to.deep.equal([])
      })
    })
  }

  it('put the focus on the heading of each step, and on what has to be put right', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await openReporter(page, server.url)
    await eachView(server, page, async (name) => {
      if (name.startsWith('landing') || name.startsWith('receipt')) return
      if (name === 'inbox') return
      expect(await focused(), name).to.equal(name.endsWith('refused') ? 'errors' : 'heading')
    })
  })
})

/** Press Tab until the element with this id has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${id}`)
}

describe('the reporter’s whole way by keyboard alone', function () {
  this.timeout(60_000)

  it('leads from the landing to the answer', async () => {
    const { en } = CATALOGUES
    const server = await startReporterServer()
    const browser = await launch('chromium')
    const page = await browser.newPage()
    const enter = async (id: string) => {
      await tabTo(page, id)
      await onNextStep(page, () => page.keyboard.press('Enter'))
    }
    await openReporter(page, server.url, '/en/')
    await enter('start')
    await tabTo(page, 'channel')
    await page.keyboard.press('Space')
    await tabTo(page, 'answer-what')
    await page.keyboard.type('By keyboard.')
    await enter('next')
    await tabTo(page, 'category')
    await page.keyboard.press('Space')
    await enter('next')
    await tabTo(page, 'leave-out-2')
    await page.keyboard.press('Space')
    await enter('next')
    expect(await mainText(page))
      .to.include('By keyboard.')
      .and.to.include(en.categories.bullying)
    await enter('send')
    await page.waitForSelector('#progress.good')
    const code = await readCode(page)
    await enter('kept')
    const label = await page.$eval('label[for="group"]', (one) => one.textContent ?? '')
    await tabTo(page, 'group')
    await page.keyboard.type(code.split('-')[Number(/\d/.exec(label)?.[0]) - 1] ?? '')
    await enter('check')
    await enter('close')
    await page.waitForSelector('.house')
    await enter('have-code')
    await tabTo(page, 'typed-code')
    await page.keyboard.type(code)
    await tabTo(page, 'open')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#look')
    await enter('more')
    await tabTo(page, 'follow-up')
    await page.keyboard.type('More by keyboard.')
    // Nobody has answered yet, so the board does not say who may read.
    await tabTo(page, 'channel')
    await page.keyboard.press('Space')
    await tabTo(page, 'send')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.notice.good')
    expect(await headingOf(page)).to.equal(en.answer.moreHeading)
    expect(await server.countDrops()).to.equal(2)
    await browser.close()
    await server.stop()
  })
})
