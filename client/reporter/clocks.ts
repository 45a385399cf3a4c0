import type { BoardReading } from '../../crypto/board.ts'
import { addMonths, type Day, firstDay } from '../../crypto/calendar.ts'
import type { Status } from '../../crypto/content.ts'
import type { Site } from '../texts/words.ts'

/** What the reception promises in figures: days until it acknowledges, months until feedback. */
export type Promises = Pick<
  Site['promises'],
  'acknowledge-days' | 'acknowledge-aim' | 'feedback-months' | 'interim-days'
>

/** The day so many working days later, Monday to Friday; holidays differ by place and are not known. */
export function workingDay(from: Day, days: number): Day {
  let day = from
  for (let left = days; left > 0; ) {
    day++
    if ((day + 3) % 7 < 5) left--
  }
  return day
}

/** What can be waited for after sending. */
export interface DaysAhead {
  /** When the reception aims to have acknowledged. */
  readonly aim: Day
  /** When it has at the latest: the day to look again. */
  readonly acknowledge: Day
  readonly feedback: Day
}

/** @param sent the day of sending */
export function daysAhead(sent: Day, promises: Promises): DaysAhead {
  const acknowledge = sent + promises['acknowledge-days']
  return {
    aim: Math.min(workingDay(sent, promises['acknowledge-aim']), acknowledge),
    acknowledge,
    feedback: addMonths(acknowledge, promises['feedback-months']),
  }
}

/** The clocks of a matter, as far as the board tells them. */
export interface Clocks {
  /** By when an acknowledgement is due at the latest; null where it came or cannot be told. */
  readonly acknowledgeBy: Day | null
  /** When it came; null where it did not. */
  readonly acknowledged: Day | null
  /** By when feedback is due at the latest; null where it came or cannot be told. */
  readonly feedbackBy: Day | null
  /** When the matter was first closed, which is feedback; null where it was not. */
  readonly closed: Day | null
  /** By when a party hears something again while the matter is followed up; else null. */
  readonly interimBy: Day | null
  /** The gravest deadline that has passed, and when it did. */
  readonly missed: {
    readonly what: 'acknowledge' | 'feedback' | 'interim'
    readonly by: Day
  } | null
}

/** What ends a matter, be it only for a while. */
const ENDS: readonly Status[] = ['closed', 'redirected', 'purged']

/**
 * When answers are due. The board tells the week of a report and not its day, so its last day
 * counts. What was closed once has had its feedback.
 */
export function clocksOf(reading: BoardReading, promises: Promises): Clocks {
  const { status, messages, sentWeeks, day } = reading
  const history = historyOf(reading)
  const written = messages.map(({ content }) => content.day)
  // Whoever asks something has read it.
  const acknowledged = earliest([...written, ...history.map(([, at]) => at)])
  const closed = earliest(history.filter(([name]) => ENDS.includes(name)).map(([, at]) => at))
  const first = sentWeeks[0]
  const due = first === undefined ? null : firstDay(first) + 6 + promises['acknowledge-days']
  const from = acknowledged ?? due
  const heard = [...written, status?.content.day ?? 0]
  const followed = status?.content.status === 'follow-up' && status.content.party === 'party'
  const clocks = {
    acknowledgeBy: acknowledged === null ? due : null,
    acknowledged,
    feedbackBy:
      closed !== null || from === null ? null : addMonths(from, promises['feedback-months']),
    closed,
    interimBy: followed ? Math.max(...heard) + promises['interim-days'] : null,
  }
  return { ...clocks, missed: missedOf(clocks, day) }
}

/** Each status so far with its day, oldest first. */
export function historyOf({ status }: BoardReading): readonly (readonly [Status, Day])[] {
  const { content } = status ?? {}
  if (content === undefined) return []
  return content.history ?? (content.status === undefined ? [] : [[content.status, content.day]])
}

function earliest(days: readonly Day[]): Day | null {
  return days.length > 0 ? Math.min(...days) : null
}

function missedOf(clocks: Omit<Clocks, 'missed'>, today: Day): Clocks['missed'] {
  const { acknowledgeBy, feedbackBy, interimBy } = clocks
  if (acknowledgeBy !== null && today > acknowledgeBy) {
    return { what: 'acknowledge', by: acknowledgeBy }
  }
  if (feedbackBy !== null && today > feedbackBy) return { what: 'feedback', by: feedbackBy }
  return interimBy !== null && today > interimBy ? { what: 'interim', by: interimBy } : null
}
