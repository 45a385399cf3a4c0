import type { Language } from '../../crypto/entries/names.ts'

/** A text that depends on a number, for the plural categories of our languages. */
export interface Plural {
  readonly one: string
  readonly other: string
}

export type Text = string | Plural

/**
 * A text of the program with all its languages side by side. A text that bokmål and nynorsk share stands once, as
 * `no`. A text that is the same in every language stands bare.
 */
export type Entry =
  | Text
  | Readonly<Record<Language, Text>>
  | { readonly no: Text; readonly en: Text }

/** Section → key → entry. */
export type Sections = Readonly<Record<string, Readonly<Record<string, Entry>>>>

type TextOf<Written> = Written extends string | { readonly en: string } ? string : Plural

/** The same sections and keys, with the text of one language. */
export type Catalogue<Written> = {
  readonly [Section in keyof Written]: {
    readonly [Key in keyof Written[Section]]: TextOf<Written[Section][Key]>
  }
}

/** The text of an entry in one language. */
export function textOf<Written extends Entry>(entry: Written, language: Language): TextOf<Written>
export function textOf(entry: Entry, language: Language): Text {
  if (typeof entry === 'string' || 'one' in entry) return entry
  if ('no' in entry) return language === 'en' ? entry.en : entry.no
  return entry[language]
}

/** A catalogue for each language. */
export function catalogues<Written extends Sections>(
  written: Written,
): Readonly<Record<Language, Catalogue<Written>>> {
  const inOne = (language: Language) => {
    const sections = Object.entries(written).map(([section, entries]) => {
      const texts = Object.entries(entries).map(([key, entry]) => [key, textOf(entry, language)])
      return [section, Object.fromEntries(texts)]
    })
    return Object.fromEntries(sections) as Catalogue<Written>
  }
  return { nb: inOne('nb'), nn: inOne('nn'), en: inOne('en') }
}
