import { runningSha256 } from '../../../../crypto/primitives/noble.ts'
import type { ByteSource } from '../../../shared/clean/source.ts'
import { MEMORY_LIMIT } from '../../model/files/kinds.ts'

/** Bytes of one blob. */
const PIECE = 4 * 1024 * 1024

/** A file that was opened, in the worker's memory; hashed as it comes. */
export class HeldFile implements ByteSource {
  readonly #inBlobs: boolean
  readonly #hash = runningSha256()
  readonly #parts: { readonly at: number; readonly part: Uint8Array | Blob }[] = []
  /** Bytes that are not in a blob yet. */
  #loose: Uint8Array[] = []
  #looseSize = 0
  #size = 0

  /** @param size that it will have, in bytes */
  constructor(size: number) {
    this.#inBlobs = size > MEMORY_LIMIT
  }

  get size(): number {
    return this.#size
  }

  append(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    this.#size += bytes.length
    if (!this.#inBlobs) {
      this.#add(bytes.slice(), bytes.length, this.#size - bytes.length)
      return
    }
    this.#loose.push(bytes.slice())
    this.#looseSize += bytes.length
    if (this.#looseSize >= PIECE) this.#pack()
  }

  /** End the file: nothing is appended after this. @returns SHA-256 of all of it */
  end(): Uint8Array {
    this.#pack()
    return this.#hash.digest()
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.#size)
    const out = new Uint8Array(Math.max(0, end - offset))
    for (const { at, part } of this.#parts) {
      const size = part instanceof Blob ? part.size : part.length
      const from = Math.max(offset, at)
      const to = Math.min(end, at + size)
      if (from >= to) continue
      const piece = part.slice(from - at, to - at)
      const bytes = piece instanceof Blob ? new Uint8Array(await piece.arrayBuffer()) : piece
      out.set(bytes, from - offset)
    }
    return out
  }

  /** All of it, to be saved. */
  toBlob(): Blob {
    const parts = this.#parts.map(({ part }) =>
      part instanceof Blob ? part : new Uint8Array(part),
    )
    return new Blob(parts, { type: 'application/octet-stream' })
  }

  #pack(): void {
    if (this.#looseSize === 0) return
    const blob = new Blob(this.#loose.map((one) => new Uint8Array(one)))
    this.#add(blob, blob.size, this.#size - blob.size)
    this.#loose = []
    this.#looseSize = 0
  }

  #add(part: Uint8Array | Blob, size: number, at: number): void {
    if (size > 0) this.#parts.push({ at, part })
  }
}
