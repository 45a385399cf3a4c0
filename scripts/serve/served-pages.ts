import { ConfigError } from '../../server/config-error.ts'
import type { PageFiles } from '../../server/pages.ts'
import { PUBLICATION_FILE } from '../../server/publication-file.ts'
import type { Published } from '../../server/reception.ts'
import { type PageContent, type ReporterProgram, reporterPages } from '../build/reporter-pages.ts'
import { isSame } from '../content/change.ts'
import { contentOf, publicWords, WORDS_PATH } from '../content/public-words.ts'

/**
 * The reporters' pages for the key list that a server has in use, which need not be the one in DATA_DIR: desks can
 * hand in a newer one. Pages of another content would name other channels and headings than reports are sealed
 * with.
 *
 * @throws ConfigError if the content is not that of the list
 */
export async function servedPages(
  program: ReporterProgram,
  { list, content }: Published,
  ours: PageContent,
  options: { readonly demo?: boolean; readonly webcat?: boolean } = {},
): Promise<PageFiles> {
  if (!isSame(content, ours.document)) {
    throw new ConfigError(
      `the server has key list ${list.version} in use, whose channels, questionnaires or name are not those of ${PUBLICATION_FILE} and the content folder: copy those of version ${list.version}, or of the next one, into DATA_DIR`,
    )
  }
  const words = await publicWords(ours)
  const drawn = contentOf(words, content)
  // who verifies the pages draws them from the same bytes
  const site = { ...drawn.site, networks: ours.site.networks }
  const pages = await reporterPages(program, list, { ...drawn, site }, options)
  return new Map([...pages, [WORDS_PATH, { body: words, type: 'application/json' }]])
}
