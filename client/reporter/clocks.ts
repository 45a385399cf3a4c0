import type { BoardReading } from '../../crypto/board.ts'
import { DAY_MS, type Day, dayOf, firstDay } from '../../crypto/calendar.ts'

/** Days until an acknowledgement is due. Directive (EU) 2019/1937, article 9.1 b */
export const ACKNOWLEDGE_DAYS = 7
/** Months from then until feedback is due. Article 9.1 f */
const FEEDBACK_MONTHS = 3

/** The day three months after an acknowledgement; the month's last where it has no such day. */
export function feedbackDay(acknowledged: Day): Day {
  const from = new Date(acknowledged * DAY_MS)
  const month = from.getUTCMonth() + FEEDBACK_MONTHS
  const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const date = Math.min(from.getUTCDate(), last)
  return dayOf(Date.UTC(from.getUTCFullYear(), month, date))
}

/** Both clocks of a matter, as far as the board tells them. */
export interface Clocks {
  /** By when an acknowledgement is due at the latest; null where it came or cannot be told. */
  readonly acknowledgeBy: Day | null
  /** When it came; null where it did not. */
  readonly acknowledged: Day | null
  /** By when feedback is due at the latest; null where it cannot be told. */
  readonly feedbackBy: Day | null
  readonly late: boolean
}

/**
 * When answers are due. The board tells the week of a report and not its day, so its last day
 * counts. A matter that was closed is never late.
 */
export function clocksOf(reading: BoardReading): Clocks {
  const { status, messages, sentWeeks, day } = reading
  const acknowledgements = messages.filter(({ kind }) => kind === 'acknowledgement')
  const days = [
    ...acknowledgements.map(({ content }) => content.day),
    ...(status?.content.history ?? []).map(([, at]) => at),
    ...(status ? [status.content.day] : []),
  ]
  const acknowledged = days.length > 0 ? Math.min(...days) : null
  const first = sentWeeks[0]
  const sentBy = first === undefined ? null : firstDay(first) + 6
  const due = sentBy === null ? null : sentBy + ACKNOWLEDGE_DAYS
  const from = acknowledged ?? due
  const feedbackBy = from === null ? null : feedbackDay(from)
  const closed = ['closed', 'purged', 'redirected'].includes(status?.content.status ?? '')
  const overdue = (by: Day | null) => by !== null && day > by
  return {
    acknowledgeBy: acknowledged === null ? due : null,
    acknowledged,
    feedbackBy,
    late: !closed && (overdue(acknowledged === null ? due : null) || overdue(feedbackBy)),
  }
}
