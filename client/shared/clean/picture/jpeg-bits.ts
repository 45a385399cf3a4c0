/** For all 16 bits that may come: the length of the code they begin with, times 256, and its symbol. */
export type Codes = Uint16Array

/**
 * The codes of one table of a DHT segment (ITU T.81, annex C).
 *
 * @param counts how many codes there are of each length, 1 to 16
 * @returns null if they do not fit into 16 bits
 */
export function codesOf(counts: Uint8Array, symbols: Uint8Array): Codes | null {
  const codes = new Uint16Array(65_536)
  let code = 0
  let nth = 0
  for (let length = 1; length <= 16; length++) {
    const step = 2 ** (16 - length)
    for (let i = 0; i < (counts[length - 1] ?? 0); i++) {
      if (code + step > codes.length) return null
      codes.fill(length * 256 + (symbols[nth++] ?? 0), code, code + step)
      code += step
    }
  }
  return codes
}

/** Reads the coded data of a scan bit by bit; zeros come behind its end. */
export class JpegBits {
  readonly #bytes: Uint8Array
  #at = 0
  #bits = 0
  #count = 0
  /** of those in hand, the bits that stand behind the end */
  #beyond = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** @returns the next symbol; -1 if no code begins so */
  symbol(codes: Codes): number {
    if (this.#count < 16) this.#fill()
    const found = codes[(this.#bits >>> (this.#count - 16)) & 0xffff] ?? 0
    if (found === 0) return -1
    this.#count -= found >> 8
    return found & 0xff
  }

  /** @param length 0 to 16 */
  take(length: number): number {
    if (this.#count < length) this.#fill()
    this.#count -= length
    return (this.#bits >>> this.#count) & (2 ** length - 1)
  }

  /** Whether more was read than there is. */
  get isBeyond(): boolean {
    return this.#count < this.#beyond
  }

  /** The place of the first byte of which nothing was read. */
  end(): number {
    let at = this.#at
    for (let whole = (this.#count - this.#beyond) >> 3; whole > 0; whole--) {
      // a zero is put behind each byte of ones
      at -= this.#bytes[at - 1] === 0 && this.#bytes[at - 2] === 0xff ? 2 : 1
    }
    return at
  }

  /** Go on behind the restart that has to stand here. */
  restart(): boolean {
    const at = this.end()
    const marker = this.#bytes[at + 1] ?? 0
    if (this.#bytes[at] !== 0xff || marker < 0xd0 || marker > 0xd7) return false
    this.#at = at + 2
    this.#bits = 0
    this.#count = 0
    this.#beyond = 0
    return true
  }

  #fill(): void {
    while (this.#count <= 16) {
      const byte = this.#bytes[this.#at]
      const isStuffed = byte === 0xff && this.#bytes[this.#at + 1] === 0
      if (byte === undefined || (byte === 0xff && !isStuffed)) {
        this.#bits <<= 8
        this.#beyond += 8
      } else {
        this.#bits = (this.#bits << 8) | byte
        this.#at += isStuffed ? 2 : 1
      }
      this.#count += 8
    }
  }
}
