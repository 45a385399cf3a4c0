import type { Language } from '../../crypto/names.ts'
import type { Words } from '../texts/words.ts'

/** Where a language's words lie, and their hash. */
export interface WordsFile {
  readonly path: string
  readonly integrity: string
}

/** Words with the bytes that they came in, whose hash a letter carries. */
export interface LoadedWords {
  readonly words: Words
  readonly bytes: Uint8Array
}

export type WordsFiles = Readonly<Record<Language, WordsFile>>

/** Fetch a language's words. @throws TypeError where they do not come, or are not those of the page */
export async function loadWords(files: WordsFiles, language: Language): Promise<LoadedWords> {
  const { path, integrity } = files[language]
  const response = await fetch(path, { integrity })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { words: JSON.parse(new TextDecoder().decode(bytes)), bytes }
}
