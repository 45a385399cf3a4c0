import { equal } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import {
  openCachePart,
  type SealedPart,
  sealCache,
  splitCache,
} from '../../../../crypto/vault/cache.ts'
import {
  CacheIndex,
  encodeCacheIndex,
  type IndexEntry,
} from '../../../../crypto/vault/cache-index.ts'
import { decodeCachePart, encodeCachePart } from '../../../../crypto/vault/cache-part.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import type { Case } from '../../model/case/fold.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { DeskSource } from '../desk-source.ts'
import type { Holdings } from '../holdings.ts'
import { Rest } from '../sync/rest.ts'
import { extentOf, takeInPart } from './cache.ts'
import { partsOf } from './cache-parts.ts'
import { refusalOf } from './forget.ts'

/** Milliseconds between two writes: rows that came meanwhile are soon fetched at the next unlocking. */
const PERIOD = 10 * 60_000
/** The list on the screen is made again each time that there are this many times more parts. */
const STEP = 3

/** Tools with which a desk takes in what it kept. */
export interface Taking {
  readonly source: DeskSource
  readonly vault: Vault
  readonly authors: Authors
  readonly holdings: Holdings
  /** Called when a good deal more is there than before. */
  readonly shown: (done: number, total: number) => void
}

/** Keeps what a desk has opened beside its vault, sealed, so that it need not be fetched again. */
export class CacheKeeper {
  #isBegun = false
  /** Parts of the file that are not open, by number. */
  readonly #sealed = new Map<number, SealedPart>()
  #opened = 0
  /** How many parts are to be open until the list is shown again. */
  #due = 1
  /** The fault because of which parts that are taken in are no longer shown. */
  #fault: unknown = null
  /** The extent of what is kept; null if it is unknown, or if the cache is to be written again. */
  #extent: Uint8Array | null = null
  /** When it was last written, or could not be; null before that. */
  #triedAt: number | null = null
  #failed = false

  /** Whether it was looked for since unlocking. */
  get isRead(): boolean {
    return this.#isBegun
  }

  /**
   * Take in what was kept, once, except the parts that may rest: `holdings.rest` knows of them. A part that does
   * not open, and all after it, is left to be fetched.
   *
   * @param list hash of the key list by which everybody is judged; null if nothing may rest
   */
  async begin(taking: Taking, list: Uint8Array | null): Promise<void> {
    const { source, vault, holdings } = taking
    if (this.#isBegun || source.cache === undefined) return
    this.#isBegun = true
    const file = vault.cache === undefined ? null : await source.cache.read()
    if (file === null) return
    await this.#orFetch(holdings, async () => {
      const [first, ...parts] = splitCache(file)
      if (first === undefined) return
      const index = new CacheIndex(this.#plain(taking, first))
      for (const part of parts) this.#sealed.set(part.index, part)
      const mayRest = list !== null && equal(index.list, list)
      const closed = [...this.#sealed.keys()].filter((part) => mayRest && part >= index.first)
      holdings.rest = new Rest(index, closed, first.count)
      await this.#open(taking, (part) => !closed.includes(part))
      // Under another list it is written again, so that cases can rest the next time.
      this.#extent = list === null || mayRest ? index.extent : null
    })
  }

  /**
   * Take in some of the parts that rest, and show nothing before all are there: without its case a letter is kept
   * back. They change, and are written again.
   */
  async open(taking: Taking, parts: readonly number[]): Promise<void> {
    const quiet = { ...taking, shown: () => {} }
    if (parts.length > 0) this.#extent = null
    await this.#orFetch(taking.holdings, () => this.#open(quiet, (part) => parts.includes(part)))
  }

  /** Take in all of them. @throws the error of `shown`, once they are there */
  async finish(taking: Taking): Promise<void> {
    await this.#orFetch(taking.holdings, () => this.#open(taking, () => true))
    const fault = this.#fault
    this.#fault = null
    if (fault !== null) throw fault
  }

  async #open(taking: Taking, isWanted: (part: number) => boolean): Promise<void> {
    const { source, vault, authors, holdings } = taking
    const tools = { primitives: source.primitives, refusal: refusalOf(vault), authors }
    for (const [number, part] of this.#sealed) {
      if (!isWanted(number)) continue
      takeInPart(tools, holdings, decodeCachePart(this.#plain(taking, part)))
      this.#sealed.delete(number)
      holdings.rest?.opened(number)
      this.#opened++
      if (this.#sealed.size === 0) holdings.rest = null
      if (this.#opened < this.#due && this.#sealed.size > 0) continue
      this.#due *= STEP
      this.#show(taking)
      await source.cache?.pause()
    }
  }

  /** If a person ends it, what was kept is taken in all the same. */
  #show({ shown }: Taking): void {
    if (this.#fault !== null) return
    try {
      shown(this.#opened, this.#opened + this.#sealed.size)
    } catch (error) {
      this.#fault = error
    }
  }

  /** @throws CryptoError if it does not open */
  #plain({ source, vault }: Taking, part: SealedPart): Uint8Array {
    const { instance, cache: key } = vault
    if (key === undefined) throw new CryptoError('tampered', 'no key to a cache')
    return openCachePart(source.primitives, { instance, key }, part)
  }

  /** A request for the other half would tell which half is here: if anything does not open, all of it is asked for. */
  async #orFetch(holdings: Holdings, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error
      for (const id of holdings.drops.keys()) holdings.again.add(id)
      this.#extent = null
      holdings.rest = null
      this.#sealed.clear()
    }
  }

  /**
   * Write what is held, if it differs from what is kept, and not too often.
   *
   * @param list hash of the key list by which everybody is judged
   * @returns the vault with the key that opens it; `vault` itself if nothing was written
   */
  async keep(
    source: DeskSource,
    vault: Vault,
    holdings: Holdings,
    cases: readonly Case[],
    list: Uint8Array,
  ): Promise<Vault> {
    const { cache, primitives, random, now } = source
    if (cache === undefined) return vault
    const isFresh = this.#triedAt !== null && now() - this.#triedAt < PERIOD
    // A cache that went with a case is written again at once.
    if (isFresh && (this.#failed || vault.cache !== undefined)) return vault
    const extent = extentOf(primitives, holdings)
    const isSame = this.#extent !== null && equal(extent, this.#extent)
    if (vault.cache !== undefined && isSame) return vault
    const parts: Uint8Array[] = []
    const entries: IndexEntry[] = []
    let first = 1
    for (const { content, mayRest, names } of partsOf(primitives, holdings, cases, cache.sizes)) {
      parts.push(encodeCachePart(content))
      const part = parts.length
      if (!mayRest) first = part + 1
      for (const name of names) entries.push({ ...name, part })
      await cache.pause()
    }
    const index = encodeCacheIndex({ list, extent, first, entries })
    await cache.pause()
    const key = random(SIZE.key)
    const { instance } = vault
    this.#triedAt = now()
    const file = sealCache(primitives, random, { instance, key }, [index, ...parts])
    this.#failed = !(await cache.write(file))
    if (this.#failed) return vault
    this.#extent = extent
    return { ...vault, cache: key }
  }
}
