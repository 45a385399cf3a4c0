import { readWords } from './dictionary.ts'
import { Page, type PageOptions, type PagePaths } from './page.ts'

/**
 * Make the page of the words of its language.
 *
 * @param answer to the request for them, which did not wait for this file
 * @throws TypeError where the rest of it does not come
 */
export async function startApp(
  paths: PagePaths,
  options: PageOptions,
  answer: Response,
): Promise<Page> {
  return new Page(paths, options, await readWords(answer))
}
