import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf, weekAt, weekNumber } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/content.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  chooseLanguage,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { openPalette } from '../../support/browser/desk-shell.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { checkpointsFor } from '../../support/reception/checkpoints.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

const AWAY = 6

describe('a colleague who falls silent, on the page of a desk', () => {
  let instance: Instance
  let host: DeskHost
  let browser: TestBrowser
  let page: Page
  const since = weekAt(Date.now()) - AWAY

  before(async () => {
    const p = await loadSodium()
    const today = dayOf(Date.now()) - 7 * AWAY
    const reception = makeReception(p, {
      today,
      weeks: AWAY + 3,
      roles: ['head', 'reception', 'reception'],
    })
    instance = await startInstance({ reception })
    await buildClient({ targets: [TARGETS.desk] })
    const heard = reception.members.map(({ signing }, i) => {
      return { signer: keyId(p, signing.publicKey), week: i === 1 ? since : since + AWAY }
    })
    const checkpoints = { sent: null, since, until: since + AWAY, heard }
    const vault = await writeVault(reception, 0, { checkpoints })
    host = await startDeskHost({ server: new URL(instance.server.staffUrl), vault, port: 0 })
    browser = await launch('chromium')
    page = await browser.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    await loadAxe(page)
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await instance.stop()
  })

  it('is named in a notice, and in a line beside their name, in every language', async () => {
    const { title } = instance.reception.list.members[1]!
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      const { notices, silence, people } = DESK_CATALOGUES[language]
      const week = weekNumber(since)
      const said = await page.$$eval('.notice p', (all) => all.map((one) => one.textContent))
      const sentence = fill(notices['silent-colleague'], { name: title[language], week })
      expect(said).to.deep.equal([sentence])
      await openPalette(page)
      await page.type('#palette-text', people.open)
      await page.keyboard.press('Enter')
      await page.waitForSelector('dialog.people[open]')
      const lines = await page.$$eval('dialog.people .silent', (all) =>
        all.map((one) => [
          one.closest('li')?.querySelector('strong')?.textContent,
          one.textContent,
        ]),
      )
      expect(lines).to.deep.equal([[title[language], fill(silence.since, { week })]])
      expect(await violations(page)).to.deep.equal([])
      await page.keyboard.press('Escape')
      await page.waitForSelector('dialog.people', { hidden: true })
    }
  })

  it('is what the desk itself is not: it has told the others, once, since it was unlocked', async () => {
    await syncDesk(page)
    await syncDesk(page)
    expect(await checkpointsFor(instance, 1)).to.have.lengthOf(1)
    expect(await checkpointsFor(instance, 2)).to.have.lengthOf(1)
  })
})
