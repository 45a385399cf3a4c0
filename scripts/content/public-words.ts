import { createHash } from 'node:crypto'
import { decodeContentDocument } from '../../crypto/entries/content.ts'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '../../crypto/primitives/bytes.ts'
import type { PageContent } from '../build/reporter-pages.ts'
import { cleanLogo } from './logo.ts'

/** The path at which everybody finds the words that the pages are drawn from. */
export const WORDS_PATH = '/.well-known/postern-words.json'

const FORMAT = 'postern-words/1'

/**
 * All that the pages show of a content folder beside its content document, as anybody may fetch it. The order of its
 * parts is that of the folder: it decides the order on the pages. Networks keep their names, and not their ranges.
 *
 * @throws ContentError if the logo cannot be cleaned
 */
export async function publicWords({ site, logo, security }: PageContent): Promise<Uint8Array> {
  const cleaned = logo ? await cleanLogo(logo) : null
  const networks = site.networks.map(({ name }) => ({ name, ranges: [] }))
  return utf8(
    JSON.stringify({
      format: FORMAT,
      site: { ...site, networks },
      security: security ?? null,
      logo: cleaned && { file: cleaned.file, body: toBase64url(cleaned.body) },
    }),
  )
}

/** SHA-256 in hex: it stands in the content document, whose hash the root signs. */
export function wordsHash(words: Uint8Array): string {
  return createHash('sha256').update(words).digest('hex')
}

/**
 * The content that pages are drawn from, as a stranger gets it.
 *
 * @param words bytes of `publicWords` @param document bytes of the content document
 * @throws Error if they are not
 */
export function contentOf(words: Uint8Array, document: Uint8Array): PageContent {
  const { format, site, security, logo } = JSON.parse(fromUtf8(words))
  if (format !== FORMAT) throw new Error(`the words are not of the format ${FORMAT}`)
  decodeContentDocument(document)
  return {
    document: mattersOf(document),
    site,
    security,
    logo: logo && { file: logo.file, body: fromBase64url(logo.body) },
  }
}

/** A checked content document without the hash of the words, in the order of its bytes. */
export function mattersOf(document: Uint8Array): PageContent['document'] {
  const { words: _words, ...matters } = JSON.parse(fromUtf8(document))
  return matters
}

/** The content document as the root signs it: with the hash of the words. */
export async function documentToSign(content: PageContent): Promise<PageContent['document']> {
  return { ...content.document, words: wordsHash(await publicWords(content)) }
}
