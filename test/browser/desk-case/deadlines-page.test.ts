import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import {
  closeDialog,
  type Desks,
  deliverTwo,
  expectAccessible,
  openPalette,
  press,
  startDesks,
  tabTo,
} from '../../support/browser/desk-shell.ts'
import { testDesk } from '../../support/desk/desk-core.ts'

const desk = DESK_CATALOGUES.nb

describe('deadlines on the page', () => {
  let desks: Desks
  let page: Page

  before(async () => {
    desks = await startDesks()
    await deliverTwo(desks.instance)
    const core = testDesk(desks.instance, 0)
    await core.sync()
    const [one] = core.cases.filter(({ reference }) => reference === 'K7M2Q4X')
    const next = dayOf(Date.now()) - 5
    await core.declare(one!.id, false, '')
    await core.append(one!.id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    const status = { kind: 'status', status: 'assessing', text: 'Vi ser på det', next } as const
    await core.append(one!.id, jobOf(systemRandom, status))
    page = await desks.unlocked(0)
  })
  after(() => desks.stop())

  it('stand first after unlocking where something is late, and lead to the case by keys', async () => {
    await page.waitForSelector('.late-first')
    const rows = await page.$$eval('.late-first .deadline', (all) =>
      all.map((each) => each.textContent),
    )
    expect(rows).to.have.length(1)
    expect(rows[0]).to.match(/^K7M2Q4X.*5 dager over fristen/)
    expect(rows[0]?.endsWith(desk.deadlines.outside)).to.equal(true)
    expect(rows[0]).to.include(desk.clocks.promised)
    await expectAccessible(page, 'what is late')
    await tabTo(page, '.late-first .deadline')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-clock=promised] [data-state=late]')
    expect(await page.$('.late-first')).to.equal(null)
    const outside = await page.$$eval('.case-clocks .outside', (all) => all.length)
    expect(outside).to.equal(1)
    expect(await page.$('[data-clock=feedback] [data-state=open]')).to.not.equal(null)
    await expectAccessible(page, 'the clocks of a case')
  })

  it('are all in one place, and go to a calendar without a word of a case', async () => {
    await openPalette(page)
    await page.keyboard.type(desk.deadlines.title)
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog.deadlines[open]')
    await expectAccessible(page, 'all deadlines')
    await page.evaluate(() => {
      URL.createObjectURL = (blob) => {
        void (blob as Blob).text().then((text) => Object.assign(document.body.dataset, { text }))
        return 'data:,'
      }
    })
    await press(page, '#save-calendar')
    await page.waitForSelector('body[data-text]')
    const file = await page.evaluate(() => document.body.dataset.text ?? '')
    expect(file).to.include(`SUMMARY:K7M2Q4X: ${desk.clocks.promised.replace(',', '\\,')}`)
    expect(file).to.include('SUMMARY:9TRW0AB: ')
    expect(file).to.not.match(/Skjult|Vi ser/)
    const uids = file.match(/^UID:[0-9a-f]{32}\r$/gm)
    expect(new Set(uids).size).to.equal(file.match(/^UID:/gm)?.length)
    expect(new Set(file.match(/^[A-Z;=-]+(?=:)/gm))).to.deep.equal(
      new Set([
        ...['BEGIN', 'VERSION', 'PRODID', 'METHOD', 'UID', 'DTSTAMP', 'DTSTART;VALUE=DATE'],
        ...['DTEND;VALUE=DATE', 'SUMMARY', 'CLASS', 'TRANSP', 'END'],
      ]),
    )
    await closeDialog(page)
  })

  it('stand above the list on a phone', async () => {
    await page.close()
    page = await desks.unlocked(0)
    await page.setViewport({ width: 390, height: 800 })
    await page.waitForSelector('.late-first', { visible: true })
    const tops = await page.evaluate(() =>
      ['.late-first', '.cases'].map(
        (each) => document.querySelector(each)?.getBoundingClientRect().top ?? 0,
      ),
    )
    expect(tops[0]).to.be.below(tops[1]!)
    expect(desks.browser.problems).to.deep.equal([])
  })
})
