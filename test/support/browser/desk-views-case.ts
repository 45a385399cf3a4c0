import type { Page } from 'puppeteer-core'
import { chooseKind, openCase, press } from './desk-page.ts'
import { closeDialog, type DeskView, part, step } from './desk-view.ts'
import { CASE } from './desk-world.ts'
import { openPart } from './five-desks.ts'
import { put } from './reporter-page.ts'

const writing = (kind: string, text: string): DeskView => ({
  name: `writing: ${kind}`,
  on: 'head',
  open: async (page) => {
    await chooseKind(page, kind)
    await put(page, 'compose-text', text)
  },
})

const openFile = async (page: Page, number: number): Promise<void> => {
  await press(page, `[data-file="${number}"] .fetch`)
  await page.waitForSelector(`[data-file="${number}"] .opened`)
}

/** Views of a head in cases. */
export const CASE_VIEWS: readonly DeskView[] = [
  {
    name: 'a report that nobody confirmed',
    on: 'head',
    open: (page) => openCase(page, CASE.unconfirmed),
  },
  {
    name: 'a long case',
    on: 'head',
    open: (page) => openCase(page, CASE.long),
  },
  {
    name: 'a closed case',
    on: 'head',
    open: (page) => openCase(page, CASE.closed),
  },
  {
    name: 'a file that is looked at',
    on: 'head',
    open: async (page) => {
      await openFile(page, 1)
      await press(page, '.opened .view')
      await page.waitForSelector('.viewer[data-state=shown]')
    },
  },
  {
    name: 'a dangerous file',
    on: 'head',
    open: async (page) => {
      await openFile(page, 2)
      await press(page, '.opened .save')
      await page.waitForSelector('.save-warning')
    },
  },
  { name: 'a whole case', on: 'head', open: (page) => openCase(page, CASE.whole) },
  {
    name: 'redacting',
    on: 'head',
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
    open: async (page) => {
      await chooseKind(page, 'status')
      await press(page, 'input[name=party][value=not-a-party]')
      await page.select('#compose-status', 'follow-up')
      await page.waitForSelector('details.override[open]')
    },
  },
  {
    name: 'the fields of a closing for a party',
    on: 'head',
    open: async (page) => {
      await press(page, 'input[name=party][value=party]')
      await page.select('#compose-status', 'closed')
      await put(page, 'notice-withheld', 'To ansatte ved seksjonen har bedt om det.')
      await page.waitForSelector('#notice-found dl')
    },
  },
  {
    name: 'a text that is too long',
    on: 'head',
    open: async (page) => {
      await chooseKind(page, 'note')
      await put(page, 'compose-text', 'å'.repeat(1850))
      await press(page, '#send')
      await page.waitForSelector('#compose-outcome[data-outcome=too-long]')
    },
  },
  {
    name: 'what the reporter will see',
    on: 'head',
    open: async (page) => {
      await chooseKind(page, 'question')
      await put(page, 'compose-text', 'Hvem leverte maskinen?')
      await press(page, '.preview summary')
      await page.waitForSelector('.preview-card')
    },
  },
  {
    name: 'a question that is held',
    on: 'head',
    open: async (page) => {
      await press(page, '#send')
      await page.waitForSelector('.held')
    },
  },
  {
    name: 'a question that was called back',
    on: 'head',
    open: async (page) => {
      await press(page, '.undo')
      await page.waitForSelector('#compose-outcome[data-outcome=undone]')
    },
  },
]

/** Views of the notes about the whole case. */
export const WORK_VIEWS: readonly DeskView[] = [
  part('the assessment', 'head', 'work-assessment'),
  part('tasks', 'head', 'work-tasks'),
  part('care', 'head', 'work-care'),
  part('hearings', 'head', 'work-hearings'),
  {
    name: 'the accused, and what is put before them',
    on: 'head',
    open: async (page) => {
      await openPart(page, 'work-accused')
      await put(page, 'memo-text', 'En vikar sier at en laserkutter til 48 500 sto på hytta.')
      await page.waitForSelector('#memo-found dl')
    },
  },
  {
    name: 'a form that is not filled in',
    on: 'head',
    open: async (page) => {
      await press(page, '#accused-save')
      await page.waitForSelector('#accused-outcome[data-outcome=missing]')
    },
  },
  part('links', 'head', 'work-links'),
  part('the own closing', 'head', 'work-closing'),
]

/** Views of who reads the whole case, and how long it is kept. */
export const ACCESS_VIEWS: readonly DeskView[] = [
  {
    name: 'readers',
    on: 'head',
    open: async (page) => {
      await press(page, '#work-closing')
      await openPart(page, 'access-readers')
    },
  },
  { name: 'letting somebody in', on: 'head', open: (page) => step(page, 'grant') },
  { name: 'letting somebody go', on: 'head', open: (page) => step(page, 'release-m2') },
  part('identity', 'head', 'access-identity'),
  { name: 'asking for an identity', on: 'head', open: (page) => step(page, 'ask-identity') },
  part('taking files out', 'head', 'access-export'),
  {
    name: 'an access pack',
    on: 'head',
    open: async (page) => {
      await press(page, 'input[name=export-what][value=access-pack]')
      await press(page, '#export-rows input')
      await page.waitForSelector('#export-names')
    },
  },
  part('keeping', 'head', 'access-keeping'),
  { name: 'holding', on: 'head', open: (page) => step(page, 'hold') },
  { name: 'deleting', on: 'head', open: (page) => step(page, 'purge') },
]

/** Views of two cases that a head has joined. */
export const TOGETHER_VIEWS: readonly DeskView[] = [
  {
    name: 'cases that are handled together',
    on: 'head',
    open: async (page) => {
      await closeDialog(page)
      await openPart(page, 'work-links')
      const linkName = await page.$$eval(
        '#merge-case option',
        (options, wanted) => options.find((one) => one.textContent?.includes(wanted))?.value ?? '',
        CASE.unconfirmed,
      )
      await page.select('#merge-case', linkName)
      await page.select('#merge-leads', 'this')
      await press(page, '#merge-save')
      await page.waitForSelector('#merged')
    },
  },
  {
    name: 'which reporter gets it',
    on: 'head',
    open: async (page) => {
      await press(page, '#receivers input[value=all]')
      await page.waitForSelector('#receivers input[value=all]:checked')
    },
  },
  {
    name: 'a case that is handled in another',
    on: 'head',
    open: async (page) => {
      await press(page, '.merged button')
      await page.waitForSelector('#merged-into')
    },
  },
]
