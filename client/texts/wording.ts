import { DAY_MS, type Day } from '../../crypto/days/calendar.ts'
import type { Language } from '../../crypto/entries/names.ts'
import { inEach, type Plural } from './entry.ts'

/** The name of each language, in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  en: 'English',
}

/** Put `values` into the places `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/gi, (whole, name: string) => String(values[name] ?? whole))
}

/** Locales to ask `Intl` for; not every browser knows nynorsk, whose names of months are the same as in bokmål. */
export const LOCALES: Readonly<Record<Language, readonly string[]>> = {
  nb: ['nb', 'no'],
  nn: ['nn', 'nb', 'no'],
  en: ['en-GB', 'en'],
}

/** Makes something once for each language: a form takes a browser longer to make than to use a hundred times. */
export function perLanguage<T>(make: (locales: string[]) => T): (language: Language) => T {
  const made = inEach((language) => make([...LOCALES[language]]))
  return (language) => made[language]
}

const pluralRulesOf = perLanguage((locales) => new Intl.PluralRules(locales))

/** The text for a number, with `{n}` filled in. */
export function count(
  language: Language,
  text: Plural,
  n: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const category = pluralRulesOf(language).select(n)
  return fill(category === 'one' ? text.one : text.other, { n, ...values })
}

/** A text filled in; a text that depends on a number gets the form for it. */
export function counted(
  language: Language,
  text: string | Plural,
  n: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return typeof text === 'string' ? fill(text, { n, ...values }) : count(language, text, n, values)
}

const dayFormatOf = perLanguage(
  (locales) =>
    new Intl.DateTimeFormat(locales, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
)

/** A day as people write it: "12. november 2026", "12 November 2026". */
export function dayText(language: Language, day: Day): string {
  return dayFormatOf(language).format(day * DAY_MS)
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size as people write it: "1,2 MB". @param bytes */
export function sizeText(language: Language, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const unit = UNITS[power] ?? 'byte'
  // not every browser knows nynorsk, whose figures are written as in bokmål
  const format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb', {
    style: 'unit',
    unit,
    // short, a browser writes "16 byte" in English
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  })
  // the unit stays on the line of its number
  return format.format(bytes / 1000 ** power).replace(' ', '\u00a0')
}
