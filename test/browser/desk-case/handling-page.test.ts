import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { press } from '../../support/browser/reporter-page.ts'
import { contentOf } from '../../support/desk/desk-core.ts'
import { deliver } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb
const ONE = 'K7M2Q4X'
const LETTER = '[data-questionnaire=letter-feedback]'

describe('how a case was handled, on the page of a desk', () => {
  let stage: DeskStage
  let page: Page

  before(async () => {
    stage = await startDeskStage()
    page = await stage.openDesk()
  })
  after(() => stage.stop())

  it('W31: stands in the timeline each time it was answered, and is counted once', async () => {
    const code = makeCode(systemRandom, ONE)
    await deliver(stage.instance, { code, text: 'Noe skjedde.' })
    const answer = async (answers: Readonly<Record<string, string>>) => {
      const content = contentOf('letter-feedback', answers)
      await deliver(stage.instance, { code, drop: { kind: 'follow-up', content } })
      await syncDesk(page)
    }
    await answer({ heard: 'no', clear: 'partly' })
    await openCase(page, ONE)
    const letter = await page.waitForSelector(LETTER)
    const text = await letter!.evaluate((one) => one.textContent ?? '')
    for (const one of [desk.headings.heard, desk.extents.no, desk.headings.clear]) {
      expect(text).to.include(one)
    }
    expect(text).to.include(desk.extents.partly).and.not.to.include(desk.handling.older)
    await answer({ heard: 'yes', clear: 'yes' })
    await page.waitForSelector(`li:has(${LETTER}) ~ li ${LETTER}`)
    const hints = await page.$$eval(LETTER, (all) => all.map((one) => one.textContent ?? ''))
    expect(hints).to.have.lengthOf(2)
    expect(hints.map((one) => one.includes(desk.handling.older))).to.deep.equal([true, false])
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    await press(page, 'overview-button')
    for (const id of ['heard', 'clear'] as const) {
      const selector = `.chart[aria-labelledby=chart-${id}] tbody tr`
      await page.waitForSelector(selector)
      const rows = await page.$$eval(selector, (all) =>
        all.map((one) => [
          one.querySelector('th')?.textContent,
          one.querySelector('.number')?.textContent,
        ]),
      )
      // Both letters of one day: the one that the timeline does not call older is counted.
      const counted = hints[1]!.includes(desk.extents.no) ? { heard: 'no', clear: 'partly' } : null
      const extent = (counted?.[id] ?? 'yes') as keyof typeof desk.extents
      expect(rows).to.deep.equal([[desk.extents[extent], '1']])
    }
    const indicators = await page.$eval('.indicators', (one) => one.textContent ?? '')
    expect(indicators).to.include(`${desk.headings.heard}: `)
    expect(await violations(page)).to.deep.equal([])
  })
})
