import { DAY_MS } from '../crypto/calendar.ts'
import { isWorkingDay } from '../crypto/working-days.ts'

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

const CLOCK_OF_NORWAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
  ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
})

/** Milliseconds that the clocks of Norway are ahead of UTC at an instant. */
function aheadOfUtc(instant: number): number {
  const second = Math.floor(instant / 1000) * 1000
  const parts = new Map(
    CLOCK_OF_NORWAY.formatToParts(second).map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 0, month = 0, day, hour, minute, seconds] = [
    ...(['year', 'month', 'day', 'hour', 'minute', 'second'] as const),
  ].map((type) => parts.get(type) ?? 0)
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second
}
