import type { Language } from '../../../crypto/names.ts'

/** Each page's own words first; browsers that lack some know the next. */
const LOCALES: Readonly<Record<Language, readonly string[]>> = {
  nb: ['nb', 'no', 'en'],
  nn: ['nn', 'nb', 'no', 'en'],
  en: ['en'],
}

/** The name of a language in the language of the page, or its tag where nobody knows a name. */
export function languageName(language: Language, tag: string): string {
  for (const locale of LOCALES[language]) {
    const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
    const name = names.of(tag)
    if (name !== undefined) return name
  }
  return tag
}

/** "30, 90 and 180" */
export function listed(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat([...LOCALES[language]]).format(items)
}
