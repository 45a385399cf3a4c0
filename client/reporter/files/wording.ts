import { DAY_MS } from '../../../crypto/days/calendar.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { type Finding, FORMATS, type Format } from '../../shared/clean/outcome.ts'
import type { Texts } from '../../texts/shape.ts'
import { dayText, fill, LOCALES } from '../../texts/wording.ts'
import type { ChosenFile } from './chosen-file.ts'

/** Kind of a file, in words that people use; `file` if it is not known. */
export type Sort = 'picture' | 'document' | 'sound' | 'film' | 'file'

/** @param type a media type */
export function sortOf(type: string): Sort {
  const [group] = type.split('/')
  if (group === 'image') return 'picture'
  if (group === 'audio') return 'sound'
  if (group === 'video') return 'film'
  return type === 'application/octet-stream' ? 'file' : 'document'
}

/** Format that was found in a file, also if the file is sent as it is; null if it is not known. */
export function formatOf({ look }: ChosenFile): Format | null {
  return look.kind === 'clean' ? look.format : null
}

export function typeOf(file: ChosenFile): string {
  const format = formatOf(file)
  return format === null ? 'application/octet-stream' : FORMATS[format].type
}

/** "Picture 2": the name of a file to which the reporter gave none. */
export function neutralName(t: Texts, file: ChosenFile): string {
  return fill(t.sorts[sortOf(typeOf(file))], { n: file.number })
}

/** Name of a file on the page. */
export function shownName(t: Texts, file: ChosenFile): string {
  const typed = plainName(file.name)
  return typed === '' ? neutralName(t, file) : typed
}

/** Name that the readers see: never the file's name on the reporter's device. */
export function sentName(t: Texts, file: ChosenFile): string {
  const format = formatOf(file)
  const ending = format === null ? file.ending : FORMATS[format].ending
  const name = shownName(t, file)
  if (ending === '' || name.toLowerCase().endsWith(`.${ending}`)) return name
  return `${name}.${ending}`
}

/** Longest name that is sent, in UTF-16 units, ending included. */
const NAME_LENGTH = 120

/** A typed name as a file may have it: one line, without characters that separate folders or are invisible. */
function plainName(typed: string): string {
  const shown = typed.replace(/[\p{C}\p{Z}]+/gu, ' ').replace(/[/\\:*?"<>|]/g, '-')
  return [...shown.trim().replace(/^\.+/, '')]
    .slice(0, NAME_LENGTH - 10)
    .join('')
    .trim()
}

/** Endings that many files share. Any other may be a part of the name, which is not sent. */
const ENDINGS = new Set(
  [
    'jpg jpeg png gif webp heic heif avif bmp tif tiff svg psd ai dng raw ico',
    'pdf doc docx docm xls xlsx xlsm ppt pptx odt ods odp rtf pages numbers key epub xps one',
    'txt text log md csv tsv json xml html htm mht ics vcf eml msg pst mbox',
    'mp3 m4a aac wav ogg oga opus flac wma amr aiff mid',
    'mp4 m4v mov avi mkv webm wmv 3gp mpg mpeg flv',
    'zip rar 7z tar gz tgz bz2 xz iso dmg db sqlite mdb accdb dat bin exe apk',
  ].flatMap((line) => line.split(' ')),
)

/** Ending of a chosen file's name, if it is among `ENDINGS`; else empty. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return ENDINGS.has(ending) ? ending : ''
}

/** "59.9139° north, 10.7522° east", without a map. @param at degrees, north and east positive */
export function placeText(
  t: Texts,
  language: Language,
  { latitude, longitude }: NonNullable<Finding['at']>,
): string {
  const format = new Intl.NumberFormat([...LOCALES[language]], { maximumFractionDigits: 4 })
  const degrees = (value: number) => ({ degrees: `${format.format(Math.abs(value))}°` })
  const [northern, eastern] = [latitude >= 0, longitude >= 0]
  return [
    fill(northern ? t.files.north : t.files.south, degrees(latitude)),
    fill(eastern ? t.files.east : t.files.west, degrees(longitude)),
  ].join(', ')
}

/** Findings, each kind once, with its values if they can be read. */
export function foundLines(
  t: Texts,
  language: Language,
  found: readonly Finding[],
): readonly { readonly label: string; readonly values: readonly string[] }[] {
  const kinds = [...new Set(found.map(({ what }) => what))]
  return kinds.map((kind) => {
    const values = found
      .filter(({ what }) => what === kind)
      .flatMap(({ value, at }) => [
        ...(at === undefined ? [] : [placeText(t, language, at)]),
        ...(value === undefined ? [] : [kind === 'time' ? momentText(t, language, value) : value]),
      ])
    return { label: t.found[kind], values: [...new Set(values)] }
  })
}

/** A time as EXIF, PDF, XMP and others write it, with at least a day; the rest, such as seconds, is not shown. */
const MOMENT =
  /^(?:D:)?(\d{4})[-:]?(\d\d)[-:]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?)? ?(Z|[+-]\d\d[:']?(?:\d\d'?)?)?$/

/** "12 November 2026 at 14:03", by the clock of the file. @returns `value` unchanged if it has another form */
export function momentText(t: Texts, language: Language, value: string): string {
  const [, year, month, dayOfMonth, hour, minute, zone] = MOMENT.exec(value) ?? []
  const at = new Date(0)
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(dayOfMonth))
  const isDay = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(dayOfMonth)
  if (!isDay || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return value
  const day = dayText(language, at.getTime() / DAY_MS)
  if (hour === undefined) return day
  // films state the time in UTC: without a note it would be wrong by an hour or two
  const isGreenwich = zone !== undefined && /^Z|^.00/.test(zone)
  const text = isGreenwich ? t.files.momentGreenwich : t.files.moment
  return fill(text, { day, time: `${hour}:${minute}` })
}
