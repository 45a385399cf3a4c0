import { DAY_MS } from '../../../crypto/calendar.ts'
import type { Language } from '../../../crypto/names.ts'
import type { Texts } from '../../texts/shape.ts'
import { dayText, fill } from '../../texts/wording.ts'

/** As EXIF, PDF, XMP and the others write it, with a day at least; what else they say is not shown. */
const MOMENT =
  /^(?:D:)?(\d{4})[-:]?(\d\d)[-:]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?)? ?(Z|[+-]\d\d[:']?(?:\d\d'?)?)?$/

/** "12 November 2026 at 14:03 UTC+01:00", as the file says it. @returns what is written otherwise as it is */
export function momentText(t: Texts, language: Language, value: string): string {
  const [, year, month, dayOfMonth, hour, minute, zone] = MOMENT.exec(value) ?? []
  const at = new Date(0)
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(dayOfMonth))
  const isDay = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(dayOfMonth)
  if (!isDay || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return value
  const day = dayText(language, at.getTime() / DAY_MS)
  if (hour === undefined) return day
  return fill(t.files.moment, { day, time: `${hour}:${minute}${zoneText(zone)}` })
}

/** Films tell the time of Greenwich: an hour or two would be wrong without saying so. */
function zoneText(zone: string | undefined): string {
  if (zone === undefined) return ''
  const [, sign = '', hours = '00', minutes = '00'] = /^([+-])(\d\d)[:']?(\d\d)?/.exec(zone) ?? []
  return hours === '00' && minutes === '00' ? ' UTC' : ` UTC${sign}${hours}:${minutes}`
}
