import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type Disk, fileStore, SYSTEM_DISK } from '../../../client/desk/host/files.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { openVault, openWeeks } from '../../../crypto/vault/vault.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { PASSPHRASE, syncDesk, unlockDesk, writeVault } from '../../support/browser/desk-page.ts'
import { diskWith, systemError, unflushed } from '../../support/desk/bad-disk.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

const { en } = DESK_CATALOGUES

const CHANGED = '#passphrase-outcome[data-outcome=changed]'
const SECOND = 'seks helt tilfeldige ord om fjell'
const THIRD = 'sju andre ord som ingen gjetter'

describe('a desk on a disk that is not as ours', () => {
  let engine: SumoEngine
  let instance: Instance
  let browser: TestBrowser
  let page: Page
  let vault: string
  let host: DeskHost | null = null

  before(async () => {
    engine = await loadSumo()
    await buildClient({ targets: [TARGETS.desk] })
    instance = await startInstance()
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await instance.stop()
  })
  beforeEach(async () => {
    page = await browser.newPage({ isolated: true })
    vault = await writeVault(instance.reception, 0)
  })
  afterEach(async () => {
    await page.close()
    await host?.stop()
    host = null
  })

  /** Unlock a desk whose files lie on `disk`. */
  async function unlockOn(disk: Disk): Promise<void> {
    const server = new URL(instance.server.staffUrl)
    const files = fileStore(vault, undefined, disk)
    host = await startDeskHost({ server, vault, port: 0, files })
    await unlockDesk(page, host.url)
  }

  async function change(from: string, to: string): Promise<string> {
    await page.click('#vault-button')
    await page.waitForSelector('.vault-panel[open]')
    const fields = { from, to, again: to }
    for (const [field, text] of Object.entries(fields))
      await page.type(`#passphrase-${field}`, text)
    await page.click('#change-passphrase')
    const told = await page.waitForSelector(`${CHANGED}, #passphrase-problem:not(:empty)`)
    const said = await told!.evaluate((one) => one.textContent ?? '')
    await page.click('#vault-close')
    return said
  }

  /** How many weeks a passphrase opens; null if it does not open the vault. */
  function weeksBy(passphrase: string, name = `${vault}.weeks`): number | null {
    const bytes = (path: string) => new Uint8Array(readFileSync(path))
    const opened = openVault(engine.primitives, engine.hashPassphrase, passphrase, bytes(vault))
    return opened && openWeeks(engine.primitives, opened.key, bytes(name)).weeks.length
  }

  it('keeps everything on Windows, where no folder can be flushed', async () => {
    await unlockOn(unflushed('EPERM'))
    expect(await change(PASSPHRASE, SECOND)).to.equal(en.vault.changed)
    expect(await change(SECOND, THIRD)).to.equal(en.vault.changed)
    await syncDesk(page)
    expect([PASSPHRASE, SECOND].map((one) => weeksBy(one))).to.deep.equal([null, null])
    expect(weeksBy(THIRD)).to.equal(3)
    await page.reload()
    await unlockDesk(page, host!.url, THIRD)
  })

  it('loses no key where a flush fails after the file is replaced, and says what is not certain', async () => {
    const failing = unflushed('EIO')
    let isFailing = false
    let replaced = ''
    const disk = diskWith({
      renameSync: (from, to) => {
        SYSTEM_DISK.renameSync(from, to)
        replaced = to
      },
      open: (path, flags, mode) => {
        const isFlush = flags === 'r' && replaced === vault
        return (isFailing && isFlush ? failing : SYSTEM_DISK).open(path, flags, mode)
      },
    })
    await unlockOn(disk)
    isFailing = true
    expect(await change(PASSPHRASE, SECOND)).to.equal(en.errors.unsure)
    expect(weeksBy(PASSPHRASE)).to.equal(null)
    expect(weeksBy(SECOND, `${vault}.weeks.next`)).to.equal(3)
    isFailing = false
    // the page knows what the file is: it writes over it, and changes the passphrase once more
    expect(await change(SECOND, THIRD)).to.equal(en.vault.changed)
    await page.reload()
    await unlockDesk(page, host!.url, THIRD)
    expect(weeksBy(THIRD)).to.equal(3)
    expect(existsSync(`${vault}.weeks.next`)).to.equal(false)
  })

  it('says that another program holds the file, and leaves it whole', async () => {
    let isHeld = false
    await unlockOn(
      diskWith({
        renameSync: (from, to) => {
          if (isHeld) throw systemError('EBUSY')
          SYSTEM_DISK.renameSync(from, to)
        },
      }),
    )
    isHeld = true
    expect(await change(PASSPHRASE, SECOND)).to.equal(en.errors['file-busy'])
    expect(weeksBy(PASSPHRASE)).to.equal(3)
    isHeld = false
    expect(await change(PASSPHRASE, SECOND)).to.equal(en.vault.changed)
    expect(weeksBy(SECOND)).to.equal(3)
  })
})
