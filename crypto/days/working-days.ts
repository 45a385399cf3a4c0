import { type Day, dayOf } from './calendar.ts'
import { HOLIDAYS } from './holidays.ts'

const MONDAY_TO_FRIDAY = 5

const holidays = new Set<Day>(
  Object.entries(HOLIDAYS).flatMap(([year, days]) =>
    days.split(' ').map((day) => dayOf(Date.UTC(+year, +day.slice(0, 2) - 1, +day.slice(2)))),
  ),
)

/** Monday to Friday, and no public holiday of Norway. Holidays are known from 2000 to 2100. */
export function isWorkingDay(day: Day): boolean {
  // Day 0 was a Thursday.
  const sinceMonday = (((day + 3) % 7) + 7) % 7
  return sinceMonday < MONDAY_TO_FRIDAY && !holidays.has(day)
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
