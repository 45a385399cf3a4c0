import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { deriveReceipt, parseCode, type ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import {
  confirmGroup,
  fillReport,
  lookFor,
  mainText,
  openReporter,
  press,
  returnWithCode,
  sendReport,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { Forgeries } from '../../support/desk/forgeries.ts'
import { statusName } from '../../support/reception/site.ts'
import { Dice } from '../../support/reception/together.ts'
import { forgedBytes } from '../../support/run/forged-bytes.ts'
import { SCALE } from '../../support/run/scale.ts'
import { epochKeyFor } from '../../support/server/instance.ts'
import type { Fate } from '../../support/server/wire-tap.ts'

const { nb } = CATALOGUES
const STATUS = { status: 'assessing', text: 'Vi ser på saken.' } as const
const REPORT = { channel: 'staff', answers: { what: 'Noe er galt.' } }
/** Boards that are drawn in an everyday run. */
const BOARDS = Math.round(4 * SCALE)
/** Times that the page looks while the server lies. */
const LOOKS = Math.round(6 * SCALE)

describe("a reporter's page to which a colleague and a server send what no program would", () => {
  let site: ReporterSite
  let page: Page
  let code: string
  let receipt: ReceiptKeys
  let forgeries: Forgeries
  let dice: Dice

  before(async () => {
    site = await startReporterSite('chromium')
    dice = new Dice(11)
    forgeries = new Forgeries(site.instance, dice)
    page = await site.newPage()
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    code = await sendReport(page)
    await confirmGroup(page, code)
    await press(page, 'close')
    await untilChecked(page)
    const parsed = parseCode(code)
    if (parsed.kind !== 'code') throw new Error('no code')
    receipt = deriveReceipt(site.instance.p, site.instance.reception.list.instance, parsed.code)
    await returnWithCode(page, code)
  })
  after(() => site.stop())

  /** Press the button that looks again, and wait until the page is drawn again. */
  async function look(): Promise<void> {
    const button = await page.waitForSelector('#look')
    await button!.evaluate((one) => (one as HTMLElement).click())
    await page.waitForFunction((old) => !old.isConnected, {}, button!)
    await page.waitForSelector('#look')
  }

  /** Problems of the page but for requests that failed: a browser tells of each answer that is no 200. */
  const problems = () =>
    site.browser.problems.filter((one) => !one.startsWith('Failed to load resource'))

  it('can be used whatever the server answers, and shows all again once it answers right', async () => {
    let sent = 0
    await site.answer(code, STATUS)
    site.tap.decide = async ({ method, path }): Promise<Fate> => {
      if (method !== 'GET' || !path.startsWith('/api/')) return 'pass'
      const direct = await fetch(site.instance.server.publicUrl + path)
      sent++
      const body = forgedBytes(dice, new Uint8Array(await direct.arrayBuffer()))
      return { status: dice.chance(90) ? 200 : dice.pick([204, 404, 500, 503]), body }
    }
    for (let i = 0; i < LOOKS; i++) {
      await look()
      expect(problems(), `look ${i}`).to.deep.equal([])
    }
    site.tap.decide = () => 'pass'
    expect(sent).to.be.greaterThan(0)
    await openReporter(page, site.url)
    await returnWithCode(page, code)
    await lookFor(page, statusName(STATUS.status))
    expect(await mainText(page)).to.include(STATUS.text)
    expect(problems()).to.deep.equal([])
    console.log(`      ${sent} answers were forged`)
  }).timeout(60_000 * SCALE)

  it('draws every board that a colleague can sign, and hides no part of it', async () => {
    let sent = 0
    await site.instance.server.ctx.db('slots').del()
    for (let board = 0; board < BOARDS; board++) {
      sent += await forgeries.boardOf(receipt, epochKeyFor(receipt))
      await site.instance.server.tick()
      await look()
      const text = await mainText(page)
      expect(text, `board ${board}`).to.not.include(nb.inbox.notShown)
      expect(problems(), `board ${board}`).to.deep.equal([])
    }
    console.log(`      ${sent} forgeries were drawn`)
  }).timeout(60_000 * SCALE)
})
