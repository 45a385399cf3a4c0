import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import {
  acknowledge,
  ask,
  caseText,
  chooseKind,
  chooseParty,
  closeCase,
  listTexts,
  note,
  openCase,
  setStatus,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { contentOf } from '../../support/desk/desk-core.ts'
import { deliver, readReceipt, reportOf, type SealedReport } from '../../support/server/instance.ts'

for (const kind of drawBrowsers()) {
  describe(`the desk in ${kind}`, () => {
    let stage: DeskStage
    let page: Page
    let report: SealedReport

    before(async () => {
      stage = await startDeskStage({ kind, desks: [0, 1] })
    })
    after(() => stage.stop())
    beforeEach(async () => {
      page = await stage.newPage()
      report = await deliver(stage.instance, {
        code: makeCode(systemRandom, 'K7M2Q4X'),
        text: 'Æ, ø, å og 🐟 i kantina',
      })
    })

    afterEach(() => page.close())

    it('lets two members at once tell a case from report to end', async () => {
      await unlockDesk(page, stage.url(0))
      const other = await stage.newPage()
      await unlockDesk(other, stage.url(1))
      expect(await listTexts(page)).to.have.lengthOf(1)
      await openCase(page, 'K7M2Q4X')
      expect(await caseText(page)).to.include('Æ, ø, å og 🐟 i kantina')
      await acknowledge(page)
      await ask(page, 'Hvem så det?')
      await openCase(other, 'K7M2Q4X')
      await syncDesk(other)
      await note(other, 'Ring verneombudet')
      await setStatus(other, 'assessing', 'Vi ser på det', '2027-03-01')
      await syncDesk(page)
      for (const text of ['Hvem så det?', 'Ring verneombudet', 'Vi ser på det']) {
        expect(await caseText(page)).to.include(text)
        expect(await caseText(other)).to.include(text)
      }
      await deliver(stage.instance, { code: report.code, drop: reportOf('Kokken', 'follow-up') })
      await syncDesk(page)
      expect(await caseText(page)).to.include('Kokken')
      await chooseParty(page, 'party')
      await closeCase(page, 'Takk')
      await stage.instance.server.tick()
      const { status, messages } = await readReceipt(stage.instance, report.receipt)
      expect(status?.content).to.deep.include({ status: 'closed', text: 'Takk' })
      expect(messages.map(({ content }) => content.text)).to.deep.equal(['Hvem så det?'])
      await other.close()
      expect(stage.browser.problems).to.deep.equal([])
    })

    it('shows what was asked and each letter by its kind, and tells the board who is a party', async () => {
      const code = makeCode(systemRandom, '9TRW0AB')
      const answers = { what: 'Et skap står ulåst', party: 'witness', categories: ['not-sure'] }
      const content = contentOf('general', answers)
      const { receipt } = await deliver(stage.instance, { code, drop: { kind: 'report', content } })
      for (const [id, version, more] of [
        ['general', 7, { why: 'Det var åpent i går også' }],
        ['letter-retaliation', 1, { text: 'Jeg er tatt av vaktlista' }],
      ] as const) {
        const drop = { kind: 'follow-up', content: contentOf(id, more, version) } as const
        await deliver(stage.instance, { code, drop })
      }
      await unlockDesk(page, stage.url(0))
      await openCase(page, '9TRW0AB')
      const language = await page.evaluate(() => document.documentElement.lang)
      const desk = DESK_CATALOGUES[language === 'nb' ? 'nb' : 'en']
      const asked = language === 'nb' ? 'What happened? (nb)' : 'What happened?'
      const titles = () =>
        page.$$eval('.drop h4', (all) => all.map((one) => one.firstChild?.textContent))
      expect(await titles()).to.have.members([
        desk.items.report,
        desk.items['follow-up'],
        desk.letters['letter-retaliation'],
      ])
      const headings = await page.$$eval('.drop h5', (all) => all.map((one) => one.textContent))
      expect(headings).to.have.members([asked, 'why', desk.headings.retaliation])
      expect(
        await page.$$eval('.drop .notice', (all) => all.map((one) => one.textContent)),
      ).to.include(desk.items.headingsGone)
      const party = () => page.$eval('#case-party', (one) => one.textContent)
      expect(await party())
        .to.include(desk.parties['not-a-party'])
        .and.not.equal(desk.parties['not-a-party'])
      await acknowledge(page)
      await chooseKind(page, 'status')
      const hint = () => page.$eval('#party-hint', (one) => one.textContent)
      expect(await hint()).to.equal(desk.partyHints['not-a-party'])
      const offered = () =>
        page.$$eval('#compose-status option', (all) => all.map((one) => one.value))
      expect(await offered()).to.not.include('hearing')
      await chooseParty(page, 'party')
      expect(await hint()).to.equal(desk.partyHints.party)
      expect(await offered()).to.include('hearing')
      await page.select('#compose-language', 'nn')
      await page.select('#compose-status', 'assigned')
      expect(await page.$eval('label[for=compose-text]', (one) => one.textContent)).to.equal(
        desk.compose.neededText,
      )
      await page.click('#send')
      await page.waitForSelector('#compose-outcome[data-outcome=promised]')
      expect(await page.$eval('#compose-outcome', (one) => one.textContent)).to.equal(
        desk.compose.promised,
      )
      await setStatus(page, 'hearing', 'Du kan forklare deg')
      expect(await party()).to.equal(desk.parties.party)
      await stage.instance.server.tick()
      const { status } = await readReceipt(stage.instance, receipt)
      expect(status?.content).to.deep.include({ status: 'hearing', party: 'party', language: 'nn' })
      expect(stage.browser.problems).to.deep.equal([])
    })
  })
}
