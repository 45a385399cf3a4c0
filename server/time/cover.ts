import { DAY_MS, type Day, dayOf, HOUR_MS } from '../../crypto/days/calendar.ts'
import { isWorkingDay } from '../../crypto/days/working-days.ts'
import { type Random, readU32 } from '../../crypto/primitives/bytes.ts'
import { aheadOfUtc } from '../mail/norway.ts'

const hours = (count: number, share: number): number[] => new Array<number>(count).fill(share)

/** How cover drops are spread over the hours of a day in Norway. It is public, and the same everywhere. */
const WORKING_DAY = [
  ...[...hours(6, 0.15), 0.4, 1],
  ...[...hours(8, 3.2), 1.8],
  ...[...hours(5, 1.2), 0.8, 0.4],
]
const DAY_OFF = [...hours(8, 0.12), ...hours(3, 0.4), ...hours(11, 0.6), 0.4, 0.3]

const sum = (shares: readonly number[]): number => shares.reduce((all, one) => all + one, 0)
/** Mean share of an hour in a week without holidays. */
const MEAN = (5 * sum(WORKING_DAY) + 2 * sum(DAY_OFF)) / (7 * 24)
const PEAK = Math.max(...WORKING_DAY) / MEAN

let ahead = { day: Number.NaN, ms: 0 }

/**
 * Cached, since it is asked for often. On the two days on which clocks are changed, an error of an hour does
 * not matter.
 */
function aheadOn(day: Day): number {
  if (ahead.day !== day) ahead = { day, ms: aheadOfUtc(day * DAY_MS) }
  return ahead.ms
}

/** The multiple of the mean rate at `at`, in milliseconds: on average 1 over a week without holidays. */
export function coverShare(at: number): number {
  const there = at + aheadOn(dayOf(at))
  const shares = isWorkingDay(dayOf(there)) ? WORKING_DAY : DAY_OFF
  return (shares[Math.floor((there % DAY_MS) / HOUR_MS)] ?? 0) / MEAN
}

/**
 * The moments at which cover drops come, between two moments: a Poisson process, so that neither their number
 * nor the earlier ones tell anything about the next. Only the random source decides it, and nothing remembers
 * it.
 *
 * @param perDay how many in a day, on average over a week
 * @param from milliseconds, as `to` and the result, which is sorted
 */
export function drawCover(random: Random, perDay: number, from: number, to: number): number[] {
  const moments: number[] = []
  const rate = (perDay * PEAK) / DAY_MS
  if (rate === 0) return moments
  for (let at = from; ; ) {
    at -= Math.log(1 - uniform(random)) / rate
    if (at >= to) return moments
    if (uniform(random) * PEAK < coverShare(at)) moments.push(at)
  }
}

/** From 0 up to, not including, 1. */
function uniform(random: Random): number {
  const bytes = random(8)
  return (readU32(bytes, 0) * 2 ** 21 + (readU32(bytes, 4) >>> 11)) / 2 ** 53
}
