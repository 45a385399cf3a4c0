import type { Knex } from 'knex'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import { encodeListing, hashesOf, isListed, partsOf } from '../crypto/wire/listing.ts'
import { joinEnvelopes, listShelf, type Shelf } from '../db/shelf.ts'
import type { Tick } from '../db/ticks.ts'
import { NotYetError } from './errors.ts'

/** The expiry of a drop that comes until the next tick. */
export type Birth = Pick<Tick, 'expiryWeek' | 'life'>

/** The marks that hold until the next tick; only in memory. */
export interface TickMarks {
  /** Null before the first tick, and if there are no ticks. */
  birth: Birth | null
  /** The moments of cover drops that are still to come, in milliseconds, sorted. */
  cover: readonly number[]
}

/** All that desks see of a shelf. */
interface View {
  /** `encodeListing` of its rows */
  readonly listing: Uint8Array
  /** The same, cut by prefix. */
  readonly parts: readonly Uint8Array[]
  readonly hashes: Uint8Array
}

/**
 * All that desks see of the shelves of drops and records: how they were at the last tick. It is only in
 * memory: after a start nothing is seen before the next tick. Otherwise rows that came since the last tick
 * would be seen without the cover that was to come with them. PROTOCOL.md section 16.2
 */
export class Shelves {
  readonly #p: Primitives
  readonly #db: Knex
  readonly #wait: () => number
  readonly #isAtOnce: boolean
  #views: Readonly<Record<Shelf, View>> | null = null

  /**
   * @param wait seconds until the next tick
   * @param isAtOnce there are no ticks, and everything is seen as it comes: for tests
   */
  constructor(p: Primitives, db: Knex, wait: () => number, isAtOnce: boolean) {
    this.#p = p
    this.#db = db
    this.#wait = wait
    this.#isAtOnce = isAtOnce
  }

  /** Have desks see the shelves as they are now. */
  async show(): Promise<void> {
    const drops = await this.#look('drops')
    const records = await this.#look('records')
    this.#views = { drops, records }
  }

  async #look(shelf: Shelf): Promise<View> {
    const listing = encodeListing(await listShelf(this.#db, shelf))
    return { listing, parts: partsOf(listing), hashes: hashesOf(this.#p, listing) }
  }

  /** @throws NotYetError */
  async #view(shelf: Shelf): Promise<View> {
    if (this.#isAtOnce) return this.#look(shelf)
    if (this.#views === null) throw new NotYetError(this.#wait())
    return this.#views[shelf]
  }

  /** The hashes by which a desk knows which parts of its list have changed, 4,096 bytes. @throws NotYetError */
  async hashes(shelf: Shelf): Promise<Uint8Array> {
    return (await this.#view(shelf)).hashes
  }

  /** The rows of some prefixes, by id, as `encodeListing` writes them. @throws NotYetError */
  async rows(shelf: Shelf, prefixes: ReadonlySet<number>): Promise<readonly Uint8Array[]> {
    const { parts } = await this.#view(shelf)
    return parts.filter((_, prefix) => prefixes.has(prefix))
  }

  /**
   * Envelopes joined in the order asked for, one as often as it is asked for. Drops that no list shows are left out:
   * they would be seen without their cover. The id of a record is known only to those who read its log, and who
   * would meet it if they wrote there.
   *
   * @throws NotYetError
   */
  async envelopes(shelf: Shelf, ids: readonly Uint8Array[]): Promise<Uint8Array> {
    if (this.#isAtOnce || shelf === 'records') return joinEnvelopes(this.#db, shelf, ids)
    const { listing } = await this.#view(shelf)
    return joinEnvelopes(
      this.#db,
      shelf,
      ids.filter((id) => isListed(listing, id)),
    )
  }
}
