import { damaged } from './outcome.ts'
import type { ByteSource } from './source.ts'

/** Bytes that are held at a time, however large the file is. */
const CHUNK = 1024 * 1024
export const TOO_SHORT = 'the file ends too early'

/**
 * Read all of `length` bytes.
 *
 * @throws CleanError `damaged` if the file ends before
 */
export async function readExactly(
  source: ByteSource,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  if (offset < 0 || length < 0 || offset + length > source.size) throw damaged(TOO_SHORT)
  const bytes = await source.read(offset, length)
  if (bytes.length !== length) throw damaged(TOO_SHORT)
  return bytes
}

/** The bytes from `from` to before `to`, in pieces of 1 MiB at most. */
export async function* chunks(
  source: ByteSource,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += CHUNK) {
    yield await readExactly(source, at, Math.min(CHUNK, to - at))
  }
}

/** Bytes as characters of the same numbers, those beyond the end left out. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let out = ''
  for (const byte of bytes.subarray(from, to)) out += String.fromCharCode(byte)
  return out
}

/** Characters below 256 as bytes of the same numbers. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** Letters up to the first zero. */
export function untilZero(text: string): string {
  return text.split('\0')[0] ?? ''
}

/** The number that all of these bytes make, the first of them the greatest. */
export function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

/** The number that `count` bits make from bit `from` on; those beyond the end are 0. */
export function bitsAt(bytes: Uint8Array, from: number, count: number): number {
  let out = 0
  for (let bit = from; bit < from + count; bit++) {
    out = out * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  }
  return out
}

/** A number of four bytes, the least first. */
export function u32le(value: number): Uint8Array {
  const out = new Uint8Array(4)
  viewOf(out).setUint32(0, value, true)
  return out
}

/** A reference with its escapes read; as it stands if they make no sense. */
export function decodedUri(reference: string): string {
  try {
    return decodeURIComponent(reference)
  } catch {
    return reference
  }
}

/** For numbers of several bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
