import { DAY_MS } from '../../../crypto/days/calendar.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import type { Texts } from '../../texts/shape.ts'
import { dayText, fill } from '../../texts/wording.ts'

/** As EXIF, PDF, XMP and the others write it, with a day at least; what else they say is not shown. */
const MOMENT =
  /^(?:D:)?(\d{4})[-:]?(\d\d)[-:]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?)? ?(Z|[+-]\d\d[:']?(?:\d\d'?)?)?$/

/** "12 November 2026 at 14:03", by the clock of the file. @returns what is written otherwise as it is */
export function momentText(t: Texts, language: Language, value: string): string {
  const [, year, month, dayOfMonth, hour, minute, zone] = MOMENT.exec(value) ?? []
  const at = new Date(0)
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(dayOfMonth))
  const isDay = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(dayOfMonth)
  if (!isDay || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return value
  const day = dayText(language, at.getTime() / DAY_MS)
  if (hour === undefined) return day
  // films tell the time so: an hour or two would be wrong without a word
  const isGreenwich = zone !== undefined && /^Z|^.00/.test(zone)
  const text = isGreenwich ? t.files.momentGreenwich : t.files.moment
  return fill(text, { day, time: `${hour}:${minute}` })
}
