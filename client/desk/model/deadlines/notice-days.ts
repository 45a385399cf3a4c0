import { addMonths, type Day } from '../../../../crypto/days/calendar.ts'
import { addWorkingDays, nextWorkingDay } from '../../../../crypto/days/working-days.ts'
import type { Status } from '../../../../crypto/entries/names.ts'
import type { Promises } from '../../../texts/desk-file.ts'
import { hasEnded } from '../case/over.ts'
import type { CaseView } from '../views.ts'

/** The most that the law allows, if nobody has promised less. */
export const LAWFUL: Promises = {
  'acknowledge-days': 7,
  'acknowledge-aim': 3,
  'feedback-months': 3,
  'interim-days': 30,
  'check-ins': [30, 90, 180],
}

/** Days until the reporter looks again, if nothing else is promised. */
const SOON = 14
/** A purge is told ahead of time. */
const AHEAD = 28

/** A working day on which the reporter might look again after a status. */
export function suggestedDay(status: Status, today: Day, promises: Promises = LAWFUL): Day {
  const days =
    status === 'follow-up' ? promises['interim-days'] : status === 'purged' ? AHEAD : SOON
  return nextWorkingDay(today + days)
}

/** The days that the reception has promised the reporter, if the case has not come so far yet. */
export interface PromisedDays {
  /** At the latest, and by what it aims at; null once a person has acknowledged. */
  readonly acknowledge: { readonly by: Day; readonly aim: Day } | null
  /** Null once the matter was closed; set again if it was reopened. */
  readonly feedback: Day | null
}

export function promisedDays(
  { since, items, status }: Pick<CaseView, 'since' | 'items' | 'status'>,
  promises: Promises = LAWFUL,
): PromisedDays {
  const by = since + promises['acknowledge-days']
  const aim = Math.min(addWorkingDays(since, promises['acknowledge-aim']), by)
  const lines = items.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  const acknowledged = lines.find(({ entry }) => entry.kind === 'acknowledged')
  const reopened = lines
    .filter(({ entry }) => entry.kind === 'status' && entry.status === 'reopened')
    .at(-1)
  return {
    acknowledge: acknowledged === undefined ? { by, aim } : null,
    feedback: hasEnded(status)
      ? null
      : addMonths((reopened ?? acknowledged)?.day ?? by, promises['feedback-months']),
  }
}

/** The days on which a party is asked how it went, after a matter is closed today. */
export function checkInDays(today: Day, promises: Promises = LAWFUL): readonly Day[] {
  return promises['check-ins'].map((days) => nextWorkingDay(today + days))
}
