import { loadWords } from './dictionary.ts'
import { Page, type PageOptions, type PagePaths } from './page.ts'

/** Load the words of a language and make the page of them. @throws TypeError where they do not load */
export async function startApp(paths: PagePaths, options: PageOptions): Promise<Page> {
  const words = await loadWords(paths.words, options.language)
  return new Page(paths, options, words)
}
