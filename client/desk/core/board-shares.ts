import { dayOf } from '../../../crypto/calendar.ts'
import type { VerifiedKeyList } from '../../../crypto/keylist.ts'
import { pageOf } from '../../../crypto/page.ts'
import { type DesiredBoard, desiredBoard } from './board.ts'
import { type Found, isRunning, perform, toldWithout } from './board-writing.ts'
import type { Case } from './fold.ts'
import { fetchHeld } from './held-slots.ts'
import { foundIn } from './reconcile.ts'
import type { Staff } from './staff.ts'

/** An open case whose board shows everything, and how many slots it has there. */
interface Share {
  readonly c: Case
  readonly count: number
}

/** What a case gave away. */
export interface Given {
  readonly by: Case
  /** Number 0 tells of them no more: whoever is written there takes their place. */
  readonly places: readonly Found[]
}

/**
 * Shares a page that is full: the case with the most slots gives its oldest message to one that has fewer,
 * so that many letters of some keep no status of another off the board. A status always stays.
 */
export class BoardShares {
  readonly #shares = new Map<string, Share>()

  /** The board of an open case shows everything. */
  put(c: Case, count: number): void {
    this.#shares.set(c.id, { c, count })
  }

  /** Its board does not show everything, or is nobody's to give away. */
  remove(id: string): void {
    this.#shares.delete(id)
  }

  /**
   * Have the case with the most slots on a page give some of them to `taker`. It keeps more than the taker
   * has: so no two cases take from one another in turn.
   *
   * @returns null where none has so many @throws DeskError where no answer comes
   */
  async give(
    staff: Staff,
    list: VerifiedKeyList,
    page: number,
    taker: Case,
  ): Promise<Given | null> {
    const has = foundIn(await fetchHeld(staff, taker)).length
    const richest = [...this.#shares.values()]
      .filter(({ c }) => c.id !== taker.id && pageIn(list, c) === page)
      .sort((a, b) => b.count - a.count)
    for (const { c, count } of richest) {
      const board = desiredBoard(staff.primitives, c, dayOf(staff.now()))
      if (board === null || board.oldest.length === 0) continue
      if (count - board.oldest.length <= has) continue
      this.remove(c.id)
      const places = await giveUp(staff, list, c, board)
      if (places !== null) return { by: c, places }
    }
    return null
  }
}

/** @returns null where a colleague wrote there meanwhile */
async function giveUp(
  staff: Staff,
  list: VerifiedKeyList,
  c: Case,
  board: DesiredBoard,
): Promise<readonly Found[] | null> {
  const held = foundIn(await fetchHeld(staff, c)).filter((one) => isRunning(board, one))
  const first = board.slots.find(({ number }) => number === 0)
  const there = held.find(({ number }) => number === 0)
  if (first === undefined || there === undefined) return null
  const going = board.slots.filter(({ number }) => board.oldest.includes(number))
  const told = toldWithout(board, first, going)
  const outcome = await perform(staff, list, [{ kind: 'place', ...told, there, isRight: false }])
  if (outcome !== 'accepted') return null
  return held.filter(({ number }) => going.some((slot) => slot.number === number))
}

/** On which page the board of a case stands. */
export function pageIn({ board }: VerifiedKeyList, { boardKeys }: Case): number {
  const [key] = boardKeys
  return key === undefined ? 0 : pageOf(key.address, board.pageBits)
}
