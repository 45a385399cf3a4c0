import type { Knex } from 'knex'
import { weekAt } from '../crypto/days/calendar.ts'
import { rowFault } from '../crypto/keys/choice-row.ts'
import {
  contentHash,
  openBundle,
  statedFingerprint,
  type VerifiedKeyList,
  verifyKeyList,
} from '../crypto/keys/keylist.ts'
import { decodePublication, type Publication } from '../crypto/keys/publication.ts'
import { keepsSteps, stepsFrom } from '../crypto/keys/succession.ts'
import { equal, fromUtf8, type Random, utf8 } from '../crypto/primitives/bytes.ts'
import { CryptoError } from '../crypto/primitives/errors.ts'
import { SIZE } from '../crypto/primitives/labels.ts'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import {
  addBundles,
  addKeyList,
  getKeyList,
  listKeyLists,
  removeKeyListsAfter,
  versionOf,
} from '../db/keylists.ts'
import { getSetting, putSetting } from '../db/settings.ts'
import { removeStops } from '../db/stops.ts'
import { write } from '../db/transaction.ts'
import { ApiError } from './errors.ts'
import { keepSuspensionsOf } from './suspensions.ts'

/** The latest publication of the root, checked. */
export interface Published {
  readonly list: VerifiedKeyList
  /** The signed list, byte for byte as it is served. */
  readonly signed: Uint8Array
  readonly content: Uint8Array
}

/** A good publication that cannot become current. Its sender over the network learns only the code. */
export class ListConflict extends ApiError {
  /**
   * `known`: it was current once. `gap`: lists between the current one and it are missing. `fork`: it does not
   * come from the current one. `board`: it has less room.
   */
  readonly reason: 'known' | 'gap' | 'fork' | 'board'
  readonly version: number

  constructor(reason: ListConflict['reason'], version: number) {
    super('conflict')
    this.reason = reason
    this.version = version
  }
}

/** The parts of a server that importing a publication needs. */
interface Tools {
  readonly p: Primitives
  readonly random: Random
  readonly db: Knex
  /** milliseconds */
  readonly now: () => number
}

/** The sender of a publication. */
export type Sender =
  | { readonly kind: 'network' }
  /** `follow`: fingerprint of the root that the operator says is right; null if the operator names none. */
  | { readonly kind: 'operator'; readonly follow: string | null }

/** The newest publication in memory, beside the one in the database. */
export class Reception {
  #current: Published | null = null
  /** The bytes of the publication in use, once they were checked. Anybody may send them again, and a check is dear. */
  #checked: Uint8Array | null = null
  /** The bytes of the publication that was found whole last: it is looked at first, and then taken. */
  #whole: Uint8Array | null = null
  #next: (published: Published) => void = () => undefined

  /** @throws ApiError `unavailable` before the first publication */
  current(): Published {
    if (this.#current === null) throw new ApiError('unavailable')
    return this.#current
  }

  isOpen(): boolean {
    return this.#current !== null
  }

  /** Call `work`, instead of an earlier one, with each publication that becomes current. */
  onNext(work: (published: Published) => void): void {
    this.#next = work
  }

  /** Take over the publication in the database, and check it again. */
  async load(p: Primitives, db: Knex): Promise<void> {
    const stored = await getKeyList(db)
    const root = await getSetting(db, 'root')
    const content = await getSetting(db, 'content')
    if (stored === null || root === null || content === null) return
    const list = verifyKeyList(p, stored.signed, fromUtf8(root))
    this.#current = { list, signed: stored.signed, content }
  }

  /**
   * The list after which a list of the root `follow` goes on, if the one in use is of another root that did
   * not come from it; null if there is none.
   */
  async #forkBefore(p: Primitives, db: Knex, follow: string | null, signed: Uint8Array) {
    if (this.#current === null || follow === null) return null
    if (isLedFrom(p, this.#current.list, follow)) return null
    if (refusing(() => statedFingerprint(p, signed)) !== follow) return null
    const { previous } = refusing(() => verifyKeyList(p, signed, follow))
    for (const stored of await listKeyLists(db)) {
      const root = statedFingerprint(p, stored.signed)
      const list = verifyKeyList(p, stored.signed, root)
      if (equal(list.hash, previous)) return { list, root }
    }
    return null
  }

  /**
   * Check a publication against the root in use and the list before it, and make it current. Its root is the
   * pinned one from then on: a root that has named a successor signs nothing more.
   *
   * @param by `operator` for a file of theirs: it may be the first, whose root is pinned. `follow` is the
   *   root that they say is right: its list replaces lists that somebody with an older root made
   * @returns whether it is new; false if this very one is current already: then bundles of its weeks that are
   *   gone come back
   * @throws ApiError `malformed`, `unsigned` (not signed by the pinned root), `unavailable` (may not pin)
   * @throws ListConflict if it is older, not the next version, names another predecessor, forgets a root, says
   *   of a channel's row that it is older than it is, or has a smaller board
   */
  async import(tools: Tools, bytes: Uint8Array, by: Sender): Promise<boolean> {
    const { p, db, now } = tools
    if (this.#current !== null && this.#isChecked(bytes)) {
      await addBundles(db, this.#current.list.version, decodePublication(bytes).bundles)
      return false
    }
    const checked = await this.#check(tools, bytes, by)
    const { list, fork, publication } = checked
    const { signed, content } = publication
    if (checked.isCurrent) {
      await addBundles(db, list.version, publication.bundles)
      this.#checked = bytes
      return false
    }
    await write(db, async (trx) => {
      const week = weekAt(now())
      if (fork !== null) await removeKeyListsAfter(trx, fork.list.version)
      const added = await addKeyList(trx, list.version, signed, publication.bundles, week)
      if (added === 'refused') throw new ListConflict('fork', list.version)
      await putSetting(trx, 'content', content)
      await keepSuspensionsOf(p, trx, list)
      await removeStops(trx)
      await putSetting(trx, 'root', utf8(statedFingerprint(p, signed)))
    })
    this.#current = { list, signed, content }
    this.#checked = bytes
    this.#next(this.#current)
    return true
  }

  /** The publication that `import` would make current; nothing is written. @throws as `import` */
  async preview(tools: Tools, bytes: Uint8Array, by: Sender): Promise<Published> {
    if (this.#current !== null && this.#isChecked(bytes)) return this.#current
    const { list, publication } = await this.#check(tools, bytes, by)
    const { signed, content } = publication
    return this.#current !== null && equal(this.#current.signed, signed)
      ? this.#current
      : { list, signed, content }
  }

  #isChecked(bytes: Uint8Array): boolean {
    return this.#checked !== null && equal(this.#checked, bytes)
  }

  /** Everything about a publication that can be known before it is stored. */
  async #check({ p, random, db }: Tools, bytes: Uint8Array, by: Sender) {
    const publication = refusing(() => decodePublication(bytes))
    const pinned = await getSetting(db, 'root')
    if (pinned === null && by.kind === 'network') throw new ApiError('unavailable')
    const isCurrent = this.#current !== null && equal(this.#current.signed, publication.signed)
    // A list from before a new root is signed by a root that is no longer trusted.
    const known = isCurrent ? null : await versionOf(db, publication.signed)
    if (known !== null) throw new ListConflict('known', known)
    const follow = by.kind === 'operator' ? by.follow : null
    const fork = await this.#forkBefore(p, db, follow, publication.signed)
    const list = refusing(() => {
      const root = pinned ? fromUtf8(pinned) : statedFingerprint(p, publication.signed)
      return verifyKeyList(p, publication.signed, fork?.root ?? root)
    })
    if (this.#whole === null || !equal(this.#whole, bytes)) {
      // keys of a list in use were tried when it was taken
      const tried = isCurrent ? null : random
      refusing(() => requireWhole(p, list, publication, tried))
      this.#whole = bytes
    }
    if (this.#current !== null && !isCurrent) {
      requireSuccessor(fork?.list ?? this.#current.list, list)
      requireRoom(this.#current.list, list)
    }
    return { list, fork, publication, isCurrent }
  }
}

/** Whether a list is of a root, or of one that it leads to. */
function isLedFrom(p: Primitives, list: VerifiedKeyList, root: string): boolean {
  try {
    stepsFrom(p, list, root)
    return true
  } catch (error) {
    if (error instanceof CryptoError && error.code === 'foreign') return false
    throw error
  }
}

/**
 * Every bundle and the content are those that the list names, and every key can be sealed to.
 *
 * @param random tries the keys; null if they were tried before: the list names them by their hash
 */
function requireWhole(
  p: Primitives,
  list: VerifiedKeyList,
  publication: Publication,
  random: Random | null,
): void {
  const { first, bundles } = list.weeks
  if (publication.bundles.length !== bundles.length) throw new ApiError('malformed')
  publication.bundles.forEach(({ week, bundle }, i) => {
    if (week !== first + i) throw new ApiError('malformed')
    const keys = openBundle(p, list, week, bundle)
    if (random === null) return
    for (const key of keys.values()) p.kemEncapsulate(key, random(SIZE.kemSeed))
  })
  if (!equal(contentHash(p, list.instance, publication.content), list.content)) {
    throw new ApiError('malformed')
  }
}

/** `addKeyList` checks that the version is the next one. */
function requireSuccessor(current: VerifiedKeyList, next: VerifiedKeyList): void {
  const isSame = equal(next.instance, current.instance)
  const isNext = equal(next.previous, current.hash)
  if (isSame && !isNext && next.version > current.version + 1) {
    throw new ListConflict('gap', next.version)
  }
  const follows = isNext && keepsSteps(current, next)
  if (!follows || !isSame || rowFault(current, next) !== null) {
    throw new ListConflict('fork', next.version)
  }
}

/** The board of the next list has room for everything on the present one. */
function requireRoom({ board }: VerifiedKeyList, next: VerifiedKeyList): void {
  const fits =
    next.board.slots >= board.slots &&
    next.board.echoes >= board.echoes &&
    next.board.pageBits >= board.pageBits
  if (!fits) throw new ListConflict('board', next.version)
}

/** Turn a fault of a publication into the error that its sender is told. */
function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    const unsigned = error.code === 'foreign' || error.code === 'forged'
    throw new ApiError(unsigned ? 'unsigned' : 'malformed')
  }
}
