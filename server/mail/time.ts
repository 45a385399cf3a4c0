import { DAY_MS } from '../../crypto/days/calendar.ts'
import { isWorkingDay } from '../../crypto/days/working-days.ts'
import { aheadOfUtc } from './norway.ts'

const MINUTE_MS = 60_000

/**
 * The first time after `after` at which mail goes: a working day of Norway, `at` minutes after its
 * midnight there. It depends on the calendar and on nothing else.
 *
 * @param after milliseconds since 1970-01-01 UTC, as is the result
 */
export function nextMailTime(after: number, at: number): number {
  for (let day = Math.floor((after + aheadOfUtc(after)) / DAY_MS); ; day++) {
    if (!isWorkingDay(day)) continue
    const asIfUtc = day * DAY_MS + at * MINUTE_MS
    // clocks are changed on Sundays, at 01:00 UTC: on a working day both instants have one offset
    const time = asIfUtc - aheadOfUtc(asIfUtc)
    if (time > after) return time
  }
}
