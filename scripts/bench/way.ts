import { dayOf } from '../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../crypto/entries/names.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { startReporterSite } from '../../test/support/browser/reporter-server.ts'
import { measureWay, type WayKind } from '../../test/support/browser/way-measure.ts'
import { sampleDocument } from '../../test/support/reception/site.ts'
import { universityReception } from '../../test/support/reception/university-reception.ts'
import { type Effort, type Row, row, type Section } from './table.ts'

/** Limits of the shortest way, for somebody who is afraid and on a phone. */
export const WAY_LIMITS = { screens: 4, words: 900, heights: 10 } as const
/** The phone that the limits are for, and a small old one. */
export const PHONES = {
  usual: { width: 390, height: 844 },
  small: { width: 360, height: 640 },
} as const

const KINDS: readonly WayKind[] = ['short', 'full']

/** From the first page until a report is sent: what is shown and asked, in every language. */
export async function benchWay(_effort: Effort): Promise<Section> {
  const p = await loadSodium()
  const reception = universityReception(p, dayOf(Date.now()), sampleDocument().channels.slice(2))
  const site = await startReporterSite('chromium', { reception })
  const rows: Row[] = []
  try {
    for (const phone of Object.values(PHONES)) {
      for (const kind of KINDS) {
        for (const language of LANGUAGES) {
          const page = await site.newPage()
          await page.setViewport(phone)
          const found = await measureWay(page, site.url, language, kind)
          await page.close()
          const limit = (of: keyof typeof WAY_LIMITS) =>
            kind === 'short' && phone === PHONES.usual ? (['limit', WAY_LIMITS[of]] as const) : null
          const where = `${kind}, ${language}, ${phone.width} x ${phone.height}`
          const note = found.doorsInView ? 'all doors in view' : 'not all doors in view'
          rows.push(
            row(`${where}: screens`, found.screens, 'screens', limit('screens'), note),
            row('words in view', found.words, 'words', limit('words')),
            row('heights of the screen', found.heights, 'heights', limit('heights')),
            row('radio buttons and boxes', found.options, 'options'),
            row('taps', found.taps, 'taps'),
          )
        }
      }
    }
  } finally {
    await site.stop()
  }
  return { title: "The reporter's way from the first page until it is sent", rows }
}
