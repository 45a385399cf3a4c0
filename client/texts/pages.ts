import { LANGUAGES, type Language } from '../../crypto/entries/names.ts'
import type { PROSE_PAGES, TOPIC_PAGES } from './site.ts'
import type { SummaryId } from './summaries.ts'

/** Pages that can be read before, beside or instead of writing; each has an address, for those without scripts. */
export type PageId =
  | (typeof PROSE_PAGES)[number]
  | (typeof TOPIC_PAGES)[number]
  | SummaryId
  | 'form'

/** The number of each page in its address: a history that shows it reveals nothing. */
const NUMBERS: Readonly<Record<PageId, number>> = {
  talk: 1,
  'right-channel': 2,
  rights: 3,
  next: 4,
  ways: 5,
  retaliation: 6,
  outside: 7,
  protection: 8,
  accessibility: 9,
  easy: 10,
  sami: 11,
  // the address of the form: without scripts it shows the ways that remain
  form: 12,
  harassment: 13,
  polish: 14,
  lithuanian: 15,
  arabic: 16,
  somali: 17,
  tigrinya: 18,
  ukrainian: 19,
  spanish: 20,
}

export const PAGE_IDS = Object.keys(NUMBERS) as readonly PageId[]

/** The pages that an organisation has: it may leave out summaries and topics. */
export function pagesOf(site: Readonly<Record<'pages' | 'summaries', object>>): readonly PageId[] {
  return PAGE_IDS.filter(
    (page) =>
      page === 'form' || Object.hasOwn(site.pages, page) || Object.hasOwn(site.summaries, page),
  )
}

/** The address of each language's first page. */
export const LANGUAGE_PATHS: Readonly<Record<Language, string>> = {
  nb: '/',
  nn: '/nn/',
  en: '/en/',
}

/** The address of a page, for instance `/4` and `/en/4`. */
export function pagePath(language: Language, page: PageId): string {
  return `${LANGUAGE_PATHS[language]}${NUMBERS[page]}`
}

/**
 * The title of a page as it is served: distinct, and no more than its address tells. The program that runs on it
 * shows only `bare`.
 */
export function servedTitle(bare: string, page: PageId | 'landing'): string {
  return page === 'landing' ? bare : `${bare} ${NUMBERS[page]}`
}

/** Every language's address of a page, or of the first one. */
export function pathsOf(page: PageId | 'landing'): Readonly<Record<Language, string>> {
  if (page === 'landing') return LANGUAGE_PATHS
  const paths = LANGUAGES.map((language) => [language, pagePath(language, page)])
  return Object.fromEntries(paths) as Record<Language, string>
}
