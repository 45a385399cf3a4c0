import { expect } from 'chai'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { lighthouseFaults, openFlow } from '../../support/browser/lighthouse.ts'
import { onNextStep, press, put, untilChecked } from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { STILL_CODE } from '../../support/reporter/stills.ts'

/** Lighthouse marks only failed parts below 100: a list of none is 100 for both. */
describe('Lighthouse gives 100 for accessibility and for best practices', function () {
  this.timeout(120_000)
  let server: ReporterServer
  let browser: TestBrowser

  before(async () => {
    server = await startReporterServer()
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await server.stop()
  })

  it('to the first page, to the form and to what a code opens', async () => {
    const page = await browser.newPage({ isolated: true })
    const flow = await openFlow(page)
    await flow.navigate(server.url, { name: 'landing' })
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
