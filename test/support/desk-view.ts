import type { Page } from 'puppeteer-core'
import { openPalette } from './desk-shell.ts'
import type { DeskWorld, Who } from './desk-world.ts'
import { openPart } from './five-desks.ts'

/** Something that a member can be looking at. */
export interface DeskView {
  readonly name: string
  readonly on: Who
  /** The way there from the view before it on the same desk; ends when it is drawn. */
  readonly open: (page: Page, world: DeskWorld) => Promise<unknown>
}

/**
 * Press what is there, or comes, one after another. It is not aimed at: what is above may just be
 * opening or closing.
 */
export async function press(page: Page, ...selectors: string[]): Promise<void> {
  for (const selector of selectors) {
    const element = await page.waitForSelector(selector)
    await element?.evaluate((found) => (found as HTMLElement).click())
  }
}

/** Close what lies over the workplace, by its key. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.querySelector('dialog') === null)
}

/** Do it from the commands: nothing else opens some of the dialogs. */
export async function command(page: Page, id: string): Promise<void> {
  await openPalette(page)
  await press(page, `#command-${id}`)
}

/** Open something grave or seldom; what stood open before is left. */
export async function step(page: Page, id: string): Promise<void> {
  await press(page, `#${id}`)
  await page.waitForSelector(`#${id}-confirm`)
}

/** A part of what is noted, or of who reads. */
export const part = (name: string, on: Who, id: string): DeskView => ({
  name,
  on,
  open: async (page) => {
    await openPart(page, id)
    await page.focus(`#${id}`)
  },
})
