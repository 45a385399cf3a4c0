import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { fileStore } from '../../../client/desk/host/files.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { HEAD_CATALOGUES } from '../../../client/texts/desk/for-head.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf, weekOf } from '../../../crypto/days/calendar.ts'
import { readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { readU32, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { openVault, openWeeks } from '../../../crypto/vault/vault.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { nextInstance } from '../../../scripts/ceremony/renew.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  cheapDesk,
  PASSPHRASE,
  startDesk,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { savedBy } from '../../support/browser/reporter-page.ts'
import { makeReception, slippedPrint } from '../../support/reception/reception.ts'
import { intoFull } from '../../support/run/full-disk.ts'
import { send } from '../../support/run/http.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { type Instance, publicationOf, startInstance } from '../../support/server/instance.ts'

const { en } = DESK_CATALOGUES

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const NEW_PASSPHRASE = 'seks helt tilfeldige ord om fjell'

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run({ runOnly: tags })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }, TAGS)
}

const bytesAt = (path: string) => new Uint8Array(readFileSync(path))
const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent?.trim() ?? '')
const inEnglish = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'languages', { value: ['en'] })
  })
const waitForText = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (where, wanted) => document.querySelector(where)?.textContent?.includes(wanted),
    {},
    selector,
    text,
  )
/** Ids of the fields that are said to be wrong, and of what says so first. */
const invalid = (page: Page) =>
  page.$$eval('[aria-invalid=true]', (all) =>
    all.map((one) => [one.id, one.getAttribute('aria-describedby')?.split(' ')[0]]),
  )

describe('somebody who joins a reception', () => {
  let engine: SumoEngine
  let instance: Instance
  let browser: TestBrowser
  let host: DeskHost
  let page: Page
  let vault: string

  before(async () => {
    engine = await loadSumo()
    await buildClient({ targets: [TARGETS.desk] })
    browser = await launch('chromium')
  })
  after(() => browser.close())
  beforeEach(async () => {
    instance = await startInstance()
    vault = join(tempFolder('joining'), 'anna.vault')
    host = await startDeskHost({ server: new URL(instance.server.staffUrl), vault, port: 0 })
    page = await browser.newPage({ isolated: true })
    await inEnglish(page)
    await page.goto(host.url)
    await page.waitForSelector('#enrol-root')
  })
  afterEach(async () => {
    await page.close()
    await host.stop()
    await instance.stop()
  })

  const write = async (field: string, text: string) => {
    await page.$eval(`#enrol-${field}`, (one) => (one as HTMLInputElement).select())
    await page.keyboard.press('Backspace')
    if (text !== '') await page.type(`#enrol-${field}`, text)
  }
  const fillIn = async (change: Readonly<Record<string, string>> = {}) => {
    const form = {
      root: instance.reception.fingerprint.toLowerCase().replaceAll('-', ' '),
      ...{ id: 'anna', nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' },
      ...{ passphrase: NEW_PASSPHRASE, again: NEW_PASSPHRASE, ...change },
    }
    for (const [field, text] of Object.entries(form)) await write(field, text)
  }
  const submit = () => page.click('button[type=submit]')

  /** Publish the next list with the newcomer, as the head does with the file. */
  const takeIn = async () => {
    const enrolment = readEnrolment(
      engine.primitives,
      bytesAt(vault.replace('.vault', '.enrolment')),
    )
    const today = dayOf(Date.now())
    const { reception } = instance
    const { publication } = nextInstance(
      { engine, random: systemRandom, today },
      reception.root.seed,
      publicationOf(reception),
      {
        keys: [],
        removed: [],
        added: [{ id: 'second', enrolment, role: 'reception', position: null, channels: ['main'] }],
      },
    )
    const headers = { 'content-type': 'application/octet-stream' }
    const url = instance.server.staffUrl
    const answer = await send(url, 'POST', PATH.deskKeyList, { headers, body: publication })
    expect(answer.status, answer.text).to.equal(200)
    return enrolment
  }

  it('makes a vault, hands in a file, waits, and is at the desk once the list names them', async () => {
    expect(await violations(page)).to.deep.equal([])
    await fillIn()
    expect(existsSync(vault)).to.equal(false)
    await submit()
    await page.waitForSelector('#joining')
    expect(await violations(page)).to.deep.equal([])
    const path = vault.replace('.vault', '.enrolment')
    expect(await textOf(page, '#joining .path')).to.equal(path)
    expect(await textOf(page, '#save-handed')).to.equal(
      fill(en.joining.save, { name: 'anna.enrolment' }),
    )
    const print = await textOf(page, '#enrolment-print')
    expect(print).to.equal(readEnrolment(engine.primitives, bytesAt(path)).print)
    const opened = openVault(
      engine.primitives,
      engine.hashPassphrase,
      NEW_PASSPHRASE,
      bytesAt(vault),
    )
    expect(opened?.vault).to.deep.include({
      ...{ root: instance.reception.fingerprint, member: 'anna', instance: new Uint8Array(16) },
    })
    // the browser took all of the memory that a new passphrase costs
    expect(readU32(bytesAt(vault), 20)).to.be.at.least(256 * 1024)
    const weekly = openWeeks(engine.primitives, opened!.key, bytesAt(`${vault}.weeks`))
    expect(weekly.weeks).to.have.length(27)
    // lock, and come back: it waits still, with the same fingerprint
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    await page.type('#passphrase', NEW_PASSPHRASE)
    const told = await page.evaluateHandle(() => {
      const texts = new Set<string>()
      new MutationObserver(() => {
        texts.add(document.querySelector('button[type=submit]')?.textContent ?? '')
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
      return texts
    })
    await submit()
    await page.waitForSelector('#joining')
    expect(await told.evaluate((texts) => [...texts])).to.include(en.unlock.working)
    expect(await textOf(page, '#enrolment-print')).to.equal(print)
    await page.waitForSelector('#look[aria-disabled=false]')
    expect(await textOf(page, '#joining-problem')).to.equal('')
    await takeIn()
    await page.click('#look')
    await page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
    expect(await textOf(page, '.top-who')).to.include('Adviser')
    expect(await page.$$('.notice')).to.deep.equal([])
    await page.reload()
    await page.type('#passphrase', NEW_PASSPHRASE)
    await submit()
    await page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
  })

  it('is told in one sentence what is wrong with the form, and nothing is made of it', async () => {
    const runs: [Record<string, string>, keyof typeof en.enrolProblems, string][] = [
      [{ root: instance.reception.fingerprint.slice(1) }, 'root', 'enrol-root'],
      [{ root: slippedPrint(instance.reception.fingerprint) }, 'root-slip', 'enrol-root'],
      [{ id: 'Anna' }, 'id', 'enrol-id'],
      [{ nn: '' }, 'titles', 'enrol-nn'],
      [{ passphrase: 'for kort' }, 'passphrase', 'enrol-passphrase'],
      [{ passphrase: 'abababababababababab' }, 'passphrase', 'enrol-passphrase'],
      [{ again: `${NEW_PASSPHRASE}x` }, 'differ', 'enrol-again'],
    ]
    for (const [change, problem, focused] of runs) {
      await fillIn(change)
      await submit()
      await waitForText(page, '#enrol-problem', en.enrolProblems[problem])
      await page.waitForSelector(`#${focused}:focus`)
      expect(await invalid(page)).to.deep.equal([[focused, 'enrol-problem']])
    }
    expect(readdirSync(join(vault, '..'))).to.deep.equal([])
  })

  it('hears how strong the passphrase is while it is typed', async () => {
    const strengths: string[] = []
    for (const text of ['', 'kort', 'aaaaaaaaaaaaaaaaaaaa', 'Xq7-tannlege-9vw', NEW_PASSPHRASE]) {
      await write('passphrase', text)
      strengths.push(
        await page.$eval(
          '#enrol-passphrase-strength',
          (one) => one.getAttribute('data-strength') ?? '',
        ),
      )
    }
    expect(strengths).to.deep.equal(['empty', 'short', 'poor', 'fair', 'good'])
  })

  it('is told that the fingerprint is of another reception, keeps the form, and mends it', async () => {
    const other = makeReception(instance.p, { today: dayOf(Date.now()) })
    await fillIn({ root: other.fingerprint })
    await submit()
    await waitForText(page, '#enrol-problem', en.errors['other-reception'])
    expect(existsSync(vault)).to.equal(false)
    await write('root', instance.reception.fingerprint)
    await submit()
    await page.waitForSelector('#joining')
  })

  it('makes a vault before the server runs, and is told that the desk goes on looking', async () => {
    await host.stop()
    const assets = await cheapDesk()
    host = await startDeskHost({ server: new URL('http://127.0.0.1:9'), vault, port: 0, assets })
    await page.goto(host.url)
    await page.waitForSelector('#enrol-root')
    await fillIn()
    await submit()
    await waitForText(page, '#joining-offline', en.joining.offline)
    expect(await textOf(page, '#joining-problem')).to.equal('')
  })

  it('is told that the disk is full, and that nothing is lost', async () => {
    await host.stop()
    const files = fileStore(vault, intoFull)
    const server = new URL(instance.server.staffUrl)
    host = await startDeskHost({ server, vault, port: 0, files, assets: await cheapDesk() })
    await page.goto(host.url)
    await page.waitForSelector('#enrol-root')
    await fillIn()
    await submit()
    await waitForText(page, '#enrol-problem', en.errors['full-disk'])
    expect(readdirSync(join(vault, '..'))).to.deep.equal([])
  })
})

describe('a member with the own vault', () => {
  let engine: SumoEngine
  let browser: TestBrowser
  let page: Page

  before(async () => {
    engine = await loadSumo()
    browser = await launch('chromium')
  })
  after(() => browser.close())
  beforeEach(async () => {
    // not isolated: Chromium tells only of what its own pages save
    page = await browser.newPage()
    await inEnglish(page)
  })
  afterEach(() => page.close())

  const openPanel = async () => {
    await page.click('#vault-button')
    await page.waitForSelector('.vault-panel[open]')
  }
  const change = async (from: string, to: string) => {
    for (const [field, text] of [
      ['from', from],
      ['to', to],
      ['again', to],
    ]) {
      await page.$eval(`#passphrase-${field}`, (one) => (one as HTMLInputElement).select())
      await page.type(`#passphrase-${field}`, text ?? '')
    }
    await page.click('#change-passphrase')
  }

  it('changes the passphrase: the old one opens neither file any more', async () => {
    const instance = await startInstance()
    await buildClient({ targets: [TARGETS.desk] })
    const vault = await writeVault(instance.reception, 0)
    const server = new URL(instance.server.staffUrl)
    const host = await startDeskHost({ server, vault, port: 0, assets: await cheapDesk() })
    try {
      await unlockDesk(page, host.url)
      await openPanel()
      expect(await violations(page)).to.deep.equal([])
      await change('a wrong one altogether', NEW_PASSPHRASE)
      await waitForText(page, '#passphrase-problem', en.errors.passphrase)
      await page.waitForSelector('#passphrase-from:focus')
      expect(await invalid(page)).to.deep.equal([['passphrase-from', 'passphrase-problem']])
      await change(PASSPHRASE, NEW_PASSPHRASE)
      await page.waitForSelector('#passphrase-outcome[data-outcome=changed]')
      const open = (passphrase: string) =>
        openVault(engine.primitives, engine.hashPassphrase, passphrase, bytesAt(vault))
      expect(open(PASSPHRASE)).to.equal(null)
      const { key } = open(NEW_PASSPHRASE)!
      expect(openWeeks(engine.primitives, key, bytesAt(`${vault}.weeks`)).weeks).to.have.length(3)
      expect(existsSync(`${vault}.weeks.next`)).to.equal(false)
      await page.click('#vault-close')
      await syncDesk(page)
      await page.reload()
      await unlockDesk(page, host.url, NEW_PASSPHRASE)
    } finally {
      await host.stop()
      await instance.stop()
    }
  })

  it('saves a copy of the vault, which opens without the weekly file', async () => {
    const instance = await startInstance()
    const host = await startDesk(instance, 0)
    const folder = tempFolder('backup')
    try {
      await unlockDesk(page, host.url)
      await openPanel()
      const saved = await savedBy(page, folder, () => page.click('#backup'))
      expect(readdirSync(folder)).to.deep.equal(['m0.vault'])
      const copy = bytesAt(saved)
      const opened = openVault(engine.primitives, engine.hashPassphrase, PASSPHRASE, copy)
      expect(opened?.vault.member).to.equal('m0')
    } finally {
      await host.stop()
      await instance.stop()
    }
  })

  it('makes keys for the next list from 8 weeks before the end, and the list takes them', async () => {
    const today = dayOf(Date.now())
    const ending = today + 20
    const reception = makeReception((await loadSumo()).primitives, {
      today,
      edit: (list) => ({ ...list, expires: ending }),
    })
    const instance = await startInstance({ reception })
    const host = await startDesk(instance, 0)
    try {
      await unlockDesk(page, host.url)
      const [before, after] = HEAD_CATALOGUES.en.notices['list-expires'].split('{day}')
      const said = await textOf(page, '.notice')
      expect([said.startsWith(before ?? ''), said.endsWith(after ?? '')]).to.deep.equal([
        true,
        true,
      ])
      await openPanel()
      await page.click('#make-keys')
      await page.waitForSelector('#keys-outcome .path')
      const path = await textOf(page, '#keys-outcome .path')
      const file = readEnrolment(engine.primitives, bytesAt(path))
      expect(file).to.deep.include({ id: 'm0', instance: reception.list.instance })
      expect(file.first).to.equal(weekOf(today))
      const { publication } = nextInstance(
        { engine, random: systemRandom, today },
        reception.root.seed,
        publicationOf(reception),
        { keys: [file], added: [], removed: [] },
      )
      const headers = { 'content-type': 'application/octet-stream' }
      const url = instance.server.staffUrl
      const answer = await send(url, 'POST', PATH.deskKeyList, { headers, body: publication })
      expect(answer.status, answer.text).to.equal(200)
      await page.click('#vault-close')
      await syncDesk(page)
      expect(await page.$$('.notice')).to.deep.equal([])
      await openPanel()
      expect(await page.$('#make-keys')).to.equal(null)
    } finally {
      await host.stop()
      await instance.stop()
    }
  })
})
