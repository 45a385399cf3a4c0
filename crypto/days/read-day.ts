import { readU32 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { type Day, LAST_DAY, LAST_WEEK, WEEKS_OFF, type Week, weekOf } from './calendar.ts'

/**
 * Read a day that somebody else wrote. No decoder reads a day otherwise: programs fail at days that no calendar has.
 *
 * @param at place of its 4 bytes
 * @throws CryptoError `malformed` if it is after `LAST_DAY`
 */
export function readDay(bytes: Uint8Array, at: number): Day {
  const day = readU32(bytes, at)
  if (day > LAST_DAY) throw new CryptoError('malformed', 'day is out of range')
  return day
}

/** The same for a week. @throws CryptoError `malformed` if it is after `LAST_WEEK` */
export function readWeek(bytes: Uint8Array, at: number): Week {
  const week = readU32(bytes, at)
  if (week > LAST_WEEK) throw new CryptoError('malformed', 'week is out of range')
  return week
}

/**
 * Check the day that everything a desk counts goes by: it is only its sender's word.
 *
 * @param week of the keys that its sender sealed to
 * @throws CryptoError `malformed` if they are further apart than `WEEKS_OFF`
 */
export function requireDayOf(day: Day, week: Week): void {
  if (Math.abs(weekOf(day) - week) > WEEKS_OFF) {
    throw new CryptoError('malformed', 'a day far from the week of its keys')
  }
}
