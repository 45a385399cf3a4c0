import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Page } from 'puppeteer-core'
import type { SiteContent } from '../../../client/texts/site.ts'
import { contentDocumentSchema } from '../../../crypto/entries/content.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { reporterPages as pagesOf } from '../../../scripts/build/reporter-pages.ts'
import { buildReporterProgram } from '../../../scripts/build/reporter-program.ts'
import type { Logo } from '../../../scripts/content/logo.ts'
import type { Brotli, PageFiles } from '../../../server/pages.ts'
import type { TestReception } from '../reception/reception.ts'
import { sampleSite } from '../reception/site.ts'

export interface PagesOptions {
  readonly demo?: boolean
  /** Whether workers start by their address. */
  readonly webcat?: boolean
  readonly logo?: Logo | null
  /** Texts around the questions; those of the sample of a university by default. */
  readonly site?: SiteContent
}

/** The reporter's pages as a server of this reception serves them, from a fresh build. */
export async function reporterPages(
  reception: TestReception,
  { logo = null, site = sampleSite(), ...options }: PagesOptions = {},
): Promise<PageFiles> {
  const document = decodeJson(contentDocumentSchema, reception.content)
  return pagesOf(await buildReporterProgram(), reception.list, { document, site, logo }, options)
}

/**
 * Packs pages for a server of the tests: as small as it gets takes three seconds for the pages of a reception, and a
 * browser unpacks both alike.
 */
export const packQuickly: Brotli = (bodies) => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 }
  return Promise.all(bodies.map((body) => promisify(brotliCompress)(body, { params })))
}

/** Press the element with this id, once it is there. */
export async function press(page: Page, id: string): Promise<void> {
  await clickShown(page, `#${id}`)
}

/** Find and click in one step: the page draws itself again whenever a part of it has loaded. */
async function clickShown(page: Page, selector: string): Promise<void> {
  const click = (wanted: string) => {
    const found = document.querySelector<HTMLElement>(wanted)
    found?.click()
    return found !== null
  }
  do await page.waitForSelector(selector)
  while (!(await page.evaluate(click, selector)))
}

/** Give the focus to the first element of a selector, once it is there; find it and focus it in one step. */
export async function focusOn(page: Page, selector: string): Promise<void> {
  const focus = (wanted: string) => {
    const found = document.querySelector<HTMLElement>(wanted)
    found?.focus()
    return found !== null
  }
  do await page.waitForSelector(selector)
  while (!(await page.evaluate(focus, selector)))
}

/** Choose an option of a list, as by keyboard: the list keeps the focus. */
export async function chooseOption(page: Page, id: string, value: string): Promise<void> {
  await focusOn(page, `#${id}`)
  await page.evaluate(
    (list, chosen) => {
      const element = document.getElementById(list) as HTMLSelectElement
      element.value = chosen
      element.dispatchEvent(new Event('change', { bubbles: true }))
    },
    id,
    value,
  )
}

/** Put text into a field as if pasted: it replaces the old text. */
export async function put(page: Page, id: string, text: string): Promise<void> {
  await page.waitForSelector(`#${id}`)
  await page.evaluate(
    (field, value) => {
      const element = document.getElementById(field) as HTMLTextAreaElement
      element.focus()
      element.value = value
      element.dispatchEvent(new Event('input', { bubbles: true }))
    },
    id,
    text,
  )
}

/** Choose the button or box with this value in the group of this name. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await clickShown(page, `input[name="${name}"][value="${value}"]`)
}

/** Wait until the heading of the step is another one than before `act`. */
export async function onNextStep(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await headingOf(page)
  await act()
  await page.waitForFunction(
    (old) => document.getElementById('heading')?.textContent !== old,
    {},
    before,
  )
}

export async function headingOf(page: Page): Promise<string> {
  return page.evaluate(() => document.getElementById('heading')?.textContent ?? '')
}

export async function mainText(page: Page): Promise<string> {
  return page.evaluate(() => document.getElementById('main')?.textContent ?? '')
}

/** Look at the board, until it shows what was sent. Before that, the page asks anybody who leaves it. */
export async function untilDelivered(page: Page): Promise<void> {
  for (;;) {
    const see = await page.$('#see')
    if (see === null) return
    await see.evaluate((element) => (element as HTMLElement).click())
    const isGone = (old: Element) => !old.isConnected
    await page.waitForFunction(isGone, { timeout: 2_000 }, see).catch(() => undefined)
  }
}

/** Go to a page and wait until it knows who reads. @param path `/`, `/nn/` or `/en/` */
export async function openReporter(page: Page, url: string, path = '/'): Promise<void> {
  await untilDelivered(page)
  await page.goto(new URL(path, url).href)
  await untilChecked(page)
}

/** Wait until the running page has drawn itself and knows who reads. */
export async function untilChecked(page: Page): Promise<void> {
  await page.waitForSelector('html[data-reception="ready"]')
}

export interface Filling {
  /** By question, e.g. `{ what: 'text' }`. */
  readonly answers: Readonly<Record<string, string>>
  readonly channel?: string
  readonly party?: string
  readonly categories?: readonly string[]
  readonly relation?: string
  /** Member ids. */
  readonly leaveOut?: readonly string[]
}

/** The steps in which a report can be written, as "Tell a little more" leads through them. */
export const WRITING_STEPS = ['tell', 'story', 'files', 'details', 'contact'] as const
export type WritingStep = (typeof WRITING_STEPS)[number]

/** From the first step onward to another in which one writes. */
export async function onwardTo(page: Page, step: WritingStep, from: WritingStep = 'tell') {
  const times = WRITING_STEPS.indexOf(step) - WRITING_STEPS.indexOf(from)
  for (let i = 0; i < times; i++) await onNextStep(page, () => press(page, 'next'))
}

/** From any step in which one writes to the review. */
export async function toReview(page: Page): Promise<void> {
  await onNextStep(page, () => press(page, 'to-review'))
}

/** From the landing to the review. */
export async function fillReport(page: Page, filling: Filling): Promise<void> {
  const { answers, channel, party, categories = [], relation, leaveOut = [] } = filling
  await onNextStep(page, () => press(page, 'start'))
  if (channel) await choose(page, 'channel', channel)
  await page.waitForSelector('#main textarea')
  const isHere = async (name: string) => (await page.$(`#answer-${name}`)) !== null
  const later: string[] = []
  for (const [name, text] of Object.entries(answers)) {
    if (await isHere(name)) await put(page, `answer-${name}`, text)
    else later.push(name)
  }
  const tellsMore = party !== undefined || categories.length > 0 || relation !== undefined
  if (later.length > 0) await onwardTo(page, 'story')
  for (const name of later) {
    if (await isHere(name)) await put(page, `answer-${name}`, answers[name] ?? '')
  }
  if (tellsMore) await onwardTo(page, 'details', later.length > 0 ? 'story' : 'tell')
  if (party) await choose(page, 'party', party)
  for (const name of categories) await choose(page, 'category', name)
  if (relation) await choose(page, 'relation', relation)
  for (const name of later) {
    if (await isHere(name)) await put(page, `answer-${name}`, answers[name] ?? '')
  }
  await toReview(page)
  if (leaveOut.length > 0) await leaveOutOf(page, leaveOut)
}

/** From the review: leave people out, and come back. @param members their ids */
export async function leaveOutOf(page: Page, members: readonly string[]): Promise<void> {
  await onNextStep(page, () => press(page, 'change-readers'))
  for (const id of members) await choose(page, 'leave-out', id)
  await toReview(page)
}

/** From the review: unfold the list of words that may point to the writer. */
export async function unfoldHint(page: Page): Promise<void> {
  const summary = await page.waitForSelector('#hint summary')
  await summary!.evaluate((element) => (element as HTMLElement).click())
  await page.waitForSelector('#hint[open]')
}

/** From the review until it is sent. @returns the code, in groups with dashes */
export async function sendReport(page: Page): Promise<string> {
  await press(page, 'send')
  await page.waitForSelector('#progress.good')
  return readCode(page)
}

/** The code on the screen, in groups with dashes. */
export async function readCode(page: Page): Promise<string> {
  await page.waitForSelector('#code')
  const groups = await page.$$eval('#code li', (items) =>
    items.map((item) => item.firstElementChild?.textContent ?? ''),
  )
  return groups.join('-')
}

/** From "sent" to the end, once it is delivered, by typing back the requested group. */
export async function confirmGroup(page: Page, code: string): Promise<void> {
  await untilDelivered(page)
  await typeGroup(page, code)
}

/** From "sent" to the end, whether it is delivered or not. */
export async function typeGroup(page: Page, code: string): Promise<void> {
  await onNextStep(page, () => press(page, 'kept'))
  const label = await page.$eval('label[for="group"]', (element) => element.textContent ?? '')
  const number = Number(/\d/.exec(label)?.[0])
  await put(page, 'group', code.split('-')[number - 1] ?? '')
  await onNextStep(page, () => press(page, 'check'))
}

/** From the landing to the page that the code opens. */
export async function returnWithCode(page: Page, typed: string): Promise<void> {
  await onNextStep(page, () => press(page, 'have-code'))
  await put(page, 'typed-code', typed)
  await press(page, 'open')
  await page.waitForSelector('#look')
}

/** Look again, until `text` stands in the inbox. */
export async function lookFor(page: Page, text: string): Promise<void> {
  for (;;) {
    const found = await page.waitForSelector('#look')
    if ((await mainText(page)).includes(text)) return
    await found!.evaluate((element) => (element as HTMLElement).click())
    await page.waitForFunction((old) => !old.isConnected, {}, found!)
  }
}

/** From the inbox: answer the message with this number, counted from the oldest, and go back. */
export async function answerQuestion(page: Page, text: string, at = 0): Promise<void> {
  const button = await page.waitForSelector(`#answer-${at}`)
  await onNextStep(page, () => button!.evaluate((element) => (element as HTMLElement).click()))
  await sendFollowUp(page, text)
}

/** From the inbox: tell more, and go back. */
export async function tellMore(page: Page, text: string): Promise<void> {
  await onNextStep(page, () => press(page, 'more'))
  await sendFollowUp(page, text)
}

async function sendFollowUp(page: Page, text: string): Promise<void> {
  await put(page, 'follow-up', text)
  await sendLetter(page, 'delivered')
  await page.waitForSelector('#look')
}

/** Send the letter that is filled in, and go back. @param until `delivered`: once the board shows it */
export async function sendLetter(page: Page, until: 'sent' | 'delivered' = 'sent'): Promise<void> {
  await press(page, 'send')
  await page.waitForSelector('.notice.good')
  if (until === 'delivered') await untilDelivered(page)
  await press(page, 'back')
}

/** Do something after which Chromium saves a file into this folder. @returns its path there */
export async function savedBy(
  page: Page,
  folder: string,
  act: () => Promise<void>,
): Promise<string> {
  const session = await page.createCDPSession()
  const options = { behavior: 'allow', downloadPath: folder, eventsEnabled: true } as const
  await session.send('Browser.setDownloadBehavior', options)
  const saved = new Promise<string>((resolve) => {
    let name = ''
    session.on('Browser.downloadWillBegin', ({ suggestedFilename }) => {
      name = suggestedFilename
    })
    session.on('Browser.downloadProgress', ({ state }) => {
      if (state === 'completed') resolve(join(folder, name))
    })
  })
  await act()
  const path = await saved
  await session.detach()
  return path
}
