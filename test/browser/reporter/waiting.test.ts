import { expect } from 'chai'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import {
  choose,
  confirmGroup,
  fillReport,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  readCode,
  returnWithCode,
  sendReport,
  toReview,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { startReporterSite } from '../../support/browser/reporter-server.ts'
import type { Fate } from '../../support/server/wire-tap.ts'

const { nb } = CATALOGUES

describe('the form', () => {
  for (const kind of drawBrowsers()) {
    it(`waits for nothing that seals: in ${kind} all is written before any of that has come`, async () => {
      const site = await startReporterSite(kind)
      const held: string[] = []
      let letGo = () => {}
      const gone = new Promise<void>((resolve) => {
        letGo = resolve
      })
      site.tap.decide = async ({ path }): Promise<Fate> => {
        if (!/^\/assets\/(worker|sodium)-|^\/api\//.test(path)) return 'pass'
        held.push(path)
        await gone
        return 'pass'
      }
      const page = await site.browser.newPage()
      await page.goto(site.url)
      await onNextStep(page, () => press(page, 'start'))
      await choose(page, 'channel', 'staff')
      await put(page, 'answer-what', 'Skrevet før noe kunne låses.')
      await toReview(page)
      // The readers are the first thing that has to be known.
      expect(await mainText(page)).to.include(nb.page.working)
      expect(held).to.have.length(1)
      letGo()
      await untilChecked(page)
      expect(await mainText(page)).to.include('Skrevet før noe kunne låses.')
      await press(page, 'send')
      await page.waitForSelector('#progress.good')
      expect(await readCode(page)).to.have.length.above(30)
      await site.stop()
    })

    it(`does without the words of what a code opens: in ${kind} they are asked for again by then`, async () => {
      const site = await startReporterSite(kind)
      let lost = true
      site.tap.decide = ({ path }): Fate =>
        lost && path.startsWith('/assets/pages-') ? 'lose-request' : 'pass'
      const page = await site.browser.newPage()
      await openReporter(page, site.url)
      await fillReport(page, { channel: 'staff', answers: { what: 'x' }, party: 'own' })
      const code = await sendReport(page)
      await confirmGroup(page, code)
      await press(page, 'close')
      await untilChecked(page)
      await returnWithCode(page, code)
      expect(await mainText(page))
        .to.include(nb.inbox.failed)
        .and.include(nb.errors.offline)
      lost = false
      // the board is built again every minute
      await lookFor(page, nb.events.title)
      expect(await mainText(page)).to.include(nb.clocks.title)
      await site.stop()
    })
  }
})
