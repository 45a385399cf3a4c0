import type { Language } from '../../crypto/entries/names.ts'

/** A text that depends on a number, for the plural categories of our languages. */
export interface Plural {
  readonly one: string
  readonly other: string
}

export type Text = string | Plural

type Written<T extends Text> =
  | T
  | (Readonly<Record<Language, T>> & { readonly no?: never })
  | { readonly no: T; readonly en: T; readonly nb?: never; readonly nn?: never }

/**
 * A text of the program with all its languages side by side. A text that bokmål and nynorsk share stands once, as
 * `no`. A text that is the same in every language stands bare.
 */
export type Entry = Written<string> | Written<Plural>

/** Section → key → entry. */
export type Sections = Readonly<Record<string, Readonly<Record<string, Entry>>>>

type TextOf<One> = One extends string | { readonly en: string } ? string : Plural

/** The same sections and keys, with the text of one language. */
export type Catalogue<All> = {
  readonly [Section in keyof All]: {
    readonly [Key in keyof All[Section]]: TextOf<All[Section][Key]>
  }
}

/** The text of an entry in one language. */
export function textOf<One extends Entry>(entry: One, language: Language): TextOf<One>
export function textOf(entry: Entry, language: Language): Text {
  if (typeof entry === 'string' || 'one' in entry) return entry
  if (entry.no === undefined) return entry[language]
  return language === 'en' ? entry.en : entry.no
}

/** A catalogue for each language. */
export function catalogues<All extends Sections>(
  all: All,
): Readonly<Record<Language, Catalogue<All>>> {
  return inEach((language) => {
    const sections = Object.entries(all).map(([section, entries]) => {
      const texts = Object.entries(entries).map(([key, entry]) => [key, textOf(entry, language)])
      return [section, Object.fromEntries(texts)]
    })
    return Object.fromEntries(sections) as Catalogue<All>
  })
}

/** Something for each language, made when it is first asked for: most pages are read in one. */
export function inEach<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  const made = new Map<Language, T>()
  const one = (language: Language): T => {
    const known = made.get(language) ?? make(language)
    made.set(language, known)
    return known
  }
  return {
    get nb() {
      return one('nb')
    },
    get nn() {
      return one('nn')
    },
    get en() {
      return one('en')
    },
  }
}
