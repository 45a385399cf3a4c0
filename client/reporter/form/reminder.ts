import type { Day } from '../../../crypto/days/calendar.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { calendarDate, calendarText, calendarValue } from '../../shared/calendar-lines.ts'

export interface Reminder {
  readonly day: Day
  /** The whole text of the reminder. */
  readonly title: string
  /** 16 random bytes, so that two reminders are different. */
  readonly uid: Uint8Array
}

/**
 * A calendar file with a day in it and nothing else: no address, no place, no alarm that rings, and
 * no trace of when it was made, since its stamp is midnight of its own day. RFC 5545
 */
export function reminderFile({ day, title, uid }: Reminder): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${calendarValue(title)}//1//`,
    'BEGIN:VEVENT',
    `UID:${toHex(uid)}`,
    `DTSTAMP:${calendarDate(day)}T000000Z`,
    `DTSTART;VALUE=DATE:${calendarDate(day)}`,
    `DTEND;VALUE=DATE:${calendarDate(day + 1)}`,
    `SUMMARY:${calendarValue(title)}`,
    // Others who see the calendar see a free day.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return calendarText(lines)
}
