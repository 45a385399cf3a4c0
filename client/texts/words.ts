import type { ContentDocument, Language } from '../../crypto/content.ts'
import { type InLanguage, inLanguage } from './in-language.ts'
import type { Texts } from './shape.ts'
import type { SiteContent } from './site.ts'

/** What the organisation says, in one language. */
export type Site = InLanguage<
  Omit<SiteContent, 'networks' | 'theme'> & {
    /** What is asked, before the browser has checked who signed it. */
    readonly form: ContentDocument
  }
>

/** All that is said in one language. */
export interface Words {
  readonly language: Language
  readonly t: Texts
  readonly site: Site
}

/** Where a file lies, and its hash. */
export interface WordsFile {
  readonly path: string
  readonly integrity: string
}

/** What is only read: it loads behind the form, which must not wait for it. */
export type Reading = Pick<Site, 'people' | 'rightChannel' | 'ways' | 'pages' | 'sami'>

/**
 * The file that a page loads first, and whose hash a report carries: it names what is only read by
 * its hash. Titles stand in it; what is under them does not.
 */
export interface FirstWords extends Words {
  readonly reading: WordsFile
}

/** Put together what is said in a language. */
export function wordsOf(
  language: Language,
  t: Texts,
  content: SiteContent,
  form: ContentDocument,
): Words {
  const { networks: _networks, theme: _theme, ...rest } = content
  return { language, t, site: inLanguage({ ...rest, form }, language) }
}

export function readingOf({ site }: Words): Reading {
  const { people, rightChannel, ways, pages, sami } = site
  return { people, rightChannel, ways, pages, sami }
}

/** @param reading the file of what is left out */
export function firstWordsOf(words: Words, reading: WordsFile): FirstWords {
  const { site } = words
  const bare = Object.entries(site.pages).map(([page, { title, review }]) => [
    page,
    { title, review, sections: [] },
  ])
  const left: Reading = {
    people: { campuses: [], people: [], 'not-suited': [] },
    rightChannel: { examples: { employees: [], students: [], others: [] }, redirections: [] },
    ways: [],
    pages: Object.fromEntries(bare),
    sami: { ...site.sami, sections: [] },
  }
  return { ...words, site: { ...site, ...left }, reading }
}

/** Put back what was left out. */
export function wholeWordsOf(first: FirstWords, reading: Reading): Words {
  return { ...first, site: { ...first.site, ...reading } }
}

/** The one spelling of a file of words. */
export function encodeWords(words: Words | Reading): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(words))
}
