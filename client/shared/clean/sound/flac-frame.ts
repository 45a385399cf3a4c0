const CRC8 = table(8, 0x07)
const CRC16 = table(16, 0x8005)

function table(bits: number, polynomial: number): Uint16Array {
  const top = 1 << (bits - 1)
  const mask = (1 << bits) - 1
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << (bits - 8)
    for (let bit = 0; bit < 8; bit++) {
      crc = ((crc & top) !== 0 ? (crc << 1) ^ polynomial : crc << 1) & mask
    }
    return crc
  })
}

/** Whether the header of a frame begins at `at`, by its fields and its checksum. RFC 9639 9.1. */
export function isFrameHeader(bytes: Uint8Array, at: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0, number = 0] = bytes.subarray(at, at + 5)
  if (a !== 0xff || (b & 0xfe) !== 0xf8 || c >> 4 === 0 || (c & 15) === 15) return false
  if (d >> 4 > 10 || (d & 1) !== 0) return false
  const coded = number < 0x80 ? 1 : Math.clz32(~(number << 24))
  if (number >= 0x80 && (coded < 2 || coded > 7)) return false
  const blockSize = c >> 4 === 6 ? 1 : c >> 4 === 7 ? 2 : 0
  const rate = (c & 15) === 12 ? 1 : (c & 15) > 12 ? 2 : 0
  const size = 4 + coded + blockSize + rate
  if (at + size >= bytes.length) return false
  let crc = 0
  for (let i = at; i < at + size; i++) crc = CRC8[crc ^ (bytes[i] ?? 0)] ?? 0
  return crc === bytes[at + size]
}

/** The least that a frame with one sample has: header, subframe, checksum. */
const LEAST = 9

/** Follows frames by their checksums, chunk by chunk. */
export class FlacChecks {
  /** where the last frame begins */
  lastFrom: number
  /** where the last frame may end: the checksum is right there. Two at most. */
  endsOfLast: number[] = []
  /** bytes of the largest frame so far */
  largest = 0
  #crc = 0
  #at: number

  constructor(from: number) {
    this.lastFrom = from
    this.#at = from
  }

  /** @param bytes `size` of them are new, the others show what follows */
  add(bytes: Uint8Array, size: number): void {
    let crc = this.#crc
    for (let i = 0; i < size; i++) {
      if (crc === 0 && this.#at + i - this.lastFrom >= LEAST) this.#mayEnd(bytes, i)
      crc = ((crc << 8) & 0xffff) ^ (CRC16[(crc >> 8) ^ (bytes[i] ?? 0)] ?? 0)
    }
    this.#crc = crc
    this.#at += size
  }

  /** Whether the last frame ends where the bytes do. */
  endsAt(end: number): boolean {
    return this.#crc === 0 && this.#at === end && end - this.lastFrom >= LEAST
  }

  #mayEnd(bytes: Uint8Array, i: number): void {
    if (isFrameHeader(bytes, i)) {
      this.largest = Math.max(this.largest, this.#at + i - this.lastFrom)
      this.lastFrom = this.#at + i
      this.endsOfLast = []
    } else if (this.endsOfLast.length < 2) {
      this.endsOfLast.push(this.#at + i)
    }
  }
}
