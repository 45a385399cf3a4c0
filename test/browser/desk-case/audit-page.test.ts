import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { deskFaults } from '../../support/browser/desk-measure.ts'
import { chooseLanguage } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { caseId } from '../../support/reception/access-reception.ts'
import { reportAs } from '../../support/reception/need-to-know.ts'

const [HEAD, OTHER, AUDITOR] = [0, 1, 2]

describe('the log without content on the page of a desk', () => {
  let stage: DeskStage
  let reference: string

  before(async () => {
    const roles = ['head', 'reception', 'auditor'] as const
    stage = await startDeskStage({ roles, desks: [HEAD, OTHER, AUDITOR] })
  })
  after(() => stage.stop())

  const rows = (page: Page) =>
    page.$$eval('.audit-case tbody tr', (all) => all.map((one) => one.textContent ?? ''))

  it('has its own words for an auditor while there is nothing, and no case', async () => {
    const page = await stage.openDesk(AUDITOR, 'nb')
    const { audit } = DESK_CATALOGUES.nb
    const text = await page.$eval('main.audit', (one) => one.textContent ?? '')
    expect(text).to.include(audit.title).and.to.include(audit.empty)
    expect(await page.$$('.cases, .guide')).to.have.lengthOf(0)
    expect(await deskFaults(page)).to.deep.equal([])
    await page.close()
  })

  it('lists who did what on which day, in three languages, and one member alone', async () => {
    reference = (await reportAs(stage.instance, 'the secret report')).slice(0, 7)
    const [head, other] = [testDesk(stage.instance, HEAD), testDesk(stage.instance, OTHER)]
    await syncAndOpen(head)
    await syncAndOpen(other)
    await head.setHold(caseId(head), true, 'the secret police')
    await head.sync()
    const [first, second] = [0, 1].map((at) => stage.instance.reception.list.members[at]!.title)
    const page = await stage.openDesk(AUDITOR, 'nb')
    for (const language of ['nb', 'nn', 'en'] as const) {
      await chooseLanguage(page, language)
      const { audit, auditWhat } = DESK_CATALOGUES[language]
      await page.waitForFunction(
        (title) => document.querySelector('.audit-case h3')?.textContent === title,
        {},
        fill(audit.case, { reference }),
      )
      const all = await rows(page)
      expect(all).to.have.lengthOf(3)
      for (const [who, what] of [
        [first, auditWhat.impartial],
        [second, auditWhat.impartial],
        [first, auditWhat['hold-on']],
      ] as const) {
        const found = all.some((row) => row.includes(who![language]) && row.includes(what))
        expect(found, `${what}: ${what}`).to.equal(true)
      }
      const whole = await page.$eval('body', (one) => one.textContent ?? '')
      expect(whole).to.not.include('secret')
    }
    expect(await deskFaults(page)).to.deep.equal([])
    await page.select('#audit-member', 'm1')
    await page.waitForFunction(() => document.querySelectorAll('.audit-case tr').length === 2)
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await page.click('.audit-tools button')
    await page.waitForSelector('[data-printed]')
    await page.emulateMediaType('print')
    expect(await page.$eval('.audit-tools', (one) => one.checkVisibility())).to.equal(false)
    expect(await page.$eval('.audit-case', (one) => one.checkVisibility())).to.equal(true)
    await page.close()
  })

  it('shows the head what is left of a deleted case, from the commands', async () => {
    const { audit, auditWhat } = DESK_CATALOGUES.en
    const desk = testDesk(stage.instance, OTHER)
    await desk.sync()
    await desk.setHold(caseId(desk), false, 'x')
    const page = await stage.openDesk(HEAD, 'en')
    const head = testDesk(stage.instance, HEAD)
    await head.sync()
    await head.purge(caseId(head), 'the time is over')
    await desk.purge(caseId(desk), 'the time is over')
    await page.click('#sync')
    await page.waitForFunction(() => document.querySelectorAll('.case-item').length === 0)
    // the page may move under the mouse while it draws what the sync brought
    await page.$eval('#commands', (one) => (one as HTMLElement).click())
    await page.waitForSelector('#palette-text')
    await page.type('#palette-text', audit.deleted)
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog.audit[open]')
    await page.waitForSelector('dialog.audit .audit-case')
    const last = (await rows(page)).find((row) => row.includes(auditWhat.purged))
    expect(last).to.include(fill(audit.reason, { text: 'the time is over' }))
    expect(await deskFaults(page)).to.deep.equal([])
    await page.close()
  })
})
