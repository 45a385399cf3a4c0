import { weekAt } from '../../../../crypto/days/calendar.ts'
import { isPartial } from '../../model/access/access.ts'
import type { Case } from '../../model/case/fold.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import type { CaseContext } from '../case-context.ts'
import { sparingOthers } from '../faults.ts'
import { keepAudit } from './audit-keep.ts'
import { giveKeys } from './heirs.ts'
import { changeWhatIsDue } from './rights.ts'

/** Key list, week and suspended members: until these change, nothing new becomes due in a case. */
function standingOf({ list, suspended, staff }: CaseContext): string {
  return [list.version, weekAt(staff.now()), ...suspended].join(' ')
}

/** Changes of who reads a case that are due, and that each sync makes without being asked. */
export class DueChanges {
  /** Cases with nothing due, each with the standing at which that was seen. */
  readonly #done = new WeakMap<Case, string>()
  /** Keys that this desk has sent to others before it destroys its own, and to whom. */
  readonly #given = new Set<string>()

  /**
   * Exclude members who left, are kept out, or said that they are not impartial, and do all that follows.
   *
   * @throws DeskError if the fault concerns more than one case
   */
  change(context: CaseContext): Promise<void> {
    const when = standingOf(context)
    return sparingOthers(async () => {
      const before = context.known()
      if (this.#done.get(before) === when || isUnverifiable(before)) return
      if (isPartial(before.access, context.own)) {
        if (await this.give(context)) this.#done.set(before, when)
        return
      }
      await changeWhatIsDue(context, before)
      await keepAudit(context, context.known())
      // A member who could not be sent keys now may be sent them at the next sync.
      if (before.access.readers.every(({ waits }) => !waits)) this.#done.set(before, when)
    })
  }

  /**
   * Send the keys of a case to others, once, for a member who stepped back under a hold.
   *
   * @returns whether nothing is left to send
   */
  give(context: CaseContext): Promise<boolean> {
    return giveKeys(context, this.#given)
  }
}
