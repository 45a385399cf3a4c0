import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { LANGUAGE_PATHS } from '../../client/texts/pages.ts'
import type { Language } from '../../crypto/entries/names.ts'
import { startReporterSite } from '../support/browser/reporter-server.ts'
import { openStage, show, unfold } from '../support/browser/reporter-stage.ts'
import type { Still } from '../support/reporter/still.ts'
import { type Piece, pictureOf, SHEET, Sheets, sheetHtml } from './sheet.ts'

/** Widths of windows in CSS pixels, each with the scale of its pictures on a sheet. */
const SCALES = { 320: 0.67, 390: 0.64, 768: 0.5, 1280: 0.4 } as const
type Width = keyof typeof SCALES
export const WIDTHS = Object.keys(SCALES).map(Number) as readonly Width[]
export const LOOKS = ['light', 'dark'] as const

export interface Wanted {
  readonly folder: string
  readonly stills: readonly Still[]
  readonly languages: readonly Language[]
  readonly widths: readonly Width[]
  readonly looks: readonly (typeof LOOKS)[number][]
  /** Whether everything that can be unfolded is. */
  readonly isUnfolded: boolean
}

/**
 * Write sheets with pictures of all wanted states side by side into the folder.
 *
 * @param tell takes the path of each sheet that was written
 */
export async function makePictures(wanted: Wanted, tell: (path: string) => void): Promise<void> {
  mkdirSync(wanted.folder, { recursive: true })
  const site = await startReporterSite()
  try {
    const table = await site.newPage()
    await table.setViewport({ width: SHEET, height: SHEET })
    for (const language of wanted.languages) {
      const page = await site.newPage()
      await openStage(page, site.url, LANGUAGE_PATHS[language])
      for (const width of wanted.widths) {
        for (const look of wanted.looks) {
          await setWindow(page, width, look)
          const name = `${width}-${look}-${language}`
          for await (const [i, pieces] of sheetsOf(page, width, wanted)) {
            const path = join(wanted.folder, `${name}-${String(i).padStart(2, '0')}.png`)
            await table.setContent(sheetHtml(pieces))
            writeFileSync(path, await table.screenshot())
            tell(path)
          }
        }
      }
      await page.close()
    }
  } finally {
    await site.stop()
  }
}

async function setWindow(page: Page, width: Width, look: string): Promise<void> {
  await page.setViewport({ width, height: 800, deviceScaleFactor: SCALES[width] })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look }])
}

/** Every sheet of one window, with its number from 1. */
async function* sheetsOf(
  page: Page,
  width: Width,
  { stills, isUnfolded }: Wanted,
): AsyncGenerator<readonly [number, readonly Piece[]]> {
  const sheets = new Sheets(Math.round(width * SCALES[width]))
  let count = 0
  for (const still of stills) {
    await show(page, still)
    if (isUnfolded) await unfold(page)
    for (const pieces of sheets.add(await pictureOf(page, still.name))) yield [++count, pieces]
  }
  for (const pieces of sheets.finish()) yield [++count, pieces]
}
