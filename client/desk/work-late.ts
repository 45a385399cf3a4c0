import type { Day } from '../../crypto/calendar.ts'
import type { CaseView, WorkView } from './protocol.ts'

/** Days from the report within which somebody accused is told, unless it is deferred. GDPR article 14 */
const INFORM_DAYS = 30

/** How many things of each kind have passed their day. */
export interface Late {
  readonly tasks: number
  readonly care: number
  readonly accused: number
}

/** The day by which somebody accused is told, or a deferral looked at again; null where none is set. */
export function informBy({ entry }: WorkView['accused'][number], since: Day): Day | null {
  if (entry.state === 'informed') return null
  return entry.until ?? (entry.state === 'deferred' ? null : since + INFORM_DAYS)
}

/** What is late in a case; nothing in one that is closed. */
export function lateIn(one: Pick<CaseView, 'work' | 'since' | 'status'>, today: Day): Late {
  if (one.status === 'closed') return { tasks: 0, care: 0, accused: 0 }
  const { tasks, care, accused } = one.work
  const isPast = (day: Day | null | undefined) => day !== null && day !== undefined && day < today
  return {
    tasks: tasks.filter(({ entry, done }) => done === null && isPast(entry.due)).length,
    care: isPast(care.at(-1)?.entry.next) ? 1 : 0,
    accused: accused.filter((each) => isPast(informBy(each, one.since))).length,
  }
}
