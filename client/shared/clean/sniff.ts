import { FORMATS, type Format } from './outcome.ts'
import { isSvg } from './picture/svg/sniff.ts'
import { isRawPhoto } from './picture/tiff/sniff.ts'
import { latin1, viewOf } from './reading.ts'
import { id3Size } from './sound/id3-size.ts'
import type { ByteSource } from './source.ts'
import { isText, TEXT_ENDINGS } from './text.ts'

const HEAD = 4096

/** Looks into a zip archive; null if it is no office document. */
export type OfficeSniff = (source: ByteSource) => Promise<Format | null>

/**
 * The format of a file by its bytes. The name only tells sound from video in an MP4 file, and says that text is wanted
 * if every byte of a file is text.
 *
 * @param name of the file, or '' if it has none
 * @returns null for what we do not know, `locked` for an office document that asks for a password
 * @throws whatever reading throws, and what `office` throws
 */
export async function sniff(
  source: ByteSource,
  name: string,
  office: OfficeSniff,
): Promise<Format | 'locked' | null> {
  const head = await source.read(0, HEAD)
  const at = (offset: number, text: string) => latin1(head, offset, offset + text.length) === text
  if (at(0, 'PK\x03\x04')) return office(source)
  if (at(0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return (await isLocked(source)) ? 'locked' : null
  const byMagic = picture(at) ?? sound(head, at) ?? box(head, name)
  if (byMagic === 'tiff') return (await isRawPhoto(source)) ? null : 'tiff'
  if (byMagic === 'mp3') return (await isTaggedFlac(source)) ? 'flac' : 'mp3'
  if (byMagic !== null) return byMagic
  if (latin1(head, 0, 1024).includes('%PDF-')) return 'pdf'
  if (await isSvg(source)) return 'svg'
  return TEXT_ENDINGS.includes(endingOf(name)) && (await isText(source)) ? 'text' : null
}

type At = (offset: number, text: string) => boolean

function picture(at: At): Format | null {
  if (at(0, '\xff\xd8\xff')) return 'jpeg'
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif'
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp'
  // Canon's raw photographs begin as TIFF does, and say so eight bytes later
  const tiff = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((magic) => at(0, magic))
  return tiff && !at(8, 'CR') ? 'tiff' : null
}

function sound(head: Uint8Array, at: At): Format | null {
  if (['RIFF', 'RF64', 'BW64'].some((magic) => at(0, magic)) && at(8, 'WAVE')) return 'wav'
  if (at(0, 'OggS')) return 'ogg'
  if (at(0, 'fLaC')) return 'flac'
  if (at(0, '\x1a\x45\xdf\xa3')) {
    return /\x42\x82[\x80-\xff].{0,7}webm/.test(latin1(head, 0, 256)) ? 'webm' : null
  }
  return at(0, 'ID3') || isMpegFrame(head) ? 'mp3' : null
}

/** Whether a frame of MPEG audio, layer III, begins here, with an allowed value in every field of its header. */
function isMpegFrame(head: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0] = head
  const version = (b >> 3) & 3
  const layer = (b >> 1) & 3
  return a === 0xff && b >= 0xe0 && version !== 1 && layer === 1 && c >> 4 !== 15 && (c & 12) !== 12
}

const MOST_TAGS = 16

/** The tags of MP3 stand before FLAC too, if a program did not care. */
async function isTaggedFlac(source: ByteSource): Promise<boolean> {
  let at = 0
  for (let count = 0; count < MOST_TAGS; count++) {
    const size = id3Size(await source.read(at, 10))
    if (size === null || at + size > source.size) break
    at += size
  }
  return latin1(await source.read(at, 4)) === 'fLaC'
}

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |M4VH|M4VP|MSNV|3g[pre2].|mmp4|f4v )$/
/** The first box of films that are older than the box that names a kind. */
const OLD_MOVIE = ['moov', 'mdat', 'wide', 'pnot']

/** The format of a file of boxes (ISO 14496-12), by the kind that the first one names. */
function box(head: Uint8Array, name: string): Format | null {
  const kind = latin1(head, 4, 8)
  if (OLD_MOVIE.includes(kind)) return 'mov'
  if (kind !== 'ftyp') return null
  const size = Math.min(viewOf(head).getUint32(0), head.length)
  const major = latin1(head, 8, 12)
  const others = Array.from({ length: Math.max(0, (size - 16) >> 2) }, (_, i) =>
    latin1(head, 16 + 4 * i, 20 + 4 * i),
  )
  if (HEIC_BRANDS.includes(major)) return 'heic'
  if (major === 'mif1' || major === 'msf1') {
    return others.some((brand) => HEIC_BRANDS.includes(brand)) ? 'heic' : null
  }
  // cameras put a name of their own first: then the names count that it may be read as
  const brands =
    MP4_BRANDS.test(major) || OTHER_BOXES.includes(major) ? [major] : [major, ...others]
  if (brands.includes('qt  ')) return 'mov'
  if (['M4A ', 'M4B ', 'M4P '].some((brand) => brands.includes(brand))) return 'm4a'
  if (!brands.some((brand) => MP4_BRANDS.test(brand))) return null
  return endingOf(name) === 'm4a' ? 'm4a' : 'mp4'
}

/** Pictures and raw pictures, some of which say that they may be read as films. */
const OTHER_BOXES = ['avif', 'avis', 'crx ', 'jp2 ', 'jpx ', 'jxl ']

/** An office document with a password is a compound file with this name in its directory. */
async function isLocked(source: ByteSource): Promise<boolean> {
  const header = await source.read(0, 512)
  if (header.length < 512) return false
  const view = viewOf(header)
  const sector = 2 ** Math.min(view.getUint16(30, true), 16)
  const directory = await source.read((view.getUint32(48, true) + 1) * sector, 65_536)
  return latin1(directory).includes([...'EncryptedPackage'].join('\0'))
}

/** The letters behind the last dot of a name, in lower case; '' if there is none. */
export function endingOf(name: string): string {
  return /\.([^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

const OTHER_ENDINGS: Partial<Record<Format, readonly string[]>> = {
  jpeg: ['jpeg', 'jpe', 'jfif'],
  heic: ['heif', 'hif'],
  tiff: ['tiff'],
  ogg: ['oga', 'opus'],
  wav: ['wave'],
  mp4: ['m4v', '3gp', '3g2'],
  mov: ['qt'],
  m4a: ['m4b'],
  webm: ['weba'],
  text: TEXT_ENDINGS,
}

/** Whether `name` ends as files of `format` do. A name without an ending fits everything. */
export function endingFits(name: string, format: Format): boolean {
  const ending = endingOf(name)
  const known = [FORMATS[format].ending, ...(OTHER_ENDINGS[format] ?? [])]
  return ending === '' || known.includes(ending)
}
