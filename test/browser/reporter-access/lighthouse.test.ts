import { expect } from 'chai'
import { lighthouseFaults, openFlow } from '../../support/browser/lighthouse.ts'
import { onNextStep, press, put, untilChecked } from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { STILL_CODE } from '../../support/reporter/stills.ts'

/** Lighthouse marks only failed parts below 100: a list of none is 100 for both. */
describe('Lighthouse gives 100 for accessibility and for best practices', () => {
  let site: ReporterSite

  before(async () => {
    site = await startReporterSite()
  })
  after(() => site.stop())

  it('to the first page, to the form and to what a code opens', async () => {
    const page = await site.newPage()
    const flow = await openFlow(page)
    await flow.navigate(site.url, { name: 'landing' })
    await untilChecked(page)
    await onNextStep(page, () => press(page, 'start'))
    await flow.snapshot({ name: 'write' })
    await flow.startTimespan({ name: 'return' })
    await onNextStep(page, () => press(page, 'back'))
    await onNextStep(page, () => press(page, 'have-code'))
    await put(page, 'typed-code', STILL_CODE)
    await press(page, 'open')
    await page.waitForSelector('#look')
    await flow.endTimespan()
    await flow.snapshot({ name: 'inbox' })
    const { steps } = await flow.createFlowResult()
    expect(steps.map(({ name }) => name)).to.deep.equal(['landing', 'write', 'return', 'inbox'])
    expect(steps.flatMap(lighthouseFaults)).to.deep.equal([])
  })
})
