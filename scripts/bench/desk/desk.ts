import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { CDPSession, Page } from 'puppeteer-core'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { newVaultKey } from '../../../crypto/vault/vault.ts'
import { launch, type TestBrowser } from '../../../test/support/browser/browser.ts'
import { BENCH_PASSPHRASE } from '../../../test/support/server/filled-instance.ts'
import { buildClient, TARGETS } from '../../build/client.ts'
import { type Effort, median, type Row, row, type Section } from '../table.ts'
import { timeOf } from '../timing.ts'
import { dayRows, firstRows } from './day.ts'
import { startHostApart } from './host.ts'
import { startServerApart } from './server.ts'

/** In milliseconds and bytes, `first` in seconds. The desk promises these limits, however many cases there are. */
const LIMITS = {
  first: 25,
  warm: 2000,
  synced: 2000,
  search: 50,
  open: 100,
  task: 100,
  heap: 500_000_000,
} as const

/** The desk in a real browser, over a server that holds so many cases of six records each. */
export async function benchDesk({ cases }: Effort): Promise<Section> {
  await buildClient({ targets: [TARGETS.desk] })
  const rows: Row[] = []
  for (const count of cases) rows.push(...(await rowsOf(count)))
  return {
    title:
      'The desk, with cases of one report and six records each, and half a year of cover and padding',
    rows,
    peers: [
      'GlobaLeaks, measured elsewhere: staff login 1.7 s; list of 5,000 reports 1.2 s and 14 MB, ' +
        'titles alone: no report is opened, and nothing is searched',
    ],
  }
}

async function rowsOf(count: number): Promise<Row[]> {
  const server = await startServerApart(count)
  const { vault } = server
  const host = await startHostApart(server.url, vault)
  const browser = await launch('chromium', { tellsRequests: false })
  try {
    const page = await newPage(browser)
    const first = await unlocked(page, host.url)
    const signatures = await signaturesAlone(count)
    const kept = await isKept(vault)
    const warm = await unlocked(page, host.url)
    const hash = await hashAlone()
    const used = await use(page)
    const { task } = await page.evaluate(() => (globalThis as typeof globalThis & Seen).desk)
    const longest = Math.max(first.task, task)
    const heap = await heapOf(page)
    const name = (what: string) => `${count.toLocaleString('en')} cases: ${what}`
    const day = await dayRows(name, server, page, (url) => unlocked(page, url))
    const rows = rowsFor(name, {
      first,
      signatures,
      warm,
      hash,
      kept,
      ...used,
      task: longest,
      heap,
    })
    return [...rows, ...firstRows(name, count), ...day]
  } finally {
    await browser.close()
    await host.stop()
    await server.stop()
  }
}

interface Measured {
  /** Until the first sync was done. */
  readonly first: Unlocked
  /** Seconds in which one processor checks the signatures of all that the desk reads. */
  readonly signatures: number
  /** Bytes of the file that is kept beside the vault. */
  readonly kept: number
  readonly warm: Unlocked
  /** Milliseconds of the part of `warm` that hashes the passphrase. */
  readonly hash: number
  readonly open: number
  readonly type: number
  readonly view: number
  /** The longest time that the page was busy with one task. */
  readonly task: number
  readonly heap: number
}

function rowsFor(name: (what: string) => string, one: Measured): Row[] {
  const told = `${one.first.told} times told how far it is`
  const limited = (what: string, value: number, limit: number) =>
    row(name(what), value, 'ms', ['limit', limit])
  const closed = 'until closed cases are open, and all boards were looked over'
  return [
    row(name('first sync'), one.first.read / 1000, 's', ['limit', LIMITS.first], told),
    row(name('first sync, against its signatures'), one.first.read / 1000, 's', [
      'checked alone by OpenSSL',
      one.signatures,
    ]),
    row(name('until all boards were looked over'), one.first.synced / 1000, 's'),
    limited('unlock again, until the list can be used', one.warm.usable, LIMITS.warm),
    limited('until it is up to date', one.warm.read, LIMITS.synced),
    row(
      name('of these two, the hash of the passphrase'),
      one.hash,
      'ms',
      null,
      'measured by itself',
    ),
    row(name(closed), one.warm.synced, 'ms'),
    row(name('kept beside the vault'), one.kept, 'bytes'),
    limited('find, with each key', one.type, LIMITS.search),
    limited('open a case', one.open, LIMITS.open),
    limited('to another view of the list', one.view, LIMITS.open),
    limited('longest task of the page', one.task, LIMITS.task),
    row(name('memory of page and worker'), one.heap, 'bytes', ['limit', LIMITS.heap]),
  ]
}

/** Values that are recorded inside the page. */
interface Seen {
  desk: { task: number; told: number; usable: number; read: number; synced: number }
}

/** Milliseconds from the press of the button. */
interface Unlocked {
  /** There is a case to press. */
  readonly usable: number
  /** Everything new was read, and is shown. */
  readonly read: number
  /** Nothing is left to do. */
  readonly synced: number
  readonly task: number
  /** How often the page said something new about its progress. */
  readonly told: number
}

async function newPage(browser: TestBrowser): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width: 1360, height: 900 })
  // The compiler inserts a call of this for each function that has a name.
  await page.evaluateOnNewDocument('globalThis.__name = (work) => work')
  await page.evaluateOnNewDocument(() => {
    const desk = { task: 0, told: 0, usable: 0, read: 0, synced: 0 }
    Object.assign(globalThis, { desk })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) desk.task = Math.max(desk.task, duration)
    }).observe({ type: 'longtask', buffered: true })
    let start = 0
    let words = ''
    addEventListener('submit', () => (start = performance.now()), { capture: true })
    new MutationObserver(() => {
      const now = performance.now() - start
      const bar = document.querySelector('.top-sync')
      if (start === 0 || bar === null) return
      if (bar.textContent !== words) desk.told += 1
      words = bar.textContent ?? ''
      if (desk.usable === 0 && document.querySelector('.case-row')) desk.usable = now
      const isDone = bar.getAttribute('data-synced')
      if (desk.read === 0 && (isDone || bar.getAttribute('data-read'))) desk.read = now
      if (desk.synced === 0 && isDone) desk.synced = now
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  return page
}

async function unlocked(page: Page, url: string): Promise<Unlocked> {
  // A page whose address differs only in its fragment is not loaded again.
  await page.goto('about:blank')
  await page.goto(url)
  await page.type('#passphrase', BENCH_PASSPHRASE)
  await page.click('button[type=submit]')
  for (;;) {
    // Poll again and again: the driver gives up on a call without an answer after three minutes.
    const seen = await page.evaluate(() => (globalThis as typeof globalThis & Seen).desk)
    if (seen.synced > 0) return seen
    await setTimeout(250)
  }
}

/** Wait until the opened data is kept: its key comes into the vault last. @returns its bytes */
async function isKept(vault: string): Promise<number> {
  const cache = `${vault}.cache`
  while (!existsSync(cache) || statSync(vault).mtimeMs < statSync(cache).mtimeMs) {
    await setTimeout(250)
  }
  return statSync(cache).size
}

/** Milliseconds of the hash of a passphrase by itself: no unlocking takes less. */
async function hashAlone(): Promise<number> {
  const { hashPassphrase } = await loadSumo()
  return timeOf(0, () => newVaultKey(systemRandom, hashPassphrase, BENCH_PASSPHRASE))
}

/** Signatures of a case: one of its report, and one of each record. */
const SIGNED = 7

/** Seconds in which one processor checks the signatures of so many cases: how fast this machine is just now. */
async function signaturesAlone(cases: number): Promise<number> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const record = systemRandom(SIZE.record)
  const signature = sign(null, record, privateKey)
  const one = await timeOf(250, () => verify(null, record, publicKey, signature))
  return (one * SIGNED * cases) / 1000
}

const TIMES = 9

/** Medians of repeated actions, each until it is drawn. */
async function use(page: Page): Promise<Pick<Measured, 'open' | 'type' | 'view'>> {
  const [open, type, view] = [[], [], []] as [number[], number[], number[]]
  for (let i = 0; i < TIMES; i++) open.push(await drawn(page, 'open', i))
  for (let i = 0; i < TIMES; i++) type.push(await drawn(page, 'type', i))
  for (let i = 0; i < TIMES; i++) view.push(await drawn(page, 'view', i))
  return { open: median(open), type: median(type), view: median(view) }
}

/** Do it in the page, and undo it. @returns milliseconds until the frame that shows it */
function drawn(page: Page, what: 'open' | 'type' | 'view', turn: number): Promise<number> {
  return page.evaluate(
    async (kind, index) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const field = document.querySelector<HTMLInputElement>('#filter-text')
      const type = (text: string) => {
        if (field === null) throw new Error('there is nothing to find with')
        field.value = text
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const mine = () => document.querySelector<HTMLElement>('[data-filter=mine]')?.click()
      const open = () => document.querySelectorAll<HTMLElement>('.case-row')[index % 5]?.click()
      const shown = () => document.querySelector(kind === 'open' ? '#case-title' : '.shown')
      const words = () => shown()?.textContent ?? ''
      const before = words()
      await frame()
      const start = performance.now()
      if (kind === 'open') open()
      if (kind === 'type') type('regnskap')
      if (kind === 'view') mine()
      do await frame()
      while (words() === before && performance.now() < start + 20_000)
      const took = performance.now() - start
      if (kind === 'type') type('')
      if (kind === 'view') mine()
      await frame()
      await frame()
      return took
    },
    what,
    turn,
  )
}

/** Bytes on the heaps of the page and of its worker, after a garbage collection. */
async function heapOf(page: Page): Promise<number> {
  const sessions: CDPSession[] = [
    await page.createCDPSession(),
    ...page.workers().map(({ client }) => client),
  ]
  let sum = 0
  for (const session of sessions) {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
      usedSize: number
      backingStorageSize?: number
    }
    sum += usedSize + backingStorageSize
  }
  return sum
}
