import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { PAGE_IDS, pathsOf } from '../../../client/texts/pages.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/content.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { type BrowserOptions, drawBrowsers } from '../../support/browser/browser.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import {
  Findings,
  openServed,
  openStage,
  refuseScripts,
  show,
  speak,
  unfold,
  WARNED,
} from '../../support/browser/reporter-stage.ts'
import { STILLS } from '../../support/reporter/stills.ts'
import { inTurn } from '../../support/run/scale.ts'

const SCHEMES = ['light', 'dark'] as const
type Scheme = (typeof SCHEMES)[number]

/** Everyday runs begin with another language and another scheme each time. */
const [TURN = 0, OTHER_TURN = 0, HALF = 0] = systemRandom(3)

/** Look at what is shown, by day and by night. */
async function look(
  page: Page,
  found: Findings,
  place: string,
  schemes: readonly Scheme[] = SCHEMES,
): Promise<void> {
  for (const scheme of schemes) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    found.add(`${place}, ${scheme}`, await violations(page))
  }
}

/** How the thing at this place is shown: in every way in a long run, in one after another in an everyday run. */
function waysOf(at: number): { languages: readonly Language[]; schemes: readonly Scheme[] } {
  return {
    languages: inTurn(LANGUAGES, LANGUAGES.length, at + TURN),
    schemes: inTurn(SCHEMES, SCHEMES.length, at + OTHER_TURN),
  }
}

/** Do the work on two pages at once, each with every other one. */
async function halves<T>(
  site: ReporterSite,
  all: readonly T[],
  work: (page: Page, some: readonly T[]) => Promise<void>,
): Promise<void> {
  const parts = [0, 1].map(async (part) => {
    const page = await site.newPage()
    await work(
      page,
      all.filter((_, i) => i % 2 === part),
    )
    await page.close()
  })
  await Promise.all(parts)
}

describe('axe finds nothing on the reporter’s pages', () => {
  let site: ReporterSite

  before(async () => {
    site = await startReporterSite('chromium', {}, { tellsRequests: true })
  })
  after(() => site.stop())

  it('on every page and step in every state in all languages and schemes, or on half of them in one', async () => {
    const found = new Findings()
    await halves(site, inTurn(STILLS, 2, HALF), async (page, stills) => {
      await openStage(page, site.url)
      await loadAxe(page)
      for (const language of LANGUAGES) {
        await speak(page, language)
        for (const still of stills) {
          // the half is of even or of odd places: both schemes are in it
          const { languages, schemes } = waysOf(STILLS.indexOf(still) >> 1)
          if (!languages.includes(language)) continue
          await show(page, still)
          await unfold(page)
          await look(page, found, `${still.name}, ${language}`, schemes)
        }
      }
    })
    expect(found.text).to.equal('')
  })

  it('on every page as it is served to those without scripts, in one language and scheme or in all', async () => {
    const found = new Findings()
    const paths = (['landing', ...PAGE_IDS] as const).flatMap((id, i) =>
      inTurn(Object.values(pathsOf(id)), LANGUAGES.length, i + TURN),
    )
    await halves(site, paths, async (page, some) => {
      await refuseScripts(page)
      for (const path of some) {
        await openServed(page, new URL(path, site.url).href)
        await loadAxe(page)
        await unfold(page)
        await look(page, found, path, waysOf(paths.indexOf(path)).schemes)
      }
    })
    expect(found.text).to.equal('')
  })

  it('that is there: it finds a button without a name, and words that are too pale by night', async () => {
    const page = await site.newPage()
    await openStage(page, site.url)
    await loadAxe(page)
    await page.evaluate(() => {
      document.getElementById('start')?.replaceChildren()
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('@media (prefers-color-scheme: dark) { .lead { color: #444 } }')
      document.adoptedStyleSheets = [sheet]
    })
    const found = new Findings()
    await look(page, found, 'landing')
    expect(found.text)
      .to.match(/button-name.*2: landing, light/)
      .and.match(/color-contrast.*1: landing, dark/)
    await page.close()
  })
})

/** Firefox takes what the reader wants only from its settings; 0 is dark. */
const DARK: BrowserOptions = {
  preferences: { 'layout.css.prefers-color-scheme.content-override': 0 },
}

/** For a few states Firefox takes longer to start than to look: an everyday run leaves it out three times of four. */
for (const kind of drawBrowsers().filter((one) => one === 'firefox')) {
  describe('axe finds nothing on the reporter’s pages in Firefox', () => {
    it('on every page and step in every state, or on a third of them, in the dark', async () => {
      const site = await startReporterSite(kind, {}, DARK)
      const page = await site.browser.newPage()
      await openStage(page, site.url, '/en/', WARNED)
      await loadAxe(page)
      const found = new Findings()
      for (const still of inTurn(STILLS, 3, systemRandom(1)[0] ?? 0)) {
        await show(page, still)
        await unfold(page)
        found.add(still.name, await violations(page))
      }
      expect(
        await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
      ).to.equal(true)
      await site.stop()
      expect(found.text).to.equal('')
    })
  })
}
