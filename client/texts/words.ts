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

/** All that is said in one language: the file that a page loads, and that a report names by its hash. */
export interface Words {
  readonly language: Language
  readonly t: Texts
  readonly site: Site
}

/** Put together what a page loads. */
export function wordsOf(
  language: Language,
  t: Texts,
  content: SiteContent,
  form: ContentDocument,
): Words {
  const { networks: _networks, theme: _theme, ...rest } = content
  return { language, t, site: inLanguage({ ...rest, form }, language) }
}

/**
 * One spelling of some words, whose hash a report carries: the bytes of the file that was loaded.
 */
export function encodeWords(words: Words): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(words))
}
