import { type Page, parsePage, rowsByTag } from '../../../../crypto/board/page.ts'
import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { OfflineError } from '../../../shared/transport.ts'
import { type DesiredBoard, desiredBoard } from '../../model/board/board.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { Staff } from '../post/staff.ts'

/** The desk that asks, and what it knows of the board. */
export interface BoardStaff extends Staff {
  readonly board: BoardPages
  readonly list: VerifiedKeyList
}

const wanted = new WeakMap<Case, { readonly today: Day; readonly board: DesiredBoard | null }>()

/** The board of a case as it is to be today, made once of each state of the case. */
export function wantedBoard({ primitives, now }: BoardStaff, c: Case): DesiredBoard | null {
  const today = dayOf(now())
  const known = wanted.get(c)
  if (known?.today === today) return known.board
  const board = desiredBoard(primitives, c, today)
  wanted.set(c, { today, board })
  return board
}

export interface ReadPage extends Page {
  /** `rowsByTag` */
  readonly rows: ReadonlyMap<string, Uint8Array>
}

/** An entry about one id that only the server has stated, until pages confirm it. */
interface Known {
  /** Null if nothing lies there. */
  readonly sealed: Uint8Array | null
  /** A page has shown it. */
  readonly seen: boolean
  /** The last build that was compared with it. */
  readonly build: string
  /** New builds that did not confirm it. */
  readonly misses: number
}

/**
 * Builds without a slot before it counts as lost. The first new build may have begun before the slot was posted;
 * the next one began after the first was handed out.
 */
const PATIENCE = 2
/** The most builds between two checks of a slot that stays lost. */
const LONGEST = 1024

/**
 * The board as everybody gets it: all pages of the last build. A desk fetches them once in each round, unsigned
 * and in one order, whatever its member reads. It also holds what this desk learned since: a page does not show
 * what came after its build, nor under which id a slot lies. PROTOCOL.md section 12
 */
export class BoardPages {
  #pages: readonly (ReadPage | null)[] | null = null
  /** Slots that were taken away or overwritten, by `bytesOf`: pages show them until the next build. */
  readonly #known = new Map<string, Known>()
  /** Ids, each with a slot that does not lie there. */
  readonly #gone = new Map<string, Pick<Known, 'build' | 'misses'>>()
  /** Ids, each with a slot that the server says does not lie there: hex, a space, `bytesOf`. */
  readonly #elsewhere = new Set<string>()
  /** How often a slot that the server accepted under an id was not there, by id in hex. */
  readonly #lost = new Map<string, number>()

  /** Fetch all pages. If no answer comes, none are at hand until the next look. */
  async look(staff: Staff & Pick<BoardStaff, 'list'>): Promise<void> {
    const pages: (ReadPage | null)[] = []
    this.#pages = null
    try {
      for (let number = 0; number < 2 ** staff.list.board.pageBits; number++) {
        pages.push(await fetchPage(staff, number))
      }
      this.#pages = pages
    } catch (error) {
      if (!(error instanceof OfflineError)) throw error
    }
  }

  /** Whether the last look brought pages. */
  get isAtHand(): boolean {
    return this.#pages !== null
  }

  /** The first page, which has the echoes that all of them have; null if there is none. */
  get first(): ReadPage | null {
    return this.#pages?.[0] ?? null
  }

  /**
   * @returns null if the server has no such page
   * @throws DeskError `offline`
   */
  page(number: number): ReadPage | null {
    if (this.#pages === null) throw new DeskError('offline')
    return this.#pages[number] ?? null
  }

  /**
   * All that is known of an id beyond the pages.
   *
   * @param shown by `bytesOf`, the slots that the page shows under its number
   * @returns undefined if the pages say all
   */
  knownAt(id: Uint8Array, shown: ReadonlyMap<string, unknown>): Known | undefined {
    const name = toHex(id)
    const known = this.#known.get(name)
    if (known === undefined || known.build === this.#build) return known
    const isShown = known.sealed !== null && shown.has(bytesOf(known.sealed))
    const misses = isShown ? 0 : known.misses + 1
    const next = { ...known, build: this.#build, seen: known.seen || isShown, misses }
    if (isShown) this.#lost.delete(name)
    const times = this.#lost.get(name) ?? 0
    const patience = known.seen || known.sealed === null ? 1 : Math.min(2 ** times, LONGEST)
    const isOver = misses >= (known.seen ? 1 : PATIENCE * patience)
    if (!isOver) this.#known.set(name, next)
    else this.#known.delete(name)
    if (isOver && !known.seen && known.sealed !== null) this.#lost.set(name, times + 1)
    return this.#known.get(name)
  }

  /** Whether the server accepted a slot under this id before, and pages did not show it. */
  isLost(id: Uint8Array): boolean {
    return this.#lost.has(toHex(id))
  }

  /** The slot that the server says lies under an id, even if no page confirms it; null for none. */
  saidAt(id: Uint8Array): Uint8Array | null {
    return this.#known.get(toHex(id))?.sealed ?? null
  }

  /** Whether a slot that a page shows was taken away since. */
  isGone(sealed: Uint8Array): boolean {
    const hash = bytesOf(sealed)
    const gone = this.#gone.get(hash)
    if (gone === undefined || gone.build === this.#build) return gone !== undefined
    const misses = gone.misses + 1
    if (misses < PATIENCE) this.#gone.set(hash, { build: this.#build, misses })
    else this.#gone.delete(hash)
    return misses < PATIENCE
  }

  /** Whether the server said that a slot does not lie under an id. */
  isElsewhere(id: Uint8Array, sealed: Uint8Array): boolean {
    return this.#elsewhere.has(`${toHex(id)} ${bytesOf(sealed)}`)
  }

  /** Note what the server says lies under an id. @param sealed null if nothing lies there */
  note(id: Uint8Array, sealed: Uint8Array | null): void {
    this.#known.set(toHex(id), { sealed, seen: false, build: this.#build, misses: 0 })
  }

  /** Note that a slot is gone from an id, if it lay there. */
  noteGone(id: Uint8Array, sealed: Uint8Array): void {
    this.#gone.set(bytesOf(sealed), { build: this.#build, misses: 0 })
    this.noteElsewhere(id, sealed)
  }

  noteElsewhere(id: Uint8Array, sealed: Uint8Array): void {
    this.#elsewhere.add(`${toHex(id)} ${bytesOf(sealed)}`)
  }

  /** All pages of a build have one nonce of echoes; a later page is of this build or of a newer one. */
  get #build(): string {
    const { first } = this
    return first === null ? '' : hexOf(first.echoNonce)
  }
}

/** A name for a slot: all of its bytes, since anybody can copy a nonce and write another text. */
export const bytesOf = hexOf

/** Fetch without a signature, as anybody asks. @returns null if the server has no such page */
async function fetchPage({ transport }: Staff, number: number): Promise<ReadPage | null> {
  const answer = await transport.request('GET', `${PATH.board}${number}`)
  if (answer.status !== 200) return null
  return unlessBroken(null, () => {
    const page = parsePage(answer.body)
    return { ...page, rows: rowsByTag(page) }
  })
}
