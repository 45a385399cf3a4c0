/** Days since 1970-01-01 UTC. */
export type Day = number
/** Weeks that begin on Monday UTC: `floor((day + 3) / 7)`. */
export type Week = number

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000
/** In the year 4707. Days that others name are at most this, so that every program can write them. */
export const LAST_DAY = 1_000_000

/** @param now milliseconds since 1970-01-01 UTC */
export function dayOf(now: number): Day {
  return Math.floor(now / DAY_MS)
}

export function weekOf(day: Day): Week {
  return Math.floor((day + 3) / 7)
}

/** The last week that others name. */
export const LAST_WEEK = weekOf(LAST_DAY)

/** @param now milliseconds since 1970-01-01 UTC */
export function weekAt(now: number): Week {
  return weekOf(dayOf(now))
}

/** The Monday of `week`. */
export function firstDay(week: Week): Day {
  return 7 * week - 3
}

/** The days of `week` from `from` or its Monday, whichever is later, to Sunday; empty if `from` is after Sunday. */
export function daysOfWeek(week: Week, from: Day = firstDay(week)): Day[] {
  const monday = firstDay(week)
  const days: Day[] = []
  for (let day = Math.max(monday, from); day < monday + 7; day++) days.push(day)
  return days
}

/**
 * A browser's clock is at most a week off the week that a ticket names, and what it seals then waits
 * for the server until the next one.
 */
export const WEEKS_OFF = 2

/** As YYYY-MM-DD. */
export function isoDate(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The number of `week` in its year, 1 to 53, as calendars print it. ISO 8601 */
export function weekNumber(week: Week): number {
  const thursday = new Date((firstDay(week) + 3) * DAY_MS)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.floor((thursday.getTime() - newYear) / (7 * DAY_MS)) + 1
}

/** The same date `months` later (earlier if negative), or the last day of that month if it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * DAY_MS)
  const month = date.getUTCMonth() + months
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const inMonth = Math.min(date.getUTCDate(), last)
  return dayOf(Date.UTC(date.getUTCFullYear(), month, inMonth))
}
