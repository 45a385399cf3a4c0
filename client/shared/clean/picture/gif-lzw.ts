const TABLE_MOST = 4096

/**
 * Follows the codes of one picture of a GIF file, to know where it ends: no string is built, only its length is
 * counted. No program shows bytes behind that end.
 */
export class LzwEnd {
  readonly #clear: number
  readonly #firstSize: number
  /** pixels that are still to come */
  #left: number
  #bits = 0
  #bitCount = 0
  #codeSize: number
  #next: number
  #previous = -1
  readonly #lengths = new Uint16Array(TABLE_MOST)
  isDone = false

  /**
   * @param codeSize of the smallest codes, 2 to 8
   * @param pixels of the picture
   */
  constructor(codeSize: number, pixels: number) {
    this.#clear = 2 ** codeSize
    this.#firstSize = codeSize + 1
    this.#codeSize = this.#firstSize
    this.#next = this.#clear + 2
    this.#left = pixels
    this.#lengths.fill(1, 0, this.#clear)
  }

  /**
   * Follow `bytes`. It is one loop over local numbers: if scripts are slow, it takes nearly all the time.
   *
   * @returns how many of them belong to the picture; null if a code has no meaning
   */
  take(bytes: Uint8Array): number | null {
    const clear = this.#clear
    const lengths = this.#lengths
    let [bits, bitCount, codeSize] = [this.#bits, this.#bitCount, this.#codeSize]
    let [next, previous, left] = [this.#next, this.#previous, this.#left]
    let used = 0
    while (!this.isDone) {
      if (bitCount < codeSize) {
        if (used === bytes.length) break
        bits |= (bytes[used++] ?? 0) << bitCount
        bitCount += 8
        continue
      }
      const code = bits & ((1 << codeSize) - 1)
      bits >>>= codeSize
      bitCount -= codeSize
      if (code === clear) {
        codeSize = this.#firstSize
        next = clear + 2
        previous = -1
      } else if (left <= 0 || code === clear + 1) {
        // behind the last pixel, codes may say that the table begins again, and that the picture ends
        this.isDone = true
      } else {
        const isNew = previous !== -1 && next < TABLE_MOST
        if (code > next || (code === next && !isNew)) return null
        if (isNew) {
          // a string is one longer than the one before it that it begins as
          lengths[next++] = (lengths[previous] ?? 0) + 1
          if (next === 1 << codeSize && codeSize < 12) codeSize++
        }
        previous = code
        left -= lengths[code] ?? 0
      }
    }
    ;[this.#bits, this.#bitCount, this.#codeSize] = [bits, bitCount, codeSize]
    ;[this.#next, this.#previous, this.#left] = [next, previous, left]
    return used
  }

  /** Whether every pixel was told; the code that ends a picture may be missing then. */
  get isComplete(): boolean {
    return this.#left <= 0
  }
}
