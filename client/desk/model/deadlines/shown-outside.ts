import { type Day, firstDay, weekOf } from '../../../../crypto/days/calendar.ts'
import type { CaseView } from '../views.ts'
import type { Clock, ClockKind } from './clocks.ts'

/** Clocks that the reporter's page reckons as well. */
const SHOWN: readonly ClockKind[] = ['acknowledge', 'feedback', 'promised', 'interim']

/**
 * Whether the reporter is now told that this was missed, and shown to whom outside they can go. Their page
 * knows the week of the report and not its day: it counts the time for an acknowledgement from the last day of
 * that week.
 */
export function isShownOutside(
  { kind, state, due }: Clock,
  { since, clock }: Pick<CaseView, 'since' | 'clock'>,
  today: Day,
): boolean {
  if (state !== 'late' || due === null || clock === null || !SHOWN.includes(kind)) return false
  if (kind !== 'acknowledge') return true
  return today > firstDay(weekOf(since)) + 6 + (due - clock.since)
}
