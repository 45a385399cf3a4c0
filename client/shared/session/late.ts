import type { SentLetter } from '../../../crypto/board/sent.ts'
import { type Day, firstDay } from '../../../crypto/days/calendar.ts'
import { addWorkingDays } from '../../../crypto/days/working-days.ts'

/**
 * Whether nothing shows, for more than a working day, that a member opened a letter. A board tells the week of a letter and
 * not its day: its last day counts.
 */
export function isLate(letter: Omit<SentLetter, 'letter'>, day: Day): boolean {
  const { week, fetched, answered } = letter
  return !fetched && answered !== 'alone' && day > addWorkingDays(firstDay(week) + 6, 1)
}
