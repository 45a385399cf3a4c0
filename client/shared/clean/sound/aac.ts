import { bitsAt } from '../reading.ts'

const DATA = 4
const FILL = 6
/** The first kind of fill that decoders make sound of: dynamic range, then spectral bands. */
const FIRST_USED = 11
const MOST = 16

/**
 * A frame of AAC (14496-3 4.4.2) without the data that encoders write before its sound: their names stand in fill and
 * data elements, which decoders pass over. It stays as long as it is.
 *
 * @param frame the first bytes of it, or all
 * @returns null if nothing stands there
 */
export function cleanAac(frame: Uint8Array): { bytes: Uint8Array; gone: Uint8Array } | null {
  const bits = new Bits(frame.slice())
  let changed = false
  for (let count = 0; count < MOST; count++) {
    const id = bits.read(3)
    if (id === FILL) changed = cleanFill(bits) || changed
    else if (id === DATA) changed = cleanData(bits) || changed
    else break
    if (bits.isPast) break
  }
  return changed ? { bytes: bits.bytes, gone: frame } : null
}

function cleanFill(bits: Bits): boolean {
  const short = bits.read(4)
  const size = short === 15 ? 14 + bits.read(8) : short
  if (size === 0) return false
  const kind = bits.peek(4)
  if (kind >= FIRST_USED) {
    bits.skip(8 * size)
    return false
  }
  return bits.clear(8 * size)
}

function cleanData(bits: Bits): boolean {
  bits.skip(4)
  const aligned = bits.read(1) === 1
  const short = bits.read(8)
  const size = short === 255 ? 255 + bits.read(8) : short
  if (aligned) bits.align()
  return bits.clear(8 * size)
}

class Bits {
  readonly bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get isPast(): boolean {
    return this.#at >= 8 * this.bytes.length
  }

  peek(count: number): number {
    return bitsAt(this.bytes, this.#at, count)
  }

  read(count: number): number {
    const out = this.peek(count)
    this.#at += count
    return out
  }

  skip(count: number): void {
    this.#at += count
  }

  align(): void {
    this.#at = Math.ceil(this.#at / 8) * 8
  }

  /** Set bits to 0; whether any was 1. */
  clear(count: number): boolean {
    let any = false
    const end = Math.min(this.#at + count, 8 * this.bytes.length)
    for (let bit = this.#at; bit < end; bit++) {
      const mask = 128 >> (bit & 7)
      const byte = this.bytes[bit >> 3] ?? 0
      if ((byte & mask) === 0) continue
      this.bytes[bit >> 3] = byte & ~mask
      any = true
    }
    this.#at += count
    return any
  }
}
