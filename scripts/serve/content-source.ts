import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { assetPath } from '../../client/reporter/served/built.ts'
import { decodePublication } from '../../crypto/keys/publication.ts'
import { equal } from '../../crypto/primitives/bytes.ts'
import type { Config } from '../../server/config.ts'
import { ConfigError } from '../../server/config-error.ts'
import type { PageFile, PageFiles } from '../../server/pages.ts'
import { PUBLICATION_FILE, publicationIn } from '../../server/publication-file.ts'
import type { Published } from '../../server/reception.ts'
import { markOf, type ShownSource } from '../../server/shown.ts'
import type { ReporterProgram } from '../build/reporter-pages.ts'
import { isSame } from '../content/change.ts'
import { CONTENT_FOLDER } from '../content/folder.ts'
import { requireOwnWords } from '../content/leftovers.ts'
import { type Content, readContent } from '../content/read.ts'
import { reviewLines } from '../content/reviews.ts'
import { servedPages } from './served-pages.ts'
import { webcatPages } from './webcat.ts'

/**
 * The pages and words of DATA_DIR, checked each time as at the start.
 *
 * @param say tells the operator which reviews of texts are due, and what does not fit a signed manifest
 */
export function contentSource(
  program: ReporterProgram,
  { dataDir, webcat }: Pick<Config, 'dataDir' | 'webcat'>,
  say: (line: string) => void,
): ShownSource {
  const folder = join(dataDir, CONTENT_FOLDER)
  return {
    mark: () => markOf(join(dataDir, PUBLICATION_FILE), folder, ...(webcat ? [webcat] : [])),
    show: async (published) => {
      const content = signedContent(dataDir, folder, published)
      const drawn = await servedPages(program, published, content, { webcat: webcat !== null })
      const built = withPacked(program, drawn)
      const pages = webcat === null ? built : webcatPages(built, webcat, say)
      for (const line of reviewLines(content, Date.now())) say(line)
      return { pages, mail: content.mail }
    },
  }
}

/** Files of the program in the smaller forms that the build made: packing them takes longer than all else. */
function withPacked({ assets, read }: ReporterProgram, pages: PageFiles): PageFiles {
  const packed = Object.values(assets).flatMap(({ file }): [string, PageFile][] => {
    const path = assetPath({ file })
    const page = pages.get(path)
    // the style has the organisation's colours, and another name
    if (page === undefined) return []
    return [[path, { ...page, packed: { br: read(`${file}.br`), gzip: read(`${file}.gz`) } }]]
  })
  return new Map([...pages, ...packed])
}

/** @throws ConfigError if the root has not signed the content of the folder; ContentError; Error for words of a sample */
function signedContent(dataDir: string, folder: string, published: Published): Content {
  if (!existsSync(folder)) {
    throw new ConfigError(
      `no ${folder}: copy the content folder there that ${PUBLICATION_FILE} was made with, and start again`,
    )
  }
  const content = readContent(folder)
  const file = publicationIn(dataDir)
  const isOfFile = file !== null && equal(decodePublication(file).content, published.content)
  // of a list that a desk handed in, the pages say more
  if (isOfFile && !isSame(published.content, content.document)) {
    throw new ConfigError(
      `the channels, questionnaires or name in ${folder} are not those that ${PUBLICATION_FILE} was signed with: sign them by "npm run ceremony -- renew --content FOLDER", or put back the signed ones`,
    )
  }
  requireOwnWords(folder)
  return content
}
