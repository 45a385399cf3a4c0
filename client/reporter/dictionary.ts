import type { Language } from '../../crypto/entries/names.ts'
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
  /** Where what is left for later lies; null once it is among the words. */
  readonly missing: WordsFile | null
}

/** Fetch a language's first words. @throws TypeError where they do not come, or are not the page's */
export async function loadWords(files: WordsFiles, language: Language): Promise<LoadedWords> {
  return readWords(await ask(files[language]))
}

/** Read a language's first words from the answer to `ask`. @throws TypeError where it ends halfway */
export async function readWords(answer: Response): Promise<LoadedWords> {
  const bytes = await bytesOf(answer)
  const words: FirstWords = parse(bytes)
  return { words, bytes, missing: words.reading }
}

/** Fetch what is left for later, too. @throws TypeError as above */
export async function complete(loaded: LoadedWords): Promise<LoadedWords> {
  const { words, bytes, missing } = loaded
  if (missing === null) return loaded
  const reading: Reading = parse(await bytesOf(await ask(missing)))
  return { words: wholeWordsOf({ ...words, reading: missing }, reading), bytes, missing: null }
}

/** Ask for a file of words. @throws TypeError where it does not come, or is not the page's */
export function ask({ path, integrity }: WordsFile): Promise<Response> {
  return fetch(path, { integrity })
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))
