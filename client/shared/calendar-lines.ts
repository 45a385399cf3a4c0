import { DAY_MS, type Day } from '../../crypto/days/calendar.ts'

/** How long a line of a calendar file may be, in bytes without its end. RFC 5545, section 3.1 */
const LINE_LIMIT = 75

/** The text of a calendar file with these lines. RFC 5545 */
export function calendarText(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** YYYYMMDD */
export function calendarDate(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
}

/** A text as a value: one of several lines becomes one with their ends written out. */
export function calendarValue(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')
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
