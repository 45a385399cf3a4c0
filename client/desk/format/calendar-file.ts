import type { Day } from '../../../crypto/days/calendar.ts'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { calendarDate, calendarText, calendarValue } from '../../shared/calendar-lines.ts'

/** A day in somebody's calendar. */
export interface CalendarDay {
  /** Names it, so that a calendar that reads the file again keeps one of each. */
  readonly id: string
  readonly day: Day
  readonly title: string
}

/**
 * A calendar file of whole days, which say nothing but their titles. RFC 5545
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
