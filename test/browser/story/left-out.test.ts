import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  caseText,
  listTexts,
  openCase,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import {
  choose,
  confirmGroup,
  fillReport,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  packQuickly,
  press,
  put,
  reporterPages,
  returnWithCode,
  sendReport,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { sampleWords } from '../../support/reception/site.ts'
import { TITLES, universityReception } from '../../support/reception/university-reception.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'
import { spoilChoices } from '../../support/server/spoiled.ts'

const { en } = DESK_CATALOGUES
const reporterTexts = sampleWords('nb').t

const LEFT_OUT = 'm1'
/** Words that only the other desk may see. */
const SECRET = ['Rådgiveren tar imot', 'hevner seg på meg', 'vil trekke', 'enda en gang', 'Kari']

/** A letter, from the inbox: what leads to it, and what stands in it. Not the name, which is sent last. */
interface Letter {
  readonly way: string
  readonly write: (page: Page) => Promise<void>
}

const LETTERS: readonly Letter[] = [
  { way: 'more', write: (page) => put(page, 'follow-up', 'Det skjedde enda en gang.') },
  {
    way: 'harm',
    write: (page) => put(page, 'follow-up', 'Nå hevner seg på meg en som fikk vite det.'),
  },
  { way: 'identity', write: (page) => put(page, 'letter-name', 'Kari Nordmann') },
  {
    way: 'withdraw',
    write: async (page) => {
      await choose(page, 'letter-what', 'report')
      await put(page, 'follow-up', 'Jeg vil trekke det.')
    },
  },
]

describe('somebody who was left out, with two desks in chromium', () => {
  let instance: Instance
  let hosts: DeskHost[]
  let browser: TestBrowser
  let reporter: Page
  let reader: Page
  let leftOut: Page
  let code = ''
  /** Drops that the reporter's page posted. The desks post drops too, whenever they sync. */
  let posted = 0
  /** All that the desk of the excluded member showed before there was anything. */
  let nothing = ''

  before(async () => {
    const reception = universityReception(await loadSodium(), dayOf(Date.now()))
    instance = await startInstance({
      reception,
      period: 1,
      pages: await reporterPages(reception),
      brotli: packQuickly,
    })
    hosts = [await startDesk(instance, 0), await startDesk(instance, 1)]
    browser = await launch('chromium', { tellsRequests: true })
    reporter = await browser.newPage({ isolated: true })
    reporter.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === PATH.drops) posted++
    })
    reader = await browser.newPage({ isolated: true })
    leftOut = await browser.newPage({ isolated: true })
    await unlockDesk(reader, hosts[0]!.url)
    await unlockDesk(leftOut, hosts[1]!.url)
    nothing = await everythingAt(leftOut)
  })
  after(async () => {
    await browser.close()
    for (const host of hosts) await host.stop()
    await instance.stop()
  })

  /** Title, texts and counts of a desk: the workplace, the overview and what can be told of a year. */
  async function everythingAt(page: Page): Promise<string> {
    await page.bringToFront()
    const read = () =>
      page.evaluate(() => {
        const without = document.body.cloneNode(true) as HTMLElement
        for (const one of without.querySelectorAll('.top-sync')) one.remove()
        return `${document.title} ${without.textContent}`
      })
    const bare = await read()
    await press(page, 'overview-button')
    await page.waitForSelector('dialog[open]')
    await page.waitForFunction(
      (words) => !document.querySelector('dialog[open]')?.textContent?.includes(words),
      {},
      en.overview.counting,
    )
    const counted = await read()
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog[open]', { hidden: true })
    return `${bare} ${counted}`
  }

  const seesNothing = async () => {
    await syncDesk(leftOut)
    expect(await listTexts(leftOut)).to.deep.equal([])
    const all = await everythingAt(leftOut)
    expect(all).to.equal(nothing)
    const html = await leftOut.content()
    for (const word of [...SECRET, code.slice(0, 5)]) expect(html).to.not.include(word)
  }

  const comeBack = async () => {
    await reporter.bringToFront()
    await openReporter(reporter, instance.server.publicUrl)
    await returnWithCode(reporter, code)
    await lookFor(reporter, reporterTexts.opened.waiting)
  }

  /** Write and send each letter. @param out whom to tick if nothing tells; null if the code does */
  const sendEach = async (out: string | null) => {
    for (const { way, write } of LETTERS) {
      await comeBack()
      await onNextStep(reporter, () => press(reporter, way))
      await write(reporter)
      const before = posted
      if (out !== null) {
        if (way !== 'identity') await choose(reporter, 'channel', 'students')
        await press(reporter, 'send')
        await reporter.waitForSelector('#errors')
        expect(await mainText(reporter), way).to.include(reporterTexts.answer.unsaid)
        expect(posted, way).to.equal(before)
        const boxes = await reporter.$$eval('input[name="leave-out"]', (all) =>
          all.map(({ checked }) => checked),
        )
        expect(boxes).to.not.include(true)
        // A name goes to its keeper: the page does not ask there who reads the report.
        await choose(reporter, 'leave-out', way === 'identity' ? '' : out)
      } else expect(await reporter.$('input[name="leave-out"]'), way).to.equal(null)
      await press(reporter, 'send')
      await reporter.waitForSelector('.notice.good')
      expect(posted, way).to.equal(before + 1)
    }
  }

  it('is told nothing of the report', async () => {
    await openReporter(reporter, instance.server.publicUrl)
    await fillReport(reporter, {
      channel: 'students',
      answers: { what: 'Rådgiveren tar imot gaver.', 'when-where': 'I høst' },
      party: 'witness',
      categories: ['not-sure'],
      leaveOut: [LEFT_OUT],
    })
    code = await sendReport(reporter)
    await confirmGroup(reporter, code)
    await press(reporter, 'close')
    await untilChecked(reporter)
    await syncDesk(reader)
    await openCase(reader, code.slice(0, 5))
    await seesNothing()
  })

  it('is told nothing of letters that say nothing of it, since the code leaves them out', async () => {
    await sendEach(null)
    await seesNothing()
    await syncDesk(reader)
    expect(await caseText(reader))
      .to.include('enda en gang')
      .and.to.include('hevner seg på meg')
    await seesNothing()
  })

  it('is told nothing either if the server spoils the code, and the reporter forgets them: the other desk is', async () => {
    await spoilChoices(instance)
    const said = fill(en.warnings['to-left-out'], { name: TITLES[1]!.en })
    expect(await caseText(reader)).to.not.include(said)
    await sendEach('')
    await seesNothing()
    await syncDesk(reader)
    const text = await caseText(reader)
    expect(text.split('enda en gang')).to.have.length(3)
    expect(text).to.include(said)
    await seesNothing()
  })

  it('sees nothing after unlocking again, from what lies beside the vault', async () => {
    await leftOut.bringToFront()
    await press(leftOut, 'lock')
    await leftOut.waitForSelector('#passphrase')
    await unlockDesk(leftOut, hosts[1]!.url)
    await seesNothing()
  })
})
