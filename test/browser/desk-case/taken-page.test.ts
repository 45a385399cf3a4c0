import { writeFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { press } from '../../support/browser/desk-shell.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { ACCESS_ROLES, caseId } from '../../support/reception/access-reception.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { deliver } from '../../support/server/instance.ts'

const REPORT = 'Noen tar imot penger for å se en annen vei.'

describe('the page of a desk whose member lost a case by a colleague’s word', () => {
  let stage: DeskStage
  let browser: TestBrowser
  let page: Page
  let colleagues: readonly [Desk, Desk]

  before(async () => {
    browser = await launch('chromium')
  })
  after(() => browser.close())
  beforeEach(async () => {
    const channels = [{ id: 'main', members: ['m0', 'm1', 'm2'] }]
    const reception = makeReception(await loadSodium(), {
      today: dayOf(Date.now()),
      roles: ACCESS_ROLES,
      edit: (list) => ({ ...list, channels }),
    })
    stage = await startDeskStage({ reception, browser, desks: [0, 2] })
    await deliver(stage.instance, { text: REPORT })
    colleagues = [testDesk(stage.instance, 0), testDesk(stage.instance, 1)]
  })
  afterEach(() => stage.stop())

  const desk = async () =>
    DESK_CATALOGUES[(await page.evaluate(() => document.documentElement.lang)) as 'nb' | 'en']
  const text = (selector: string) => page.$eval(selector, (one) => one.textContent ?? '')

  it('shows who did it and nothing of the case, and destroys the keys only if they agree', async () => {
    const [one] = colleagues
    await syncAndOpen(one)
    await one.release(caseId(one), 'm2', 'conflict', 'de er naboer')
    page = await stage.openDesk(2)
    await page.waitForSelector('#taken [data-shut]')
    const { taken } = await desk()
    const shown = await text('#taken')
    expect(shown).to.include(taken.shut.slice(-40)).and.include(taken.noJudges)
    const body = await text('body')
    expect(body).to.not.include(REPORT).and.not.include('naboer')
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/shut.png`, await page.screenshot())
    await press(page, '[id^=agree-]')
    await page.waitForSelector('[id^=agree-][id$=-confirm]')
    if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/agree.png`, await page.screenshot())
    await press(page, '[id^=agree-][id$=-confirm]')
    await page.waitForSelector('#taken', { hidden: true })
    expect(browser.problems).to.deep.equal([])
  })

  it('leaves it at the top of the head’s desk until they have seen it, and says whom a closed case binds', async () => {
    const [, other] = colleagues
    await syncAndOpen(other)
    await other.release(caseId(other), 'm2', 'done', '')
    page = await stage.openDesk(0)
    await page.waitForSelector('#taken li')
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    await press(page, '[id^=taken-seen-]')
    await page.waitForSelector('#taken', { hidden: true })
    await openCase(page, '')
    await press(page, '#access-readers', '#release-m1')
    const { taken } = await desk()
    expect(await text('body')).to.include(taken.releaseConflict.split('. ').at(-1))
    expect(browser.problems).to.deep.equal([])
  })

  it('opens the case again once two others pressed that they are to read again', async () => {
    const [head, other] = colleagues
    await syncAndOpen(head)
    await head.grant(caseId(head), 'm3', 'follow-up-manager', '')
    const manager = testDesk(stage.instance, 3)
    await syncAndOpen(manager)
    await manager.release(caseId(manager), 'm2', 'conflict', '')
    await syncAndOpen(other)
    await other.reinstate(caseId(other), 'm2', '')
    page = await stage.openDesk(0)
    await page.waitForSelector('#taken')
    const { taken } = await desk()
    expect(await text('#taken')).to.include(taken.title)
    await openCase(page, '')
    await press(page, '#access-readers', '#gone-list [data-member=m2]')
    if (process.env.SHOTS) {
      writeFileSync(`${process.env.SHOTS}/head.png`, await page.screenshot({ fullPage: true }))
    }
    await press(page, '#reinstate-m2')
    await press(page, '#reinstate-m2-confirm')
    await page.waitForSelector('#reader-list [data-member=m2]')
    await syncDesk(page)
    await page.waitForSelector('#taken', { hidden: true })
    const back = testDesk(stage.instance, 2)
    await back.sync()
    expect(back.shut).to.deep.equal([])
    expect(back.cases).to.have.lengthOf(1)
    expect(browser.problems).to.deep.equal([])
  })
})
