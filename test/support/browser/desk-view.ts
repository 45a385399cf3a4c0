import type { Page } from 'puppeteer-core'
import { press } from './desk-page.ts'
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
