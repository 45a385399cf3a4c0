import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { countDrops } from '../../../db/drops.ts'
import {
  type BrowserKind,
  drawBrowsers,
  launch,
  type TestBrowser,
} from '../../support/browser/browser.ts'
import {
  acknowledge,
  ask,
  caseText,
  chooseParty,
  closeCase,
  listTexts,
  note,
  openCase,
  setStatus,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import {
  answerQuestion,
  confirmGroup,
  fillReport,
  lookFor,
  mainText,
  openReporter,
  packQuickly,
  press,
  reporterPages,
  returnWithCode,
  sendReport,
} from '../../support/browser/reporter-page.ts'
import { statusName } from '../../support/reception/site.ts'
import { universityReception } from '../../support/reception/university-reception.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

const TEXT = 'Sjefen på økonomiavdelingen fører timer som ingen har jobbet. Ærlig talt 🐟🧾'
const QUESTION = 'Hvilke måneder gjelder det, og hvem så listene?'
const ANSWER = 'Mars og april. Jeg så dem selv på skjermen. Håper dere får gjort noe 🙏'

/** The whole way of one report, from a phone to both desks and back, until it is closed. */
function tellStory(kind: BrowserKind): void {
  describe(`a report on its way, with two desks in ${kind}`, () => {
    let instance: Instance
    let desks: DeskHost[]
    let browser: TestBrowser
    let pages: Page[]
    let reporter: Page
    let code: string

    before(async () => {
      const reception = universityReception(await loadSodium(), dayOf(Date.now()))
      instance = await startInstance({
        reception,
        period: 1,
        pages: await reporterPages(reception),
        brotli: packQuickly,
      })
      desks = [await startDesk(instance, 0), await startDesk(instance, 1)]
      browser = await launch(kind)
      reporter = await browser.newPage({ isolated: true })
    })
    after(async () => {
      await browser.close()
      for (const desk of desks) await desk.stop()
      await instance.stop()
    })

    /** Firefox lets no page go on that is behind another one. */
    const desk = async (index: number): Promise<Page> => {
      const page = pages[index] as Page
      await page.bringToFront()
      return page
    }
    const readAgain = async (text: string): Promise<string> => {
      await reporter.bringToFront()
      await returnWithCode(reporter, code.toLowerCase().replaceAll('-', ' '))
      await lookFor(reporter, text)
      return mainText(reporter)
    }

    it('is written in bokmål and sent; the reporter has a receipt', async () => {
      await openReporter(reporter, instance.server.publicUrl)
      await fillReport(reporter, {
        channel: 'staff',
        answers: { what: TEXT, 'when-where': 'Våren, i 3. etasje' },
        party: 'witness',
        categories: ['financial-crime', 'not-sure'],
      })
      code = await sendReport(reporter)
      expect(code).to.match(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/)
      await confirmGroup(reporter, code)
      await press(reporter, 'close')
    })

    it('is on both desks, unread, with every letter as it was written', async () => {
      pages = []
      for (const host of desks) {
        const page = await browser.newPage({ isolated: true })
        pages.push(page)
        await unlockDesk(page, host.url)
        const rows = await listTexts(page)
        expect(rows).to.have.length(1)
        await openCase(page, code.slice(0, 5))
        expect(await caseText(page)).to.include(TEXT)
      }
    })

    it('is acknowledged on one desk, and the other one sees it', async () => {
      await acknowledge(await desk(0))
      await note(await desk(0), 'Ringte ingen. Venter.')
      await syncDesk(await desk(1))
      expect(await caseText(await desk(1))).to.include('Ringte ingen. Venter.')
    })

    it('gets a status from one desk and a question from the other', async () => {
      await setStatus(await desk(0), 'needs-info', 'Vi trenger å vite litt mer.')
      await syncDesk(await desk(1))
      await ask(await desk(1), QUESTION)
      const text = await readAgain(QUESTION)
      expect(text).to.include(statusName('needs-info'))
      expect(text).to.include('Vi trenger å vite litt mer.')
      expect(text).to.not.include('Ringte ingen')
      // said once as the status, once as what happened
      expect(text.split(statusName('needs-info'))).to.have.length(3)
    })

    it('is answered by the reporter, and both desks see the answer', async () => {
      await answerQuestion(reporter, ANSWER)
      for (const index of [0, 1]) {
        const page = await desk(index)
        await syncDesk(page)
        await openCase(page, code.slice(0, 5))
        expect(await caseText(page)).to.include(ANSWER)
      }
      // two letters, what each desk tells the other every week, and that each fetched each letter
      const most = 2 + desks.length + 2 * desks.length
      expect(await countDrops(instance.server.ctx.db)).to.be.within(2 + desks.length + 1, most)
    })

    it('is closed, and the reporter sees that it is closed', async () => {
      await chooseParty(await desk(1), 'party')
      await closeCase(await desk(1), 'Vi har sett på timelistene og ryddet opp.')
      await reporter.bringToFront()
      await press(reporter, 'close')
      const text = await readAgain(statusName('closed'))
      expect(text).to.include('Vi har sett på timelistene og ryddet opp.')
      await syncDesk(await desk(0))
      expect(await caseText(await desk(0))).to.include('Vi har sett på timelistene og ryddet opp.')
    })

    it('has left no error, no refused source and no warning on any page', () => {
      expect(browser.problems).to.deep.equal([])
    })
  })
}

for (const kind of drawBrowsers()) tellStory(kind)
