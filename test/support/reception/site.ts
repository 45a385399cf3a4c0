import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import type { SiteContent } from '../../../client/texts/site.ts'
import { type Words, wordsOf } from '../../../client/texts/words.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import type { Language, Status } from '../../../crypto/entries/names.ts'
import type { Content } from '../../../scripts/content/read.ts'
import { readSample } from '../../../scripts/content/samples.ts'

let sample: Content | null = null

/** Texts of the sample of a university, as an administrator's folder is read. */
export function sampleSite(): SiteContent {
  sample ??= readSample('university')
  return sample.site
}

/** Questions of the sample. */
export function sampleDocument(): ContentDocument {
  sample ??= readSample('university')
  return sample.document
}

export const SOME_RELEASE = { version: '0.0.0', sum: '01234567-'.repeat(8).slice(0, -1) }

/** All words of the sample's pages in a language. */
export function sampleWords(language: Language = 'en'): Words {
  return wordsOf(language, CATALOGUES[language], sampleSite(), sampleDocument(), SOME_RELEASE)
}

/** Keys of values that are shown unchanged, or are no words: they come from no catalogue. */
const NO_WORDS = new Set([
  ...['id', 'url', 'number', 'phone', 'email', 'audiences', 'campuses', 'speaks', 'version'],
  ...['valid-from', 'last-review', 'next-review', 'under-revision', 'not-reviewed', 'until'],
  ...['proposes', 'questionnaire', 'format', 'when', 'kinds', 'leads-to', 'page'],
])

/** Keys of the catalogues whose values nobody reads as words on the page. */
const ADDRESSES = new Set(['exitUrl', 'file'])

/** Words whose every text stands in brackets, so that a text from elsewhere is noticed. */
export function bracketed(words: Words): Words {
  return { ...words, t: inBrackets(words.t, ADDRESSES), site: inBrackets(words.site) }
}

/** Questions of the sample, with every text in brackets, in every language. */
export function bracketedDocument(): ContentDocument {
  return inBrackets(sampleDocument())
}

function inBrackets<T>(value: T, data = NO_WORDS): T {
  return wrap(value, data) as T
}

function wrap(value: unknown, data: ReadonlySet<string>): unknown {
  if (typeof value === 'string') {
    const places = (value.match(/\{\w+\}/g) ?? []).join('')
    return `⟦${places}⟧`
  }
  if (Array.isArray(value)) return value.map((part) => wrap(part, data))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      isData(key, part, data) ? part : wrap(part, data),
    ]),
  )
}

/** These are lists of names in one place, and of texts in another. */
function isData(key: string, part: unknown, data: ReadonlySet<string>): boolean {
  if (key === 'campuses' || key === 'relations')
    return Array.isArray(part) && typeof part[0] === 'string'
  return data.has(key)
}

/** The sample's name of a status. */
export function statusName(status: Status, language: Language = 'nb'): string {
  return sampleSite().notices[status].name[language]
}
