import { CryptoError } from '../../crypto/errors.ts'
import { type Page, pageOf, parsePage } from '../../crypto/page.ts'
import { PATH } from '../../crypto/wire.ts'
import type { Transport } from './transport.ts'
import { VisitError } from './visit-error.ts'

export interface PageSource {
  readonly transport: Transport
  /** `ms` later; where the visit ends before, never. */
  readonly later: (ms: number) => Promise<void>
}

/** Milliseconds from sending a letter to the pages that are fetched after it. */
const AFTER = [70_000, 130_000]

/**
 * The board pages that a visit fetches, of which it keeps the last: who opens the site fetches one, so
 * that reading needs no request of its own. PROTOCOL.md section 6.1
 */
export class VisitPages {
  readonly #source: PageSource
  readonly #onPage: (page: Page) => Promise<void>
  #kept: { readonly of: string; readonly page: Page } | null = null

  /** @param onPage is given each page that was fetched, before anybody else */
  constructor(source: PageSource, onPage: (page: Page) => Promise<void>) {
    this.#source = source
    this.#onPage = onPage
  }

  /**
   * Fetch the page of an address, and keep it. What is no page is refused at once: to find it out when
   * it is read, and ask again, would tell that somebody reads.
   *
   * @param address 4 bytes
   * @param bits how many of them choose the page, by the list in hand
   * @throws VisitError `server`; OfflineError
   */
  async fetch(address: Uint8Array, bits: number): Promise<Page> {
    const number = pageOf(address, bits)
    const path = `${PATH.board}${number}`
    const { status, body } = await this.#source.transport.request('GET', path)
    if (status !== 200) throw new VisitError('server')
    const page = parsed(body)
    this.#kept = { of: nameOf(address, bits), page }
    await this.#onPage(page)
    return page
  }

  /** The page of an address: the one that was kept if it is that page, else a fresh one. As `fetch`. */
  async of(address: Uint8Array, bits: number): Promise<Page> {
    const kept = this.#kept
    return kept?.of === nameOf(address, bits) ? kept.page : this.fetch(address, bits)
  }

  /** Do this at the times at which a page is fetched after a letter; nobody waits for it. */
  follow(fetch: () => Promise<void>): void {
    for (const ms of AFTER) void this.#source.later(ms).then(fetch)
  }
}

function parsed(body: Uint8Array): Page {
  try {
    return parsePage(body)
  } catch (error) {
    if (error instanceof CryptoError) throw new VisitError('server', error)
    throw error
  }
}

/** The same number names another page when the board has grown. */
function nameOf(address: Uint8Array, bits: number): string {
  return [bits, pageOf(address, bits)].join()
}
