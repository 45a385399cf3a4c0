import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { listTexts, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { press } from '../../support/browser/reporter-page.ts'
import { contentOf } from '../../support/desk/desk-core.ts'
import { deliver } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb
const ONE = 'K7M2Q4X'
const SAME = 'Utstyr blir solgt fra verkstedet.'

describe('retaliation on the page of a desk', () => {
  let stage: DeskStage
  let page: Page

  before(async () => {
    stage = await startDeskStage()
    page = await stage.openDesk()
  })
  after(() => stage.stop())

  it('S23: becomes a case of its own by itself, and the list says so of both', async () => {
    const code = makeCode(systemRandom, ONE)
    await deliver(stage.instance, { code, text: SAME })
    const content = contentOf('letter-retaliation', { text: 'Tatt av vaktlista', since: 'I mai' })
    await deliver(stage.instance, { code: code, drop: { kind: 'follow-up', content } })
    await syncDesk(page)
    await syncDesk(page)
    await openCase(page, ONE)
    const notice = '[data-questionnaire=letter-retaliation] [id^=own-case-]'
    expect(await page.$$('[data-drop=report] [id^=own-case-]')).to.deep.equal([])
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    expect(await page.$eval(notice, (one) => one.textContent)).to.include(desk.splitting.own)
    await page.$eval(`${notice} button`, (one) => (one as HTMLElement).click())
    await page.waitForSelector('#gate-open')
    await press(page, 'gate-open')
    await page.waitForSelector('#split-off')
    expect(await page.$$eval('[data-drop=report] .as-written', (all) => all.length)).to.equal(2)
    const marked = (await listTexts(page)).filter((text) => text.includes(desk.list.retaliation))
    expect(marked).to.have.lengthOf(2)
    expect(stage.browser.problems).to.deep.equal([])
  })
})
