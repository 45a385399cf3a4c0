import { DAY_MS, type Day, dayOf } from '../../../crypto/days/calendar.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../texts/desk/catalogue.ts'
import type { DeskTexts } from '../../texts/desk/texts.ts'
import type { CaseworkWords } from '../../texts/desk-file.ts'
import type { Plural } from '../../texts/entry.ts'
import { counted, perLanguage } from '../../texts/wording.ts'
import type { Names } from '../model/views.ts'

export interface Words {
  readonly desk: DeskTexts
  readonly language: DeskLanguage
  /** A day as people write it. */
  readonly day: (day: Day) => string
  /** @param ms since 1970-01-01 UTC, shown in local time */
  readonly time: (ms: number) => string
  readonly name: (names: Names | null | undefined) => string
  /** A filled-in text, in the form for the number `n` if it has several forms. */
  readonly counted: (
    text: string | Plural,
    n: number,
    values?: Readonly<Record<string, string | number>>,
  ) => string
}

const dayFormatOf = perLanguage(
  (locales) =>
    new Intl.DateTimeFormat(locales, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
)
const timeFormatOf = perLanguage(
  (locales) => new Intl.DateTimeFormat(locales, { hour: '2-digit', minute: '2-digit' }),
)

/** The words of one language, and how days and names are written in it; `desk` are other texts for some readers. */
export function wordsIn(
  language: DeskLanguage,
  desk: DeskTexts = DESK_CATALOGUES[language],
): Words {
  return {
    desk,
    language,
    day: (at) => dayFormatOf(language).format(at * DAY_MS),
    time: (ms) => timeFormatOf(language).format(ms),
    name: (names) => names?.[language] ?? '',
    counted: (text, n, values) => counted(language, text, n, values),
  }
}

/** The texts with other names of statuses, as far as there are any. */
export function withStatusNames(
  desk: DeskTexts,
  names: CaseworkWords['statuses'],
  language: DeskLanguage,
): DeskTexts {
  if (names === undefined) return desk
  const own = Object.entries(names).map(([status, name]) => [status, name?.[language]])
  return { ...desk, statuses: { ...desk.statuses, ...Object.fromEntries(own) } }
}

/** The value of a date field as a day; null if it is empty. */
export function dayOfField(value: string): Day | null {
  const ms = Date.parse(`${value}T00:00:00Z`)
  return Number.isNaN(ms) ? null : dayOf(ms)
}

/** A day as a date field takes it. */
export function fieldOfDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
