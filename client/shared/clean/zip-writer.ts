import { Deflate } from 'fflate'
import { crc32 } from './crc32.ts'
import { fromLatin1, viewOf } from './reading.ts'

/** Names are UTF-8. */
const FLAGS = 1 << 11
/** As old as the packing asks for; and by MS-DOS, which is what says nothing. */
const VERSION = 20
/** 1 January 1980, midnight: the day zero of the format, in all archives alike. */
const DATE = 0x21
const DEFLATED = 8

/**
 * Writes a zip archive of which nothing but names and bytes can be told: no times, no extra fields,
 * no comment, and the same bytes for the same files.
 */
export class ZipWriter {
  readonly #pieces: Uint8Array[] = []
  readonly #list: Uint8Array[] = []
  #size = 0

  /** Add a file as it is. */
  store(name: string, bytes: Uint8Array): void {
    this.#add(name, [bytes], { method: 0, crc: crc32(bytes), size: bytes.length })
  }

  /** Add a file packed, from pieces of it. */
  pack(name: string, pieces: Iterable<Uint8Array>): void {
    const packed: Uint8Array[] = []
    const deflate = new Deflate({ level: 6 }, (piece) => packed.push(piece))
    let crc = 0
    let size = 0
    for (const piece of pieces) {
      crc = crc32(piece, crc)
      size += piece.length
      deflate.push(piece)
    }
    deflate.push(new Uint8Array(0), true)
    this.#add(name, packed, { method: DEFLATED, crc, size })
  }

  /** The archive, in pieces one after the other; nothing may be added afterwards. */
  finish(): readonly Uint8Array[] {
    const end = new Uint8Array(22)
    const view = viewOf(end)
    view.setUint32(0, 0x06054b50, true)
    view.setUint16(8, this.#list.length, true)
    view.setUint16(10, this.#list.length, true)
    view.setUint32(12, sizeOf(this.#list), true)
    view.setUint32(16, this.#size, true)
    return [...this.#pieces, ...this.#list, end]
  }

  #add(name: string, packed: readonly Uint8Array[], facts: Facts): void {
    const nameBytes = new TextEncoder().encode(name)
    const common = commonFields(facts, sizeOf(packed), nameBytes.length)
    const local = [fromLatin1('PK\x03\x04'), common, nameBytes, ...packed]
    const rest = new Uint8Array(14)
    viewOf(rest).setUint32(10, this.#size, true)
    const line = [fromLatin1('PK\x01\x02'), Uint8Array.of(VERSION, 0), common, rest, nameBytes]
    this.#list.push(joined(line))
    this.#pieces.push(...local)
    this.#size += sizeOf(local)
  }
}

interface Facts {
  readonly method: number
  readonly crc: number
  readonly size: number
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(sizeOf(pieces))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}

/** The 26 bytes that the header before a file and its line in the list share. */
function commonFields({ method, crc, size }: Facts, packed: number, name: number): Uint8Array {
  const fields = new Uint8Array(26)
  const view = viewOf(fields)
  for (const [i, value] of [VERSION, FLAGS, method, 0, DATE].entries()) {
    view.setUint16(2 * i, value, true)
  }
  for (const [i, value] of [crc, packed, size].entries()) view.setUint32(10 + 4 * i, value, true)
  view.setUint16(22, name, true)
  return fields
}
