import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/names.ts'

type History = readonly (readonly [Status, Day])[]

/** Statuses that end a matter, even if only for a while. */
const ENDS: readonly Status[] = ['closed', 'redirected', 'purged']

/** Whether nothing more is done in the matter, unless somebody takes it up again. */
export function hasEnded(status: Status): boolean {
  return ENDS.includes(status)
}

/**
 * Whether a matter is over: closed, or told that it will be deleted, a status that replaces the one that ended
 * it. A matter that belongs elsewhere is not over: its reporter may object.
 */
export function isClosed(status: Status): boolean {
  return status === 'closed' || status === 'purged'
}

/** The statuses that end the matter, if nothing has begun again since; otherwise none. */
export function endOf(history: History): History {
  return history.slice(history.map(([status]) => hasEnded(status)).lastIndexOf(false) + 1)
}

/** The day on which it was closed; null while it is not. A matter that belongs elsewhere never was. */
export function closedOn(history: History): Day | null {
  return endOf(history).find(([status]) => status === 'closed')?.[1] ?? null
}
