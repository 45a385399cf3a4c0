import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { loadDeskAssets } from '../../../client/desk/host/assets.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import type { LocalFile, LocalFiles } from '../../../client/shared/local-host/page.ts'
import type { DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { fromUtf8, systemRandom, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { PassphraseCost } from '../../../crypto/primitives/primitives.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import {
  newVaultKey,
  PASSPHRASE_COST,
  sealVault,
  sealWeeks,
  type Vault,
} from '../../../crypto/vault/vault.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { vaultOf, weeksOf } from '../desk/desk-core.ts'
import type { TestReception } from '../reception/reception.ts'
import { tempFolder } from '../run/temp.ts'
import type { Instance } from '../server/instance.ts'

/** The passphrase of every vault that tests make. */
export const PASSPHRASE = 'riktig hest batteri stift'

/** Cheap on purpose: the cost stands in the vault, and these tests do not test the strength of Argon2id. */
const COST = { operations: 1, memory: 8192 }

/**
 * The built desk, but a passphrase that is new on it costs as little as those of made vaults. At full cost each hash
 * takes a second of a processor.
 */
export async function cheapDesk(): Promise<LocalFiles> {
  const full = costIn(PASSPHRASE_COST)
  let found = 0
  const assets = [...(await loadDeskAssets())].map(([path, file]): [string, LocalFile] => {
    if (!path.startsWith('/assets/worker-')) return [path, file]
    const parts = fromUtf8(file.body).split(full)
    found += parts.length - 1
    return [path, { ...file, body: utf8(parts.join(costIn(COST))) }]
  })
  if (found !== 1) throw new Error(`the worker of the desk names ${full} ${found} times, not once`)
  return new Map(assets)
}

/** The cost as a build writes it. */
function costIn({ operations, memory }: PassphraseCost): string {
  return `{operations:${operations},memory:${memory}}`
}

/**
 * Write the vault and the weekly file of member `index`.
 *
 * @param known what the vault remembers already
 * @returns the path of the vault
 */
export async function writeVault(
  reception: TestReception,
  index: number,
  known: Partial<Vault> = {},
): Promise<string> {
  const { primitives, hashPassphrase } = await loadSumo()
  const path = join(tempFolder('vault'), `m${index}.vault`)
  const key = newVaultKey(systemRandom, hashPassphrase, PASSPHRASE, COST)
  const vault = { ...vaultOf(reception, index), ...known }
  writeFileSync(path, sealVault(primitives, systemRandom, key, vault))
  writeFileSync(
    `${path}.weeks`,
    sealWeeks(primitives, systemRandom, key, weeksOf(reception, index)),
  )
  for (const file of [path, `${path}.weeks`]) chmodSync(file, 0o600)
  return path
}

/**
 * Build the desk and start the host of member `index` over a running server. Stop it in `after`.
 *
 * @param texts as `deskFile` makes them
 */
export async function startDesk(
  instance: Instance,
  index: number,
  texts?: Uint8Array,
): Promise<DeskHost> {
  await buildClient({ targets: [TARGETS.desk] })
  const vault = await writeVault(instance.reception, index)
  const server = new URL(instance.server.staffUrl)
  return startDeskHost({ server, vault, port: 0, ...(texts ? { texts } : {}) })
}

/** Open the address that a host printed, and unlock. Waits until the first sync is done. */
export async function unlockDesk(page: Page, url: string, passphrase = PASSPHRASE): Promise<void> {
  await page.bringToFront()
  await page.goto(url)
  await unlock(page, passphrase)
}

/** Unlock the desk that a page shows. Waits until the first sync is done. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.type('#passphrase', passphrase)
  await page.click('button[type=submit]')
  await page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
}

/** Have the page in a language, and wait until it is. */
export async function chooseLanguage(page: Page, language: DeskLanguage): Promise<void> {
  await page.select('#language', language)
  await page.waitForSelector(`html[lang=${language}]`)
}

/** Sync, and wait until it is done. */
export async function syncDesk(page: Page): Promise<void> {
  await page.bringToFront()
  await page.waitForSelector('#sync[aria-disabled=false]')
  const before = await page.$eval('.top-sync', (element) => element.getAttribute('data-synced'))
  await page.click('#sync')
  await page.waitForFunction(
    (old) => {
      const now = document.querySelector('.top-sync')?.getAttribute('data-synced')
      return now !== undefined && now !== null && now !== '' && now !== old
    },
    {},
    before,
  )
}

/**
 * Open the case whose row shows `text` (a reference, or words of a report that was opened before), and confirm
 * impartiality if the desk asks for it.
 */
export async function openCase(page: Page, text: string): Promise<void> {
  await chooseCase(page, text)
  if ((await page.$('#gate-open')) === null) return
  await page.click('#gate-open')
  await page.waitForSelector('.gate', { hidden: true })
}

/** Choose the case whose row shows `text`; the desk may then ask for impartiality. */
export async function chooseCase(page: Page, text: string): Promise<void> {
  await page.bringToFront()
  const id = await page.$$eval(
    '#case-list button',
    (buttons, wanted) =>
      buttons.find((button) => button.textContent?.includes(wanted))?.getAttribute('data-case'),
    text,
  )
  if (!id) throw new Error(`no case shows "${text}"`)
  await page.click(`[data-case="${id}"]`)
  await page.waitForSelector(`[data-case="${id}"][aria-current=true]`)
}

/** Confirm the open case's report as genuine. */
export async function acknowledge(page: Page): Promise<void> {
  await page.bringToFront()
  await page.click('#acknowledge')
  await page.waitForSelector('.acknowledge', { hidden: true })
}

/**
 * Press elements one after another, and wait for each. Nothing is aimed at: content above may be opening or
 * closing.
 */
export async function press(page: Page, ...selectors: string[]): Promise<void> {
  for (const selector of selectors) {
    const element = await page.waitForSelector(selector)
    await element?.evaluate((found) => (found as HTMLElement).click())
  }
}

/** Choose the kind of text to write in the open case: `question`, `message`, `minutes`, `status` or `note`. */
export async function chooseKind(page: Page, kind: string): Promise<void> {
  await press(page, `input[name=kind][value=${kind}]`)
  await page.waitForSelector(`.composer[data-kind=${kind}]`)
}

/** Send a question to the reporter of the open case. */
export function ask(page: Page, text: string): Promise<void> {
  return write(page, 'question', text)
}

/** Send a message to the reporter of the open case. */
export function message(page: Page, text: string): Promise<void> {
  return write(page, 'message', text)
}

/** Write an internal note in the open case. */
export function note(page: Page, text: string): Promise<void> {
  return write(page, 'note', text)
}

/** Set the status of the open case. @param next as `YYYY-MM-DD` */
export async function setStatus(
  page: Page,
  status: string,
  text = '',
  next: string | null = null,
): Promise<void> {
  await page.bringToFront()
  await chooseKind(page, 'status')
  await page.select('#compose-status', status)
  if (next !== null) {
    await page.$eval(
      '#compose-next',
      (field, value) => {
        ;(field as HTMLInputElement).value = value
        field.dispatchEvent(new Event('input', { bubbles: true }))
      },
      next,
    )
  }
  await send(page, text)
  await sent(page)
  await page.waitForSelector(`.case[data-status="${status}"]`)
}

/** Choose how the reporter of the open case is seen; the next status confirms it. */
export async function chooseParty(
  page: Page,
  party: 'party' | 'not-a-party' | 'undecided',
): Promise<void> {
  await page.bringToFront()
  await chooseKind(page, 'status')
  await page.click(`input[name=party][value=${party}]`)
  await page.waitForSelector(`#party-hint[data-party=${party}]`)
}

/** Close the open case, with a last word to the reporter. */
export function closeCase(page: Page, text = ''): Promise<void> {
  return setStatus(page, 'closed', text)
}

async function write(page: Page, kind: string, text: string): Promise<void> {
  await page.bringToFront()
  await chooseKind(page, kind)
  await send(page, text)
  if (kind === 'note') await page.waitForSelector('#compose-outcome[data-outcome=sent]')
  else await sent(page)
}

async function send(page: Page, text: string): Promise<void> {
  if (text !== '') await page.type('#compose-text', text)
  await page.click('#send')
}

/** Do not wait until held texts are sent by themselves. */
async function sent(page: Page): Promise<void> {
  await page.click('.send-now')
  await page.waitForSelector('#compose-outcome[data-outcome=sent]')
}

/** Everything that the open case shows, as a person reads it. */
export function caseText(page: Page): Promise<string> {
  return page.$eval('.case', (element) => element.textContent ?? '')
}

/** Texts of the rows in the list, from top to bottom. */
export function listTexts(page: Page): Promise<string[]> {
  return page.$$eval('#case-list button', (rows) => rows.map((row) => row.textContent ?? ''))
}
