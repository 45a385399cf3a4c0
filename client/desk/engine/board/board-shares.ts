import { pageOf } from '../../../../crypto/board/page.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import type { FoundSlot } from '../../model/board/found-slots.ts'
import type { Case } from '../../model/case/fold.ts'
import type { DeskError } from '../../model/error.ts'
import { sparing } from '../faults.ts'
import { type BoardStaff, wantedBoard } from './board-pages.ts'
import { isRunning, perform, toldWithout } from './board-writing.ts'
import { heldOf } from './held-slots.ts'

/** An open case and the number of its slots on its page; null if that is to be looked up. */
interface Share {
  readonly c: Case
  readonly count: number | null
}

/** Places that a case gave away. */
export interface Given {
  readonly by: Case
  /** Number 0 of that case no longer tells of these slots, so another case can take their places. */
  readonly places: readonly FoundSlot[]
}

/**
 * Shares a full page: the case with the most slots gives its oldest message to a case that has fewer. So many
 * letters of some cases keep no status of another off the board. A status always stays.
 */
export class BoardShares {
  readonly #shares = new Map<string, Share>()

  /** Note an open case. @param count the number of its slots if its board shows everything, else null */
  put(c: Case, count: number | null): void {
    this.#shares.set(c.id, { c, count })
  }

  /** The slots of this case are no longer given away. */
  remove(id: string): void {
    this.#shares.delete(id)
  }

  /**
   * Have the case with the most slots on the page of `taker` give some to it. It keeps more than the taker has:
   * so no two cases take from one another in turn.
   *
   * @param latest gives a case as its log is now: a colleague may have written there
   * @returns null if no case has so many
   * @throws DeskError if no answer comes
   */
  async give(
    staff: BoardStaff,
    taker: Case,
    latest: (id: string) => Promise<Case>,
  ): Promise<Given | null> {
    const has = slotsOf(staff, taker).length
    const page = pageIn(staff.list, taker)
    const others = [...this.#shares.values()].filter(({ c }) => {
      return c.id !== taker.id && pageIn(staff.list, c) === page
    })
    for (const { c, count } of others) {
      if (count === null) this.put(c, slotsOf(staff, c).length)
    }
    const richest = others
      .map(({ c }) => ({ c, count: this.#shares.get(c.id)?.count ?? 0 }))
      .sort((a, b) => b.count - a.count)
    for (const { c, count } of richest) {
      if (count <= has + 1) return null
      const by = await sparing(isUntold, () => latest(c.id))
      const places = by && (await giveUp(staff, by, has))
      this.put(by ?? c, places && count - places.length)
      if (by !== null && places !== null) return { by, places }
    }
    return null
  }
}

/** Whether its log does not say enough to write its board. */
const isUntold = ({ code }: DeskError) => code === 'unverifiable' || code === 'withheld'

/**
 * Rewrite number 0 of a case so that it no longer tells of the slots that can be spared first.
 *
 * @param has how many slots the taker has: the case keeps more than that
 * @returns null if nothing can be spared, or a colleague wrote there meanwhile
 */
async function giveUp(
  staff: BoardStaff,
  c: Case,
  has: number,
): Promise<readonly FoundSlot[] | null> {
  const board = wantedBoard(staff, c)
  if (board === null) return null
  const held = slotsOf(staff, c).filter((one) => isRunning(board, one))
  const isThere = (number: number) => held.some((one) => one.number === number)
  const first = board.slots.find(({ number }) => number === 0)
  const there = held.find(({ number }) => number === 0)
  const at = board.spare.findIndex((numbers) => numbers.some(isThere))
  if (first === undefined || there === undefined || at < 0) return null
  const places = held.filter(({ number }) => board.spare[at]?.includes(number))
  if (held.length - places.length <= has) return null
  // Number 0 tells of no incomplete message: its missing part found no place yet, or gave its place away.
  const gone = board.spare.filter((numbers, i) => i <= at || !numbers.every(isThere)).flat()
  const without = board.slots.filter(({ number }) => gone.includes(number))
  const told = toldWithout(board, first, without)
  const outcome = await perform(staff, [{ kind: 'place', ...told, there, isRight: false }])
  return outcome === 'accepted' ? places : null
}

/** Every slot of a case that is there. */
function slotsOf(staff: BoardStaff, c: Case): readonly FoundSlot[] {
  return heldOf(staff, c).found
}

/** The page on which the board of a case stands. */
export function pageIn({ board }: VerifiedKeyList, { boardKeys }: Case): number {
  const [key] = boardKeys
  return key === undefined ? 0 : pageOf(key.address, board.pageBits)
}
