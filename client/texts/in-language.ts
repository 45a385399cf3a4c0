import type { Language } from '../../crypto/entries/names.ts'

/** A text in every language of the pages. */
export type Three = Readonly<Record<Language, string>>

/** The same type, with one text instead of each text in three languages. */
export type InLanguage<T> = T extends Three
  ? string
  : T extends readonly (infer Item)[]
    ? readonly InLanguage<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: InLanguage<T[Key]> }
      : T

/** Take everything in one language. @param value plain data: objects, lists, texts, numbers */
export function inLanguage<T>(value: T, language: Language): InLanguage<T> {
  return pick(value, language) as InLanguage<T>
}

function pick(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, language))
  if (typeof value !== 'object' || value === null) return value
  if (isThree(value)) return value[language]
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pick(part, language)]))
}

function isThree(value: object): value is Three {
  const parts = value as Partial<Three>
  return [parts.nb, parts.nn, parts.en].every((text) => typeof text === 'string')
}
