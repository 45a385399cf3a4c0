import { openCachePart, sealCache, splitCache } from '../../../crypto/cache.ts'
import { decodeCachePart, encodeCachePart } from '../../../crypto/cache-part.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { SIZE } from '../../../crypto/labels.ts'
import type { Vault } from '../../../crypto/vault.ts'
import { extentOf, partsOf, takeInPart } from './cache.ts'
import type { DeskSource } from './desk-source.ts'
import type { Case } from './fold.ts'
import { refusalOf } from './forget.ts'
import type { Holdings } from './holdings.ts'
import type { Authors } from './stream.ts'

/** Milliseconds: what came meanwhile is soon fetched at the next unlocking. */
const PERIOD = 10 * 60_000
/** The list on the screen is made again each time that there are this many times more parts. */
const STEP = 3

/** Keeps what a desk has opened beside its vault, sealed, so that it need not be fetched again. */
export class CacheKeeper {
  #isRead = false
  /** Of what is kept; null where that is not known. */
  #extent: string | null = null
  /** When it was last written, or could not be; null before that. */
  #triedAt: number | null = null
  #failed = false

  /**
   * Take in what was kept, once. What does not open, and all after it, is left to be fetched.
   *
   * @param shown called when a good deal more is there than before
   */
  async restore(
    source: DeskSource,
    vault: Vault,
    authors: Authors,
    holdings: Holdings,
    shown: (done: number, total: number) => void,
  ): Promise<void> {
    const { cache, primitives } = source
    if (this.#isRead || cache === undefined) return
    this.#isRead = true
    const { cache: key, instance } = vault
    const file = key === undefined ? null : await cache.read()
    if (file === null || key === undefined) return
    const tools = { primitives, refusal: refusalOf(vault), authors }
    let due = 1
    try {
      for (const part of splitCache(file)) {
        const plain = openCachePart(primitives, { instance, key }, part)
        takeInPart(tools, holdings, decodeCachePart(plain))
        const done = part.index + 1
        if (done < due && done < part.count) continue
        due *= STEP
        shown(done, part.count)
        await cache.pause()
      }
      this.#extent = extentOf(holdings)
    } catch (error) {
      // A request for the other half would tell which half is here: all of it is asked for.
      for (const id of holdings.drops.keys()) holdings.again.add(id)
      if (!(error instanceof CryptoError)) throw error
    }
  }

  /**
   * Write what is held, where it is not what is kept, and not too often.
   *
   * @returns the vault with the key that opens it; `vault` itself where nothing was written
   */
  async keep(
    source: DeskSource,
    vault: Vault,
    holdings: Holdings,
    cases: readonly Case[],
  ): Promise<Vault> {
    const { cache, primitives, random, now } = source
    if (cache === undefined) return vault
    const isFresh = this.#triedAt !== null && now() - this.#triedAt < PERIOD
    // A cache that went with a case is written again at once.
    if (isFresh && (this.#failed || vault.cache !== undefined)) return vault
    const extent = extentOf(holdings)
    if (vault.cache !== undefined && extent === this.#extent) return vault
    const parts: Uint8Array[] = []
    for (const part of partsOf(holdings, cases)) {
      parts.push(encodeCachePart(part))
      await cache.pause()
    }
    const key = random(SIZE.key)
    const { instance } = vault
    this.#triedAt = now()
    this.#failed = !(await cache.write(sealCache(primitives, random, { instance, key }, parts)))
    if (this.#failed) return vault
    this.#extent = extent
    return { ...vault, cache: key }
  }
}
