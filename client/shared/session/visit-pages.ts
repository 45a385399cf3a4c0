import { type Page, pageOf, parsePage } from '../../../crypto/board/page.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { OfflineError, type Transport } from '../transport.ts'
import { VisitError } from './visit-error.ts'

export interface PageSource {
  readonly transport: Transport
  /** `ms` later; if the visit ends before, never. */
  readonly later: (ms: number) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of each page that is to be fetched `ms` later, for the one who fetches it if the visit ends before. */
  readonly due?: (page: number, ms: number) => void
}

/** A page of the board, as it was at a time. */
export interface FetchedPage {
  readonly page: Page
  /** Milliseconds since 1970. */
  readonly fetchedAt: number
}

/** Milliseconds from sending a letter to the pages that are fetched after it. */
const AFTER = [70_000, 130_000, 190_000]

/**
 * The board pages that a visit fetches, of which it keeps the last: everybody who opens the site fetches one, so that
 * reading needs no request of its own. PROTOCOL.md section 6.1
 */
export class VisitPages {
  readonly #source: PageSource
  readonly #onPage: (page: Page) => Promise<void>
  #kept: ({ readonly of: string } & FetchedPage) | null = null

  /** @param onPage is given each page that was fetched, before anybody else */
  constructor(source: PageSource, onPage: (page: Page) => Promise<void>) {
    this.#source = source
    this.#onPage = onPage
  }

  /**
   * Fetch the page of an address, and keep it. An answer that is no page is refused at once: a refusal when it is read,
   * and another request, would tell that somebody reads.
   *
   * @param address 4 bytes
   * @param bits how many of them choose the page, by the list in hand
   * @throws VisitError `server`; OfflineError
   */
  async fetch(address: Uint8Array, bits: number): Promise<FetchedPage> {
    const path = boardPath(pageOf(address, bits))
    const { status, body } = await this.#source.transport.request('GET', path)
    if (status !== 200) throw new VisitError('server')
    const kept = { of: nameOf(address, bits), page: parsed(body), fetchedAt: this.#source.now() }
    this.#kept = kept
    await this.#onPage(kept.page)
    return kept
  }

  /** The page of an address: the one that was kept if it is that page, else a fresh one. As `fetch`. */
  async of(address: Uint8Array, bits: number): Promise<FetchedPage> {
    const kept = this.#kept
    return kept?.of === nameOf(address, bits) ? kept : this.fetch(address, bits)
  }

  /**
   * Fetch the page of an address at the times at which that follows a letter: so often that three builds of
   * the board can be without it. Whether it comes changes nothing for the letter.
   *
   * @returns once all have come, or have not
   */
  async follow(address: Uint8Array, bits: number): Promise<void> {
    const { later, due } = this.#source
    const pages = AFTER.map((ms) => {
      due?.(pageOf(address, bits), ms)
      return later(ms).then(() => this.#fetchIfItComes(address, bits))
    })
    await Promise.all(pages)
  }

  async #fetchIfItComes(address: Uint8Array, bits: number): Promise<void> {
    try {
      await this.fetch(address, bits)
    } catch (error) {
      if (!(error instanceof VisitError || error instanceof OfflineError)) throw error
    }
  }
}

/** The path of a page of the board. */
export function boardPath(page: number): string {
  return `${PATH.board}${page}`
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
