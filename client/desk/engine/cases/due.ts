import { weekAt } from '../../../../crypto/days/calendar.ts'
import { isPartial } from '../../model/access/access.ts'
import type { Case } from '../../model/case/fold.ts'
import { isUnjudged } from '../../model/log/judged.ts'
import type { CaseHand } from '../case-hand.ts'
import { sparingOthers } from '../faults.ts'
import { keepAudit } from './audit-keep.ts'
import { giveKeys } from './heirs.ts'
import { changeWhatIsDue } from './rights.ts'

/** By which list, in which week and without whom: what is due is so until that changes. */
function standingOf({ list, suspended, staff }: CaseHand): string {
  return [list.version, weekAt(staff.now()), ...suspended].join(' ')
}

/** What each sync does about who reads a case, though nobody asks for it. */
export class DueChanges {
  /** What was seen to have nothing due, and how the reception stood then. */
  readonly #done = new WeakMap<Case, string>()
  /** Keys that this desk has sent to others before it destroys its own, and to whom. */
  readonly #given = new Set<string>()

  /**
   * Let go of who left, is kept out, or said that they are not impartial, and all that follows.
   *
   * @throws DeskError where the fault is not one case's alone
   */
  change(hand: CaseHand): Promise<void> {
    const when = standingOf(hand)
    return sparingOthers(async () => {
      const before = hand.known()
      if (this.#done.get(before) === when || isUnjudged(before)) return
      if (isPartial(before.access, hand.own)) {
        if (await this.give(hand)) this.#done.set(before, when)
        return
      }
      await changeWhatIsDue(hand, before)
      await keepAudit(hand, hand.known())
      // Who could not be sent keys now may be at the next sync.
      if (before.access.readers.every(({ waits }) => !waits)) this.#done.set(before, when)
    })
  }

  /**
   * Send the keys of a case to others, once, for a member who stepped back under a hold.
   *
   * @returns whether nothing is left to send
   */
  give(hand: CaseHand): Promise<boolean> {
    return giveKeys(hand, this.#given)
  }
}
