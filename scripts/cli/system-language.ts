import type { Language } from '../../crypto/entries/names.ts'

/** The language that the system of this machine is set to; English for every other one. */
export function systemLanguage(): Language {
  const { locale } = Intl.DateTimeFormat().resolvedOptions()
  if (/^nn\b/.test(locale)) return 'nn'
  return /^(?:nb|no|da|sv)\b/.test(locale) ? 'nb' : 'en'
}
