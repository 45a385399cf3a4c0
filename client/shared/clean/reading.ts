import { CleanError } from './outcome.ts'
import type { ByteSource } from './source.ts'

/** Bytes that are held at a time, however large the file is. */
const CHUNK = 1024 * 1024

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
  if (offset < 0 || length < 0 || offset + length > source.size) throw tooShort()
  const bytes = await source.read(offset, length)
  if (bytes.length !== length) throw tooShort()
  return bytes
}

function tooShort(): CleanError {
  return new CleanError('damaged', 'the file ends too early')
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

/** For numbers of several bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
