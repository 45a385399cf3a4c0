import { toHex } from '../../crypto/bytes.ts'
import { DAY_MS, type Day } from '../../crypto/calendar.ts'

/** How long a line of a calendar file may be, in bytes without its end. RFC 5545, section 3.1 */
const LINE_LIMIT = 75

export interface Reminder {
  readonly day: Day
  /** All that it says. */
  readonly title: string
  /** 16 random bytes, so that two reminders are two. */
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
    `PRODID:-//${escapeText(title)}//1//`,
    'BEGIN:VEVENT',
    `UID:${toHex(uid)}`,
    `DTSTAMP:${date(day)}T000000Z`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(day + 1)}`,
    `SUMMARY:${escapeText(title)}`,
    // Others who see the calendar see a free day.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** YYYYMMDD */
function date(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (symbol) => `\\${symbol}`).replace(/\r?\n/g, '\\n')
}

/** Break a line after at most 75 bytes, never inside a character; the next begins with a space. */
function fold(line: string): string {
  const parts = ['']
  let bytes = 0
  for (const symbol of line) {
    const length = new TextEncoder().encode(symbol).length
    if (bytes + length > LINE_LIMIT) {
      parts.push('')
      bytes = 1
    }
    parts[parts.length - 1] += symbol
    bytes += length
  }
  return parts.join('\r\n ')
}
