import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { HEAD_CATALOGUES } from '../../../client/texts/desk/for-head.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { acknowledge, message, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type Desks, expectAccessible, startDesks } from '../../support/browser/desk-shell.ts'
import { deliver, type SealedReport } from '../../support/server/instance.ts'

const desk = HEAD_CATALOGUES.nb

describe('what did not reach the reporter, on the desk', () => {
  let desks: Desks
  let page: Page
  let real: SealedReport

  before(async () => {
    desks = await startDesks(['head', 'reception'])
    const code = makeCode(systemRandom, 'K7M2Q4X')
    real = await deliver(desks.instance, { code, text: 'Den ekte' })
    page = await desks.unlocked(0)
  })
  after(() => desks.stop())

  const texts = (selector: string) =>
    page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ''))

  it('is said beside it and before it is written, until the report is confirmed', async () => {
    await openCase(page, 'K7M2Q4X')
    await page.click('#compose-text')
    await page.waitForSelector('#compose-hint')
    expect(await texts('#compose-hint')).to.deep.equal([desk.untold.unconfirmed])
    await message(page, 'Skrevet for tidlig')
    expect(await texts('#compose-outcome')).to.deep.equal([desk.compose.logged])
    expect(await texts('.not-arrived')).to.deep.equal([desk.untold.unconfirmed])
    await expectAccessible(page, 'what is not told')
    await page.setViewport({ width: 1280, height: 800 })
    await acknowledge(page)
    await page.waitForFunction(() => document.querySelector('.not-arrived') === null)
    expect(await texts('#compose-hint')).to.deep.equal([desk.compose.toReporter])
    await message(page, 'Nå')
    expect(await texts('#compose-outcome')).to.deep.equal([desk.compose.sent])
    expect(await texts('.not-arrived')).to.deep.equal([])
    await page.keyboard.press('Shift')
    await page.waitForSelector('#compose-outcome[data-outcome=""]')
    expect(await texts('#compose-outcome')).to.deep.equal([''])
  })

  it('is nothing where another report states the same key, with a warning until it is answered', async () => {
    const board = { address: real.receipt.address, boardKey: real.receipt.boardKey(real.week) }
    const code = makeCode(systemRandom, '9TRW0AB')
    await deliver(desks.instance, { code, text: 'Den falske', draft: board })
    await syncDesk(page)
    await openCase(page, '9TRW0AB')
    expect(await texts('.warnings li')).to.deep.equal([desk.warnings['shared-board']])
    await acknowledge(page)
    await message(page, 'Til den som skrev dette')
    expect(await texts('#compose-outcome')).to.deep.equal([desk.compose.sent])
    expect(await texts('.warnings li')).to.deep.equal([])
    expect(await texts('.not-arrived')).to.deep.equal([])
    await openCase(page, 'K7M2Q4X')
    expect(await texts('.warnings li')).to.deep.equal([])
    expect(await texts('.not-arrived')).to.deep.equal([])
  })
})
