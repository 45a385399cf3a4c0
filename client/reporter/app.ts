import { readWords } from './dictionary.ts'
import { servedRoom } from './form/letter.ts'
import { Page, type PageOptions, type PageSources } from './page.ts'

/**
 * Make the page with the words of its language.
 *
 * @param answer the response with the words, requested before this file loaded
 * @throws TypeError if the rest of the response does not arrive
 */
export async function startApp(
  sources: Omit<PageSources, 'room'>,
  options: PageOptions,
  answer: Response,
): Promise<Page> {
  return new Page({ ...sources, room: servedRoom }, options, await readWords(answer))
}
