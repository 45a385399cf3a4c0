import { CryptoError } from './errors.ts'

/** Bytes whose type says what they are; only an `asX` that checks the length makes one. */
export type Brand<Name extends string> = Uint8Array & { readonly brand: Name }

/** Source of `length` unpredictable bytes; a parameter of everything that seals. */
export type Random = (length: number) => Uint8Array

/**
 * Bytes from the platform's generator: in browsers, workers and Node alike.
 * Drawn in pieces, because one call gives at most 65,536 bytes.
 */
export const systemRandom: Random = (length) => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) {
    globalThis.crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, length)))
  }
  return bytes
}

/** @throws CryptoError `malformed` unless `bytes` is exactly `length` long. */
export function requireLength(bytes: Uint8Array, length: number, what: string): Uint8Array {
  if (bytes.length !== length) {
    throw new CryptoError('malformed', `${what} must be ${length} bytes, not ${bytes.length}`)
  }
  return bytes
}

/** Make the function that gives bytes of `length` their brand. */
export function brand<Name extends string>(length: number, what: string) {
  return (bytes: Uint8Array) => requireLength(bytes, length, what) as Brand<Name>
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Whether two byte strings are equal, in time that depends only on their length. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** Two byte strings of one length, added bit by bit. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0))
}

/** Byte order of two strings of equal length: negative, zero or positive. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Four bytes at a time, where they lie: a desk looks at the padding of a gigabyte when it first syncs. */
export function isZero(bytes: Uint8Array): boolean {
  const start = Math.min(-bytes.byteOffset & 3, bytes.length)
  const count = (bytes.length - start) >> 2
  const words = new Uint32Array(bytes.buffer, count === 0 ? 0 : bytes.byteOffset + start, count)
  let any = 0
  for (let i = 0; i < start; i++) any |= bytes[i] ?? 0
  for (let i = 0; i < count; i++) any |= words[i] ?? 0
  for (let i = start + 4 * count; i < bytes.length; i++) any |= bytes[i] ?? 0
  return any === 0
}

/** Bytes with zeros behind them, `length` in all. */
export function padded(bytes: Uint8Array, length: number): Uint8Array {
  return concat(bytes, new Uint8Array(length - bytes.length))
}

/** @throws CryptoError `malformed` unless all bytes from `end` on are zero */
export function requirePadding(bytes: Uint8Array, end: number): void {
  if (!isZero(bytes.subarray(end))) throw new CryptoError('malformed', 'padding is not zero')
}

/** Bytes cut into pieces of `length`; the last one may be shorter. */
export function piecesOf(bytes: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.slice(length * i, length * (i + 1)),
  )
}

/** @param value an integer from 0 to 2^32 - 1 */
export function u32be(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) {
    throw new CryptoError('malformed', `not a 32-bit number: ${value}`)
  }
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

export function readU32(bytes: Uint8Array, at: number): number {
  return readU16(bytes, at) * 65_536 + readU16(bytes, at + 2)
}

export function u16be(value: number): Uint8Array {
  return u32be(value).subarray(2)
}

export function readU16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** @throws CryptoError `malformed` if `bytes` is not well-formed UTF-8 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new CryptoError('malformed', 'not well-formed UTF-8')
  }
}

const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
/** Bytes that are written at once: an engine takes only so many arguments. */
const AT_ONCE = 4096

/** The platform's own, a third of the work; absent in older ones. */
const { toHex: platformHex } = Uint8Array.prototype as { toHex?: (this: Uint8Array) => string }

/** A desk names a hundred thousand rows by it at each unlocking: text that is put together of pieces takes twice as long. */
export function toHex(bytes: Uint8Array): string {
  // what came through JSON is a plain list, which the platform refuses
  if (platformHex !== undefined && bytes instanceof Uint8Array) return platformHex.call(bytes)
  if (bytes.length > AT_ONCE) {
    return toHex(bytes.subarray(0, AT_ONCE)) + toHex(bytes.subarray(AT_ONCE))
  }
  const digits = new Array<number>(2 * bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    digits[2 * i] = DIGITS[byte >> 4] ?? 0
    digits[2 * i + 1] = DIGITS[byte & 15] ?? 0
  }
  return String.fromCharCode(...digits)
}

/** The value of a digit by its code; -1 for any other symbol. */
const WORTH = Int8Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(code))

/** @throws CryptoError `malformed` unless `text` is lower-case hex of whole bytes */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2)
  let isHex = text.length % 2 === 0
  for (let i = 0; i < bytes.length && isHex; i++) {
    const high = WORTH[text.charCodeAt(2 * i)] ?? -1
    const low = WORTH[text.charCodeAt(2 * i + 1)] ?? -1
    isHex = high >= 0 && low >= 0
    bytes[i] = 16 * high + low
  }
  if (!isHex) throw new CryptoError('malformed', 'not hex')
  return bytes
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without padding. RFC 4648 section 5 */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const triple = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let i = 0; i < Math.min(left + 1, 4); i++)
      text += BASE64URL[(triple >>> (18 - 6 * i)) & 63]
  }
  return text
}

/** Base64 with padding. RFC 4648 section 4 */
export function toBase64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text + '='.repeat((4 - (text.length % 4)) % 4)
}

/** The value of a symbol of base64url by its code; -1 for any other symbol. */
const SEXTETS = Int8Array.from({ length: 128 }, (_, code) =>
  BASE64URL.indexOf(String.fromCharCode(code)),
)

/** @throws CryptoError `malformed` unless `text` is the one base64url form of some bytes */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const value = SEXTETS[text.charCodeAt(i)] ?? -1
    if (value < 0) throw new CryptoError('malformed', 'not base64url')
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >>> bits) & 255
    }
  }
  const spare = held & ((1 << bits) - 1)
  if (text.length % 4 === 1 || spare !== 0) throw new CryptoError('malformed', 'not base64url')
  return bytes
}
