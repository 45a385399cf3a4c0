import type { Page } from 'puppeteer-core'
import { chooseCase, chooseKind, PASSPHRASE, press, unlock } from './desk-page.ts'
import { openPalette } from './desk-shell.ts'
import { type DeskView, dialog, inWhole, openStep } from './desk-view.ts'
import { ACCESS_VIEWS, CASE_VIEWS, TOGETHER_VIEWS, WORK_VIEWS } from './desk-views-case.ts'
import {
  atList,
  choosing,
  command,
  inDialog,
  inPart,
  locked,
  type Start,
  unlocked,
  withoutVault,
} from './desk-visit.ts'
import { CASE } from './desk-world.ts'
import { openPart } from './five-desks.ts'
import { put } from './reporter-page.ts'

const submit = async (page: Page, wait: string) => {
  await press(page, 'button[type=submit]')
  await page.waitForSelector(wait)
}

const NEW_PASSPHRASE = 'seks helt tilfeldige ord om fjell'

const ENTRANCE: readonly DeskView[] = [
  {
    name: 'the first run',
    on: 'newcomer',
    from: withoutVault,
    open: (page) => page.waitForSelector('#enrol-root'),
  },
  {
    name: 'the first run, not filled in',
    on: 'newcomer',
    from: withoutVault,
    open: (page) => submit(page, '#enrol-problem:not(:empty)'),
  },
  {
    name: 'waiting for the key list',
    on: 'newcomer',
    from: withoutVault,
    open: async (page, world) => {
      const title = { nb: 'Rådgiver', nn: 'Rådgjevar', en: 'Adviser' }
      const root = world.instance.reception.fingerprint
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
    from: locked,
    open: (page) => page.waitForSelector('#passphrase'),
  },
  {
    name: 'a wrong passphrase',
    on: 'reader',
    from: locked,
    open: async (page) => {
      await put(page, 'passphrase', 'feil')
      await submit(page, '[aria-invalid=true]')
    },
  },
  {
    name: 'an empty desk with its guide',
    on: 'reader',
    from: locked,
    open: async (page) => {
      await unlock(page)
      await page.waitForSelector('.guide')
    },
  },
  {
    name: 'an empty desk',
    on: 'reader',
    from: unlocked,
    open: async (page) => {
      await press(page, '#guide-dismiss')
      await page.waitForSelector('.guide', { hidden: true })
    },
  },
  {
    name: 'the log that an auditor reads',
    on: 'auditor',
    from: locked,
    open: async (page) => {
      await unlock(page)
      await page.waitForSelector('main.audit .audit-case')
    },
  },
  {
    name: 'kept out by two colleagues',
    on: 'suspended',
    from: locked,
    open: async (page) => {
      await put(page, 'passphrase', PASSPHRASE)
      await submit(page, '.notice.bad')
    },
  },
]

const TRAINING: readonly DeskView[] = [
  {
    name: 'a locked desk to practise on',
    on: 'trainee',
    from: locked,
    open: (page) => page.waitForSelector('#training ~ .unlock #passphrase'),
  },
  {
    name: 'a desk to practise on, and a silent colleague',
    on: 'trainee',
    from: locked,
    open: async (page) => {
      await unlock(page)
      await page.waitForSelector('#training ~ .workplace .notices')
    },
  },
  {
    name: 'a silent colleague among the others',
    on: 'trainee',
    from: atList,
    open: async (page) => {
      await command(page, 'people')
      await page.waitForSelector('dialog.people[open] .silent')
    },
  },
]

const atGate: Start = async (visit) => {
  const page = await atList(visit)
  await chooseCase(page, CASE.gated)
  await page.waitForSelector('.gate')
  return page
}

const LIST: readonly DeskView[] = [
  {
    name: 'the list',
    on: 'head',
    from: atList,
    open: (page) => page.waitForSelector('#case-list button'),
  },
  {
    name: 'what was found',
    on: 'head',
    from: atList,
    open: async (page) => {
      await put(page, 'filter-text', 'regnskapet')
      await page.waitForSelector('.gist mark')
    },
  },
  {
    name: 'the list, filtered',
    on: 'head',
    from: choosing,
    open: async (page) => {
      await press(page, '[data-filter=late]')
      await page.waitForSelector('#filter-clear')
    },
  },
  {
    name: 'no case as looked for',
    on: 'head',
    from: choosing,
    open: async (page) => {
      await put(page, 'filter-text', 'finnes ikke')
      await page.waitForSelector('.cases .empty')
    },
  },
  {
    name: 'a view that is kept',
    on: 'head',
    from: choosing,
    open: async (page) => {
      await put(page, 'filter-text', 'finnes ikke')
      await put(page, 'view-name', 'Ingenting')
      await press(page, '#view-keep')
      await page.waitForSelector('.saved-views li')
    },
  },
  {
    name: 'the question before a case',
    on: 'head',
    from: atList,
    open: async (page) => {
      await chooseCase(page, CASE.gated)
      await page.waitForSelector('.gate')
    },
  },
  {
    name: 'stepping back',
    on: 'head',
    from: atGate,
    open: (page) => openStep(page, 'gate-close'),
  },
]

const DIALOGS: readonly DeskView[] = [
  {
    name: 'the commands',
    on: 'head',
    from: inWhole,
    open: (page) => openPalette(page),
  },
  {
    name: 'no such command',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await openPalette(page)
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
    from: inDialog(CASE.whole, 'absences', '.absences'),
    open: async (page) => {
      await press(page, '#absence-save')
      await page.waitForSelector('.absence-form .problem:not(:empty)')
    },
  },
  dialog('colleagues', 'people', '.people:not(.absences)'),
  {
    name: 'keeping a colleague out',
    on: 'head',
    from: inDialog(CASE.whole, 'people', '.people:not(.absences)'),
    open: async (page) => {
      await press(page, 'dialog.people li button')
      await page.waitForSelector('.sure')
    },
  },
  dialog('the own vault', 'vault', '.vault-panel'),
  {
    name: 'a new passphrase that is too weak',
    on: 'head',
    from: inDialog(CASE.whole, 'vault', '.vault-panel'),
    open: async (page) => {
      await put(page, 'passphrase-to', 'kort')
      await press(page, '#change-passphrase')
      await page.waitForSelector('#passphrase-problem:not(:empty)')
    },
  },
]

const registering: Start = async (visit) => {
  const page = await inWhole(visit)
  await press(page, '#register-button')
  await page.waitForSelector('#register-send')
  return page
}

/** The report that a member has registered is sent. */
const withSlip: Start = async (visit) => {
  const page = await registering(visit)
  await register(page)
  return page
}

async function register(page: Page): Promise<void> {
  await page.select('#came-by', 'meeting')
  await page.select('#channel', 'main')
  await put(page, 'answer-what', 'Fortalt i et møte')
  await press(page, '#register-send')
  await page.waitForSelector('#slip-state[data-state=delivered]')
}

const REGISTER: readonly DeskView[] = [
  {
    name: 'registering a report',
    on: 'head',
    from: inWhole,
    open: async (page) => {
      await press(page, '#register-button')
      await page.waitForSelector('#register-send')
    },
  },
  {
    name: 'registering, not filled in',
    on: 'head',
    from: registering,
    open: async (page) => {
      await press(page, '#register-send')
      await page.waitForSelector('#register-problems')
    },
  },
  {
    name: 'the slip with a code',
    on: 'head',
    from: registering,
    open: register,
  },
  {
    name: 'a group of the code that is wrong',
    on: 'head',
    from: withSlip,
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
    from: inWhole,
    open: async (page, { line }) => {
      line.cut()
      await chooseKind(page, 'note')
      await put(page, 'compose-text', 'Ring igjen')
      await press(page, '#send')
      await page.waitForSelector('.unsent')
    },
  },
  {
    name: 'a closing to approve',
    on: 'adviser',
    from: inWhole,
    open: async (page) => {
      await openPart(page, 'work-closing')
      await page.waitForSelector('#approve')
    },
  },
  {
    name: 'a case that one was let into',
    on: 'manager',
    from: inWhole,
    open: (page) => openPart(page, 'access-readers'),
  },
  {
    name: 'an identity',
    on: 'custodian',
    from: inWhole,
    open: (page) => openPart(page, 'access-identity'),
  },
  {
    name: 'answering about an identity',
    on: 'custodian',
    from: inPart(CASE.whole, 'access-identity'),
    open: (page) => openStep(page, 'answer-identity'),
  },
]

/** Every view of the desk; each can be opened without the others. */
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
