import { Deflate } from 'fflate'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import { fromLatin1, viewOf } from '../reading.ts'
import { crc32 } from './crc32.ts'

/** Names are UTF-8. */
const FLAGS = 1 << 11
/** The lowest version that the packing asks for. The system is MS-DOS, which tells nothing. */
const VERSION = 20
/** 1 January 1980, midnight: the day zero of the format, in all archives alike. */
const DATE = 0x21
const DEFLATED = 8

/**
 * Writes a zip archive that tells nothing but names and bytes: no times, no extra fields, no comment, and the same
 * bytes for the same files.
 */
export class ZipWriter {
  readonly #files: File[] = []

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

  /**
   * The archive, in pieces one after the other.
   *
   * @param first name of the file that has to stand before the others
   */
  finish(first: string): readonly Uint8Array[] {
    const isFirst = (file: File) => file.name === first
    const files = [...this.#files.filter(isFirst), ...this.#files.filter((one) => !isFirst(one))]
    const pieces: Uint8Array[] = []
    const list: Uint8Array[] = []
    let size = 0
    for (const file of files) {
      const packedSize = sizeOf(file.packed)
      const { local, central } = zipHeaders({ ...file, packedSize }, size)
      pieces.push(local, ...file.packed)
      list.push(central)
      size += local.length + packedSize
    }
    return [...pieces, ...list, zipEnd(list, size)]
  }

  #add(name: string, packed: readonly Uint8Array[], facts: Facts): void {
    this.#files.push({ name, packed, ...facts })
  }
}

interface File extends Facts {
  readonly name: string
  readonly packed: readonly Uint8Array[]
}

/** The contents of the headers of one file in an archive. */
export interface ZipHeader extends Facts {
  readonly name: string
  /** bytes, as they stand in the archive */
  readonly packedSize: number
}

interface Facts {
  /** 0 if it is stored as it is */
  readonly method: number
  readonly crc: number
  readonly size: number
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}

/** The header before a file, and its line in the list at the end. @param offset of the header in the archive */
export function zipHeaders(
  file: ZipHeader,
  offset: number,
): { readonly local: Uint8Array; readonly central: Uint8Array } {
  const name = new TextEncoder().encode(file.name)
  const common = commonFields(file, name.length)
  const rest = new Uint8Array(14)
  viewOf(rest).setUint32(10, offset, true)
  const version = Uint8Array.of(VERSION, 0)
  return {
    local: concat(fromLatin1('PK\x03\x04'), common, name),
    central: concat(fromLatin1('PK\x01\x02'), version, common, rest, name),
  }
}

/** The 26 bytes that the two share. */
function commonFields({ method, crc, size, packedSize }: ZipHeader, name: number): Uint8Array {
  const fields = new Uint8Array(26)
  const view = viewOf(fields)
  for (const [i, value] of [VERSION, FLAGS, method, 0, DATE].entries()) {
    view.setUint16(2 * i, value, true)
  }
  for (const [i, value] of [crc, packedSize, size].entries()) {
    view.setUint32(10 + 4 * i, value, true)
  }
  view.setUint16(22, name, true)
  return fields
}

/** The end of an archive. @param list lines of its files, which stand at `offset` */
export function zipEnd(list: readonly Uint8Array[], offset: number): Uint8Array {
  const end = new Uint8Array(22)
  const view = viewOf(end)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, list.length, true)
  view.setUint16(10, list.length, true)
  view.setUint32(12, sizeOf(list), true)
  view.setUint32(16, offset, true)
  return end
}
