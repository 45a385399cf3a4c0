import { zlibSync } from 'fflate'
import { concat, u32be } from '../../../../crypto/primitives/bytes.ts'
import { Findings, type Telling } from '../found.ts'
import { type Cleaned, type CleanTools, damaged } from '../outcome.ts'
import { crc32 } from '../packed/crc32.ts'
import { unzlib } from '../packed/zlib.ts'
import { chunks, fromLatin1, latin1, readExactly, viewOf } from '../reading.ts'
import { type ByteSource, bytesSource } from '../source.ts'
import { PieceList, Window } from '../window.ts'
import { orientationExif, readExif } from './exif.ts'
import { cleanIcc, ICC_MOST } from './icc.ts'
import { readPngText } from './png-text.ts'

const SIGNATURE = '\x89PNG\r\n\x1a\n'
/** Most bytes of a chunk that is only read, never kept. */
const TOLD_MOST = 8 * 1024 * 1024

/**
 * Chunks that pictures are made of, still or moving (PNG third edition), with the lengths that each may have.
 * Everything else is left out.
 */
const KEPT: Readonly<Record<string, (length: number) => boolean>> = {
  ...{ IHDR: exactly(13), IDAT: () => true, IEND: exactly(0), gAMA: exactly(4), cHRM: exactly(32) },
  ...{ sRGB: exactly(1), cICP: exactly(4), mDCV: exactly(24), cLLI: exactly(8), pHYs: exactly(9) },
  ...{ acTL: exactly(8), fcTL: exactly(26), fdAT: (length) => length >= 4 },
  ...{ tRNS: upTo(256), sBIT: upTo(4), bKGD: upTo(6), hIST: upTo(512) },
  PLTE: (length) => length <= 768 && length % 3 === 0,
}

function exactly(size: number): (length: number) => boolean {
  return (length) => length === size
}

function upTo(most: number): (length: number) => boolean {
  return (length) => length <= most
}

/**
 * Clean a PNG file, still or moving. Chunks that make the picture stay byte for byte; the colour profile and the tag
 * that turns the picture are rebuilt.
 *
 * @throws CleanError `damaged` if it breaks off before its end, or a checksum or length is wrong
 */
export async function cleanPng(source: ByteSource, tools: CleanTools): Promise<Cleaned> {
  const reader = new PngReader(source, tools)
  await reader.readAll()
  return { pieces: reader.out.pieces, found: reader.found.list(), stays: [] }
}

interface Chunk {
  readonly type: string
  readonly at: number
  readonly length: number
}

class PngReader {
  readonly out = new PieceList()
  readonly found = new Findings()
  readonly #source: ByteSource
  readonly #tools: CleanTools
  readonly #window: Window

  constructor(source: ByteSource, tools: CleanTools) {
    this.#source = source
    this.#tools = tools
    this.#window = new Window(source)
  }

  get #telling(): Telling {
    return { found: this.found, tools: this.#tools }
  }

  async readAll(): Promise<void> {
    if (latin1(await this.#window.bytes(0, 8)) !== SIGNATURE) throw damaged('another beginning')
    this.out.keep(0, 8)
    let hasData = false
    for (let at = 8; ; ) {
      const chunk = await this.#chunkAt(at)
      if ((at === 8) !== (chunk.type === 'IHDR')) throw damaged('a header in a wrong place')
      await this.#take(chunk)
      at += 12 + chunk.length
      hasData ||= chunk.type === 'IDAT'
      if (chunk.type === 'IEND') return this.#end(at, hasData)
    }
  }

  async #chunkAt(at: number): Promise<Chunk> {
    this.#tools.spend(64)
    const head = await this.#window.bytes(at, 8)
    const length = viewOf(head).getUint32(0)
    const type = latin1(head, 4, 8)
    if (at + 12 + length > this.#source.size) throw damaged('it breaks off')
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged('not the name of a chunk')
    return { type, at, length }
  }

  async #take(chunk: Chunk): Promise<void> {
    const { type, at, length } = chunk
    const fits = KEPT[type]
    if (fits !== undefined) {
      if (!fits(length)) throw damaged('a chunk of a wrong length')
      await this.#check(chunk)
      this.out.keep(at, 12 + length)
    } else if (/^[A-Z]/.test(type)) {
      // a chunk that must be understood, and is not
      throw damaged('an unknown kind of PNG')
    } else {
      await this.#tell(chunk)
    }
  }

  /** The checksum tells a chunk that stays from one whose name or length was spoilt. */
  async #check({ at, length }: Chunk): Promise<void> {
    this.#tools.spend(length)
    let crc = 0
    for await (const piece of chunks(this.#source, at + 4, at + 8 + length)) crc = crc32(piece, crc)
    const told = viewOf(await this.#window.bytes(at + 8 + length, 4)).getUint32(0)
    if (crc !== told) throw damaged('a wrong checksum')
  }

  async #tell({ type, at, length }: Chunk): Promise<void> {
    if (length > TOLD_MOST) return this.found.add('other', type)
    this.#tools.spend(length)
    const data = await readExactly(this.#source, at + 8, length)
    if (['tEXt', 'zTXt', 'iTXt'].includes(type)) {
      await readPngText(type, data, this.#telling)
    } else if (type === 'tIME') {
      if (length === 7) this.found.add('time', timeOf(data))
    } else if (type === 'eXIf') {
      const orientation = await readExif(bytesSource(data), this.#telling)
      if (orientation !== 1) this.out.put(chunkOf('eXIf', orientationExif(orientation)))
    } else if (type === 'iCCP') {
      this.#profile(data)
    } else if (type === 'caBX') {
      this.found.add('revisions')
    } else {
      this.found.add('other', type)
    }
  }

  #profile(data: Uint8Array): void {
    const name = data.subarray(0, 80).indexOf(0)
    const profile = name === -1 ? null : unzlib(data.subarray(name + 2), ICC_MOST, this.#tools)
    const clean = profile === null ? null : cleanIcc(profile, this.found)
    if (clean === null) return
    const packed = zlibSync(clean, { level: 9 })
    this.out.put(chunkOf('iCCP', concat(fromLatin1('ICC\0\0'), packed)))
  }

  #end(at: number, hasData: boolean): void {
    if (!hasData) throw damaged('no picture')
    if (at < this.#source.size) this.found.add('history')
  }
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const named = concat(fromLatin1(type), data)
  return concat(u32be(data.length), named, u32be(crc32(named)))
}

function timeOf(data: Uint8Array): string {
  const two = (at: number) => String(data[at] ?? 0).padStart(2, '0')
  const year = viewOf(data).getUint16(0)
  return `${year}-${two(2)}-${two(3)} ${two(4)}:${two(5)}:${two(6)}`
}
