import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/names.ts'

type History = readonly (readonly [Status, Day])[]

/** What ends a matter, be it only for a while. */
const ENDS: readonly Status[] = ['closed', 'redirected', 'purged']

/** Whether nothing more is done in the matter, unless somebody takes it up again. */
export function hasEnded(status: Status): boolean {
  return ENDS.includes(status)
}

/**
 * Whether a matter is over: closed, or told that it will be deleted, which stands in the place of what
 * ended it. What belongs elsewhere is not over: its reporter may object.
 */
export function isClosed(status: Status): boolean {
  return status === 'closed' || status === 'purged'
}

/** The statuses that end the matter, where nothing has begun again since; else none. */
export function endOf(history: History): History {
  return history.slice(history.map(([status]) => hasEnded(status)).lastIndexOf(false) + 1)
}

/** The day on which it was closed; null while it is not. A matter that belongs elsewhere never was. */
export function closedOn(history: History): Day | null {
  return endOf(history).find(([status]) => status === 'closed')?.[1] ?? null
}
