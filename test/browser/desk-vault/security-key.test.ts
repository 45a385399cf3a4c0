import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import type { LocalFiles } from '../../../client/shared/local-host/page.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { joinSheets } from '../../../crypto/vault/recovery.ts'
import { newVaultKey } from '../../../crypto/vault/vault.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { makeSet, openWithKey, restoreFiles } from '../../../scripts/recovery/core.ts'
import { openByCode } from '../../../scripts/recovery/vault-file.ts'
import {
  type Authenticator,
  type Authenticators,
  authenticatorsOf,
} from '../../support/browser/authenticator.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { cheapDesk, PASSPHRASE, unlockDesk, writeVault } from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { flipped } from '../../support/reception/sealing.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

const { en } = DESK_CATALOGUES

const NEXT = 'seks helt tilfeldige ord om fjell'

async function findings(page: Page): Promise<string[]> {
  await loadAxe(page)
  return violations(page)
}

const waitForText = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent?.includes(wanted),
    {},
    selector,
    text,
  )

describe('a vault with a security key, in Chromium', () => {
  let instance: Instance
  let browser: TestBrowser
  let host: DeskHost
  let page: Page
  let vault: string
  let assets: LocalFiles
  let authenticators: Authenticators
  let blue: Authenticator

  before(async () => {
    await buildClient({ targets: [TARGETS.desk] })
    assets = await cheapDesk()
    browser = await launch('chromium')
    instance = await startInstance()
  })
  after(async () => {
    await browser.close()
    await instance.stop()
  })
  beforeEach(async () => {
    vault = await writeVault(instance.reception, 0)
    const server = new URL(instance.server.staffUrl)
    host = await startDeskHost({ server, vault, port: 0, assets })
    page = await browser.newPage({ isolated: true })
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(navigator, 'languages', { value: ['en'] })
    })
    authenticators = await authenticatorsOf(page)
    blue = await authenticators.add()
    await unlockDesk(page, host.url)
    await openPanel()
  })
  afterEach(async () => {
    await page.close()
    await host.stop()
  })

  const openPanel = async () => {
    await page.click('#vault-button')
    await page.waitForSelector('.vault-panel[open]')
  }
  const fillIn = async (field: string, text: string) => {
    await page.$eval(field, (one) => (one as HTMLInputElement).select())
    await page.keyboard.press('Backspace')
    await page.type(field, text)
  }
  const add = async (name: string, passphrase = PASSPHRASE) => {
    await fillIn('#key-name', name)
    await fillIn('#key-passphrase', passphrase)
    await page.click('#add-key')
  }
  const added = async (name: string, passphrase = PASSPHRASE) => {
    await add(name, passphrase)
    await waitForText(page, '#security-key-list', name)
    await page.waitForSelector('#security-key-outcome[data-outcome=added]')
  }
  const mark = () => readFileSync(vault).subarray(0, 15).toString()

  /** Type the passphrase of the locked desk. */
  const unlock = async (passphrase = PASSPHRASE) => {
    await page.bringToFront()
    await page.waitForSelector('#passphrase')
    await fillIn('#passphrase', passphrase)
    await page.click('button[type=submit]')
  }
  const opened = () => page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
  const refused = (code: keyof typeof en.errors) =>
    waitForText(page, '#unlock-problem', String(en.errors[code]))
  const lock = async () => {
    await page.click('#vault-close')
    await page.click('#lock')
  }
  const remove = async (name: string, passphrase = PASSPHRASE) => {
    const buttons = await page.$$('.remove-key')
    for (const button of buttons) {
      const label = await button.evaluate((one) => one.textContent)
      if (label?.includes(name)) await button.click()
    }
    await page.waitForSelector('#remove-passphrase')
    await fillIn('#remove-passphrase', passphrase)
    await page.click('#remove-confirm')
  }
  const names = () =>
    page.$$eval('#security-key-list li > span', (all) => all.map((one) => one.textContent))
  const read = (path: string) => new Uint8Array(readFileSync(path))

  it('is locked to passphrase and key at once, as soon as one is added', async () => {
    expect(await findings(page)).to.deep.equal([])
    await added('Blue')
    expect(await names()).to.deep.equal(['Blue'])
    for (const value of ['dark', 'light']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
      expect(await findings(page), value).to.deep.equal([])
    }
    expect(mark()).to.equal('postern-vault-3')
    await lock()
    await unlock()
    await opened()
    await openPanel()
    expect(await names()).to.deep.equal(['Blue'])
    expect(browser.problems).to.deep.equal([])
  })

  it('says what is missing: the key, the passphrase, or whole bytes; and opens to none of it', async () => {
    await added('Blue')
    await lock()
    await unlock('a passphrase that is another one')
    await refused('key-mismatch')
    expect(await findings(page)).to.deep.equal([])
    const whole = read(vault)
    writeFileSync(vault, flipped(whole, 8 * 50))
    await unlock()
    await refused('damaged')
    writeFileSync(vault, whole)
    await unlock()
    await opened()
    await page.click('#lock')
    // the same vault where another key is at hand
    await blue.remove()
    await authenticators.add()
    await unlock()
    await refused('key-unanswered')
  })

  it('waits for a touch until it is called off, and can be tried again', async () => {
    await blue.touch(false)
    await add('Blue')
    await waitForText(page, '#touch', en.securityKeys.touchTwice)
    expect(await findings(page)).to.deep.equal([])
    await page.click('#cancel-touch')
    await waitForText(page, '#key-problem', en.errors['key-unanswered'])
    expect(mark()).to.equal('postern-vault-2')
    await blue.touch(true)
    await added('Blue')
    await lock()
    await blue.touch(false)
    await unlock()
    await waitForText(page, '#touch', en.securityKeys.touch)
    expect(await findings(page)).to.deep.equal([])
    await page.click('#cancel-touch')
    await refused('key-unanswered')
    await blue.touch(true)
    await unlock()
    await opened()
  })

  it('opens with a second key too, and no longer with the first once that is removed', async () => {
    await added('Blue')
    await add('Blue again')
    await waitForText(page, '#key-problem', en.errors['key-known'])
    await blue.touch(false)
    const red = await authenticators.add()
    await added('Red')
    expect(await names()).to.deep.equal(['Blue', 'Red'])
    await lock()
    await unlock()
    await opened()
    await page.click('#lock')
    await red.touch(false)
    await blue.touch(true)
    await unlock()
    await opened()
    await openPanel()
    await remove('Blue', 'a passphrase that is another one')
    await waitForText(page, '#remove-problem', en.errors.passphrase)
    expect(await findings(page)).to.deep.equal([])
    await fillIn('#remove-passphrase', PASSPHRASE)
    await page.click('#remove-confirm')
    await page.waitForSelector('#security-key-outcome[data-outcome=removed]')
    expect(await names()).to.deep.equal(['Red'])
    await lock()
    await unlock()
    await refused('key-unanswered')
    await blue.touch(false)
    await red.touch(true)
    await unlock()
    await opened()
  })

  it('opens by passphrase alone again once the last key is removed', async () => {
    await added('Blue')
    await remove('Blue')
    await page.waitForSelector('#security-key-outcome[data-outcome=removed]')
    expect(await page.$('#security-key-list')).to.equal(null)
    expect(mark()).to.equal('postern-vault-2')
    await lock()
    await blue.remove()
    await unlock()
    await opened()
  })

  it('keeps its keys where the passphrase changes, with none of them at hand', async () => {
    await added('Blue')
    await blue.touch(false)
    for (const [field, text] of [
      ['from', PASSPHRASE],
      ['to', NEXT],
      ['again', NEXT],
    ] as const) {
      await fillIn(`#passphrase-${field}`, text)
    }
    await page.click('#change-passphrase')
    await page.waitForSelector('#passphrase-outcome[data-outcome=changed]')
    await blue.touch(true)
    await lock()
    await unlock()
    await refused('key-mismatch')
    await unlock(NEXT)
    await opened()
  })

  it('is restored from sheets without any key, once the code for them was shown', async () => {
    await added('Blue')
    await fillIn('#code-passphrase', 'a passphrase that is another one')
    await page.click('#show-code')
    await waitForText(page, '#code-problem', en.errors.passphrase)
    await fillIn('#code-passphrase', PASSPHRASE)
    await page.click('#show-code')
    const shown = await page.waitForSelector('#file-code')
    const code = await shown!.evaluate((one) => one.textContent ?? '')
    expect(await findings(page)).to.deep.equal([])
    const { primitives: p, hashPassphrase } = await loadSumo()
    const file = read(vault)
    const set = await makeSet(p, systemRandom, openByCode(p, code, file), file, [2, 3])
    const joined = await joinSheets(p, set.sheets.slice(1))
    if (joined.kind !== 'key') throw new Error(joined.kind)
    const found = openWithKey(p, joined.key, set.file, file)
    // at full cost, which no other file of these tests has
    const next = newVaultKey(systemRandom, hashPassphrase, NEXT)
    const restored = restoreFiles(p, systemRandom, found, read(`${vault}.weeks`), next)
    expect(restored.weeklyKeys).to.be.greaterThan(0)
    writeFileSync(vault, restored.vault)
    writeFileSync(`${vault}.weeks`, restored.weeks)
    await blue.remove()
    await page.reload()
    await unlock(NEXT)
    await opened()
  })

  it('takes no key that has no PRF, and says so of a browser that asks none', async () => {
    await blue.touch(false)
    const old = await authenticators.add(false)
    await add('Old')
    await waitForText(page, '#key-problem', en.errors['key-unfit'])
    await old.remove()
    await blue.touch(true)
    await added('Blue')
    await page.evaluateOnNewDocument(() => {
      Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
    })
    await page.reload()
    await unlock()
    await refused('key-browser')
  })

  it('leaves nothing of what a key answered on the page', async () => {
    await added('Blue')
    await page.evaluateOnNewDocument(() => {
      const post = Worker.prototype.postMessage
      const outputs: Uint8Array[] = []
      Object.assign(globalThis, { outputs })
      Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
        const [{ given }] = args as [{ given?: { answer?: { output: Uint8Array } | null } | null }]
        if (given?.answer) {
          outputs.push(given.answer.output)
          Object.assign(globalThis, { before: outputs.map(({ length }) => length) })
        }
        Reflect.apply(post, this, args)
      } as typeof post
    })
    await page.reload()
    await unlock()
    await opened()
    const lengths = await page.evaluate(() => {
      const { before, outputs } = globalThis as unknown as {
        before: number[]
        outputs: Uint8Array[]
      }
      return [before, outputs.map(({ length }) => length)]
    })
    expect(lengths).to.deep.equal([[32], [0]])
  })
})
