import type { Page, Viewport } from 'puppeteer-core'
import {
  chooseCase,
  chooseKind,
  openCase,
  PASSPHRASE,
  press,
  syncDesk,
  unlockDesk,
} from './desk-page.ts'
import { openPalette } from './desk-shell.ts'
import { closeDialog, command, type DeskView, step } from './desk-view.ts'
import { ACCESS_VIEWS, CASE_VIEWS, TOGETHER_VIEWS, WORK_VIEWS } from './desk-views-case.ts'
import { CASE, type DeskWorld, type Who } from './desk-world.ts'
import { openPart } from './five-desks.ts'
import { put } from './reporter-page.ts'

const goTo = async (page: Page, world: DeskWorld, who: Who, selector: string) => {
  await page.goto(await world.url(who))
  await page.waitForSelector(selector)
}

const unlock = (who: Who) => async (page: Page, world: DeskWorld) =>
  unlockDesk(page, await world.url(who))

const submit = async (page: Page, wait: string) => {
  await press(page, 'button[type=submit]')
  await page.waitForSelector(wait)
}

const NEW_PASSPHRASE = 'seks helt tilfeldige ord om fjell'

const ENTRANCE: readonly DeskView[] = [
  {
    name: 'the first run',
    on: 'newcomer',
    open: (page, world) => goTo(page, world, 'newcomer', '#enrol-root'),
  },
  {
    name: 'the first run, not filled in',
    on: 'newcomer',
    open: (page) => submit(page, '#enrol-problem:not(:empty)'),
  },
  {
    name: 'waiting for the key list',
    on: 'newcomer',
    open: async (page, world) => {
      const title = { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' }
      const root = world.instance.house.fingerprint
      const passphrases = { passphrase: NEW_PASSPHRASE, again: NEW_PASSPHRASE }
      for (const [field, text] of Object.entries({ root, id: 'anna', ...title, ...passphrases })) {
        await put(page, `enrol-${field}`, text)
      }
      await submit(page, '#joining')
      await page.waitForSelector('#look[aria-disabled=false]')
    },
  },
  {
    name: 'the locked desk',
    on: 'reader',
    open: (page, world) => goTo(page, world, 'reader', '#passphrase'),
  },
  {
    name: 'a wrong passphrase',
    on: 'reader',
    open: async (page) => {
      await put(page, 'passphrase', 'feil')
      await submit(page, '[aria-invalid=true]')
    },
  },
  {
    name: 'an empty desk with its guide',
    on: 'reader',
    open: async (page, world) => {
      await unlock('reader')(page, world)
      await page.waitForSelector('.guide')
    },
  },
  {
    name: 'an empty desk',
    on: 'reader',
    open: async (page) => {
      await press(page, '#guide-dismiss')
      await page.waitForSelector('.guide', { hidden: true })
    },
  },
  {
    name: 'the log that an auditor reads',
    on: 'auditor',
    open: async (page, world) => {
      await unlock('auditor')(page, world)
      await page.waitForSelector('main.audit .audit-case')
    },
  },
  {
    name: 'kept out by two colleagues',
    on: 'suspended',
    open: async (page, world) => {
      await goTo(page, world, 'suspended', '#passphrase')
      await put(page, 'passphrase', PASSPHRASE)
      await submit(page, '.notice.bad')
    },
  },
]

/** Before anybody has heard of the manager. */
const TRAINING: readonly DeskView[] = [
  {
    name: 'a locked desk to practise on',
    on: 'trainee',
    open: (page, world) => goTo(page, world, 'trainee', '#training ~ .unlock #passphrase'),
  },
  {
    name: 'a desk to practise on, and a silent colleague',
    on: 'trainee',
    open: async (page, world) => {
      await unlock('trainee')(page, world)
      await page.waitForSelector('#training ~ .workplace .notices')
    },
  },
  {
    name: 'a silent colleague among the others',
    on: 'trainee',
    open: async (page) => {
      await command(page, 'people')
      await page.waitForSelector('dialog.people[open] .silent')
    },
  },
]

const LIST: readonly DeskView[] = [
  { name: 'the list', on: 'head', open: unlock('head') },
  {
    name: 'what was found',
    on: 'head',
    open: async (page) => {
      await put(page, 'filter-text', 'regnskapet')
      await page.waitForSelector('.gist mark')
    },
  },
  {
    name: 'the list, filtered',
    on: 'head',
    open: async (page) => {
      await press(page, '#filter-clear', '#filter-more', '[data-filter=late]')
      await page.waitForSelector('#filter-clear')
    },
  },
  {
    name: 'no case as looked for',
    on: 'head',
    open: async (page) => {
      await put(page, 'filter-text', 'finnes ikke')
      await page.waitForSelector('.cases .empty')
    },
  },
  {
    name: 'a view that is kept',
    on: 'head',
    open: async (page) => {
      await put(page, 'view-name', 'Ingenting')
      await press(page, '#view-keep')
      await page.waitForSelector('.saved-views li')
    },
  },
  {
    name: 'the question before a case',
    on: 'head',
    open: async (page) => {
      await press(page, '#filter-clear', '#filter-more')
      await page.waitForSelector('.choices', { hidden: true })
      await chooseCase(page, CASE.gated)
      await page.waitForSelector('.gate')
    },
  },
  {
    name: 'stepping back',
    on: 'head',
    open: (page) => step(page, 'gate-close'),
  },
]

/** From the dialog before it. */
const dialog = (name: string, id: string, selector: string): DeskView => ({
  name,
  on: 'head',
  open: async (page) => {
    await closeDialog(page)
    await command(page, id)
    await page.waitForSelector(`dialog[open]${selector}`)
  },
})

const DIALOGS: readonly DeskView[] = [
  {
    name: 'the commands',
    on: 'head',
    open: async (page) => {
      await press(page, '#access-keeping')
      await openPalette(page)
    },
  },
  {
    name: 'no such command',
    on: 'head',
    open: async (page) => {
      await page.keyboard.type('finnes ikke')
      await page.waitForSelector('.palette .empty')
    },
  },
  dialog('shortcuts', 'help', '.shortcuts'),
  dialog('the overview', 'overview', '.overview:has(.figures)'),
  dialog('deadlines', 'deadlines', '.deadlines'),
  dialog('absence and deputies', 'absences', '.absences'),
  {
    name: 'an absence without a last day',
    on: 'head',
    open: async (page) => {
      await press(page, '#absence-save')
      await page.waitForSelector('.absence-form .problem:not(:empty)')
    },
  },
  dialog('colleagues', 'people', '.people:not(.absences)'),
  {
    name: 'keeping a colleague out',
    on: 'head',
    open: async (page) => {
      await press(page, 'dialog.people li button')
      await page.waitForSelector('.sure')
    },
  },
  dialog('the own vault', 'vault', '.vault-panel'),
  {
    name: 'a new passphrase that is too weak',
    on: 'head',
    open: async (page) => {
      await put(page, 'passphrase-to', 'kort')
      await press(page, '#change-passphrase')
      await page.waitForSelector('#passphrase-problem:not(:empty)')
    },
  },
]

const REGISTER: readonly DeskView[] = [
  {
    name: 'registering a report',
    on: 'head',
    open: async (page) => {
      await closeDialog(page)
      await press(page, '#register-button')
      await page.waitForSelector('#register-send')
    },
  },
  {
    name: 'registering, not filled in',
    on: 'head',
    open: async (page) => {
      await press(page, '#register-send')
      await page.waitForSelector('#register-problems')
    },
  },
  {
    name: 'the slip with a code',
    on: 'head',
    open: async (page) => {
      await page.select('#came-by', 'meeting')
      await page.select('#channel', 'main')
      await put(page, 'answer-what', 'Fortalt i et møte')
      await press(page, '#register-send')
      await page.waitForSelector('#slip-state[data-state=delivered]')
    },
  },
  {
    name: 'a group of the code that is wrong',
    on: 'head',
    open: async (page) => {
      await put(page, 'slip-group', '00000')
      await press(page, '#hand-over')
      await page.waitForSelector('#slip-group[aria-invalid=true]')
    },
  },
]

const OTHERS: readonly DeskView[] = [
  {
    name: 'without network',
    on: 'adviser',
    open: async (page, world) => {
      await unlock('adviser')(page, world)
      await openCase(page, CASE.whole)
      world.line.cut()
      await chooseKind(page, 'note')
      await put(page, 'compose-text', 'Ring igjen')
      await press(page, '#send')
      await page.waitForSelector('.unsent')
    },
  },
  {
    name: 'a closing to approve',
    on: 'adviser',
    open: async (page, world) => {
      world.line.mend()
      await syncDesk(page)
      await openPart(page, 'work-closing')
      await page.waitForSelector('#approve')
    },
  },
  {
    name: 'a case that one was let into',
    on: 'manager',
    open: async (page, world) => {
      await unlock('manager')(page, world)
      await openCase(page, CASE.whole)
      await openPart(page, 'access-readers')
    },
  },
  {
    name: 'an identity',
    on: 'custodian',
    open: async (page, world) => {
      await unlock('custodian')(page, world)
      await openCase(page, CASE.whole)
      await openPart(page, 'access-identity')
    },
  },
  {
    name: 'answering about an identity',
    on: 'custodian',
    open: (page) => step(page, 'answer-identity'),
  },
]

/** Every view of the desk, in an order in which one leads to the next. */
export const DESK_VIEWS: readonly DeskView[] = [
  ...ENTRANCE,
  ...TRAINING,
  ...LIST,
  ...CASE_VIEWS,
  ...WORK_VIEWS,
  ...ACCESS_VIEWS,
  ...DIALOGS,
  ...TOGETHER_VIEWS,
  ...REGISTER,
  ...OTHERS,
]

/** Go through all of them; each desk has one page, of this size. */
export async function walkViews(
  world: DeskWorld,
  size: Viewport,
  look: (view: DeskView, page: Page) => Promise<void>,
): Promise<void> {
  let page: Page | null = null
  let on: Who | null = null
  for (const view of DESK_VIEWS) {
    if (page === null || view.on !== on) {
      await page?.close()
      page = await world.newPage()
      await page.setViewport(size)
    }
    on = view.on
    await view.open(page, world)
    await look(view, page)
  }
  await page?.close()
}
