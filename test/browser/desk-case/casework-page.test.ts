import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { fieldOfDay } from '../../../client/desk/format/words.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { readSample } from '../../../scripts/content/samples.ts'
import { foreignTexts } from '../../support/browser/desk-language.ts'
import {
  acknowledge,
  caseText,
  chooseLanguage,
  note,
  openCase,
  syncDesk,
} from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { press, put } from '../../support/browser/reporter-page.ts'
import { testDesk } from '../../support/desk/desk-core.ts'
import { deliver } from '../../support/server/instance.ts'

const SECTIONS = [
  ...(['naming', 'assessment', 'tasks', 'care', 'hearings', 'accused', 'involved'] as const),
  ...(['links', 'closing'] as const),
] as const
type SectionName = (typeof SECTIONS)[number]

const today = dayOf(Date.now())
const desk = DESK_CATALOGUES.nb

/** A municipality that has a name of its own for a status. */
const municipality = readSample('municipality')
const { checklists, reasons } = municipality.casework!
const RECEIVED = { nb: 'Kommet inn', nn: 'Kome inn', en: 'Has come in' }
const TEXTS = deskFile({
  ...municipality,
  casework: { checklists, reasons, statuses: { received: RECEIVED } },
})
const NEGLECT = checklists.find(({ id }) => id === 'neglect')!.tasks.map(({ nb }) => nb)

/** Open one part of the casework of the open case. */
async function openPart(page: Page, part: SectionName): Promise<void> {
  await page.bringToFront()
  const button = `#work-${part}`
  await page.waitForSelector(button)
  if ((await page.$(`${button}[aria-expanded=true]`)) === null) await press(page, `work-${part}`)
  await page.waitForSelector(`${button}[aria-expanded=true]`)
}

/** Fill in the fields of a form and save it. */
async function fill(
  page: Page,
  form: string,
  fields: Readonly<Record<string, string | true>>,
): Promise<void> {
  for (const [field, value] of Object.entries(fields)) {
    const id = `${form}-${field}`
    if (value === true) await press(page, id)
    else if ((await page.$(`select#${id}`)) !== null) await page.select(`#${id}`, value)
    else if ((await page.$(`fieldset#${id}`)) !== null) await page.click(`#${id} [value=${value}]`)
    else await put(page, id, value)
  }
  await press(page, `${form}-save`)
}

const saved = (page: Page, form: string) =>
  page.waitForSelector(`#${form}-outcome[data-outcome=saved]`)

const texts = (page: Page, selector: string) =>
  page.$$eval(selector, (all) => all.map((one) => one.textContent ?? ''))

describe('casework on two desks', () => {
  let stage: DeskStage
  let page: Page
  let other: Page

  before(async () => {
    stage = await startDeskStage({ desks: [0, 1], texts: TEXTS })
    await deliver(stage.instance, {
      code: makeCode(systemRandom, 'K7M2Q4X'),
      text: 'Sjefen min, Ola Vannebo, har kjøpt laserkutter til hytta for 48 500 kroner.',
    })
    await deliver(stage.instance, {
      code: makeCode(systemRandom, '9TRW0AB'),
      text: 'Laserkutter borte',
    })
  })
  after(() => stage.stop())
  beforeEach(async () => {
    page = await stage.newPage()
    other = await stage.newPage()
  })
  afterEach(async () => {
    await page.close()
    await other.close()
  })

  async function unlock(on: Page, index: number, reference: string): Promise<void> {
    await stage.openDesk(index, 'nb', on)
    await openCase(on, reference)
  }

  it('is written on one, approved on the other, and the same on both', async () => {
    await unlock(page, 0, 'K7M2Q4X')
    await unlock(other, 1, 'K7M2Q4X')
    await page.bringToFront()
    await acknowledge(page)
    expect(await texts(page, '#case-status')).to.deep.equal([RECEIVED.nb])

    await openPart(page, 'naming')
    await press(page, 'naming-suggest')
    await fill(page, 'naming', { title: 'Laserkutteren på hytta' })
    await saved(page, 'naming')
    expect(await texts(page, '.case-head .case-name')).to.deep.equal(['Laserkutteren på hytta'])
    const [number = ''] = await texts(page, '#case-number')
    expect(number).to.match(/^20\d\d-\d{4}$/)
    expect((await texts(page, '.case-row')).join()).to.include(number)

    await openPart(page, 'assessment')
    await fill(page, 'assessment', {
      ...{ scope: 'yes', urgent: true, evidenceAtRisk: true, likelihood: '4', impact: '4' },
      ...{ risk: 'high', text: 'Regnskapet kan endres' },
    })
    await saved(page, 'assessment')
    await fill(page, 'labels', { text: 'innkjøp, verksted' })
    await saved(page, 'labels')
    await openPart(page, 'tasks')
    await fill(page, 'checklist', { name: 'neglect' })
    await saved(page, 'checklist')
    await page.$eval('#task-list button', (change) => change.click())
    await page.waitForSelector('#task-text:focus')
    expect(await page.$eval('#task-text', (one) => (one as HTMLInputElement).value)).to.equal(
      NEGLECT[0],
    )
    await fill(page, 'task', { member: 'm1' })
    await page.waitForSelector('#task-list li:first-child button:focus')
    await fill(page, 'task', {
      ...{ text: 'Be om innkjøpslista', member: 'm1', due: fieldOfDay(today - 1) },
    })
    await saved(page, 'task')
    await openPart(page, 'care')
    await fill(page, 'care', { text: 'Ringer hver uke', risk: 'medium', next: '2027-01-08' })
    await saved(page, 'care')
    await openPart(page, 'hearings')
    await fill(page, 'hearing', {
      ...{ who: 'Leder for verkstedet', mode: 'meeting', day: '2027-01-11', companion: true },
    })
    await saved(page, 'hearing')
    await openPart(page, 'accused')
    await fill(page, 'accused', { who: 'Ola Vannebo', state: 'deferred', until: '2027-02-01' })
    await page.waitForSelector('#accused-outcome[data-outcome=missing]')
    await page.waitForSelector('#accused-text:focus')
    await fill(page, 'accused', { text: 'Bevis kan bli borte' })
    await saved(page, 'accused')
    await openPart(page, 'involved')
    expect(await texts(page, '#involved-list strong')).to.deep.equal([
      ...['Ola Vannebo', 'Leder for verkstedet'],
    ])
    await page.$eval('#involved-list button', (enter) => enter.click())
    await page.waitForSelector('#involved-list [id^=change-]')
    await fill(page, 'involved', { who: 'Verkstedet', as: 'unit', role: 'Avdeling' })
    await saved(page, 'involved')
    await openPart(page, 'hearings')
    expect(
      await page.$$eval('#hearing-who-known option', (all) => all.map((one) => one.value)),
    ).to.deep.equal(['Ola Vannebo', 'Verkstedet', 'Leder for verkstedet'])
    await openPart(page, 'links')
    await page.select('#link-case', await linkNameOf(page, '9TRW0AB'))
    await fill(page, 'link', { text: 'Samme verksted' })
    await saved(page, 'link')
    await note(page, 'Kari fra regnskap ringte')
    await redact(page, 'Kari fra regnskap', 'Navnet hører ikke hjemme her', 'Kari')
    expect((await texts(page, '.entry[data-entry=note] .as-written')).join()).to.equal(
      '█████ fra regnskap ringte',
    )
    await redact(page, '█████ fra regnskap', 'Navnet hører ikke hjemme her')
    await openPart(page, 'closing')
    expect((await texts(page, '.open-tasks li')).sort()).to.deep.equal(
      [...NEGLECT, 'Be om innkjøpslista'].sort(),
    )
    await page.click('#closing-result [value=redirected]')
    await page.waitForSelector('#closing-ready')
    expect(
      await page.$$eval('#closing-ready option', (all) => all.slice(1).map((one) => one.value)),
    ).to.deep.equal(reasons.map(({ nb }) => nb))
    await fill(page, 'closing', { result: 'partly', findings: 'Kjøpet var privat' })
    await page.waitForSelector('#approval[data-approved=false]')
    await page.waitForSelector('#work-closing:focus')
    expect(await page.$('#approve')).to.equal(null)
    await press(page, 'close-case')
    await page.waitForSelector('#unapproved')
    // what was sent before is not said of this
    await page.waitForSelector('#compose-outcome[data-outcome=""]')

    await syncDesk(other)
    await openPart(other, 'tasks')
    const tasks = await texts(other, '#task-list li')
    expect(tasks[0]).to.include(NEGLECT[0]).and.include('Member 1')
    expect(tasks).to.have.lengthOf(NEGLECT.length + 1)
    expect(tasks.at(-1)).to.include('Be om innkjøpslista').and.include('Member 1')
    expect(await texts(other, '#task-list .work-late')).to.have.lengthOf(1)
    await other.$$eval('#task-list input', (boxes) => boxes.at(-1)?.click())
    await other.waitForSelector('#task-list [data-done=true]')
    await openPart(other, 'closing')
    await press(other, 'approve')
    await other.waitForSelector('#approval[data-approved=true]')
    await syncDesk(page)

    for (const one of [page, other]) await showsAll(one)
    await openPart(page, 'closing')
    await press(page, 'closing-status')
    await page.waitForSelector('#compose-text:focus')
    expect(await statusChosen(page)).to.equal('closed')
    expect(await page.$('#unapproved')).to.equal(null)
    expect(stage.browser.problems).to.deep.equal([])
  })

  const statusChosen = (on: Page) =>
    on.$eval('#compose-status', (one) => (one as HTMLSelectElement).value)

  /** Check that a page shows everything that the two wrote. */
  async function showsAll(one: Page): Promise<void> {
    const said = await caseText(one)
    for (const text of [
      ...['Regnskapet kan endres', 'innkjøp, verksted', 'Be om innkjøpslista', 'Ringer hver uke'],
      ...['Leder for verkstedet', 'Bevis kan bli borte', 'Kjøpet var privat', '9TRW0AB'],
      ...['Navnet hører ikke hjemme her', desk.work.approved, desk.outcomes.partly],
    ]) {
      expect(said).to.include(text)
    }
    expect(said).to.not.include('Kari fra regnskap')
    await openPart(one, 'assessment')
    expect(await one.$eval('#assessment-score', (score) => score.textContent)).to.equal(
      'Høy (16 av 25)',
    )
    expect(await one.$eval('#assessment-urgent', (box) => (box as HTMLInputElement).checked)).to.be
      .true
    await openPart(one, 'tasks')
    expect(await one.$$('#task-list [data-done=true]')).to.have.lengthOf(1)
    await openPart(one, 'accused')
    expect(await texts(one, '#accused-list li')).to.satisfy(([first = '']: string[]) =>
      [desk.standings.deferred, 'Ola Vannebo', '2027'].every((text) => first.includes(text)),
    )
    await openPart(one, 'closing')
    expect(await one.$eval('#approval', (all) => all.textContent)).to.include('Member 1')
  }
  async function linkNameOf(on: Page, reference: string): Promise<string> {
    return on.$$eval(
      '#link-case option',
      (options, wanted) =>
        options.find((one) => one.textContent?.includes(wanted))?.getAttribute('value') ?? '',
      reference,
    )
  }

  async function redact(on: Page, text: string, reason: string, words = ''): Promise<void> {
    const row = await on.evaluate((wanted) => {
      const entry = [...document.querySelectorAll('.timeline li')].find((one) =>
        one.textContent?.includes(wanted),
      )
      entry?.querySelector<HTMLElement>('.redact button')?.click()
      return entry?.querySelector('.redact button')?.id.split('-')[1] ?? ''
    }, text)
    await on.waitForSelector(`#redact-${row}-words:focus`)
    await fill(on, `redact-${row}`, { words, text: reason })
    await on.waitForSelector(words === '' ? `#item-${row}:focus` : `#redact-${row}-open:focus`)
  }

  it('marks a message as no report, and takes that back', async () => {
    await unlock(page, 0, '9TRW0AB')
    await press(page, 'dismiss')
    await page.waitForSelector('#dismiss-text')
    await press(page, 'dismiss-confirm')
    await page.waitForFunction(
      (missing) => document.querySelector('.step [role=alert]')?.textContent === missing,
      {},
      desk.access.missing,
    )
    await put(page, 'dismiss-text', 'En prøve')
    await press(page, 'dismiss-confirm')
    await page.waitForSelector('#dismissed')
    expect((await texts(page, '#dismissed')).join()).to.include('En prøve')
    const row = '.case-row[aria-current=true]'
    expect((await texts(page, row)).join()).to.include(desk.work.dismissed)
    await press(page, 'dismiss-undo')
    await page.waitForSelector('#dismiss')
    expect((await texts(page, row)).join()).to.include(desk.list.new)
  })

  it('keeps categories, refuses a number of another case, and gives another if two desks gave one at once', async () => {
    const colleague = testDesk(stage.instance, 1)
    await colleague.sync()
    await unlock(page, 0, '9TRW0AB')
    await openCase(page, 'K7M2Q4X')
    await openPart(page, 'naming')
    const category = await page.$eval('#naming-categories label', (label) => {
      label.click()
      return label.textContent ?? ''
    })
    await fill(page, 'naming', { number: '2026-014' })
    await saved(page, 'naming')
    expect(await texts(page, '.case-row[aria-current=true] .mark')).to.include(category)
    const { id } = colleague.cases.find(({ reference }) => reference === '9TRW0AB')!
    const number = { year: 2026, at: 14 }
    await colleague.append(id, jobOf(systemRandom, { kind: 'named', number }))
    await syncDesk(page)
    await page.waitForSelector('#same-number')
    expect(await texts(page, '.case-row .mark.care')).to.include(desk.naming.sameMark)
    await openCase(page, '9TRW0AB')
    await page.waitForSelector('#same-number')
    await press(page, 'renumber')
    await page.waitForSelector('#same-number', { hidden: true })
    const [given = ''] = await texts(page, '#case-number')
    expect(given).to.match(/^20\d\d-\d{4}$/)
    await openPart(page, 'naming')
    await fill(page, 'naming', { number: '2026-014' })
    await page.waitForSelector('#naming-outcome[data-outcome=number-taken]')
    expect(await texts(page, '#case-number')).to.deep.equal([given])
  })

  it('warns of what in a memo would tell the accused who reported', async () => {
    await deliver(stage.instance, {
      code: makeCode(systemRandom, '3HJ5N7P'),
      text: 'Jeg er stipendiat. Mikroskopet i rom 4127 ble solgt, og Berit Aune så det.',
    })
    await unlock(page, 0, '3HJ5N7P')
    await openPart(page, 'accused')
    await put(page, 'memo-text', 'Det hevdes at utstyr er solgt.')
    const found = () => page.$eval('#memo-found', (one) => one.textContent ?? '')
    expect(await found()).to.equal(desk.memo.clear)
    await put(page, 'memo-text', 'En vikar og Berit sier at mikroskopet fra 4127 er solgt.')
    await page.waitForSelector('#memo-found dl')
    for (const word of ['vikar', 'berit', 'mikroskopet', '4127']) {
      expect(await found()).to.include(word)
    }
    await press(page, 'memo-save')
    await saved(page, 'memo')
    expect(await texts(page, '#memo-list li')).to.have.lengthOf(1)
  })

  it('keeps what is begun in a form while another case is looked at, until the desk is locked', async () => {
    await deliver(stage.instance, { code: makeCode(systemRandom, '5DEFG6H'), text: 'Først' })
    await deliver(stage.instance, { code: makeCode(systemRandom, '6DEFG7J'), text: 'Så' })
    await unlock(page, 0, '5DEFG6H')
    await openPart(page, 'care')
    await put(page, 'care-text', 'Halvferdig tiltak')
    await openCase(page, '6DEFG7J')
    await openPart(page, 'care')
    const written = () => page.$eval('#care-text', (one) => (one as HTMLTextAreaElement).value)
    expect(await written()).to.equal('')
    await openCase(page, '5DEFG6H')
    await openPart(page, 'care')
    expect(await written()).to.equal('Halvferdig tiltak')
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.accept()
    })
    await press(page, 'lock')
    await page.waitForSelector('#passphrase')
    expect(asked).to.deep.equal([desk.top.lockUnsent])
  })

  it('says every part in the language that is chosen', async () => {
    await unlock(page, 0, 'K7M2Q4X')
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      for (const part of SECTIONS) {
        await openPart(page, part)
        expect(await foreignTexts(page, language), `${part}, ${language}`).to.deep.equal([])
      }
    }
    expect(stage.browser.problems).to.deep.equal([])
  })
})
