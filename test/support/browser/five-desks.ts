import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { type CheckedEnrolment, readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { type KeyList, signKeyList, verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSumo, type SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { type Changes, nextInstance } from '../../../scripts/ceremony/renew.ts'
import type { TestReception } from '../reception/reception.ts'
import { universityReception } from '../reception/university-reception.ts'
import { send } from '../run/http.ts'
import { tempFolder } from '../run/temp.ts'
import { type Instance, publicationOf, startInstance } from '../server/instance.ts'
import { launch, type TestBrowser } from './browser.ts'
import { startDesk, unlockDesk } from './desk-page.ts'
import { packQuickly, press, put, reporterPages } from './reporter-page.ts'

/** Member ids of a reception whose fifth member joins later. */
export const ID = {
  head: 'm0',
  adviser: 'm1',
  manager: 'm2',
  custodian: 'm3',
  newcomer: 'anna',
} as const
export type Who = keyof typeof ID

const FOUNDERS: readonly Who[] = ['head', 'adviser', 'manager', 'custodian']

export const MANAGER_TITLE = {
  nb: 'Instituttleder',
  nn: 'Instituttleiar',
  en: 'Head of department',
}

/** A channel whose reports two of its readers must open together. */
export const TOGETHER_CHANNEL = {
  id: 'top',
  name: { nb: 'Ledelsen', nn: 'Leiinga', en: 'The management' },
  questionnaire: 'general',
}

/**
 * A reception with three channels that the head and an adviser read, somebody who follows up, and a keeper of names.
 */
function receptionOfFour(p: Primitives): TestReception {
  const reception = universityReception(p, dayOf(Date.now()), [TOGETHER_CHANNEL])
  const { hash: _, ...list } = reception.list
  const changed: KeyList = {
    ...list,
    channels: list.channels.map(({ id }) => ({
      ...{ id, members: [ID.head, ID.adviser] },
      ...(id === TOGETHER_CHANNEL.id ? { together: 2 } : {}),
    })),
    members: list.members.map((member) =>
      member.id === ID.manager
        ? { ...member, role: 'follow-up-manager', title: MANAGER_TITLE }
        : member,
    ),
  }
  const signed = signKeyList(p, reception.root.seed, changed)
  return { ...reception, signed, list: verifyKeyList(p, signed, reception.fingerprint) }
}

/** One browser with a page for each desk and one for the reporter, over one real server. */
export class FiveDesks {
  readonly browser: TestBrowser
  readonly instance: Instance
  readonly #engine: SumoEngine
  readonly #hosts: DeskHost[] = []
  readonly #pages = new Map<Who, Page>()
  #publication: Uint8Array

  private constructor(engine: SumoEngine, browser: TestBrowser, instance: Instance) {
    this.#engine = engine
    this.browser = browser
    this.instance = instance
    this.#publication = publicationOf(instance.reception)
  }

  /** Start it with the desks of four members unlocked. Stop it in `after`. */
  static async start(): Promise<FiveDesks> {
    const engine = await loadSumo()
    const reception = receptionOfFour(engine.primitives)
    const instance = await startInstance({
      reception,
      period: 1,
      pages: await reporterPages(reception),
      brotli: packQuickly,
    })
    const all = new FiveDesks(engine, await launch('chromium'), instance)
    for (const [index, who] of FOUNDERS.entries()) {
      const host = await startDesk(instance, index)
      const page = await all.#open(who, host)
      await unlockDesk(page, host.url)
    }
    return all
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await Promise.all(this.#hosts.map((host) => host.stop()))
    await this.instance.stop()
  }

  /** The page of a member's desk, in front. */
  async desk(who: Who): Promise<Page> {
    const page = this.#pages.get(who)
    if (page === undefined) throw new Error(`the ${who} has no desk yet`)
    await page.bringToFront()
    return page
  }

  /** The page of the newcomer's desk, before there is a vault. */
  async newcomer(): Promise<Page> {
    const vault = join(tempFolder('newcomer'), 'anna.vault')
    const server = new URL(this.instance.server.staffUrl)
    const host = await startDeskHost({ server, vault, port: 0 })
    const page = await this.#open('newcomer', host)
    await page.goto(host.url)
    await page.waitForSelector('#enrol-root')
    return page
  }

  async #open(who: Who, host: DeskHost): Promise<Page> {
    this.#hosts.push(host)
    const page = await this.browser.newPage({ isolated: true })
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(navigator, 'languages', { value: ['nb'] })
    })
    await page.setViewport({ width: 1360, height: 900 })
    this.#pages.set(who, page)
    await page.bringToFront()
    return page
  }

  /** Content of the enrolment file that a member has handed in, as the head reads it. */
  readEnrolment(path: string): CheckedEnrolment {
    return readEnrolment(this.#engine.primitives, new Uint8Array(readFileSync(path)))
  }

  /** Make the next key list, as the head does offline, and hand it to the server. */
  async publishNext(changes: Partial<Changes>): Promise<void> {
    const tools = { engine: this.#engine, random: systemRandom, today: dayOf(Date.now()) }
    const { root } = this.instance.reception
    const all = { keys: [], added: [], removed: [], ...changes }
    const { publication } = nextInstance(tools, root.seed, this.#publication, all)
    const headers = { 'content-type': 'application/octet-stream' }
    const { staffUrl } = this.instance.server
    const answer = await send(staffUrl, 'POST', PATH.deskKeyList, { headers, body: publication })
    expect(answer.status, answer.text).to.equal(200)
    this.#publication = publication
  }
}

/** Open one part of the notes in the open case, or of its list of readers. */
export async function openPart(page: Page, id: string): Promise<void> {
  await page.waitForSelector(`#${id}`)
  if ((await page.$(`#${id}[aria-expanded=true]`)) === null) await press(page, id)
  await page.waitForSelector(`#${id}[aria-expanded=true]`)
}

/** By the id of the field after that of its form; true ticks a box. */
export type Fields = Readonly<Record<string, string | true>>

async function fill(page: Page, form: string, fields: Fields): Promise<void> {
  for (const [field, value] of Object.entries(fields)) {
    const id = `${form}-${field}`
    await page.waitForSelector(`#${id}`)
    if (value === true) await press(page, id)
    else if ((await page.$(`select#${id}`)) !== null) await page.select(`#${id}`, value)
    else if ((await page.$(`fieldset#${id}`)) !== null) await page.click(`#${id} [value=${value}]`)
    else await put(page, id, value)
  }
}

/** Fill in a form of casework and save it. The approval replaces the form `closing` then. */
export async function save(page: Page, form: string, fields: Fields): Promise<void> {
  await fill(page, form, fields)
  await press(page, `${form}-save`)
  const done = form === 'closing' ? '#approval' : `#${form}-outcome[data-outcome=saved]`
  await page.waitForSelector(done)
}

/** Do a grave or rare step: open it, fill it in, confirm it, and wait until it is done. */
export async function confirmStep(page: Page, id: string, fields: Fields): Promise<void> {
  await press(page, id)
  await page.waitForSelector(`#${id}-confirm`)
  await fill(page, id, fields)
  await press(page, `${id}-confirm`)
  await page.waitForSelector(`#${id}-confirm`, { hidden: true })
}

/** Wait until an element of `selector` says `text`. */
export async function waitFor(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (where, what) =>
      [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(what)),
    {},
    selector,
    text,
  )
}

/** Press the button that says `text`, once it is there. */
export async function pressSaying(page: Page, text: string): Promise<void> {
  await waitFor(page, 'button', text)
  await page.evaluate((what) => {
    const all = [...document.querySelectorAll('button')]
    all.find((one) => one.textContent?.includes(what))?.click()
  }, text)
}

/** Sync as a member who is shut out: the desk locks itself, and says `text`. */
export async function syncInVain(page: Page, text: string): Promise<void> {
  await page.waitForSelector('#sync[aria-disabled=false]')
  await press(page, 'sync')
  await waitFor(page, '#shut-out', text)
  expect(await page.$('.workplace')).to.equal(null)
}
