import type { Page, Viewport } from 'puppeteer-core'
import { openCase, press, unlock } from './desk-page.ts'
import { closeDialog, openPalette } from './desk-shell.ts'
import type { DeskWorld, Who } from './desk-world.ts'
import { openPart } from './five-desks.ts'

/** Milliseconds to wait for one event: shorter than usual, so that the other views are looked at too. */
const PATIENCE = 40_000

/** One desk of the world, on one page at a time. */
export class DeskVisit {
  readonly world: DeskWorld
  readonly who: Who
  readonly #size: Viewport
  #page: Page | null = null

  constructor(world: DeskWorld, who: Who, size: Viewport) {
    this.world = world
    this.who = who
    this.#size = size
  }

  /** The page as it was left; null if there is none. */
  get page(): Page | null {
    return this.#page
  }

  /** Load the desk on a new page. The page before is closed, with all that was written on it. */
  async load(): Promise<Page> {
    await this.close()
    const page = await this.world.newPage()
    this.#page = page
    page.setDefaultTimeout(PATIENCE)
    // The desk asks before it closes a dialog with something in it.
    page.on('dialog', (dialog) => void dialog.accept())
    await page.setViewport(this.#size)
    await page.bringToFront()
    await page.goto(await this.world.url(this.who))
    return page
  }

  async close(): Promise<void> {
    this.world.line.mend()
    const page = this.#page
    this.#page = null
    await page?.close()
  }
}

/** A state in which the way to a view begins. It is reached from anywhere on that desk. @returns the page in it */
export type Start = (visit: DeskVisit) => Promise<Page>

/** Nobody has a vault at this desk. */
export const withoutVault: Start = async (visit) => {
  const page = await visit.load()
  await page.waitForSelector('#enrol-root')
  return page
}

/** The desk is locked. */
export const locked: Start = async (visit) => {
  const page = await visit.load()
  await page.waitForSelector('#passphrase')
  return page
}

/** The desk has just been unlocked. */
export const unlocked: Start = async (visit) => {
  const page = await locked(visit)
  await unlock(page)
  return page
}

/** No case is open, all cases are listed, nothing is over them, and nothing is written that was not sent. */
export const atList: Start = async (visit) => {
  const { page } = visit
  if (page === null || (await page.$('.workplace')) === null) return unlocked(visit)
  if ((await page.$('dialog')) !== null) await closeDialog(page)
  if ((await page.$('.undo')) !== null) await press(page, '.undo')
  await emptyFields(page)
  if (await wouldAsk(page)) return unlocked(visit)
  if ((await page.$('#filter-clear')) !== null) await press(page, '#filter-clear')
  if ((await page.$('#filter-more[aria-expanded=true]')) !== null) await press(page, '#filter-more')
  await page.waitForSelector('.choices', { hidden: true })
  if ((await page.$('.workplace[data-open=true]')) !== null) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Escape')
    await page.waitForSelector('.workplace[data-open=false]')
  }
  return page
}

/** Take away what is written in the open case. */
async function emptyFields(page: Page): Promise<void> {
  await page.waitForSelector('.held', { hidden: true })
  await page.$$eval('.case textarea', (fields) => {
    for (const field of fields) {
      field.value = ''
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
}

/** Whether the desk would ask somebody who leaves the page, as something was written and not sent. */
function wouldAsk(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    // The desk gets ready to ask a moment after it has drawn what was written.
    for (let frames = 0; frames < 2; frames++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    }
    const leaving = new Event('beforeunload', { cancelable: true })
    dispatchEvent(leaving)
    return leaving.defaultPrevented
  })
}

/** The list, with all that one can choose by. */
export const choosing: Start = async (visit) => {
  const page = await atList(visit)
  await press(page, '#filter-more')
  await page.waitForSelector('.choices')
  return page
}

/** A case is open, none of its parts is, and nothing is over it. */
export function inCase(reference: string): Start {
  return async (visit) => {
    const page = await atList(visit)
    await openCase(page, reference)
    return page
  }
}

/** A part of the notes in a case is open, or of its list of readers. */
export function inPart(reference: string, id: string): Start {
  return async (visit) => {
    const page = await inCase(reference)(visit)
    await openPart(page, id)
    return page
  }
}

/** A dialog that `command` opens lies over a case. */
export function inDialog(reference: string, id: string, selector: string): Start {
  return async (visit) => {
    const page = await inCase(reference)(visit)
    await command(page, id)
    await page.waitForSelector(`dialog[open]${selector}`)
    return page
  }
}

/** Do it from the commands: nothing else opens some of the dialogs. */
export async function command(page: Page, id: string): Promise<void> {
  await openPalette(page)
  await press(page, `#command-${id}`)
}
