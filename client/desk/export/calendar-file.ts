import type { Day } from '../../../crypto/days/calendar.ts'
import { toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import { calendarDate, calendarText, calendarValue } from '../../shared/calendar-lines.ts'
import type { Deadline } from '../model/deadlines/deadlines.ts'

/** A day in somebody's calendar. */
export interface CalendarDay {
  /** Unique, so that a calendar that reads the file again keeps one copy of each day. */
  readonly id: string
  readonly day: Day
  readonly title: string
}

/**
 * A calendar file of whole days. Each day shows only its title. RFC 5545
 *
 * @param now milliseconds; when the file was made
 */
export function calendarFile(days: readonly CalendarDay[], now: number): Uint8Array {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Postern//Desk//EN', 'METHOD:PUBLISH'],
    ...days.flatMap(({ id, day, title }) => [
      'BEGIN:VEVENT',
      `UID:${calendarValue(id)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${calendarDate(day)}`,
      `DTEND;VALUE=DATE:${calendarDate(day + 1)}`,
      `SUMMARY:${calendarValue(title)}`,
      'CLASS:CONFIDENTIAL',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return utf8(calendarText(lines))
}

/**
 * A calendar recognises a deadline by this id when it reads the file again. No two deadlines have the same
 * id. The reference of a case is not suitable, because the reporter provides it.
 *
 * @returns 32 characters that reveal nothing about the case
 */
export async function calendarId({
  one: { id },
  clock,
}: Pick<Deadline, 'one' | 'clock'>): Promise<string> {
  const { kind, thing, due } = clock
  const parts = JSON.stringify([id, kind, thing, kind === 'check-in' ? due : null])
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(utf8(parts)))
  return toHex(new Uint8Array(hash).subarray(0, 16))
}
