import type { BoardReading } from '../../../crypto/board/board.ts'
import { addMonths, type Day, firstDay } from '../../../crypto/days/calendar.ts'
import type { Status } from '../../../crypto/entries/content.ts'
import type { Site } from '../../texts/words.ts'

/** Figures that the reception promises: days until it acknowledges, months until feedback. */
export type Promises = Pick<
  Site['promises'],
  'acknowledge-days' | 'acknowledge-aim' | 'feedback-months' | 'interim-days'
>

/** The day so many working days later, Monday to Friday. Holidays differ by place and are not known. */
export function workingDay(from: Day, days: number): Day {
  let day = from
  for (let left = days; left > 0; ) {
    day++
    if ((day + 3) % 7 < 5) left--
  }
  return day
}

/** Days on which something is due after sending. */
export interface DaysAhead {
  /** Day by which the reception aims to acknowledge. */
  readonly aim: Day
  /** Day by which it acknowledges at the latest: the day to look again. */
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
  /** Last day for an acknowledgement; null if it came or the day is not known. */
  readonly acknowledgeBy: Day | null
  /** Day of the acknowledgement; null if there is none. */
  readonly acknowledged: Day | null
  /** Last day for feedback; null if the matter ended or the day is not known. */
  readonly feedbackBy: Day | null
  /** Day on which the matter ended, which counts as feedback; null while it is open, or open again. */
  readonly closed: Day | null
  /** Day by which a party hears something again while the matter is followed up; else null. */
  readonly interimBy: Day | null
  /** Day by which the reception promised news; null if news came, or no day was promised. */
  readonly promisedBy: Day | null
  /**
   * The gravest deadline that has passed, and its day. `perhaps` is the deadline of feedback if something was
   * written in time: only its reader can tell whether that was feedback.
   */
  readonly missed: {
    readonly what: 'acknowledge' | 'feedback' | 'perhaps' | 'promised' | 'interim'
    readonly by: Day
  } | null
}

/** Statuses that end a matter, even if only for a while. */
const ENDS: readonly Status[] = ['closed', 'redirected', 'purged']
/** Statuses that start the clock of feedback, and are not feedback themselves. */
const STARTS: readonly Status[] = ['received', 'reopened']
/** Days before a promised day from which any news keeps the promise. */
const PROMISE_LEAD = 7

/**
 * When answers are due, by the day of the board: the clock of the reporter's device may be wrong. The board
 * tells the week of a report and not its day, so the last day of that week counts. A reopened matter is due
 * feedback again. If something is missing from the board, no deadline is called missed: it may be the awaited
 * answer.
 */
export function clocksOf(reading: BoardReading, promises: Promises): Clocks {
  const { status, messages, sent, day, incomplete } = reading
  const history = historyOf(reading)
  const heard = [...messages.map(({ content }) => content.day), ...history.map(([, at]) => at)]
  // Any answer shows that the report was read.
  const acknowledged = heard.length > 0 ? Math.min(...heard) : null
  const closed = endedOn(history)
  const first = sent[0]?.week
  const due = first === undefined ? null : firstDay(first) + 6 + promises['acknowledge-days']
  const from = reopenedOn(history) ?? acknowledged ?? due
  const followed = status?.content.status === 'follow-up' && status.content.party === 'party'
  const feedbackBy =
    closed !== null || from === null ? null : addMonths(from, promises['feedback-months'])
  const clocks = {
    acknowledgeBy: acknowledged === null ? due : null,
    acknowledged,
    feedbackBy,
    closed,
    interimBy: followed ? Math.max(...heard, status.content.day) + promises['interim-days'] : null,
    promisedBy: promisedBy(status, heard),
  }
  const inTime = (at: Day) => at >= (from ?? 0) && at <= (feedbackBy ?? 0)
  const perhaps = writtenOn(reading).some(inTime)
  return { ...clocks, missed: incomplete ? null : missedOf(clocks, perhaps, day) }
}

/**
 * The days of everything that may have been feedback. The board no longer has the texts of earlier statuses,
 * so each of these counts.
 */
function writtenOn(reading: BoardReading): Day[] {
  const messages = reading.messages.filter(({ kind }) => kind !== 'acknowledgement')
  const statuses = historyOf(reading).filter(([name]) => !STARTS.includes(name))
  return [...messages.map(({ content }) => content.day), ...statuses.map(([, at]) => at)]
}

/** Each status so far with its day, oldest first. */
export function historyOf({ status }: Pick<BoardReading, 'status'>): History {
  const { content } = status ?? {}
  if (content === undefined) return []
  return content.history ?? (content.status === undefined ? [] : [[content.status, content.day]])
}

type History = readonly (readonly [Status, Day])[]

/** The day of the first status that ended the matter, if nothing has begun again since; else null. */
function endedOn(history: History): Day | null {
  const going = history.map(([name]) => ENDS.includes(name)).lastIndexOf(false)
  return history[going + 1]?.[1] ?? null
}

/** The last day on which it was reopened; null if it never was. */
function reopenedOn(history: History): Day | null {
  return history.filter(([name]) => name === 'reopened').at(-1)?.[1] ?? null
}

/** The promised day to look again; null if there is nothing more to come or something was heard. */
function promisedBy(status: BoardReading['status'], heard: readonly Day[]): Day | null {
  const { next, day: said = 0, status: name } = status?.content ?? {}
  if (next === undefined || name === 'closed' || name === 'purged') return null
  return heard.some((day) => day > said && day >= next - PROMISE_LEAD) ? null : next
}

function missedOf(clocks: Omit<Clocks, 'missed'>, perhaps: boolean, today: Day): Clocks['missed'] {
  const all = [
    ['acknowledge', clocks.acknowledgeBy],
    [perhaps ? 'perhaps' : 'feedback', clocks.feedbackBy],
    ['promised', clocks.promisedBy],
    ['interim', clocks.interimBy],
  ] as const
  for (const [what, by] of all) {
    if (by !== null && today > by) return { what, by }
  }
  return null
}
