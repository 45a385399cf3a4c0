/** First bytes of Firefox's compressed files: `mozLz40` and a zero; the length comes after them. */
const MAGIC = new TextEncoder().encode('mozLz40\0')
const HEADER = MAGIC.length + 4
/** A length of this value in a token means that more bytes of length follow. */
const MORE = 15
const SHORTEST_MATCH = 4

export function isMozLz4(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER && MAGIC.every((byte, i) => bytes[i] === byte)
}

/**
 * Unpack a `.jsonlz4`, `.baklz4` or `.mozlz4` file of Firefox: one LZ4 block after a header of 12 bytes. See
 * `lz4_Block_format.md` of the LZ4 project.
 *
 * @throws Error if the file is not whole
 */
export function unpackMozLz4(bytes: Uint8Array): Uint8Array {
  if (!isMozLz4(bytes)) throw new Error('not a mozLz4 file')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true)
  const out = new Uint8Array(length)
  const block = new Block(bytes.subarray(HEADER))
  let at = 0
  while (!block.done) {
    const token = block.byte()
    const literals = block.take(block.length(token >> 4))
    if (at + literals.length > length) throw new Error('longer than its header says')
    out.set(literals, at)
    at += literals.length
    // the last sequence has only literals
    if (block.done) break
    at = repeat(out, at, block.byte() | (block.byte() << 8), block.length(token & 15))
  }
  if (at !== length) throw new Error('shorter than its header says')
  return out
}

/** Copy the bytes that stand `offset` before `at`, one by one: source and target may overlap. */
function repeat(out: Uint8Array, at: number, offset: number, beyondShortest: number): number {
  const end = at + beyondShortest + SHORTEST_MATCH
  if (offset === 0 || offset > at || end > out.length) throw new Error('a match outside the file')
  for (let i = at; i < end; i++) out[i] = out[i - offset] ?? 0
  return end
}

class Block {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new Error('the block ends too early')
    return byte
  }

  take(count: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + count)
    if (taken.length < count) throw new Error('the block ends too early')
    this.#at += count
    return taken
  }

  /** A length of 15 continues in bytes, up to one that is not 255. */
  length(first: number): number {
    if (first < MORE) return first
    let sum = first
    for (;;) {
      const byte = this.byte()
      sum += byte
      if (byte < 255) return sum
    }
  }
}
