import type { Page } from 'puppeteer-core'
import type { BrowserKind } from '../../test/support/browser/browser.ts'
import { startReporterServer } from '../../test/support/browser/reporter-server.ts'
import { recordingProxy } from '../../test/support/server/proxy.ts'
import { inBrowser } from './in-browser.ts'
import { type Effort, type Row, row, type Section } from './table.ts'

const SLOW_LINE = { roundTrip: 500, bytesPerSecond: 100_000 }
/** Limits of the pages, in bytes, requests and seconds on that line. */
const BUDGET = { landing: { bytes: 30_000, requests: 6 }, form: { bytes: 60_000, seconds: 3 } }

/** Files that seal load after the form, and are counted apart. */
const CRYPTO = /^\/assets\/(worker|sodium)-|^\/api\//

/** From the address to a form that can be written in, by real browsers with nothing in their cache. */
export async function benchFirstPage(_effort: Effort): Promise<Section> {
  const server = await startReporterServer()
  const rows: Row[] = []
  try {
    for (const kind of ['chromium', 'firefox-safer'] as const) {
      rows.push(...rowsOf(kind, await visit(kind, server.instance.server.publicUrl)))
    }
  } finally {
    await server.stop()
  }
  return {
    title: 'First page and form at 500 ms and 100 KB/s (measured, headers counted, without TLS)',
    rows,
    peers: [
      'GlobaLeaks, measured elsewhere on such a line: 1.17 MB, 16 requests, 13.4 s until the form',
    ],
  }
}

/** A moment of a visit. */
interface Moment {
  /** Seconds from the address. */
  readonly seconds: number
  /** All bytes that had crossed the line by then, whether wanted yet or not. */
  readonly bytes: number
  readonly requests: number
}

interface Visited {
  readonly painted: number
  /** The page's own scripts answer a press of the start button. */
  readonly usable: Moment
  /** There is a field to write in. Files that seal are not counted: the form does not wait for them. */
  readonly form: Moment
  /** The worker has checked who reads. Files that seal are counted. */
  readonly reception: Moment
}

/** Seen inside the page, in milliseconds since 1970. */
interface Seen {
  readonly start: number
  readonly painted: number
  readonly usable: number
  readonly form: number
  readonly reception: number
}

async function visit(kind: BrowserKind, url: string): Promise<Visited> {
  const proxy = await recordingProxy(url, SLOW_LINE)
  const work = async (page: Page): Promise<Visited> => {
    await page.evaluateOnNewDocument(watchThePage)
    await page.goto(`${proxy.url}/`, { waitUntil: 'domcontentloaded' })
    const handle = await page.waitForFunction(
      () => {
        const { seen } = globalThis as typeof globalThis & { seen?: Partial<Seen> }
        return seen?.reception === undefined ? null : JSON.stringify(seen)
      },
      { timeout: 60_000 },
    )
    const seen: Seen = JSON.parse(String(await handle.jsonValue()))
    const moment = (at: number): Moment => ({
      seconds: (at - seen.start) / 1000,
      ...proxy.crossed(at),
    })
    return {
      painted: (seen.painted - seen.start) / 1000,
      usable: moment(seen.usable),
      form: { ...moment(seen.form), ...proxy.crossed(seen.form, (path) => !CRYPTO.test(path)) },
      reception: moment(seen.reception),
    }
  }
  return inBrowser(kind, work).finally(() => proxy.close())
}

/** Runs in the page: press the start button until a script answers, and note the time of each event. */
function watchThePage(): void {
  const seen: Record<string, number> = { start: performance.timeOrigin }
  Object.assign(globalThis, { seen })
  // Without an answer from a script, the button is a link; following it would end the visit that is measured.
  addEventListener('click', (event) => {
    if (event.defaultPrevented) seen.usable ??= performance.timeOrigin + performance.now()
    event.preventDefault()
  })
  const timer = setInterval(() => {
    const now = performance.timeOrigin + performance.now()
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    if (paint !== undefined) seen.painted ??= performance.timeOrigin + paint.startTime
    if (seen.usable === undefined) document.getElementById('start')?.click()
    if (document.querySelector('textarea') !== null) seen.form ??= now
    if (document.querySelector('html[data-reception="ready"]') === null) return
    seen.reception = now
    clearInterval(timer)
  }, 10)
}

function rowsOf(kind: string, { painted, usable, form, reception }: Visited): Row[] {
  return [
    row(`${kind}: first page painted`, painted, 's'),
    row('its doors answer', usable.seconds, 's'),
    row('bytes by then', usable.bytes, 'bytes', ['limit', BUDGET.landing.bytes]),
    row('requests by then', usable.requests, 'requests', ['limit', BUDGET.landing.requests]),
    row('form to write in', form.seconds, 's', ['limit', BUDGET.form.seconds]),
    row('bytes by then, without what seals', form.bytes, 'bytes', ['limit', BUDGET.form.bytes]),
    row('who reads it is checked', reception.seconds, 's'),
    row('bytes by then, sealing included', reception.bytes, 'bytes'),
  ]
}
