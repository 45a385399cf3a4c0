import { concat } from '../../../../crypto/primitives/bytes.ts'
import { Findings } from '../found.ts'
import { type Cleaned, type CleanTools, damaged } from '../outcome.ts'
import { fromLatin1, latin1, readExactly, u32le, viewOf } from '../reading.ts'
import { type ByteSource, bytesSource } from '../source.ts'
import { PieceList, Window } from '../window.ts'
import { orientationExif, readExif } from './exif.ts'
import { cleanIcc, ICC_MOST } from './icc.ts'
import { readXmp } from './xmp.ts'

const FLAG = { animation: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, profile: 0x20 }
const TOLD_MOST = 8 * 1024 * 1024
/** Place, size, time and manner of a picture of a moving one, before its own chunks. */
const FRAME_HEAD = 16

/**
 * Clean a WebP file, still or moving. Pictures stay byte for byte; the header, the colour profile and the tag that
 * turns the picture are rebuilt.
 *
 * @throws CleanError `damaged` if it breaks off, or holds other chunks than its header announces
 */
export async function cleanWebp(source: ByteSource, tools: CleanTools): Promise<Cleaned> {
  const reader = new WebpReader(source, tools)
  await reader.readAll()
  return { pieces: reader.whole(), found: reader.found.list(), stays: [] }
}

interface Chunk {
  readonly type: string
  /** where its data begin */
  readonly from: number
  readonly size: number
  /** where the next one begins */
  readonly end: number
}

class WebpReader {
  readonly found = new Findings()
  readonly #source: ByteSource
  readonly #tools: CleanTools
  readonly #window: Window
  /** Flags and size of the canvas; null in a file of one chunk. */
  #header: Uint8Array | null = null
  #profile: Uint8Array | null = null
  #orientation = 1
  #flagsSeen = 0
  #hasPicture = false
  readonly #pictures = new PieceList()

  constructor(source: ByteSource, tools: CleanTools) {
    this.#source = source
    this.#tools = tools
    this.#window = new Window(source)
  }

  async readAll(): Promise<void> {
    const head = await this.#window.bytes(0, 12)
    const end = viewOf(head).getUint32(4, true) + 8
    const isWebp = latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 12) === 'WEBP'
    if (!isWebp || end > this.#source.size) throw damaged('it breaks off')
    for (const chunk of await this.#chunks(12, end)) await this.#take(chunk, chunk.from === 20)
    if (!this.#hasPicture) throw damaged('no picture')
    // a picture that has swallowed them would carry them on
    const announced = (this.#header?.[0] ?? 0) & (FLAG.exif | FLAG.xmp)
    if ((announced & ~this.#flagsSeen) !== 0)
      throw damaged('what its header announces is not there')
    if (end < this.#source.size) this.found.add('history')
  }

  whole(): PieceList['pieces'] {
    const body = new PieceList()
    if (this.#header !== null) {
      const header = this.#header.slice()
      const kept = (header[0] ?? 0) & (FLAG.animation | FLAG.alpha)
      const profile = this.#profile === null ? 0 : FLAG.profile
      header.fill(0, 0, 4)
      header[0] = kept | profile | (this.#orientation === 1 ? 0 : FLAG.exif)
      body.put(chunkOf('VP8X', header))
      if (this.#profile !== null) body.put(chunkOf('ICCP', this.#profile))
    }
    body.putAll(this.#pictures.pieces)
    if (this.#header !== null && this.#orientation !== 1) {
      body.put(chunkOf('EXIF', orientationExif(this.#orientation)))
    }
    const head = concat(fromLatin1('RIFF'), u32le(body.size + 4), fromLatin1('WEBP'))
    return [head, ...body.pieces]
  }

  async #chunks(from: number, end: number): Promise<Chunk[]> {
    const all: Chunk[] = []
    for (let at = from; at < end; ) {
      this.#tools.spend(64)
      const head = await this.#window.bytes(at, 8)
      const size = viewOf(head).getUint32(4, true)
      const next = at + 8 + size + (size % 2)
      if (next > end) throw damaged('a chunk breaks off')
      all.push({ type: latin1(head, 0, 4), from: at + 8, size, end: next })
      at = next
    }
    return all
  }

  async #take(chunk: Chunk, isFirst: boolean): Promise<void> {
    const { type, from, size } = chunk
    if (type === 'VP8X') {
      if (!isFirst || size !== 10) throw damaged('a header in a wrong place')
      this.#header = (await this.#window.bytes(from, size)).slice()
    } else if (isPicture(type)) {
      await this.#picture(chunk, this.#pictures)
    } else if (type === 'ANIM') {
      if (size !== 6) throw damaged('a chunk of a wrong length')
      keep(this.#pictures, chunk)
    } else if (type === 'ANMF') {
      await this.#frame(chunk)
    } else {
      await this.#tell(chunk)
    }
  }

  async #picture(chunk: Chunk, out: PieceList): Promise<void> {
    const start = latin1(await this.#window.upTo(chunk.from, Math.min(10, chunk.size)))
    if (chunk.type === 'VP8 ' && start.slice(3, 6) !== '\x9d\x01\x2a') throw damaged('no key frame')
    if (chunk.type === 'VP8L' && start[0] !== '\x2f') throw damaged('no picture without loss')
    this.#hasPicture ||= chunk.type !== 'ALPH'
    keep(out, chunk)
  }

  async #frame({ from, size, end }: Chunk): Promise<void> {
    const head = (await this.#window.bytes(from, FRAME_HEAD)).slice()
    const inner = new PieceList()
    for (const chunk of await this.#chunks(from + FRAME_HEAD, Math.min(end, from + size))) {
      if (isPicture(chunk.type)) await this.#picture(chunk, inner)
      else this.found.add('other', chunk.type)
    }
    const length = FRAME_HEAD + inner.size
    this.#pictures.put(concat(fromLatin1('ANMF'), u32le(length), head))
    this.#pictures.putAll(inner.pieces)
  }

  async #tell({ type, from, size }: Chunk): Promise<void> {
    this.#flagsSeen |= type === 'EXIF' ? FLAG.exif : type === 'XMP ' ? FLAG.xmp : 0
    if (size > TOLD_MOST) return this.found.add('other', type)
    this.#tools.spend(size)
    const data = await readExactly(this.#source, from, size)
    if (type === 'EXIF') {
      const block = latin1(data, 0, 4) === 'Exif' ? data.subarray(6) : data
      this.#orientation = await readExif(bytesSource(block), {
        found: this.found,
        tools: this.#tools,
      })
    } else if (type === 'XMP ') {
      readXmp(data, this.found)
    } else if (type === 'ICCP') {
      this.#profile = size > ICC_MOST ? null : cleanIcc(data, this.found)
    } else {
      this.found.add(type === 'C2PA' ? 'revisions' : 'other', type)
    }
  }
}

function isPicture(type: string): boolean {
  return type === 'VP8 ' || type === 'VP8L' || type === 'ALPH'
}

/** Keeps a chunk; a byte that fills up an odd chunk is written again. */
function keep(out: PieceList, { from, size }: Chunk): void {
  out.keep(from - 8, 8 + size)
  if (size % 2 === 1) out.put(Uint8Array.of(0))
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  return concat(fromLatin1(type), u32le(data.length), data, new Uint8Array(data.length % 2))
}
