import { decodeContentDocument } from '../../../crypto/entries/content.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { ALONE, type AloneTexts, aloneWords } from '../../texts/alone.ts'
import type { SiteContent } from '../../texts/site.ts'
import { encodeWords, wordsOf } from '../../texts/words.ts'
import type { LoadedWords } from '../dictionary.ts'
import type { App } from '../state.ts'
import type { FormData } from './carried.ts'

export function ownWords({ language }: Pick<App, 'language'>): AloneTexts {
  return ALONE[language]
}

/** All words of a form: nothing of them is loaded later. @throws CryptoError `malformed` */
export function formWords({
  words,
  content,
  release,
}: FormData): ReadonlyMap<Language, LoadedWords> {
  const { site }: { readonly site: SiteContent } = JSON.parse(words)
  const { words: _hash, ...matters } = decodeContentDocument(utf8(content))
  return new Map(
    LANGUAGES.map((language) => {
      const all = wordsOf(language, aloneWords(language), site, matters, release)
      return [language, { words: all, bytes: encodeWords(all), missing: null }]
    }),
  )
}
