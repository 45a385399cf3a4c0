import type { Page, Viewport } from 'puppeteer-core'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { press } from './desk-page.ts'
import { command, DeskVisit, inCase, inPart, type Start } from './desk-visit.ts'
import { CASE, type DeskWorld, type Who } from './desk-world.ts'
import { openPart } from './five-desks.ts'

/** Something that a member can be looking at. */
export interface DeskView {
  readonly name: string
  readonly on: Who
  readonly from: Start
  /** The way there from that state; ends when it is drawn. */
  readonly open: (page: Page, world: DeskWorld) => Promise<unknown>
}

/** The case that has everything in it. */
export const inWhole: Start = inCase(CASE.whole)

/** A part of what is noted about the whole case, or of who reads it. */
export const part = (name: string, id: string): DeskView => ({
  ...{ name, on: 'head', from: inWhole },
  open: async (page) => {
    await openPart(page, id)
    await page.focus(`#${id}`)
  },
})

/** Something grave or rare in a part of the whole case, not confirmed. */
export const step = (name: string, within: string, id: string): DeskView => ({
  ...{ name, on: 'head', from: inPart(CASE.whole, within) },
  open: (page) => openStep(page, id),
})

/** Open something grave or rare. */
export async function openStep(page: Page, id: string): Promise<void> {
  await press(page, `#${id}`)
  await page.waitForSelector(`#${id}-confirm`)
}

/** A dialog over the whole case. */
export const dialog = (name: string, id: string, selector: string): DeskView => ({
  ...{ name, on: 'head', from: inWhole },
  open: async (page) => {
    await command(page, id)
    await page.waitForSelector(`dialog[open]${selector}`)
  },
})

/** In a random order, those on the same desk together. */
export function inAnyOrder(views: readonly DeskView[]): DeskView[] {
  const dice = <T>(all: readonly T[]) =>
    all
      .map((one) => [toHex(systemRandom(8)), one] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one)
  const desks = dice([...new Set(views.map(({ on }) => on))])
  return desks.flatMap((desk) => dice(views.filter(({ on }) => on === desk)))
}

/** After so many views that fail, the rest is not looked at: each may have waited for long. */
const MOST_FAILURES = 3

/**
 * Open views one after another and look at each. One that fails does not keep the next from being opened.
 *
 * @returns why each of those failed, in sentences
 */
export async function walkViews(
  world: DeskWorld,
  views: readonly DeskView[],
  size: Viewport,
  look: (view: DeskView, page: Page) => Promise<void>,
): Promise<string[]> {
  const failures: string[] = []
  let visit: DeskVisit | null = null
  for (const [at, view] of views.entries()) {
    if (visit?.who !== view.on) {
      await visit?.close()
      visit = new DeskVisit(world, view.on, size)
    }
    try {
      const page = await view.from(visit)
      await view.open(page, world)
      await look(view, page)
    } catch (error) {
      failures.push(`${view.name}: ${error instanceof Error ? error.message : String(error)}`)
      await visit.close()
    }
    if (failures.length < MOST_FAILURES) continue
    failures.push(`${views.length - at - 1} more were not looked at`)
    break
  }
  await visit?.close()
  return failures
}
