import type { Language } from '../../crypto/names.ts'
import {
  type FirstWords,
  type Reading,
  type Words,
  type WordsFile,
  wholeWordsOf,
} from '../texts/words.ts'

export type WordsFiles = Readonly<Record<Language, WordsFile>>

/** Words with the bytes that they came in, whose hash a letter carries. */
export interface LoadedWords {
  readonly words: Words
  readonly bytes: Uint8Array
  /** Where the pages that are only read lie; null once they are among the words. */
  readonly missing: WordsFile | null
}

/** Fetch a language's first words. @throws TypeError where they do not come, or are not the page's */
export async function loadWords(files: WordsFiles, language: Language): Promise<LoadedWords> {
  const bytes = await fetchFile(files[language])
  const words: FirstWords = parse(bytes)
  return { words, bytes, missing: words.reading }
}

/** Fetch what is only read, too. @throws TypeError as above */
export async function complete(loaded: LoadedWords): Promise<LoadedWords> {
  const { words, bytes, missing } = loaded
  if (missing === null) return loaded
  const reading: Reading = parse(await fetchFile(missing))
  return { words: wholeWordsOf({ ...words, reading: missing }, reading), bytes, missing: null }
}

async function fetchFile({ path, integrity }: WordsFile): Promise<Uint8Array> {
  const response = await fetch(path, { integrity })
  return new Uint8Array(await response.arrayBuffer())
}

const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))
