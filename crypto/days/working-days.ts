import { DAY_MS, type Day, dayOf } from './calendar.ts'

const MONDAY_TO_FRIDAY = 5

/** Public holidays of Norway with a date of their own: the month, from 0, and the day. */
const FIXED = [
  [0, 1],
  [4, 1],
  [4, 17],
  [11, 25],
  [11, 26],
] as const
/** The others, in days after Easter Sunday: from Maundy Thursday to Whit Monday. */
const AFTER_EASTER = [-3, -2, 0, 1, 39, 49, 50]

const known = new Map<number, ReadonlySet<Day>>()

function holidaysOf(year: number): ReadonlySet<Day> {
  const before = known.get(year)
  if (before !== undefined) return before
  const easter = easterSunday(year)
  const fixed = FIXED.map(([month, day]) => dayOf(Date.UTC(year, month, day)))
  const days = new Set([...fixed, ...AFTER_EASTER.map((after) => easter + after)])
  known.set(year, days)
  return days
}

/** Oudin's reckoning of the Gregorian Easter. A test compares it with a library and another reckoning. */
function easterSunday(year: number): Day {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const leap = century - Math.floor(century / 4)
  const lunar = Math.floor((century - Math.floor((century - 17) / 25)) / 3)
  const epact = (leap - lunar + 19 * golden + 15) % 30
  const isLate = epact === 29 || (epact === 28 && golden > 10)
  const moon = isLate ? epact - 1 : epact
  const weekday = (year + Math.floor(year / 4) + moon + 2 - leap) % 7
  return dayOf(Date.UTC(year, 2, 28 + moon - weekday))
}

/** Monday to Friday, and no public holiday of Norway. */
export function isWorkingDay(day: Day): boolean {
  // Day 0 was a Thursday.
  const sinceMonday = (((day + 3) % 7) + 7) % 7
  if (sinceMonday >= MONDAY_TO_FRIDAY) return false
  return !holidaysOf(new Date(day * DAY_MS).getUTCFullYear()).has(day)
}

/** The `count`-th working day after `day`, before it if `count` is negative; `day` itself for 0. */
export function addWorkingDays(day: Day, count: number): Day {
  const step = Math.sign(count)
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached += step
    if (isWorkingDay(reached)) left--
  }
  return reached
}

/** `day` itself if it is a working day, otherwise the first working day after it. */
export function nextWorkingDay(day: Day): Day {
  let next = day
  while (!isWorkingDay(next)) next++
  return next
}
