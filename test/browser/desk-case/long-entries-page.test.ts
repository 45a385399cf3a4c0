import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { chooseKind, openCase } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { put } from '../../support/browser/reporter-page.ts'
import { faultsIn } from '../../support/browser/taken-files.ts'
import { deliver } from '../../support/server/instance.ts'

const LONG = `Vi snakket lenge. ${'Hun sa at døra sto åpen. '.repeat(1000)}Slutt.`

describe('long texts of the casework on the page of a desk', () => {
  let stage: DeskStage
  let page: Page
  let reference: string

  before(async () => {
    stage = await startDeskStage({ desks: [0, 1] })
    const { receipt } = await deliver(stage.instance, { text: 'Døra sto åpen' })
    reference = receipt.reference
    page = await stage.openDesk(0)
    await openCase(page, reference)
  })
  after(() => stage.stop())

  const textOf = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '')
  const shows = (selector: string, of: Page) =>
    of.waitForFunction(
      (part, text) => document.querySelector(`${part} .as-written`)?.textContent === text,
      {},
      selector,
      LONG,
    )

  it('count the room that is left, and cut off nothing that is pasted', async () => {
    await page.click('#work-closing')
    await page.waitForSelector('#closing')
    await put(page, 'closing-measures', 'x'.repeat(1300))
    await page.waitForSelector('#closing-measures[aria-invalid=true]')
    expect(await textOf('#closing-measures-left')).to.contain('100')
    expect(
      await page.$eval('#closing-measures', (one) => (one as HTMLTextAreaElement).value),
    ).to.have.lengthOf(1300)
    await loadAxe(page)
    expect(await faultsIn(page)).to.deep.equal([])
    await page.click('#closing-result [value=substantiated]')
    await put(page, 'closing-findings', LONG)
    await page.click('#closing-save')
    await page.waitForSelector('#closing-outcome[data-outcome=too-long]')
    await put(page, 'closing-measures', 'Ny lås')
  })

  it('are saved, and stand there at once, without a sync', async () => {
    await page.click('#closing-save')
    await page.waitForSelector('#closing', { hidden: true })
    await shows('.work-read', page)
    await chooseKind(page, 'note')
    await put(page, 'compose-text', LONG)
    await page.click('#send')
    await shows('[data-entry=note]', page)
  })

  it('are read by the colleague who approves', async () => {
    const colleague = await stage.openDesk(1)
    await openCase(colleague, reference)
    await colleague.click('#work-closing')
    await colleague.waitForSelector('#approve')
    await shows('.work-read', colleague)
  })
})
