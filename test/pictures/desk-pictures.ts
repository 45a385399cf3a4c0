import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import type { Language } from '../../crypto/entries/names.ts'
import { type DeskView, walkViews } from '../support/browser/desk-view.ts'
import { DeskWorld } from '../support/browser/desk-world.ts'
import type { LOOKS } from './pictures.ts'
import { type Piece, pictureOf, SHEET, Sheets, sheetHtml } from './sheet.ts'

/** Widths of windows in CSS pixels, each with the scale of its pictures on a sheet. */
const SCALES = { 390: 0.64, 1280: 0.6, 1600: 0.48 } as const
type Width = keyof typeof SCALES
export const DESK_WIDTHS = Object.keys(SCALES).map(Number) as readonly Width[]
const HEIGHT = 800
/** The window in which the ways to the views are gone. */
const SIZE = { width: 1280, height: HEIGHT }

export interface WantedOfDesk {
  readonly folder: string
  readonly views: readonly DeskView[]
  readonly languages: readonly Language[]
  readonly widths: readonly Width[]
  readonly looks: readonly (typeof LOOKS)[number][]
}

/**
 * Write sheets with pictures of the views of the desk into the folder.
 *
 * @param tell takes the path of each sheet that was written, and why a view could not be opened
 */
export async function makeDeskPictures(
  { folder, views, languages, widths, looks }: WantedOfDesk,
  tell: (line: string) => void,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const language of languages) {
    const world = await DeskWorld.start('chromium', language)
    const table = await world.newPage()
    await table.setViewport({ width: SHEET, height: SHEET })
    const kinds = widths.flatMap((width) =>
      looks.map((look) => ({
        ...{ width, look, count: 0 },
        sheets: new Sheets(Math.round(width * SCALES[width])),
      })),
    )
    type Kind = (typeof kinds)[number]
    const write = async (kind: Kind, sheets: readonly (readonly Piece[])[]) => {
      for (const pieces of sheets) {
        const number = String(++kind.count).padStart(2, '0')
        const path = join(folder, `desk-${kind.width}-${kind.look}-${language}-${number}.png`)
        await table.setContent(sheetHtml(pieces))
        writeFileSync(path, await table.screenshot())
        tell(path)
      }
    }
    const failures = await walkViews(world, views, SIZE, async ({ name }, page) => {
      for (const kind of kinds) {
        await setWindow(page, kind)
        await write(kind, kind.sheets.add(await pictureOf(page, name)))
      }
      await page.setViewport(SIZE)
    })
    for (const kind of kinds) await write(kind, kind.sheets.finish())
    for (const failure of failures) tell(failure)
    await world.stop()
  }
}

async function setWindow(
  page: Page,
  { width, look }: { readonly width: Width; readonly look: string },
): Promise<void> {
  await page.bringToFront()
  await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: SCALES[width] })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look }])
}
