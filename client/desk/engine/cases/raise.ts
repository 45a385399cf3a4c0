import type { ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Access } from '../../model/access/access.ts'
import { effectOn, REINSTATERS, type Released } from '../../model/access/access-state.ts'
import type { CaseHand } from '../case-hand.ts'

/** The key lists and suspensions that a desk knows. */
type Known = Pick<CaseHand, 'list' | 'suspensions' | 'isHistoryWhole'>

/**
 * Find members who are to be let go once more, since the first record says too little: it names less
 * than a suspension, or another key list than the one that ran. Its author may be an accomplice.
 */
export function dueRaises(
  { released }: Pick<Access, 'released'>,
  known: Known,
): { readonly member: string; readonly why: ReleaseReason }[] {
  return released.flatMap((gone) => {
    const { member } = gone
    if (isKeptOut(gone, known)) return [{ member, why: 'suspended' as const }]
    // A list that is missing may be one that this desk has lost.
    const isUnbound = known.isHistoryWhole && !gone.bound && effectOn(gone, gone.why) !== 'none'
    return isUnbound ? [{ member, why: gone.why }] : []
  })
}

/** Whether two keep a member out, and the record that lets them go would let them in again too soon. */
function isKeptOut(gone: Released, { list, suspensions }: Known): boolean {
  const one = suspensions.find(({ member }) => member.id === gone.member)
  if (one === undefined || effectOn(gone, 'suspended') === 'none') return false
  if (!gone.due) return true
  // Nobody is due by words from before the suspension, nor by a list: the record names an older one.
  const since = one.until - LIMIT.suspensionDays + 1
  const said = gone.reinstated.filter(({ day }) => day >= since)
  return said.length < REINSTATERS && list.issued < since
}
