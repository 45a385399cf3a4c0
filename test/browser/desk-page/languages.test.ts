import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { fill, LANGUAGE_NAMES } from '../../../client/texts/wording.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { contentHash, type KeyList } from '../../../crypto/keys/keylist.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import {
  acknowledge,
  chooseLanguage,
  listTexts,
  openCase,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { openPalette } from '../../support/browser/desk-shell.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { contentOf } from '../../support/desk/desk-core.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import { universityContent } from '../../support/reception/university-reception.ts'
import { deliver } from '../../support/server/instance.ts'

const ANSWERS = {
  what: 'Sensuren er kjøpt',
  who: 'To sensorer',
  categories: ['research-integrity'],
}

const TITLE = {
  nb: 'Leder for mottaket',
  nn: 'Leiar for mottaket',
  en: 'Head of the whistleblowing team',
}
const CHANNEL = { nb: 'Studiene', nn: 'Studia', en: 'Studies' }

/** A reception that has words of its own in each language. */
function receptionInThree(p: Primitives): TestReception {
  const channels = [{ id: 'main', name: CHANNEL, questionnaire: 'general' }]
  const content = encodeJson({ ...universityContent(), channels })
  const edit = (list: KeyList): KeyList => ({
    ...list,
    content: contentHash(p, list.instance, content),
    members: list.members.map((one) => ({ ...one, title: TITLE })),
  })
  return { ...makeReception(p, { today: dayOf(Date.now()), edit }), content }
}

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang)

/** The language that the field says is chosen. */
const chosenIn = (page: Page) =>
  page.$eval('#language', (field) => (field as HTMLSelectElement).value)

describe('the desk in three languages', () => {
  let stage: DeskStage
  let page: Page

  before(async () => {
    stage = await startDeskStage({ reception: receptionInThree(await loadSodium()) })
    await deliver(stage.instance, {
      drop: { kind: 'report', content: contentOf('general', ANSWERS) },
    })
  })
  after(() => stage.stop())
  afterEach(() => page.close())

  /** A page of a browser that asks for a language. */
  async function openPage(asked: string): Promise<void> {
    page = await stage.newPage()
    await page.evaluateOnNewDocument((language) => {
      Object.defineProperty(navigator, 'languages', { value: [language] })
    }, asked)
    await page.goto(stage.url())
    await page.waitForSelector('#passphrase')
  }

  const BEGUN: Readonly<Record<string, DeskLanguage>> = {
    ...{ 'nn-NO': 'nn', nb: 'nb', no: 'nb', 'sv-SE': 'nb', 'en-GB': 'en', fr: 'en' },
  }
  for (const [asked, language] of Object.entries(BEGUN)) {
    it(`begins in ${language} where the browser asks for ${asked}`, async () => {
      await openPage(asked)
      await page.waitForSelector(`html[lang=${language}]`)
      const heading = await page.$eval('.unlock p', (one) => one.textContent)
      expect(heading).to.equal(DESK_CATALOGUES[language].unlock.lead)
      expect(await chosenIn(page)).to.equal(language)
    })
  }

  it('changes by the keys of the field, names each in itself, and keeps the focus', async () => {
    await openPage('nb')
    await page.focus('#language')
    for (const language of ['nn', 'en'] as const) {
      await page.keyboard.press('ArrowDown')
      await page.waitForSelector(`html[lang=${language}]`)
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal('language')
      const label = await page.$eval('#language', (one) => one.getAttribute('aria-label'))
      expect(label).to.equal(DESK_CATALOGUES[language].top.language)
    }
    const named = await page.$$eval('#language option', (all) =>
      all.map((one) => [one.lang, one.textContent]),
    )
    expect(named).to.deep.equal(LANGUAGES.map((one) => [one, LANGUAGE_NAMES[one]]))
  })

  it('is changed from the commands too, and stays when one locks', async () => {
    await openPage('en')
    await unlockDesk(page, stage.url())
    await chooseLanguage(page, 'nb')
    await openPalette(page)
    const { palette } = DESK_CATALOGUES.nb
    await page.type('#palette-text', fill(palette.language, { language: LANGUAGE_NAMES.nn }))
    await page.keyboard.press('Enter')
    await page.waitForSelector('html[lang=nn]')
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    expect(await languageOf(page)).to.equal('nn')
    expect(await chosenIn(page)).to.equal('nn')
  })

  it("shows the organisation's own words, days and numbers of a case in nynorsk", async () => {
    await openPage('nn')
    await unlockDesk(page, stage.url())
    const title = await page.$eval('.top-who span', (one) => one.textContent)
    expect(title).to.equal(TITLE.nn)
    const [row = ''] = await listTexts(page)
    await openCase(page, row.slice(0, 7))
    await acknowledge(page)
    const text = await page.$eval('.case', (one) => one.textContent ?? '')
    const [general] = universityContent().questionnaires
    const { questions, categories } = general!
    const asked = [...questions, ...categories].filter(({ id }) =>
      ['what', 'who', 'research-integrity'].includes(id),
    )
    expect(asked).to.have.length(3)
    for (const { label } of asked) {
      expect(label.nn).to.not.be.oneOf([label.nb, label.en])
      expect(text).to.include(label.nn)
    }
    expect(text).to.include(CHANNEL.nn)
    const format = new Intl.DateTimeFormat('nn', {
      ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
    })
    expect(text).to.include(format.format(dayOf(Date.now()) * DAY_MS))
    const mark = await page.$eval('#log-mark', (one) => one.textContent)
    expect(mark).to.match(/ \(\d innslag\)$/)
    expect(stage.browser.problems).to.deep.equal([])
  })
})
