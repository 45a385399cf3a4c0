import type { Page } from 'puppeteer-core'
import type { BrowserKind } from '../../test/support/browser/browser.ts'
import { fillReport, openReporter, press } from '../../test/support/browser/reporter-page.ts'
import {
  type ReporterServer,
  startReporterServer,
} from '../../test/support/browser/reporter-server.ts'
import { inBrowser } from './in-browser.ts'
import { type Effort, median, type Row, row, type Section } from './table.ts'

const KINDS = ['chromium', 'chromium-jitless', 'firefox', 'firefox-safer'] as const

/** From "send" to the code on the screen, and to "delivered". */
export async function benchSend({ time }: Effort): Promise<Section> {
  const server = await startReporterServer()
  const rows: Row[] = []
  let peer: Sent | null = null
  try {
    for (const kind of KINDS) {
      const sent = await sendIn(kind, server, time < 500 ? 1 : 3)
      peer ??= sent
      rows.push(...rowsOf(kind, sent, peer))
    }
  } finally {
    await server.stop()
  }
  return { title: 'From "send" to the code and to "delivered", on this machine', rows }
}

/** Seconds from pressing "send". */
interface Sent {
  readonly code: number
  readonly delivered: number
}

async function sendIn(kind: BrowserKind, server: ReporterServer, times: number): Promise<Sent> {
  const all: Sent[] = []
  for (let i = 0; i < times; i++) {
    const { publicUrl } = server.instance.server
    all.push(await inBrowser(kind, (page) => sendOnce(page, publicUrl)))
  }
  return {
    code: median(all.map(({ code }) => code)),
    delivered: median(all.map(({ delivered }) => delivered)),
  }
}

async function sendOnce(page: Page, url: string): Promise<Sent> {
  await openReporter(page, url)
  await fillReport(page, { channel: 'staff', answers: { what: 'ærlig '.repeat(333) } })
  await page.evaluate(watchTheSending)
  await press(page, 'send')
  await page.waitForSelector('#progress.good', { timeout: 120_000 })
  const seen = await page.evaluate(() =>
    JSON.stringify((globalThis as unknown as { sent: Record<string, number> }).sent),
  )
  const { start = 0, code = 0, delivered = 0 } = JSON.parse(seen)
  return { code: (code - start) / 1000, delivered: (delivered - start) / 1000 }
}

/** Runs in the page: note when "send" is pressed, when a frame shows the code, and "delivered". */
function watchTheSending(): void {
  const sent: Record<string, number> = {}
  Object.assign(globalThis, { sent })
  addEventListener(
    'click',
    () => {
      sent.start ??= performance.now()
    },
    true,
  )
  new MutationObserver(() => {
    const { start, code, delivered } = sent
    if (start === undefined) return
    if (code === undefined && document.getElementById('code') !== null) {
      sent.code = Number.NaN
      requestAnimationFrame(() => {
        sent.code = performance.now()
      })
    }
    if (delivered === undefined && document.querySelector('#progress.good') !== null) {
      sent.delivered = performance.now()
    }
  }).observe(document.body, { childList: true, subtree: true })
}

function rowsOf(kind: BrowserKind, { code, delivered }: Sent, peer: Sent): Row[] {
  const against = (value: number) => (kind === 'chromium' ? null : (['chromium', value] as const))
  return [
    row(`${kind}: code on the screen`, code, 's', against(peer.code)),
    row('delivered', delivered, 's', against(peer.delivered)),
  ]
}
