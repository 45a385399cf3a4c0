import type { Page } from 'puppeteer-core'
import { chooseKind, openCase, press } from './desk-page.ts'
import { type DeskView, inWhole, part, step } from './desk-view.ts'
import { atList, inCase, inPart } from './desk-visit.ts'
import { CASE } from './desk-world.ts'
import { openPart } from './five-desks.ts'
import { put } from './reporter-page.ts'

const writing = (kind: string, text: string): DeskView => ({
  name: `writing: ${kind}`,
  on: 'head',
  from: inWhole,
  open: async (page) => {
    await chooseKind(page, kind)
    await put(page, 'compose-text', text)
  },
})

const openFile = async (page: Page, number: number): Promise<void> => {
  await press(page, `[data-file="${number}"] .fetch`)
  await page.waitForSelector(`[data-file="${number}"] .opened`)
}

async function writeQuestion(page: Page): Promise<void> {
  await chooseKind(page, 'question')
  await put(page, 'compose-text', 'Hvem leverte maskinen?')
}

async function holdQuestion(page: Page): Promise<void> {
  await writeQuestion(page)
  await press(page, '#send')
  await page.waitForSelector('.held')
}

/** Views of a head in cases. */
export const CASE_VIEWS: readonly DeskView[] = [
  {
    name: 'a report that nobody confirmed',
    on: 'head',
    from: atList,
    open: (page) => openCase(page, CASE.unconfirmed),
  },
  {
    name: 'a long case',
    on: 'head',
    from: atList,
    open: (page) => openCase(page, CASE.long),
  },
  {
    name: 'a closed case',
    on: 'head',
    from: atList,
    open: (page) => openCase(page, CASE.closed),
  },
  {
    name: 'a file that is looked at',
    on: 'head',
    from: inCase(CASE.closed),
    open: async (page) => {
      await openFile(page, 1)
      await press(page, '.opened .view')
      await page.waitForSelector('.viewer[data-state=shown]')
    },
  },
  {
    name: 'a dangerous file',
    on: 'head',
    from: inCase(CASE.closed),
    open: async (page) => {
      await openFile(page, 2)
      await press(page, '.opened .save')
      await page.waitForSelector('.save-warning')
    },
  },
  {
    name: 'a whole case',
    on: 'head',
    from: atList,
    open: (page) => openCase(page, CASE.whole),
  },
  {
    name: 'redacting',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await page.$eval('.drop .redact button', (one) => one.click())
      await page.waitForSelector('.redact .work-form')
    },
  },
  writing('message', 'Takk for at du sa fra.'),
  writing('minutes', 'Varsleren fortalte om hytta.'),
  writing('note', 'Husk habilitet'),
  writing('status', 'Vi har snakket med leverandøren.'),
  {
    name: 'a notice that goes further than the table',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await chooseKind(page, 'status')
      await put(page, 'compose-text', 'Vi har snakket med leverandøren.')
      await press(page, 'input[name=party][value=not-a-party]')
      await page.select('#compose-status', 'follow-up')
      await page.waitForSelector('details.override[open]')
    },
  },
  {
    name: 'the fields of a closing for a party',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await chooseKind(page, 'status')
      await press(page, 'input[name=party][value=party]')
      await page.select('#compose-status', 'closed')
      await put(page, 'notice-withheld', 'To ansatte ved seksjonen har bedt om det.')
      await page.waitForSelector('#notice-found dl')
    },
  },
  {
    name: 'a text that is too long',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await chooseKind(page, 'status')
      await page.select('#compose-status', 'needs-info')
      await put(page, 'compose-text', 'å'.repeat(1850))
      await press(page, '#send')
      await page.waitForSelector('#compose-outcome[data-outcome=too-long]')
    },
  },
  {
    name: 'a note that asks a colleague to look',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await chooseKind(page, 'note')
      await put(page, 'compose-text', 'Kan du se på fakturaene?')
      await press(page, '[data-mention]')
      await page.waitForSelector('[data-mention][aria-pressed=true]')
    },
  },
  {
    name: 'what the reporter will see',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await writeQuestion(page)
      await press(page, '.preview summary')
      await page.waitForSelector('.preview-card')
    },
  },
  {
    name: 'a question that is held',
    on: 'head',
    from: inWhole,
    open: holdQuestion,
  },
  {
    name: 'a question that was called back',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await holdQuestion(page)
      await press(page, '.undo')
      await page.waitForSelector('#compose-outcome[data-outcome=undone]')
    },
  },
]

/** Views of the notes about the whole case. */
export const WORK_VIEWS: readonly DeskView[] = [
  part('the assessment', 'work-assessment'),
  part('tasks', 'work-tasks'),
  part('care', 'work-care'),
  part('hearings', 'work-hearings'),
  {
    name: 'the accused, and what is put before them',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await openPart(page, 'work-accused')
      await put(page, 'memo-text', 'En vikar sier at en laserkutter til 48 500 sto på hytta.')
      await page.waitForSelector('#memo-found dl')
    },
  },
  {
    name: 'a form that is not filled in',
    on: 'head',
    from: inPart(CASE.whole, 'work-accused'),
    open: async (page) => {
      await press(page, '#accused-save')
      await page.waitForSelector('#accused-outcome[data-outcome=missing]')
    },
  },
  part('links', 'work-links'),
  part('the own closing', 'work-closing'),
]

/** Views of who reads the whole case, and how long it is kept. */
export const ACCESS_VIEWS: readonly DeskView[] = [
  part('readers', 'access-readers'),
  step('letting somebody in', 'access-readers', 'grant'),
  step('letting somebody go', 'access-readers', 'release-m2'),
  part('identity', 'access-identity'),
  step('asking for an identity', 'access-identity', 'ask-identity'),
  part('taking files out', 'access-export'),
  {
    name: 'an access pack',
    on: 'head',
    from: inPart(CASE.whole, 'access-export'),
    open: async (page) => {
      await press(page, 'input[name=export-what][value=access-pack]')
      await press(page, '#export-rows input')
      await page.waitForSelector('#export-names')
    },
  },
  part('keeping', 'access-keeping'),
  step('holding', 'access-keeping', 'hold'),
  step('deleting', 'access-keeping', 'purge'),
]

/** Views of two cases that a head has merged. */
export const TOGETHER_VIEWS: readonly DeskView[] = [
  {
    name: 'cases that are handled together',
    on: 'head',
    from: inCase(CASE.leading),
    open: async (page) => {
      await openPart(page, 'work-links')
      await page.waitForSelector('#merged')
    },
  },
  {
    name: 'which reporter gets it',
    on: 'head',
    from: inCase(CASE.leading),
    open: async (page) => {
      await page.focus('#compose-text')
      await press(page, '#receivers input[value=all]')
      await page.waitForSelector('#receivers input[value=all]:checked')
    },
  },
  {
    name: 'a case that is handled in another',
    on: 'head',
    from: inCase(CASE.leading),
    open: async (page) => {
      await press(page, '.merged button')
      await page.waitForSelector('#merged-into')
    },
  },
]
