import { viewOf } from '../../reading.ts'
import type { Piece } from '../../source.ts'
import { PieceList } from '../../window.ts'
import type { TiffHeader } from './directory.ts'
import type { Tag, TiffPage } from './page.ts'
import { TIFF } from './tags.ts'

const LONG = 4
const LONG8 = 16

/** A TIFF file of `pages`: header and all directories first, then the parts of the pictures. */
export function writeTiff(header: TiffHeader, pages: readonly TiffPage[]): readonly Piece[] {
  const form = new Form(header)
  const front = pages.reduce((size, page) => size + form.sizeOf(page), form.headerSize)
  const out = new Uint8Array(front)
  const body = new PieceList()
  form.writeHeader(out)
  let at = form.headerSize
  for (const [i, page] of pages.entries()) {
    const tags = [...page.tags, ...form.placeParts(page, front, body)]
    const isLast = i === pages.length - 1
    at = form.writeDirectory(out, at, tags, isLast)
  }
  return [out, ...body.pieces]
}

/** Sizes and order of bytes of classic TIFF and BigTIFF. */
class Form {
  readonly headerSize: number
  readonly #isLittle: boolean
  readonly #isBig: boolean
  readonly #word: number
  readonly #entry: number
  readonly #count: number

  constructor({ isLittle, isBig }: TiffHeader) {
    this.#isLittle = isLittle
    this.#isBig = isBig
    this.headerSize = isBig ? 16 : 8
    this.#word = isBig ? 8 : 4
    this.#entry = isBig ? 20 : 12
    this.#count = isBig ? 8 : 2
  }

  /** A directory with the values that do not fit into it. */
  sizeOf({ tags, parts }: TiffPage): number {
    const places = 2 * this.#elsewhere(parts.length * this.#word)
    const values = tags.reduce((size, { bytes }) => size + this.#elsewhere(bytes.length), places)
    return this.#directorySize(tags.length + 2) + values
  }

  writeHeader(out: Uint8Array): void {
    const view = viewOf(out)
    view.setUint16(0, this.#isLittle ? 0x4949 : 0x4d4d)
    view.setUint16(2, this.#isBig ? 43 : 42, this.#isLittle)
    if (this.#isBig) view.setUint16(4, 8, this.#isLittle)
    this.#setWord(out, this.#isBig ? 8 : 4, this.headerSize)
  }

  /** Append the parts of a page, and give the tags with their new places. */
  placeParts(page: TiffPage, front: number, body: PieceList): Tag[] {
    const offsets = new Uint8Array(page.parts.length * this.#word)
    const sizes = new Uint8Array(page.parts.length * this.#word)
    for (const [i, { pieces }] of page.parts.entries()) {
      const start = body.size
      body.putAll(pieces)
      this.#setWord(offsets, i * this.#word, front + start)
      this.#setWord(sizes, i * this.#word, body.size - start)
      if (body.size % 2 === 1) body.put(Uint8Array.of(0))
    }
    const [from, length] = page.isTiled
      ? [TIFF.tileOffsets, TIFF.tileSizes]
      : [TIFF.stripOffsets, TIFF.stripSizes]
    const rest = { type: this.#isBig ? LONG8 : LONG, count: page.parts.length }
    return [
      { tag: from, ...rest, bytes: offsets },
      { tag: length, ...rest, bytes: sizes },
    ]
  }

  /** @returns where the next directory stands */
  writeDirectory(out: Uint8Array, at: number, tags: readonly Tag[], isLast: boolean): number {
    const view = viewOf(out)
    const sorted = [...tags].sort((a, b) => a.tag - b.tag)
    let value = at + this.#directorySize(tags.length)
    if (this.#isBig) this.#setWord(out, at, tags.length)
    else view.setUint16(at, tags.length, this.#isLittle)
    for (const [i, { tag, type, count, bytes }] of sorted.entries()) {
      const entry = at + this.#count + i * this.#entry
      view.setUint16(entry, tag, this.#isLittle)
      view.setUint16(entry + 2, type, this.#isLittle)
      this.#setWord(out, entry + 4, count)
      const field = entry + 4 + this.#word
      if (this.#elsewhere(bytes.length) === 0) {
        out.set(bytes, field)
      } else {
        this.#setWord(out, field, value)
        out.set(bytes, value)
        value += this.#elsewhere(bytes.length)
      }
    }
    const link = at + this.#count + tags.length * this.#entry
    this.#setWord(out, link, isLast ? 0 : value)
    return value
  }

  #directorySize(tags: number): number {
    return even(this.#count + tags * this.#entry + this.#word)
  }

  #elsewhere(size: number): number {
    return size <= this.#word ? 0 : even(size)
  }

  #setWord(out: Uint8Array, at: number, value: number): void {
    const view = viewOf(out)
    if (this.#isBig) view.setBigUint64(at, BigInt(value), this.#isLittle)
    else view.setUint32(at, value, this.#isLittle)
  }
}

/** Values and directories begin at even places. */
function even(size: number): number {
  return size + (size % 2)
}
