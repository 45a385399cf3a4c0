import { Findings, type Telling } from '../../found.ts'
import { type Cleaned, type CleanTools, damaged } from '../../outcome.ts'
import type { ByteSource } from '../../source.ts'
import { type ExifSpan, readTiffTags } from '../exif.ts'
import { readDirectory, readHeader, type TiffHeader } from './directory.ts'
import { readPage, type TiffPage } from './page.ts'
import { TIFF } from './tags.ts'
import { writeTiff } from './writer.ts'

const PAGES_MOST = 4096

/**
 * Clean a TIFF file (TIFF 6.0 or BigTIFF): every page is rebuilt with what showing it needs, and the parts of its
 * picture as they were.
 *
 * @throws CleanError `damaged` if a page is not as the format has it, is stored in a way that is not known, or lies
 *   where something else stands
 */
export async function cleanTiff(source: ByteSource, tools: CleanTools): Promise<Cleaned> {
  const header = await readHeader(source)
  if (header === null) throw damaged('another beginning')
  const found = new Findings()
  const telling = { found, tools }
  const spans = await readTiffTags(source, header, telling)
  const pages = await readPages(source, header, telling)
  if (pages.length === 0) throw damaged('no page')
  checkApart(spans, pages, header)
  return { pieces: writeTiff(header, pages), found: found.list(), stays: [] }
}

async function readPages(
  source: ByteSource,
  header: TiffHeader,
  telling: Telling,
): Promise<TiffPage[]> {
  const { found } = telling
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  for (let at = header.first; at !== 0; ) {
    const directory = seen.has(at) ? null : await readDirectory(source, header, at)
    if (directory === null || seen.size === PAGES_MOST) throw damaged('a page is not there')
    seen.add(at)
    if (directory.entries.some(({ tag }) => tag === TIFF.subDirectories)) found.add('thumbnail')
    const page = await readPage(source, header, directory.entries, telling)
    if (page === null) found.add('thumbnail')
    else pages.push(page)
    at = directory.next
  }
  return pages
}

/**
 * A picture that lies where tags or their values stand, or across another part, would carry on bytes that are taken out
 * everywhere else.
 */
function checkApart(
  tags: readonly ExifSpan[],
  pages: readonly TiffPage[],
  header: TiffHeader,
): void {
  const parts = pages.flatMap((page) => page.parts)
  const spans = [
    { from: 0, to: header.isBig ? 16 : 8, isPart: false },
    ...tags.map((one) => ({ ...one, isPart: false })),
    ...parts.map(({ from, size }) => ({ from, to: from + size, isPart: true })),
  ]
  spans.sort((a, b) => a.from - b.from || a.to - b.to)
  let reached = { from: 0, to: 0, isPart: false }
  for (const one of spans) {
    const isSame =
      one.isPart && reached.isPart && one.from === reached.from && one.to === reached.to
    if (one.from < reached.to && (one.isPart || reached.isPart) && !isSame) {
      throw damaged('a picture lies where something else stands')
    }
    if (one.to > reached.to) reached = one
  }
}
