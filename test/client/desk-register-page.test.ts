import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../client/desk/host.ts'
import { CATALOGUES } from '../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../crypto/calendar.ts'
import { deriveReceipt, parseCode } from '../../crypto/receipt.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { launch, type TestBrowser } from '../support/browser.ts'
import { listTexts, startDesk, syncDesk, unlockDesk } from '../support/desk-page.ts'
import { type Instance, readReceipt, startInstance } from '../support/instance.ts'
import { universityHouse } from '../support/reporter-house.ts'
import { loadAxe, violations } from '../support/reporter-measure.ts'
import { choose, press, put, readCode } from '../support/reporter-page.ts'

describe('registering a report on the desk', () => {
  let instance: Instance
  let host: DeskHost
  let browser: TestBrowser
  let page: Page

  before(async function () {
    this.timeout(60_000)
    const house = universityHouse(await loadSodium(), dayOf(Date.now()))
    instance = await startInstance({ house })
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
  afterEach(() => page.close())

  const languageOf = async () =>
    (await page.evaluate(() => document.documentElement.lang)) === 'nb' ? 'nb' : 'en'

  async function begin(language: 'nb' | 'en'): Promise<void> {
    await unlockDesk(page, host.url)
    if ((await languageOf()) !== language) await press(page, 'language')
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

  for (const language of ['nb', 'en'] as const) {
    const desk = DESK_CATALOGUES[language]

    it(`takes what was told, and gives a code that opens the answers, in ${language}`, async () => {
      await begin(language)
      expect(await violations(page)).to.deep.equal([])
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
      expect((await listTexts(page)).filter((row) => row.includes(reference))).to.have.length(1)
      const parsed = parseCode(code)
      if (parsed.kind !== 'code') throw new Error('no code')
      const receipt = deriveReceipt(instance.p, instance.house.list.instance, parsed.code)
      expect(receipt.reference).to.equal(reference)
      const { sentWeeks } = await readReceipt(instance, receipt)
      expect(sentWeeks).to.have.length(1)
      expect(browser.problems).to.deep.equal([])
    }).timeout(60_000)
  }

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
  }).timeout(60_000)

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
  }).timeout(60_000)

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
  }).timeout(60_000)
})
