import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { deriveReceipt, parseCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { foreignTexts } from '../../support/browser/desk-language.ts'
import {
  chooseLanguage,
  listTexts,
  openCase,
  startDesk,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { choose, press, put, readCode } from '../../support/browser/reporter-page.ts'
import { universityReception } from '../../support/reception/university-reception.ts'
import { inTurn } from '../../support/run/scale.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { type Instance, readReceipt, startInstance } from '../../support/server/instance.ts'
import { tapWire } from '../../support/server/wire-tap.ts'

describe('registering a report on the desk', () => {
  let instance: Instance
  let host: DeskHost
  let browser: TestBrowser
  let page: Page
  /** Functions that stop what a test started for itself. */
  const stops: (() => Promise<void>)[] = []

  before(async () => {
    const reception = universityReception(await loadSodium(), dayOf(Date.now()))
    instance = await startInstance({ reception })
    host = await startDesk(instance, 2)
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await instance.stop()
  })
  beforeEach(async () => {
    page = await browser.newPage({ isolated: true })
    await page.setViewport({ width: 1280, height: 900 })
  })
  afterEach(async () => {
    await page.close()
    for (const stop of stops.splice(0)) await stop()
  })

  async function begin(language: DeskLanguage, url = host.url): Promise<void> {
    await unlockDesk(page, url)
    await chooseLanguage(page, language)
    await press(page, 'register-button')
    await page.waitForSelector('#register-send')
    await loadAxe(page)
  }

  async function fill(channel: string, text: string): Promise<void> {
    await page.select('#came-by', 'meeting')
    await page.select('#wanted-language', 'en')
    await page.select('#channel', channel)
    await put(page, 'answer-what', text)
  }

  /** Send, and wait for the code. */
  async function send(): Promise<string> {
    await press(page, 'register-send')
    await page.waitForSelector('#slip-state[data-state=delivered]')
    return readCode(page)
  }

  async function typeGroup(code: string, change = (group: string) => group): Promise<void> {
    const label = await page.$eval('label[for=slip-group]', (one) => one.textContent ?? '')
    const group = code.split('-')[Number(/\d/.exec(label)?.[0]) - 1] ?? ''
    await put(page, 'slip-group', change(group))
    await press(page, 'hand-over')
  }

  // An everyday run draws one of them.
  for (const language of inTurn(LANGUAGES, LANGUAGES.length, systemRandom(1)[0] ?? 0)) {
    const desk = DESK_CATALOGUES[language]

    it(`takes what was told, and gives a code that opens the answers, in ${language}`, async () => {
      await begin(language)
      expect(await violations(page)).to.deep.equal([])
      expect(await foreignTexts(page, language)).to.deep.equal([])
      await press(page, 'register-send')
      await page.waitForSelector('#register-problems')
      expect(await violations(page)).to.deep.equal([])
      const problems = await page.$$eval('#register-problems li', (all) =>
        all.map((one) => one.textContent),
      )
      expect(problems).to.deep.equal([desk.register.needBy, desk.register.needChannel])
      await fill('staff', `Fortalt i et møte (${language})`)
      await choose(page, 'leave-out', 'm1')
      await put(page, 'minutes', 'Varsleren fortalte om lageret.')
      expect(await violations(page)).to.deep.equal([])
      const code = await send()
      expect(await violations(page)).to.deep.equal([])
      const slip = await page.$eval('#slip', (one) => one.textContent ?? '')
      expect(slip).to.include(CATALOGUES.en.landing.code)
      await put(page, 'slip-address', 'https://si-fra.example.org')
      expect(await page.$eval('.slip-address', (one) => one.textContent)).to.equal(
        'https://si-fra.example.org',
      )
      await press(page, 'slip-way')
      expect(await page.$('.slip-address')).to.equal(null)
      await typeGroup(code, () => '00000')
      await page.waitForSelector('#slip-group[aria-invalid=true]')
      expect(await violations(page)).to.deep.equal([])
      await typeGroup(code)
      await page.waitForSelector('#handed-over')
      expect(await violations(page)).to.deep.equal([])
      const left = await page.evaluate(() => document.documentElement.outerHTML)
      for (const group of code.split('-').slice(2)) expect(left).to.not.include(group)
      await press(page, 'register-close')
      await syncDesk(page)
      const reference = code.replaceAll('-', '').slice(0, 7)
      await page.waitForFunction(
        (wanted) => document.querySelector('#case-list')?.textContent?.includes(wanted),
        {},
        reference,
      )
      expect((await listTexts(page)).filter((row) => row.includes(reference))).to.have.length(1)
      const parsed = parseCode(code)
      if (parsed.kind !== 'code') throw new Error('no code')
      const receipt = deriveReceipt(instance.p, instance.reception.list.instance, parsed.code)
      expect(receipt.reference).to.equal(reference)
      await instance.server.tick()
      const { sent } = await readReceipt(instance, receipt)
      expect(sent).to.have.length(1)
      expect(browser.problems).to.deep.equal([])
    })
  }

  it('begins from the commands too', async () => {
    await unlockDesk(page, host.url)
    await chooseLanguage(page, 'nn')
    const { register } = DESK_CATALOGUES.nn
    await press(page, 'commands')
    await page.waitForSelector('#palette-text')
    await page.type('#palette-text', register.button)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#register-send')
  })

  it('says before anything is sent that who registers will not read it', async () => {
    await begin('en')
    await fill('students', 'Told to somebody else')
    await page.waitForSelector('#not-you')
    expect(await page.$('#minutes')).to.equal(null)
    await page.select('#channel', 'staff')
    await page.waitForSelector('#minutes')
    await choose(page, 'leave-out', 'm2')
    await page.waitForSelector('#not-you')
    const code = await send()
    await typeGroup(code)
    await page.waitForSelector('#handed-over')
    const { en } = DESK_CATALOGUES
    const text = await page.$eval('#handed-over', (one) => one.textContent ?? '')
    expect(text).to.include(en.slip.elsewhere.split('{')[0])
    await press(page, 'register-close')
    await syncDesk(page)
    const reference = code.replaceAll('-', '').slice(0, 7)
    expect((await listTexts(page)).join()).to.not.include(reference)
  })

  it('asks before a code that is not handed over goes, and Escape and Ctrl K do not take it', async () => {
    await begin('en')
    await fill('staff', 'Told by phone')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await page.keyboard.press('Escape')
    const code = await send()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await press(page, 'register-close')
    expect(await readCode(page)).to.equal(code)
    const { en } = DESK_CATALOGUES
    expect(asked).to.deep.equal([
      en.register.discard,
      ...Array.from({ length: 3 }, () => en.slip.leave),
    ])
    expect(await page.$('.palette')).to.equal(null)
  })

  it('asks nothing once the code is handed over, though the worker is busy and holds it still', async () => {
    await page.evaluateOnNewDocument(() => {
      const post = Worker.prototype.postMessage
      Worker.prototype.postMessage = function (message: { question: string }) {
        if (message.question !== 'register-end') post.call(this, message)
      }
    })
    await begin('en')
    await fill('staff', 'Told in the corridor')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.accept()
    })
    await typeGroup(await send())
    await page.waitForSelector('#handed-over')
    await press(page, 'register-close')
    await page.waitForSelector('#register', { hidden: true })
    expect(asked).to.deep.equal([])
  })

  it('asks before the desk is locked while no log has how the report came, its minutes and files', async () => {
    const reception = universityReception(await loadSodium(), dayOf(Date.now()))
    const slow = await startInstance({ reception, config: { tick: 900 } })
    await slow.server.moveLists()
    const desk = await startDesk(slow, 2)
    stops.push(
      () => desk.stop(),
      () => slow.stop(),
    )
    await begin('en', desk.url)
    await fill('staff', 'Told in the corridor')
    await put(page, 'minutes', 'The reporter told of the store.')
    const letter = join(tempFolder('came-with'), 'letter.txt')
    writeFileSync(letter, 'Dear reception')
    const input = (await page.$('#came-with-input')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(letter)
    await page.waitForSelector('#register .attach li')
    expect(await violations(page)).to.deep.equal([])
    const code = await send()
    await typeGroup(code)
    await page.waitForSelector('#handed-over')
    await press(page, 'register-close')
    await page.waitForSelector('#register', { hidden: true })
    const asked = new Promise<string>((resolve) => {
      page.on('dialog', (dialog) => {
        resolve(dialog.message())
        void dialog.dismiss()
      })
    })
    await press(page, 'lock')
    expect(await asked).to.equal(DESK_CATALOGUES.en.unsent.lock.other.replace('{n}', '3'))
    expect(await page.$('#lock')).to.not.equal(null)
    // The page has closed the form that chose the file: the case has it all the same, once it shows.
    await slow.server.moveLists()
    await syncDesk(page)
    await syncDesk(page)
    await openCase(page, code.replaceAll('-', '').slice(0, 7))
    await page.waitForFunction(() =>
      document.querySelector('.evidence')?.textContent?.includes('letter.txt'),
    )
  })

  it('keeps the code where no answer came, and sends the same again: it is one report', async () => {
    const tap = await tapWire(instance.server.staffUrl)
    const vault = await writeVault(instance.reception, 2)
    const tapped = await startDeskHost({ server: new URL(tap.url), vault, port: 0 })
    stops.push(tapped.stop, tap.close)
    tap.decide = ({ method, path }) =>
      method === 'POST' && path === PATH.drops ? 'lose-answer' : 'pass'
    await begin('en', tapped.url)
    const before = (await listTexts(page)).length
    await fill('staff', 'Told while the line was bad')
    await press(page, 'register-send')
    await page.waitForSelector('#slip-state[data-state=unsure]', { timeout: 60_000 })
    expect(await page.$('#hand-over')).to.equal(null)
    expect(await violations(page)).to.deep.equal([])
    const code = await readCode(page)
    tap.decide = () => 'pass'
    await press(page, 'register-again')
    await page.waitForSelector('#slip-state[data-state=delivered]')
    expect(await readCode(page)).to.equal(code)
    await typeGroup(code)
    await page.waitForSelector('#handed-over')
    await press(page, 'register-close')
    await syncDesk(page)
    const reference = code.replaceAll('-', '').slice(0, 7)
    await page.waitForFunction(
      (wanted) => document.querySelector('#case-list')?.textContent?.includes(wanted),
      {},
      reference,
    )
    expect(await listTexts(page)).to.have.length(before + 1)
  })

  it('prints the slip and nothing else', async () => {
    await begin('en')
    await fill('staff', 'Told by letter')
    await send()
    await page.emulateMediaType('print')
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('#desk *')]
        .filter(
          (one) => one.checkVisibility() && !one.closest('#slip') && !one.querySelector('#slip'),
        )
        .map((one) => `${one.tagName} ${one.id} ${one.className}`),
    )
    expect(shown).to.deep.equal([])
    expect(await page.$eval('#slip', (one) => one.checkVisibility())).to.equal(true)
  })
})
