import { DAY_MS, type Day } from '../../crypto/days/calendar.ts'
import type { Language } from '../../crypto/entries/names.ts'
import type { Plural } from './entry.ts'

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

/** Kept, since each takes a browser longer to make than to use a hundred times. */
const pluralRules = new Map<Language, Intl.PluralRules>()

function pluralRulesOf(language: Language): Intl.PluralRules {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules([...LOCALES[language]])
  pluralRules.set(language, rules)
  return rules
}

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

const dayFormats = new Map<Language, Intl.DateTimeFormat>()

/** A day as people write it: "12. november 2026", "12 November 2026". */
export function dayText(language: Language, day: Day): string {
  let format = dayFormats.get(language)
  if (format === undefined) {
    format = new Intl.DateTimeFormat([...LOCALES[language]], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    dayFormats.set(language, format)
  }
  return format.format(day * DAY_MS)
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
