import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { dayOf } from '../../crypto/days/calendar.ts'
import { readEnrolment } from '../../crypto/keys/enrolment.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../crypto/primitives/sodium-sumo.ts'
import { encodeSheet } from '../../crypto/vault/sheet.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import { type Changes, nextInstance } from '../../scripts/ceremony/renew.ts'
import {
  acknowledge,
  caseText,
  listTexts,
  message,
  openCase,
  syncDesk,
  unlockDesk,
} from '../support/browser/desk-page.ts'
import { sheetIn } from '../support/files/sheets.ts'
import { send } from '../support/run/http.ts'
import type { Child } from '../support/run/process.ts'
import { type Instance, publicationOf } from '../support/server/instance.ts'

/** Programs of one system, as a person of this machine starts them. */
export interface Programs {
  /** Start the desk; its input is closed. */
  desk(args: readonly string[]): Child
  /** Start the command line, and give it `input`. */
  postern(args: readonly string[], input: string): Child
  /** End a desk that has no page for that. */
  end(child: Child): Promise<unknown>
  /** A path of this machine, as the programs name it. */
  inside(path: string): string
  /** A path that a program names, on this machine. */
  outside(path: string): string
}

const PASSPHRASE = 'seks helt tilfeldige ord om fjell'
const RENEWED = 'seks andre tilfeldige ord om hav'
const NEXT = 'en helt ny frase å huske'
const ADDRESS = /(http:\/\/localhost:\d+\/#[\w-]{43})/

/** The walk of one member, from the first start to a vault that sheets gave back. */
export class Walk {
  readonly #programs: Programs
  readonly #instance: Instance
  readonly #page: Page
  /** Scratch folder of this machine. */
  readonly #folder: string
  /** The newest list of the head. */
  #published: Uint8Array | null = null

  constructor(programs: Programs, instance: Instance, page: Page, folder: string) {
    this.#programs = programs
    this.#instance = instance
    this.#page = page
    this.#folder = folder
  }

  /** @returns the vault on this machine, once the desk waits for the key list */
  async makeVault(): Promise<string> {
    const page = this.#page
    const { reception, server } = this.#instance
    const child = this.#programs.desk(['--no-browser'])
    const [, url = ''] = await child.line(ADDRESS)
    await page.goto(url)
    await page.waitForSelector('#start-submit')
    await page.type('#start-server', server.staffUrl)
    await page.type('#start-root', reception.fingerprint.toLowerCase())
    const vault = await page.$eval('#start-vault', (field) => (field as HTMLInputElement).value)
    await page.click('#start-submit')
    await page.waitForSelector('#enrol-id')
    const root = await page.$eval('#enrol-root', (field) => (field as HTMLInputElement).value)
    expect(root).to.equal(reception.fingerprint)
    const form = { id: 'anna', nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' }
    const secret = { passphrase: PASSPHRASE, again: PASSPHRASE }
    for (const [field, text] of Object.entries({ ...form, ...secret })) {
      await page.type(`#enrol-${field}`, text)
    }
    await page.click('button[type=submit]')
    await page.waitForSelector('#joining')
    return this.#programs.outside(vault)
  }

  /** The head signs a list with the member in it, and the desk opens. */
  async join(vault: string): Promise<void> {
    await this.#publish({
      keys: [],
      removed: [],
      added: [
        {
          ...{ id: 'second', role: 'reception', position: null, channels: ['main'] },
          enrolment: await enrolmentIn(vault.replace(/vault$/, 'enrolment')),
        },
      ],
    })
    await this.#page.click('#look')
    await this.#page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
  }

  /** A report by the command line comes to the desk, and the answer of the desk to the command line. */
  async answerReport(): Promise<void> {
    const page = this.#page
    const { server, reception } = this.#instance
    const to = ['--server', server.publicUrl, '--fingerprint', reception.fingerprint]
    const report = this.#programs.postern(['report', ...to, '--at-once'], 'Strøm går til spille.')
    const [, code = ''] = await report.line(/^((?:\w{5}-){6}\w{5})\s*$/)
    expect(await report.exit).to.deep.include({ code: 0 })
    while ((await listTexts(page)).length === 0) await syncDesk(page)
    const [first = ''] = await listTexts(page)
    await openCase(page, first)
    await page.waitForFunction(() =>
      document.querySelector('.case')?.textContent?.includes('Strøm går'),
    )
    await acknowledge(page)
    await message(page, 'Vi ser på det.')
    // the board shows it once the server has built its next page
    let shown = ''
    while (!shown.includes('Vi ser på det.')) {
      const check = this.#programs.postern(['check', ...to, '--wait', '120'], code)
      expect(await check.exit).to.deep.include({ code: 0 })
      shown = check.stdout.join('\n')
    }
  }

  /** The passphrase is renewed: vault and weekly keys are sealed again, and take the place of the old ones. */
  async renewPassphrase(): Promise<void> {
    const page = this.#page
    await page.click('#vault-button')
    await page.waitForSelector('#passphrase-from')
    for (const [field, text] of [
      ['from', PASSPHRASE],
      ['to', RENEWED],
      ['again', RENEWED],
    ]) {
      await page.type(`#passphrase-${field}`, text ?? '')
    }
    await page.click('#change-passphrase')
    await page.waitForSelector('#passphrase-outcome[data-outcome=changed]')
    await page.click('#vault-close')
  }

  /** Lock the desk, and end the program by its page. */
  async lockAndEnd(): Promise<void> {
    const page = this.#page
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    const settings = new URL(page.url())
    settings.pathname = '/settings'
    await page.goto(settings.href)
    await page.waitForSelector('#start-end')
    await page.click('#start-end')
    await page.waitForFunction(() => document.querySelector('#start-state')?.textContent !== '')
  }

  /** A second start asks nothing again, and its first page is the locked desk. */
  async openRemembered(): Promise<void> {
    const child = this.#programs.desk(['--no-browser'])
    const [, url = ''] = await child.line(ADDRESS)
    const again = this.#programs.desk(['--no-browser'])
    const [, other] = await again.line(ADDRESS)
    expect(other).to.equal(url)
    expect(await again.exit).to.deep.include({ code: 0 })
    await unlockDesk(this.#page, url, RENEWED)
  }

  /** Sheets are made and typed, and give a vault back, under which the case opens again. */
  async recover(vault: string): Promise<void> {
    const { inside } = this.#programs
    const sheets = join(this.#folder, 'sheets')
    const passphrases = join(this.#folder, 'passphrases.json')
    const restored = join(this.#folder, 'restored.vault')
    writeFileSync(passphrases, JSON.stringify({ vault: RENEWED, new: NEXT }))
    await this.#recovery('make', '--vault', inside(vault), '--out', inside(sheets))
    const pdfs = readdirSync(sheets).filter((name) => name.endsWith('.pdf'))
    const typed = pdfs.slice(0, 2).flatMap((pdf, at) => {
      const file = join(this.#folder, `sheet-${at}.txt`)
      writeFileSync(file, encodeSheet(sheetIn(join(sheets, pdf))).join('\n'))
      return ['--sheet', inside(file)]
    })
    const name = readdirSync(sheets).find((one) => one.endsWith('.recovery')) ?? ''
    const recovery = ['--recovery', inside(join(sheets, name)), '--vault', inside(vault)]
    await this.#recovery('drill', ...recovery, ...typed)
    expect(existsSync(vault.replace(/vault$/, 'drill'))).to.equal(true)
    await this.#recovery('restore', ...recovery, ...typed, '--out', inside(restored))
    const { staffUrl } = this.#instance.server
    const child = this.#programs.desk(['--server', staffUrl, '--vault', inside(restored)])
    const [, url = ''] = await child.line(ADDRESS)
    await unlockDesk(this.#page, url, NEXT)
    const [first = ''] = await listTexts(this.#page)
    await openCase(this.#page, first)
    expect(await caseText(this.#page)).to.include('Strøm går til spille.')
    await this.#page.click('#lock')
    await this.#page.waitForSelector('#passphrase')
    await this.#programs.end(child)
  }

  async #recovery(command: string, ...args: string[]): Promise<void> {
    const passphrases = this.#programs.inside(join(this.#folder, 'passphrases.json'))
    const given = command === 'drill' ? [] : ['--passphrases', passphrases]
    const child = this.#programs.desk(['recovery', command, ...args, ...given])
    const { code } = await child.exit
    expect(code, child.stderr.join('\n')).to.equal(0)
  }

  async #publish(changes: Changes): Promise<void> {
    const engine = await loadSumo()
    const { reception, server } = this.#instance
    const { seed } = reception.root
    const before = this.#published ?? publicationOf(reception)
    const today = dayOf(Date.now())
    const next = nextInstance({ engine, random: systemRandom, today }, seed, before, changes)
    const headers = { 'content-type': 'application/octet-stream' }
    const body = next.publication
    const answer = await send(server.staffUrl, 'POST', PATH.deskKeyList, { headers, body })
    expect(answer.status, answer.text).to.equal(200)
    this.#published = body
  }
}

async function enrolmentIn(path: string) {
  const { primitives } = await loadSumo()
  return readEnrolment(primitives, new Uint8Array(readFileSync(path)))
}
