import { damaged } from './outcome.ts'
import { readExactly, TOO_SHORT } from './reading.ts'
import type { ByteSource, Piece } from './source.ts'

const WINDOW = 256 * 1024

/** Reads many small things one after the other without asking the file for each of them. */
export class Window {
  readonly size: number
  readonly #source: ByteSource
  #from = 0
  #bytes: Uint8Array = new Uint8Array(0)

  constructor(source: ByteSource) {
    this.#source = source
    this.size = source.size
  }

  /** @throws CleanError `damaged` if the file ends before */
  async bytes(offset: number, length: number): Promise<Uint8Array> {
    if (offset < 0 || length < 0 || offset + length > this.size) {
      throw damaged(TOO_SHORT)
    }
    if (length > WINDOW) return readExactly(this.#source, offset, length)
    if (offset < this.#from || offset + length > this.#from + this.#bytes.length) {
      this.#from = offset
      this.#bytes = await readExactly(this.#source, offset, Math.min(WINDOW, this.size - offset))
    }
    return this.#bytes.subarray(offset - this.#from, offset - this.#from + length)
  }

  /** As many of `length` bytes as there are. */
  async upTo(offset: number, length: number): Promise<Uint8Array> {
    return this.bytes(offset, Math.max(0, Math.min(length, this.size - offset)))
  }
}

/** Bytes that replace as many bytes of the source. */
export interface Patch {
  readonly at: number
  readonly bytes: Uint8Array
}

/** Pieces in their order; slices that follow each other in the source become one. */
export class PieceList {
  readonly pieces: Piece[] = []
  size = 0

  put(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.pieces.push(bytes)
    this.size += bytes.length
  }

  putAll(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece instanceof Uint8Array) this.put(piece)
      else this.keep(piece.from, piece.size)
    }
  }

  /** @param patches of these bytes, in their order */
  keepPatched(from: number, size: number, patches: readonly Patch[]): void {
    let at = from
    for (const patch of patches) {
      this.keep(at, patch.at - at)
      this.put(patch.bytes)
      at = patch.at + patch.bytes.length
    }
    this.keep(at, from + size - at)
  }

  keep(from: number, size: number): void {
    if (size <= 0) return
    this.size += size
    const last = this.pieces.at(-1)
    if (last !== undefined && !(last instanceof Uint8Array) && last.from + last.size === from) {
      this.pieces[this.pieces.length - 1] = { from: last.from, size: last.size + size }
    } else {
      this.pieces.push({ from, size })
    }
  }
}
