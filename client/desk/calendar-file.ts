import { utf8 } from '../../crypto/bytes.ts'
import { DAY_MS, type Day } from '../../crypto/calendar.ts'

/** A day in somebody's calendar. */
export interface CalendarDay {
  /** Names it, so that a calendar that reads the file again keeps one of each. */
  readonly id: string
  readonly day: Day
  readonly title: string
}

/** Octets of a line, without what ends it. */
const LINE = 75

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
      `UID:${escaped(id)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dateOf(day)}`,
      `DTEND;VALUE=DATE:${dateOf(day + 1)}`,
      `SUMMARY:${escaped(title)}`,
      'CLASS:CONFIDENTIAL',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return utf8(lines.map((line) => `${folded(line)}\r\n`).join(''))
}

function dateOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
}

/** @param text a title on several lines becomes one with their ends written out */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')
}

/** In lines of at most 75 octets, each but the first after a space; no character is cut in two. */
function folded(line: string): string {
  const lines = ['']
  let size = 0
  for (const character of line) {
    const octets = utf8(character).length
    if (size + octets > LINE) {
      lines.push(' ')
      size = 1
    }
    lines.push(`${lines.pop()}${character}`)
    size += octets
  }
  return lines.join('\r\n')
}
