import type { Day } from '../../../../crypto/days/calendar.ts'
import type { AuditCase } from '../audit/audit.ts'
import type { DeskKnowledge } from '../knowledge.ts'

/**
 * The first known day of each deleted case that this desk reads of.
 *
 * @param closed only of those that were closed first: nobody knows any more which of the rest were junk
 */
export function deletedDays(
  { audit, cases }: Pick<DeskKnowledge, 'audit' | 'cases'>,
  closed = false,
): Day[] {
  const held = new Set(cases.map(({ reference }) => reference))
  return audit.flatMap(({ reference, lines }) => {
    const first = lines[0]
    const isDeleted = lines.some(({ what }) => what === 'purged') && !held.has(reference)
    const isCounted = !closed || lines.some(isClosing)
    return isDeleted && isCounted && first ? [first.day] : []
  })
}

function isClosing({ what, detail }: AuditCase['lines'][number]): boolean {
  return what === 'closing' || (what === 'status' && detail === 'closed')
}
