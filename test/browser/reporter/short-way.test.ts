import { expect } from 'chai'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PHONES, WAY_LIMITS } from '../../../scripts/bench/way.ts'
import { readSample } from '../../../scripts/content/samples.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { measureWay } from '../../support/browser/way-measure.ts'
import { sampleDocument } from '../../support/reception/site.ts'
import { receptionFor, universityReception } from '../../support/reception/university-reception.ts'
import { inTurn } from '../../support/run/scale.ts'

describe('the shortest way from the first page until a report is sent', () => {
  let site: ReporterSite

  before(async () => {
    const more = sampleDocument().channels.slice(2)
    const reception = universityReception(await loadSodium(), dayOf(Date.now()), more)
    site = await startReporterSite('chromium', { reception })
  })
  after(() => site.stop())

  for (const language of LANGUAGES) {
    it(`has few screens, few words and little to scroll, in ${language}`, async () => {
      const page = await site.newPage()
      await page.setViewport(PHONES.usual)
      const { screens, words, heights } = await measureWay(page, site.url, language, 'short')
      await page.close()
      expect(screens).to.be.at.most(WAY_LIMITS.screens)
      expect(words).to.be.within(1, WAY_LIMITS.words)
      expect(heights).to.be.within(1, WAY_LIMITS.heights)
    })

    it(`shows every door of the first page on a small phone at once, in ${language}`, async () => {
      const page = await site.newPage()
      await page.setViewport(PHONES.small)
      const { doorsInView } = await measureWay(page, site.url, language, 'short')
      await page.close()
      expect(doorsInView).to.equal(true)
    })
  }
})

/** An everyday run draws one of them. */
const OTHERS = inTurn(['municipality', 'company'] as const, 2, systemRandom(1)[0] ?? 0)

for (const sample of OTHERS) {
  describe(`the shortest way, in the sample of a ${sample}`, () => {
    let site: ReporterSite

    before(async () => {
      const content = readSample(sample)
      const reception = receptionFor(await loadSodium(), dayOf(Date.now()), content.document)
      site = await startReporterSite('chromium', { reception, site: content.site })
    })
    after(() => site.stop())

    for (const language of LANGUAGES) {
      it(`ends with a report that is sent, within the same limits, in ${language}`, async () => {
        const page = await site.newPage()
        await page.setViewport(PHONES.usual)
        const before = await site.countDrops()
        const { screens, words, heights } = await measureWay(page, site.url, language, 'short')
        await page.close()
        expect(await site.countDrops()).to.be.above(before)
        expect(screens).to.be.at.most(WAY_LIMITS.screens)
        expect(words).to.be.within(1, WAY_LIMITS.words)
        expect(heights).to.be.within(1, WAY_LIMITS.heights)
      })
    }
  })
}
