import type { SentLetter } from '../../../crypto/board/sent.ts'
import { type Day, firstDay } from '../../../crypto/days/calendar.ts'
import { addWorkingDays } from '../../../crypto/days/working-days.ts'

/**
 * Whether no desk has fetched a letter for more than a working day. A board tells the week of a letter and
 * not its day: its last day counts.
 */
export function isLate({ week, fetched }: Pick<SentLetter, 'week' | 'fetched'>, day: Day): boolean {
  return !fetched && day > addWorkingDays(firstDay(week) + 6, 1)
}
