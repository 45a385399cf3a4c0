import { type Week, weekAt, weekOf } from '../../../crypto/calendar.ts'
import type { VerifiedKeyList } from '../../../crypto/keylist.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import { desiredBoard } from './board.ts'
import { DeskError } from './error.ts'
import type { Case } from './fold.ts'
import { isUnjudged } from './judged.ts'
import { isOver } from './over.ts'
import { type BoardOutcome, reconcileBoard } from './reconcile.ts'
import type { Staff } from './staff.ts'

/** Why the board does not show everything of a case yet. */
export type BoardWaiting = Exclude<BoardOutcome, 'settled'> | 'offline'

/** Brings the boards of cases to what their logs tell. */
export class BoardKeeper {
  /** What each case's board was brought to, so that it is not read again for nothing. */
  readonly #settled = new Map<string, string>()
  readonly #waiting = new Map<string, BoardWaiting>()
  /** What was seen to need nothing, and by which list and in which week. */
  readonly #looked = new WeakMap<Case, string>()

  /** By case id. */
  get waiting(): ReadonlyMap<string, BoardWaiting> {
    return this.#waiting
  }

  /** Whether the board of a case shows what its log told last. */
  isSettled(caseId: string): boolean {
    return this.#settled.has(caseId)
  }

  /**
   * Bring a case's board up to date where its log or the key list has changed since, or a week
   * begun.
   *
   * @param refresh syncs the log of the case and gives its present state
   * @throws DeskError but `offline`
   */
  async keep(
    staff: Staff,
    list: VerifiedKeyList,
    known: Case,
    refresh: () => Promise<Case>,
  ): Promise<void> {
    const now = weekAt(staff.now())
    const when = `${list.version} ${now}`
    if (this.#looked.get(known) === when) return
    // Nothing is told before a person has found the report genuine: there is nothing to wait for.
    if (desiredBoard(staff.primitives, known) === null) {
      this.#waiting.delete(known.id)
      this.#looked.set(known, when)
      return
    }
    let seen = known
    const fingerprint = () =>
      JSON.stringify([desiredBoard(staff.primitives, seen), now, list.version])
    if (this.#settled.get(known.id) === fingerprint() || isLongClosed(known, now)) {
      this.#looked.set(known, when)
      return
    }
    const outcome = await outcomeOf(() =>
      reconcileBoard(staff, list, known, async () => {
        seen = await refresh()
        if (isUnjudged(seen)) throw new DeskError('unjudged')
        return seen
      }),
    )
    if (outcome !== 'settled') {
      this.#waiting.set(known.id, outcome)
      this.#settled.delete(known.id)
      return
    }
    this.#waiting.delete(known.id)
    this.#settled.set(known.id, fingerprint())
  }
}

async function outcomeOf(work: () => Promise<BoardOutcome>): Promise<BoardOutcome | 'offline'> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DeskError && error.code === 'offline') return 'offline'
    throw error
  }
}

/** Its slots have had their time and are not posted again. */
function isLongClosed({ status, progress }: Case, now: Week): boolean {
  const day = progress.history.at(-1)?.[1] ?? 0
  return isOver(status) && now > weekOf(day) + LIMIT.slotWeeks - 1
}
