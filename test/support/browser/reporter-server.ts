import type { Page } from 'puppeteer-core'
import { dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import type { SlotContent, SlotKind } from '../../../crypto/entries/content.ts'
import { deriveReceipt, parseCode, type ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import type { PageFiles } from '../../../server/pages.ts'
import { sampleSite } from '../reception/site.ts'
import { universityReception } from '../reception/university-reception.ts'
import {
  type Instance,
  type InstanceOptions,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../server/instance.ts'
import { idsIn, listPath } from '../server/listing.ts'
import { tapWire, type WireTap } from '../server/wire-tap.ts'
import { type BrowserKind, type BrowserOptions, launch, type TestBrowser } from './browser.ts'
import { type PagesOptions, packQuickly, reporterPages } from './reporter-page.ts'

/** A server with the real pages, and a tap between it and the browser. */
export interface ReporterServer {
  readonly instance: Instance
  readonly tap: WireTap
  readonly url: string
  /** Put a status and messages on the board for this code, as the first member's desk does. */
  answer(
    code: string,
    status: Partial<SlotContent>,
    messages?: readonly (readonly [SlotKind, Partial<SlotContent>])[],
  ): Promise<void>
  /** How many drops the server holds. */
  countDrops(): Promise<number>
  stop(): Promise<void>
}

export interface ReporterServerOptions
  extends Pick<InstanceOptions, 'csp' | 'reception'>,
    Pick<PagesOptions, 'logo' | 'site' | 'webcat'> {
  /** Change the built pages before they are served. */
  readonly change?: (pages: PageFiles) => PageFiles
}

export async function startReporterServer({
  change = (pages) => pages,
  logo = null,
  site = sampleSite(),
  webcat = false,
  ...options
}: ReporterServerOptions = {}): Promise<ReporterServer> {
  const p = await loadSodium()
  const reception = options.reception ?? universityReception(p, dayOf(Date.now()))
  const instance = await startInstance({
    ...options,
    reception,
    pages: change(await reporterPages(reception, { logo, site, webcat })),
    brotli: packQuickly,
  })
  const tap = await tapWire(instance.server.publicUrl)
  const member = reception.members[0]!
  const week = weekAt(Date.now())
  const receiptOf = (typed: string): ReceiptKeys => {
    const parsed = parseCode(typed)
    if (parsed.kind !== 'code') throw new Error(`not a code: ${parsed.kind}`)
    return deriveReceipt(p, reception.list.instance, parsed.code)
  }
  return {
    instance,
    tap,
    url: tap.url,
    answer: async (code, status, messages = []) => {
      const slots = [['status', status] as const, ...messages]
      const live = 2 ** slots.length - 1
      // Number 0 says which other slots are live, so it comes last.
      for (const [number, [kind, content]] of [...slots.entries()].reverse()) {
        const text = { text: '', ...content }
        const slot = { week, number, kind, content: text, part: { live } }
        const post = slotPostFor(instance, member, receiptOf(code), slot)
        const answer = await staffFetch(instance, member, 'POST', PATH.deskSlots, { json: post })
        if (answer.status !== 200) throw new Error(`the board refused: ${answer.text}`)
      }
    },
    countDrops: async () => {
      const path = listPath(PATH.deskDrops)
      const { body } = await staffFetch(instance, member, 'GET', path)
      return idsIn(body).length / 32
    },
    stop: async () => {
      await tap.close()
      await instance.stop()
    },
  }
}

/** A browser at the reporter's page of a server of its own. */
export interface ReporterSite extends ReporterServer {
  readonly browser: TestBrowser
  /** An empty page with storage of its own. */
  newPage(): Promise<Page>
}

/** Stop it in `after`, the browser too. */
export async function startReporterSite(
  kind: BrowserKind = 'chromium',
  options: ReporterServerOptions = {},
  browserOptions: BrowserOptions = {},
): Promise<ReporterSite> {
  const server = await startReporterServer(options)
  const browser = await launch(kind, browserOptions)
  return {
    ...server,
    browser,
    newPage: () => browser.newPage({ isolated: true }),
    stop: async () => {
      await browser.close()
      await server.stop()
    },
  }
}
