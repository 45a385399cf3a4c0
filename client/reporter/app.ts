import { readWords } from './dictionary.ts'
import { Page, type PageOptions, type PagePaths } from './page.ts'

/**
 * Make the page with the words of its language.
 *
 * @param answer the response with the words, requested before this file loaded
 * @throws TypeError if the rest of the response does not arrive
 */
export async function startApp(
  paths: PagePaths,
  options: PageOptions,
  answer: Response,
): Promise<Page> {
  return new Page(paths, options, await readWords(answer))
}
