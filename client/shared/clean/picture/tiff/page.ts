import type { Findings, Telling } from '../../found.ts'
import { type CleanTools, damaged } from '../../outcome.ts'
import { readExactly } from '../../reading.ts'
import { type ByteSource, bytesSource, type Piece, pieceSource, readPieces } from '../../source.ts'
import { numbersOf } from '../exif.ts'
import { cleanIcc } from '../icc.ts'
import { cleanJpeg, cleanJpegTables } from '../jpeg.ts'
import type { DirectoryEntry, TiffHeader } from './directory.ts'
import { fits, KEPT, MADE_ANEW, TIFF, TIFF_TAGS } from './tags.ts'

/** A tag with its value, in the order of bytes of its file. */
export interface Tag {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly bytes: Uint8Array
}

/** A strip or tile: its place in the file, and the pieces that replace it. */
export interface TiffPart {
  readonly from: number
  readonly size: number
  readonly pieces: readonly Piece[]
}

export interface TiffPage {
  readonly tags: readonly Tag[]
  readonly isTiled: boolean
  readonly parts: readonly TiffPart[]
}

const JPEG = 7
/** None, fax (2 to 4), LZW, deflate (two numbers), PackBits, LZMA, Zstandard. */
const COMPRESSIONS = [1, 2, 3, 4, 5, 8, 32_946, 32_773, 34_925, 50_000]
const FAX = [2, 3, 4]
const YCBCR = 6

/**
 * Read a page, only with the tags that showing it needs.
 *
 * @returns null if it is only a smaller form of another
 * @throws CleanError `damaged` if it is not as TIFF 6.0 has it, or stored in a way we do not know
 */
export async function readPage(
  source: ByteSource,
  header: TiffHeader,
  entries: readonly DirectoryEntry[],
  telling: Telling,
): Promise<TiffPage | null> {
  const reader = new PageReader(source, header, telling)
  for (const entry of entries) await reader.take(entry)
  return reader.isSmaller() ? null : reader.page()
}

class PageReader {
  readonly #source: ByteSource
  readonly #header: TiffHeader
  readonly #found: Findings
  readonly #tools: CleanTools
  readonly #tags = new Map<number, Tag>()
  #shared: readonly Uint8Array[] = []
  readonly #numbers = new Map<number, readonly number[]>()

  constructor(source: ByteSource, header: TiffHeader, { found, tools }: Telling) {
    this.#source = source
    this.#header = header
    this.#found = found
    this.#tools = tools
  }

  async take({ tag, type, count, size, at }: DirectoryEntry): Promise<void> {
    const form = KEPT.get(tag) ?? MADE_ANEW.get(tag) ?? TIFF_TAGS.get(tag)
    if (form === undefined || this.#numbers.has(tag)) return
    if (!fits(form, type, count)) throw damaged('a tag in another form')
    this.#tools.spend(size)
    const bytes = (await readExactly(this.#source, at, size)).slice()
    this.#numbers.set(tag, MADE_ANEW.has(tag) ? [] : numbersOf(bytes, type, this.#header.isLittle))
    if (MADE_ANEW.has(tag)) {
      const anew = tag === TIFF.profile ? cleanIcc(bytes, this.#found) : await this.#tables(bytes)
      if (anew !== null) this.#tags.set(tag, { tag, type: 7, count: anew.length, bytes: anew })
    } else if (KEPT.has(tag)) {
      this.#tags.set(tag, { tag, type, count, bytes })
    }
  }

  isSmaller(): boolean {
    const isReduced = (this.#number(TIFF.newSubfileType, 0) & 1) === 1
    return isReduced || this.#number(TIFF.subfileType, 0) === 2
  }

  async page(): Promise<TiffPage> {
    const isTiled = this.#numbers.has(TIFF.tileOffsets)
    const [from, sizes] = isTiled
      ? [TIFF.tileOffsets, TIFF.tileSizes]
      : [TIFF.stripOffsets, TIFF.stripSizes]
    const offsets = this.#numbers.get(from) ?? []
    const lengths = this.#numbers.get(sizes) ?? []
    const count = this.#partCount(isTiled)
    if (count !== offsets.length || count !== lengths.length)
      throw damaged('a wrong number of parts')
    const parts: TiffPart[] = []
    for (const [i, offset] of offsets.entries()) {
      parts.push(await this.#part(offset, lengths[i] ?? 0, this.#plainSize(isTiled, i)))
    }
    return { tags: [...this.#tags.values()], isTiled, parts }
  }

  #number(tag: number, otherwise: number): number {
    return this.#numbers.get(tag)?.[0] ?? otherwise
  }

  #shape(isTiled: boolean): { rows: number; columns: number; across: number; down: number } {
    const width = this.#number(TIFF.width, 0)
    const height = this.#number(TIFF.height, 0)
    const rows = isTiled
      ? this.#number(TIFF.tileHeight, 0)
      : Math.min(this.#number(TIFF.rowsPerStrip, height), height)
    const columns = isTiled ? this.#number(TIFF.tileWidth, 0) : width
    if (!(width > 0 && height > 0 && rows > 0 && columns > 0))
      throw damaged('a page without a size')
    return { rows, columns, across: Math.ceil(width / columns), down: Math.ceil(height / rows) }
  }

  #planes(): number {
    return this.#number(TIFF.planes, 1) === 2 ? this.#number(TIFF.samplesPerPixel, 1) : 1
  }

  #partCount(isTiled: boolean): number {
    const { across, down } = this.#shape(isTiled)
    return across * down * this.#planes()
  }

  /** Size in bytes of a part that is not packed: bytes behind them are no picture. */
  #plainSize(isTiled: boolean, part: number): number {
    const { rows, columns, down } = this.#shape(isTiled)
    const height = this.#number(TIFF.height, 0)
    const isLast = !isTiled && part % down === down - 1
    const samples = this.#planes() > 1 ? 1 : this.#number(TIFF.samplesPerPixel, 1)
    const bits = Math.max(...(this.#numbers.get(TIFF.bitsPerSample) ?? [1]))
    // of two neighbours of colour differences some are left out: they are never longer
    const padding = this.#number(TIFF.photometric, 0) === YCBCR ? 4 : 0
    const lines = isLast ? height - rows * (down - 1) : rows
    return (lines + padding) * Math.ceil(((columns + padding) * samples * bits) / 8)
  }

  async #part(from: number, size: number, plainSize: number): Promise<TiffPart> {
    if (from + size > this.#source.size) throw damaged('a part breaks off')
    const compression = this.#number(TIFF.compression, 1)
    if (compression === JPEG) return { from, size, pieces: await this.#jpeg(from, size) }
    if (!COMPRESSIONS.includes(compression)) throw damaged('stored in a way that is not known')
    if (!(await this.#isStoredSo(compression, from, size, plainSize))) {
      throw damaged('stored in another way than it says')
    }
    const kept = compression === 1 ? Math.min(size, plainSize) : size
    if (kept < size) this.#found.add('history')
    return { from, size, pieces: [{ from, size: kept }] }
  }

  /** Whether a page is stored as it says. A page with a wrong way of storing would carry on any bytes in its parts. */
  async #isStoredSo(
    compression: number,
    from: number,
    size: number,
    plainSize: number,
  ): Promise<boolean> {
    if (this.#numbers.has(TIFF.jpegTables)) return false
    const bits = this.#numbers.get(TIFF.bitsPerSample) ?? [1]
    if (FAX.includes(compression)) return bits.every((one) => one === 1)
    const isSubsampled = this.#number(TIFF.photometric, 0) === YCBCR
    if (compression === 1) return size >= plainSize || isSubsampled
    const [a, b] = await this.#source.read(from, Math.min(2, size))
    return !(a === 0xff && b === 0xd8)
  }

  async #jpeg(from: number, size: number): Promise<Piece[]> {
    const part = pieceSource(this.#source, [{ from, size }])
    const { pieces, found } = await cleanJpeg(part, this.#tools, this.#shared)
    this.#found.addAll(found)
    return pieces.map((piece) =>
      piece instanceof Uint8Array ? piece : { from: from + piece.from, size: piece.size },
    )
  }

  async #tables(bytes: Uint8Array): Promise<Uint8Array> {
    const source = bytesSource(bytes)
    const { pieces, found, shared } = await cleanJpegTables(source, this.#tools)
    this.#shared = shared
    this.#found.addAll(found)
    return readPieces(source, pieces)
  }
}
