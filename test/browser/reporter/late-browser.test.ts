import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { dayText } from '../../../client/texts/wording.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import type { SlotContent } from '../../../crypto/entries/content.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import { loadAxe, misfits, violations } from '../../support/browser/reporter-measure.ts'
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
  returnWithCode,
  sendLetter,
  sendReport,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { sampleSite, statusName } from '../../support/reception/site.ts'
import { mailOf } from '../../support/server/reporter-mail.ts'

const { nb } = CATALOGUES
const TODAY = dayOf(Date.now())
const REPORT = { channel: 'staff', answers: { what: 'Noe skjedde.' }, party: 'own' }
const PHONE = { width: 320, height: 640 }

/** The reception has said on one day to look again on another. */
const promised = (next: number): Partial<SlotContent> => ({
  ...{ status: 'follow-up', party: 'party', channel: 'staff', day: TODAY - 12, next },
  history: [
    ['received', TODAY - 20],
    ['follow-up', TODAY - 12],
  ],
})
const KEPT = promised(TODAY)
const MISSED = promised(TODAY - 1)
const CLOSED: Partial<SlotContent> = { status: 'closed', party: 'not-a-party', channel: 'staff' }

for (const kind of drawBrowsers()) {
  describe(`coming back late, in ${kind}`, () => {
    let site: ReporterSite

    before(async () => {
      site = await startReporterSite(kind)
    })
    after(() => site.stop())

    /** @param ahead by how many days the clock of the page is wrong */
    async function comeBack(status: Partial<SlotContent>, ahead = 0): Promise<Page> {
      const page = await site.newPage()
      if (ahead !== 0) await page.evaluateOnNewDocument(shiftClock, ahead * DAY_MS)
      await page.setViewport(PHONE)
      await openReporter(page, site.url)
      await fillReport(page, REPORT)
      const code = await sendReport(page)
      await confirmGroup(page, code)
      await press(page, 'close')
      await untilChecked(page)
      await site.answer(code, status)
      await returnWithCode(page, code)
      await lookFor(page, statusName(status.status ?? 'received'))
      return page
    }

    /** Requests that go over the line when one looks once more, without their random parts. */
    async function lookedAgain(page: Page): Promise<string[]> {
      const before = site.tap.requests.length
      const button = await page.waitForSelector('#look')
      await press(page, 'look')
      await page.waitForFunction((old) => !old.isConnected, {}, button!)
      await page.waitForSelector('#look')
      return site.tap.requests
        .slice(before)
        .map(({ method, path, bytes }) => `${method} ${path} ${bytes}`)
    }

    it('W25: a missed day is said, with the ways out, and asks the server for nothing else', async () => {
      const late = await comeBack(MISSED)
      const said = await mainText(late)
      expect(said).to.include(nb.clocks.missed).and.to.include(nb.clocks.missedDo)
      expect(said).to.include(dayText('nb', TODAY - 1))
      const ways = await late.$eval('.notice .ways', (element) => element.textContent ?? '')
      for (const { name } of sampleSite().routes) expect(ways).to.include(name.nb)
      await loadAxe(late)
      expect([...(await violations(late)), ...(await misfits(late))]).to.deep.equal([])
      const inTime = await comeBack(KEPT)
      expect(await mainText(inTime)).not.to.include(nb.clocks.missed)
      const asked = await lookedAgain(late)
      expect(asked).to.not.deep.equal([])
      expect(asked).to.deep.equal(await lookedAgain(inTime))
      await late.close()
      await inTime.close()
    })

    it('W25: goes by the day of the board where the clock of the phone is wrong', async () => {
      const before = await comeBack(MISSED, -2)
      expect(await mainText(before)).to.include(nb.clocks.missed)
      const after = await comeBack(KEPT, 2)
      expect(await mainText(after)).not.to.include(nb.clocks.missed)
      await before.close()
      await after.close()
    })

    it('W31: what was chosen is taken back, and the letter is as long as any other', async () => {
      const page = await comeBack(CLOSED)
      await onNextStep(page, () => press(page, 'feedback'))
      expect(await mainText(page)).to.include(nb.feedback.lead)
      await loadAxe(page)
      expect([...(await violations(page)), ...(await misfits(page))]).to.deep.equal([])
      await choose(page, 'letter-heard', 'yes')
      await choose(page, 'letter-heard', '')
      await choose(page, 'letter-clear', 'no')
      await sendLetter(page)
      await page.waitForSelector('#more')
      await onNextStep(page, () => press(page, 'more'))
      await put(page, 'follow-up', 'Noe helt annet, og lengre enn et kryss.')
      await sendLetter(page)
      await page.waitForSelector('#more')
      const letters = (await mailOf(site.instance)).map(({ content }) => content)
      const feedback = letters.find(({ questionnaire: { id } }) => id === 'letter-feedback')
      expect(feedback?.answers).to.deep.equal({ clear: 'no' })
      const sizes = site.tap.requests.flatMap(({ method, path, bytes }) =>
        method === 'POST' && path === PATH.drops ? [bytes] : [],
      )
      expect(sizes).to.have.length.at.least(3)
      expect(new Set(sizes).size).to.equal(1)
      await page.close()
    })
  })
}

/** Runs in the page: its clock is ahead by so many milliseconds, or behind. */
function shiftClock(ahead: number): void {
  const now = Date.now.bind(Date)
  Date.now = () => now() + ahead
}
