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
  /** The file with the words that load later; null once they are among `words`. */
  readonly missing: WordsFile | null
}

/** Fetch a language's first words. @throws TypeError if they do not arrive, or are not the page's */
export async function loadWords(files: WordsFiles, language: Language): Promise<LoadedWords> {
  return readWords(await ask(files[language]))
}

/** Read a language's first words from the answer to `ask`. @throws TypeError if it ends halfway */
export async function readWords(answer: Response): Promise<LoadedWords> {
  const bytes = await bytesOf(answer)
  const words: FirstWords = parse(bytes)
  return { words, bytes, missing: words.reading }
}

/** Fetch the words that load later as well. @throws TypeError as above */
export async function complete(loaded: LoadedWords): Promise<LoadedWords> {
  const { words, bytes, missing } = loaded
  if (missing === null) return loaded
  const reading: Reading = parse(await bytesOf(await ask(missing)))
  return { words: wholeWordsOf({ ...words, reading: missing }, reading), bytes, missing: null }
}

/** Request a file of words. @throws TypeError if it does not arrive, or is not the page's */
export function ask({ path, integrity }: WordsFile): Promise<Response> {
  return fetch(path, { integrity })
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))
