import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../client/desk/host.ts'
import { systemRandom } from '../../crypto/bytes.ts'
import { makeCode } from '../../crypto/receipt.ts'
import { launch, type TestBrowser } from '../support/browser.ts'
import {
  acknowledge,
  ask,
  caseText,
  closeCase,
  listTexts,
  note,
  openCase,
  setStatus,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../support/desk-page.ts'
import {
  deliver,
  type Instance,
  readReceipt,
  reportOf,
  type SealedReport,
  startInstance,
} from '../support/instance.ts'

for (const kind of ['chromium', 'firefox'] as const) {
  describe(`the desk in ${kind}`, () => {
    let instance: Instance
    let hosts: DeskHost[]
    let browser: TestBrowser
    let page: Page
    let report: SealedReport

    before(async function () {
      this.timeout(60_000)
      instance = await startInstance()
      hosts = [await startDesk(instance, 0), await startDesk(instance, 1)]
      browser = await launch(kind)
      page = await browser.newPage()
    })
    after(async () => {
      await browser.close()
      await Promise.all(hosts.map((host) => host.stop()))
      await instance.stop()
    })
    beforeEach(async () => {
      report = await deliver(instance, {
        code: makeCode(systemRandom, 'K7M2Q4X'),
        text: 'Æ, ø, å og 🐟 i kantina',
      })
    })

    it('lets two members at once tell a case from report to end', async () => {
      await unlockDesk(page, hosts[0]!.url)
      const other = await browser.newPage({ isolated: true })
      await unlockDesk(other, hosts[1]!.url)
      expect(await listTexts(page)).to.have.lengthOf(1)
      await openCase(page, 'K7M2Q4X')
      expect(await caseText(page)).to.include('Æ, ø, å og 🐟 i kantina')
      await acknowledge(page)
      await ask(page, 'Hvem så det?')
      await openCase(other, '🐟')
      await syncDesk(other)
      await note(other, 'Ring verneombudet')
      await setStatus(other, 'assessing', 'Vi ser på det', '2027-03-01')
      await syncDesk(page)
      for (const text of ['Hvem så det?', 'Ring verneombudet', 'Vi ser på det']) {
        expect(await caseText(page)).to.include(text)
        expect(await caseText(other)).to.include(text)
      }
      await deliver(instance, { code: report.code, drop: reportOf('Kokken', 'follow-up') })
      await syncDesk(page)
      expect(await caseText(page)).to.include('Kokken')
      await closeCase(page, 'Takk')
      await instance.server.tick()
      const { status, messages } = await readReceipt(instance, report.receipt)
      expect(status?.content).to.deep.include({ status: 'closed', text: 'Takk' })
      expect(messages.map(({ content }) => content.text)).to.deep.equal(['Hvem så det?'])
      await other.close()
      expect(browser.problems).to.deep.equal([])
    }).timeout(60_000)
  })
}
