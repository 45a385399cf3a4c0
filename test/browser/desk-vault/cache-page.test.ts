import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { PASSPHRASE, unlockDesk, writeVault } from '../../support/browser/desk-page.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'
import { tapWire, type WireTap } from '../../support/server/wire-tap.ts'

const { en } = DESK_CATALOGUES

describe('what a desk keeps beside its vault', () => {
  let instance: Instance
  let tap: WireTap
  let host: DeskHost
  let browser: TestBrowser
  let page: Page
  let vault: string

  before(async () => {
    instance = await startInstance()
    await deliver(instance, { text: 'Noen har tatt nøkkelen' })
    await buildClient({ targets: [TARGETS.desk] })
    tap = await tapWire(instance.server.staffUrl)
    vault = await writeVault(instance.reception, 0)
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
    await unlockDesk(page, host.url)
    // what opens it is in the vault last: only then is it of use
    await page.waitForFunction(
      async (token) => {
        const headers = { 'postern-local-token': token }
        return (await fetch('/files/cache', { headers })).status === 200
      },
      {},
      new URL(host.url).hash.slice(1),
    )
    await vaultIsWritten()
  })
  afterEach(() => page.close())

  const cache = () => `${vault}.cache`
  const vaultIsWritten = async () => {
    while (statSync(vault).mtimeMs < statSync(cache()).mtimeMs) await page.evaluate(() => null)
  }
  const unlock = async () => {
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    await page.type('#passphrase', PASSPHRASE)
    await page.click('button[type=submit]')
  }

  it('is the list at once, while the server takes its time over what is new', async () => {
    const asked: string[] = []
    let letGo = () => {}
    const gone = new Promise<void>((resolve) => {
      letGo = resolve
    })
    tap.decide = async ({ path }) => {
      asked.push(path)
      if (path.startsWith(PATH.deskDrops)) await gone
      return 'pass' as const
    }
    await unlock()
    await page.waitForSelector('.case-row')
    expect(asked.filter((path) => path.startsWith(PATH.deskDropsFetch))).to.deep.equal([])
    expect(await page.$eval('.top-sync', (one) => one.getAttribute('data-synced'))).to.equal(null)
    await page.click('.case-row')
    await page.waitForSelector('#case-title')
    letGo()
    await page.waitForSelector('.top-sync[data-synced]:not([data-synced=""])')
    expect(await page.$$('.case-row')).to.have.lengthOf(1)
  })

  it('says when all that is new was read, while it goes on with what nobody waits for', async () => {
    let letGo = () => {}
    const gone = new Promise<void>((resolve) => {
      letGo = resolve
    })
    tap.decide = async ({ path }) => {
      if (path.startsWith(PATH.deskDropsFetch)) await gone
      return 'pass' as const
    }
    await unlock()
    await page.waitForSelector('.top-sync[data-read] progress')
    const words = await page.$$eval('.top-sync span', (all) => all.map((one) => one.textContent))
    const [said = ''] = en.top.synced.split('{time}')
    expect(words[0]).to.match(new RegExp(`^${said}.*\\d\\d[:.]\\d\\d`))
    expect(words.slice(1)).to.deep.equal([en.top.rest])
    letGo()
    await page.waitForSelector('.top-sync[data-synced]:not([data-synced=""])')
    expect(await page.$('.top-sync progress')).to.equal(null)
  })

  it('does not say that all was read if the server falls silent before the rest is looked over', async () => {
    let letGo = () => {}
    const gone = new Promise<void>((resolve) => {
      letGo = resolve
    })
    tap.decide = async ({ path }) => {
      if (!path.startsWith(PATH.deskDropsFetch)) return 'pass'
      await gone
      return 'lose-request'
    }
    await unlock()
    await page.waitForSelector('.top-sync[data-read]')
    letGo()
    await page.waitForSelector('.top-sync[data-synced=""]')
    expect(await page.$eval('.top-sync', (one) => one.textContent)).to.equal(en.top.never)
    expect(await page.$$('.case-row')).to.have.lengthOf(1)
  })

  it('holds nothing that can be read, and is made again if it was damaged', async () => {
    const file = readFileSync(cache())
    expect(file.toString('latin1')).to.match(/^postern-cache-1\n/)
    expect(file.includes(Buffer.from('nøkkelen'))).to.equal(false)
    writeFileSync(cache(), 'spoiled')
    await unlock()
    await page.waitForSelector('.case-row')
    await page.waitForSelector('.top-sync[data-synced]:not([data-synced=""])')
    expect(existsSync(cache())).to.equal(true)
    while (readFileSync(cache()).length < 100) await page.evaluate(() => null)
  })
})
