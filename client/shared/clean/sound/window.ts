import { CleanError } from '../outcome.ts'
import { readExactly } from '../reading.ts'
import type { ByteSource, Piece } from '../source.ts'

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
      throw new CleanError('damaged', 'the file ends too early')
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

/** Pieces in their order; slices that follow each other in the source become one. */
export class PieceList {
  readonly pieces: Piece[] = []
  size = 0

  put(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.pieces.push(bytes)
    this.size += bytes.length
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
