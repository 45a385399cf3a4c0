import { concat } from '../../../../crypto/primitives/bytes.ts'
import { Findings } from '../found.ts'
import { type Cleaned, type CleanTools, damaged } from '../outcome.ts'
import { fromLatin1, latin1, viewOf } from '../reading.ts'
import type { ByteSource } from '../source.ts'
import { PieceList, Window } from '../window.ts'
import { LzwEnd } from './gif-lzw.ts'
import { readXmp } from './xmp.ts'

const BLOCK = { extension: 0x21, picture: 0x2c, end: 0x3b }
const EXTENSION = { control: 0xf9, comment: 0xfe, application: 0xff }
/** How often a moving picture is shown: two names of one thing. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0']
const TOLD_MOST = 1024 * 1024

/**
 * Clean a GIF file, still or moving. Pictures, their colours and times stay byte for byte.
 *
 * @throws CleanError `damaged` if it breaks off before its end, or a picture in it does
 */
export async function cleanGif(source: ByteSource, tools: CleanTools): Promise<Cleaned> {
  const reader = new GifReader(source, tools)
  await reader.readAll()
  return { pieces: reader.out.pieces, found: reader.found.list(), stays: [] }
}

class GifReader {
  readonly out = new PieceList()
  readonly found = new Findings()
  readonly #tools: CleanTools
  readonly #window: Window
  /** Says how the next picture is shown: not kept if none comes. */
  #control: Uint8Array | null = null
  #pictures = 0

  constructor(source: ByteSource, tools: CleanTools) {
    this.#tools = tools
    this.#window = new Window(source)
  }

  async readAll(): Promise<void> {
    const head = await this.#window.bytes(0, 13)
    if (!/^GIF8[79]a/.test(latin1(head, 0, 6))) throw damaged('another beginning')
    let at = 13 + tableSize(head[10] ?? 0)
    this.out.keep(0, at)
    for (;;) {
      const [kind, label = 0] = await this.#window.upTo(at, 2)
      // some programs forget the end
      if (kind === BLOCK.end || kind === undefined) break
      if (kind === BLOCK.picture) at = await this.#picture(at)
      else if (kind === BLOCK.extension) at = await this.#extension(label, at + 2)
      else throw damaged('neither a picture nor an extension')
    }
    if (this.#pictures === 0) throw damaged('no picture')
    this.out.put(Uint8Array.of(BLOCK.end))
    if (at + 1 < this.#window.size) this.found.add('history')
  }

  async #picture(at: number): Promise<number> {
    const head = await this.#window.bytes(at, 10)
    const view = viewOf(head)
    const from = at + 10 + tableSize(head[9] ?? 0)
    const codeSize = (await this.#window.bytes(from, 1))[0] ?? 0
    if (codeSize < 1 || codeSize > 8) throw damaged('codes of a wrong size')
    const pixels = view.getUint16(5, true) * view.getUint16(7, true)
    if (this.#control !== null) this.out.put(this.#control)
    this.#control = null
    this.#pictures++
    this.out.keep(at, from + 1 - at)
    return this.#codes(from + 1, new LzwEnd(codeSize, pixels))
  }

  /** Keep the codes of a picture as far as it goes; no program shows the bytes behind. */
  async #codes(from: number, lzw: LzwEnd): Promise<number> {
    let at = from
    let isCut = false
    for (;;) {
      const size = await this.#size(at)
      if (size === 0) break
      const data = await this.#window.bytes(at + 1, size)
      this.#tools.spend(size)
      const used: number | null = isCut ? 0 : lzw.take(data)
      if (used === null) throw damaged('a code without a meaning')
      if (used === size) {
        this.out.keep(at, 1 + size)
      } else {
        if (used > 0) this.out.put(concat(Uint8Array.of(used), data.slice(0, used)))
        this.found.add('history')
      }
      isCut ||= used < size || lzw.isDone
      at += 1 + size
    }
    if (!lzw.isComplete && !lzw.isDone) throw damaged('a picture breaks off')
    this.out.keep(at, 1)
    return at + 1
  }

  async #extension(label: number, from: number): Promise<number> {
    const end = await this.#blocksEnd(from)
    if (label === EXTENSION.control) {
      if ((await this.#size(from)) !== 4 || end !== from + 6) throw damaged('a wrong control')
      this.#control = (await this.#window.bytes(from - 2, 8)).slice()
    } else if (label === EXTENSION.application) {
      await this.#application(from, end)
    } else if (label === EXTENSION.comment) {
      this.found.add('comments', await this.#text(from, end))
    } else {
      // no program in use shows the words of a picture of text: their control is for the next picture
      this.found.add('other')
    }
    return end
  }

  async #application(from: number, end: number): Promise<void> {
    const name = latin1(await this.#window.bytes(from + 1, Math.min(11, end - from - 1)))
    const first = from + 12
    if (LOOPS.includes(name) && (await this.#size(first)) === 3) {
      const [kind, low = 0, high = 0] = await this.#window.bytes(first + 1, 3)
      if (kind !== 1) return
      const times = Uint8Array.of(3, 1, low, high, 0)
      this.out.put(concat(fromLatin1(`\x21\xff\x0b${name}`), times))
    } else if (name === 'XMP DataXMP') {
      const length = Math.min(end - first, TOLD_MOST)
      this.#tools.spend(length)
      readXmp((await this.#window.bytes(first, length)).slice(), this.found)
    } else {
      this.found.add('other', name)
    }
  }

  async #blocksEnd(from: number): Promise<number> {
    let at = from
    for (;;) {
      const size = await this.#size(at)
      this.#tools.spend(1 + size)
      at += 1 + size
      if (size === 0) return at
    }
  }

  async #text(from: number, end: number): Promise<string> {
    let text = ''
    for (let at = from; at < end && text.length < 512; ) {
      const size = await this.#size(at)
      text += new TextDecoder().decode(await this.#window.bytes(at + 1, size))
      at += 1 + size
    }
    return text
  }

  async #size(at: number): Promise<number> {
    return (await this.#window.bytes(at, 1))[0] ?? 0
  }
}

/** Bytes of a table of colours, by the flags that announce it. */
function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}
