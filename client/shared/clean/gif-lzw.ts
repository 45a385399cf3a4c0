const TABLE_MOST = 4096

/**
 * Follows the codes of one picture of a GIF file, to know where it ends: no string is built, only its
 * length is counted. Bytes behind that end are shown by nothing.
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
   * Follow `bytes`.
   *
   * @returns how many of them belong to the picture; null where a code has no meaning
   */
  take(bytes: Uint8Array): number | null {
    for (let i = 0; i < bytes.length; i++) {
      if (this.isDone) return i
      this.#bits |= (bytes[i] ?? 0) << this.#bitCount
      this.#bitCount += 8
      while (this.#bitCount >= this.#codeSize && !this.isDone) {
        const code = this.#bits & (2 ** this.#codeSize - 1)
        this.#bits >>>= this.#codeSize
        this.#bitCount -= this.#codeSize
        if (!this.#follow(code)) return null
      }
    }
    return bytes.length
  }

  #follow(code: number): boolean {
    // behind the last pixel may stand that the table begins anew, and that the picture ends
    if (this.isComplete && code !== this.#clear) {
      this.isDone = true
      return true
    }
    if (code === this.#clear) {
      this.#codeSize = this.#firstSize
      this.#next = this.#clear + 2
      this.#previous = -1
      return true
    }
    if (code === this.#clear + 1) {
      this.isDone = true
      return true
    }
    const isNew = this.#previous !== -1 && this.#next < TABLE_MOST
    if (code > this.#next || (code === this.#next && !isNew)) return false
    if (isNew) {
      // a string is one longer than the one before it that it begins as
      this.#lengths[this.#next] = (this.#lengths[this.#previous] ?? 0) + 1
      this.#next++
      if (this.#next === 2 ** this.#codeSize && this.#codeSize < 12) this.#codeSize++
    }
    this.#previous = code
    this.#left -= this.#lengths[code] ?? 0
    return true
  }

  /** Whether every pixel was told; the code that ends a picture may be missing then. */
  get isComplete(): boolean {
    return this.#left <= 0
  }
}
