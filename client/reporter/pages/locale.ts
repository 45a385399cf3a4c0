import type { Language } from '../../../crypto/entries/names.ts'
import type { Texts } from '../../texts/shape.ts'
import { LOCALES } from '../../texts/wording.ts'

/** Making one is slow, and a page asks for many names. */
const names: Partial<Record<Language, Intl.DisplayNames>> = {}

/** The name of a language in the language of the page, or its tag if no name is known. */
export function languageName(t: Texts, language: Language, tag: string): string {
  // Chromium has no names of the Sami languages
  const sami = { se: t.people.se, smj: t.people.smj, sma: t.people.sma }
  if (tag === 'se' || tag === 'smj' || tag === 'sma') return sami[tag]
  names[language] ??= new Intl.DisplayNames([...LOCALES[language]], { type: 'language' })
  return names[language].of(tag) ?? tag
}

/** "30, 90 and 180" */
export function listed(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat([...LOCALES[language]]).format(items)
}
