import type { Page } from 'puppeteer-core'
import { dayOf } from '../../crypto/calendar.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { startServer } from '../../server/main.ts'
import { type BrowserKind, launch } from '../../test/support/browser.ts'
import { makeHouse } from '../../test/support/house.ts'
import { publicationOf } from '../../test/support/instance.ts'
import { publish } from '../../test/support/live-server.ts'
import { type RecordingProxy, recordingProxy } from '../../test/support/proxy.ts'
import { removeFolder, tempFolder } from '../../test/support/temp.ts'
import { reporterPages } from '../reporter-pages.ts'
import type { Effort, Row, Section } from './table.ts'

const SLOW_LINE = { roundTrip: 500, bytesPerSecond: 100_000 }
const PEER = { seconds: 13.4, bytes: 1_170_000, requests: 16 }

/** From the address to a form that can be written in, by real browsers, as it crosses the line. */
export async function benchFirstPage(_effort: Effort): Promise<Section> {
  const dataDir = tempFolder('bench')
  const house = makeHouse(await loadSodium(), { today: dayOf(Date.now()) })
  publish(house, dataDir)
  const pages = await reporterPages(publicationOf(house))
  const server = await startServer(configOf(dataDir), pages)
  const rows: Row[] = []
  try {
    for (const kind of ['chromium', 'firefox-safer'] as const) {
      const { form, reception, atForm, all } = await visit(kind, server.publicUrl)
      rows.push(
        { what: `form, ${kind}`, value: form, unit: 's', against: peer(PEER.seconds) },
        { what: `who reads it is checked, ${kind}`, value: reception, unit: 's' },
        ...rowsOf(`until the form, ${kind}`, atForm),
        ...rowsOf(`all that loads behind it, ${kind}`, all),
      )
    }
  } finally {
    await server.stop()
    removeFolder(dataDir)
  }
  return {
    title: 'First page, and a form to write in at 500 ms and 100 KB/s (measured, without TLS)',
    rows,
    peers: [
      'the figures of GlobaLeaks were measured elsewhere: 1.17 MB, 16 requests, 13.4 s at 500 ms and 100 KB/s',
    ],
  }
}

const peer = (value: number) => ({ what: 'GlobaLeaks, elsewhere', value })

function configOf(dataDir: string) {
  return {
    host: '127.0.0.1',
    port: 0,
    staffHost: '127.0.0.1',
    staffPort: 0,
    dataDir,
    databaseUrl: null,
    boardPeriod: 60,
    dropLimit: 20_000,
    calmTickets: 60,
    forwardedFor: false,
    onionAddress: null,
  }
}

interface Visited {
  /** Seconds until there is a form, and until the key list has been fetched and checked. */
  readonly form: number
  readonly reception: number
  readonly atForm: Traffic
  readonly all: Traffic
}

async function visit(kind: BrowserKind, url: string): Promise<Visited> {
  const proxy = await recordingProxy(url, SLOW_LINE)
  const tested = await launch(kind)
  try {
    const page = await tested.newPage()
    const start = performance.now()
    const since = () => (performance.now() - start) / 1000
    await page.goto(`${proxy.url}/`, { waitUntil: 'domcontentloaded' })
    await page.waitForSelector('#start')
    const form = since()
    const atForm = trafficOf(proxy)
    await page.waitForSelector('.house', { timeout: 60_000 })
    const reception = since()
    await openForm(page)
    return { form, reception, atForm, all: await settled(proxy) }
  } finally {
    await tested.close()
    await proxy.close()
  }
}

async function openForm(page: Page): Promise<void> {
  await page.click('#start')
  await page.waitForSelector('textarea')
}

interface Traffic {
  readonly bytes: number
  readonly requests: number
}

function trafficOf(proxy: RecordingProxy): Traffic {
  const streams = proxy.recorded()
  const heads = streams.flatMap(
    (one) => one.toString('latin1').match(/^(GET|POST) \/\S* HTTP/gm) ?? [],
  )
  return {
    bytes: streams.reduce((sum, one) => sum + one.length, 0),
    requests: heads.length,
  }
}

/** Once nothing has crossed for a second. */
async function settled(proxy: RecordingProxy): Promise<Traffic> {
  for (let before = -1; ; ) {
    const now = trafficOf(proxy)
    if (now.bytes === before) return now
    before = now.bytes
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

function rowsOf(what: string, { bytes, requests }: Traffic): Row[] {
  return [
    { what: `${what}: bytes`, value: bytes, unit: 'bytes', against: peer(PEER.bytes) },
    { what: `${what}: requests`, value: requests, unit: 'requests', against: peer(PEER.requests) },
  ]
}
