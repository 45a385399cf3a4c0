import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser, untilNoWorkers } from '../../support/browser/browser.ts'
import {
  chooseLanguage,
  listTexts,
  PASSPHRASE,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { openPalette, press } from '../../support/browser/desk-shell.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'
import { tapWire, type WireTap } from '../../support/server/wire-tap.ts'

const desk = DESK_CATALOGUES.nb

/** Press `#id` in the moment in which it comes. */
const pressOnceThere = (page: Page, id: string) =>
  page.evaluate((one) => {
    new MutationObserver((_, observer) => {
      const button = document.getElementById(one)
      if (button === null) return
      observer.disconnect()
      button.click()
    }).observe(document.body, { subtree: true, childList: true })
  }, id)

describe('long work on the page of a desk', () => {
  let instance: Instance
  let tap: WireTap
  let host: DeskHost
  let browser: TestBrowser
  let page: Page

  before(async () => {
    instance = await startInstance()
    await deliver(instance, { text: 'Skjult' })
    await buildClient({ targets: [TARGETS.desk] })
    tap = await tapWire(instance.server.staffUrl)
    const vault = await writeVault(instance.reception, 0)
    host = await startDeskHost({ server: new URL(tap.url), vault, port: 0 })
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await tap.close()
    await instance.stop()
  })
  beforeEach(async () => {
    tap.decide = () => 'pass'
    page = await browser.newPage({ isolated: true })
    await page.setViewport({ width: 1280, height: 800 })
  })
  afterEach(() => page.close())

  /** Have the server take its time over what `path` names. @returns what ends that */
  function slow(path: string): () => void {
    let letGo = () => {}
    const gone = new Promise<void>((resolve) => {
      letGo = resolve
    })
    tap.decide = async (asked) => {
      if (asked.path.startsWith(path)) await gone
      return 'pass' as const
    }
    return letGo
  }

  it('is a sync that one button stops and begins again, from the commands too', async () => {
    await unlockDesk(page, host.url)
    await chooseLanguage(page, 'nb')
    await loadAxe(page)
    await deliver(instance, { text: 'Kommer senere' })
    for (const stop of [
      () => press(page, '#stop-sync'),
      async () => {
        await openPalette(page)
        await page.keyboard.type(desk.stop.sync)
        await page.keyboard.press('Enter')
      },
    ]) {
      const letGo = slow(PATH.deskDrops)
      await page.waitForSelector('#sync[aria-disabled=false]')
      await page.focus('#sync')
      await page.keyboard.press('Enter')
      await page.waitForSelector('#stop-sync:focus')
      expect(await page.$eval('#stop-sync', (one) => one.textContent)).to.equal(desk.stop.sync)
      expect(await violations(page)).to.deep.equal([])
      await stop()
      await page.waitForSelector('#stop-sync[aria-disabled=true]')
      letGo()
      await page.waitForSelector('#sync[aria-disabled=false]')
      const said = await page.$eval('.notices [role=alert]', (one) => one.textContent)
      expect(said).to.equal(desk.errors.stopped)
      expect(await violations(page)).to.deep.equal([])
    }
    await press(page, '#sync')
    await page.waitForFunction(
      () => document.querySelector('.notices [role=alert]')?.textContent === '',
    )
    expect(await listTexts(page)).to.have.lengthOf(2)
    expect(await page.$('#notices')).to.equal(null)
    expect(browser.problems).to.deep.equal([])
  })

  it('is an unlock that can be called off, and tried again with another worker', async () => {
    await page.bringToFront()
    await page.goto(host.url)
    await page.waitForSelector('#passphrase:focus')
    await page.select('#language', 'nb')
    await page.type('#passphrase', PASSPHRASE)
    await pressOnceThere(page, 'unlock-cancel')
    await page.click('button[type=submit]')
    await page.waitForSelector('#passphrase:focus')
    const field = await page.$eval('#passphrase', (one) => (one as HTMLInputElement).value)
    expect(field).to.equal('')
    expect(await page.$eval('#unlock-problem', (one) => one.textContent)).to.equal('')
    await untilNoWorkers(page)
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    await unlockDesk(page, host.url)
    expect(page.workers()).to.have.lengthOf(1)
  })

  it('is the making of a vault that can be called off, with what was typed but the passphrase', async () => {
    const vault = join(tempFolder('called-off'), 'anna.vault')
    const other = await startDeskHost({ server: new URL(tap.url), vault, port: 0 })
    const letGo = slow(PATH.keyList)
    try {
      await page.goto(other.url)
      await page.waitForSelector('#enrol-root:focus')
      const form = {
        root: instance.reception.fingerprint,
        ...{ id: 'anna', nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' },
        ...{ passphrase: PASSPHRASE, again: PASSPHRASE },
      }
      for (const [name, text] of Object.entries(form)) await page.type(`#enrol-${name}`, text)
      await page.click('button[type=submit]')
      await page.waitForSelector('#enrol-cancel')
      await press(page, '#enrol-cancel')
      await page.waitForSelector('#enrol-passphrase:focus')
      const values = await page.$$eval('input[id^=enrol-]', (all) =>
        all.map((one) => (one as HTMLInputElement).value),
      )
      expect(values.slice(1)).to.deep.equal(['anna', 'Rådgiver', 'Rådgjevar', 'Adviser', '', ''])
      await untilNoWorkers(page)
    } finally {
      letGo()
      await other.stop()
    }
  })
})
