import { concat } from '../../../../crypto/primitives/bytes.ts'
import { damaged } from '../outcome.ts'
import { fromLatin1, numberOf, viewOf } from '../reading.ts'
import type { Window } from '../window.ts'

/** An element of EBML (RFC 8794) in a file. */
export interface EbmlElement {
  readonly id: number
  /** where its header begins */
  readonly at: number
  /** where its data begin */
  readonly from: number
  /** where its data end: null if it does not say, as in a recording that was never finished */
  readonly end: number | null
}

const LONGEST_HEAD = 12

/** The element that begins at `at`; null if the file ends or none can begin. */
export async function elementAt(window: Window, at: number): Promise<EbmlElement | null> {
  const bytes = await window.upTo(at, LONGEST_HEAD)
  const idSize = lengthOf(bytes[0] ?? 0)
  if (idSize > 4 || bytes.length < idSize + 1) return null
  const id = numberOf(bytes.subarray(0, idSize))
  const size = numberAt(bytes, idSize)
  if (size === null) return null
  const from = at + idSize + size.length
  return { id, at, from, end: size.value === null ? null : from + size.value }
}

/** Bytes of a number whose first byte this is. */
function lengthOf(first: number): number {
  return Math.clz32(first) - 23
}

/** A number with its length before it; `value` is null if all bits are set: it is not known. */
export function numberAt(
  bytes: Uint8Array,
  at: number,
): { value: number | null; length: number } | null {
  const first = bytes[at] ?? 0
  const length = lengthOf(first)
  if (length > 8 || at + length > bytes.length) return null
  const mask = (1 << (8 - length)) - 1
  let value = first & mask
  let unknown = value === mask
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    unknown = unknown && byte === 255
  }
  if (!unknown && !Number.isSafeInteger(value)) return null
  return { value: unknown ? null : value, length }
}

/** An element whose data are in memory. */
export interface EbmlPart {
  readonly id: number
  readonly data: Uint8Array
}

const MOST_PARTS = 100_000

/**
 * The elements in `bytes`, one after the other.
 *
 * @throws CleanError `damaged` if one reaches beyond the end
 */
export function parseParts(bytes: Uint8Array): EbmlPart[] {
  const parts: EbmlPart[] = []
  let at = 0
  while (at < bytes.length) {
    const idSize = lengthOf(bytes[at] ?? 0)
    const size = numberAt(bytes, at + idSize)
    const from = at + idSize + (size?.length ?? 0)
    const length = size?.value ?? bytes.length
    if (idSize > 4 || from + length > bytes.length || parts.length > MOST_PARTS) {
      throw damaged('an element is longer than what it stands in')
    }
    const id = numberOf(bytes.subarray(at, at + idSize))
    parts.push({ id, data: bytes.subarray(from, from + length) })
    at = from + length
  }
  return parts
}

/** The header of an element with so many bytes of data; its size in eight bytes, so that it is alike. */
export function elementHead(id: number, size: number): Uint8Array {
  const idSize = Math.ceil((32 - Math.clz32(id)) / 8)
  const out = new Uint8Array(idSize + 8)
  for (let i = 0; i < idSize; i++) out[i] = Math.floor(id / 256 ** (idSize - 1 - i)) & 255
  viewOf(out).setBigUint64(idSize, BigInt(size))
  out[idSize] = 1
  return out
}

export function makeElement(id: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  return concat(elementHead(id, size), ...parts)
}

/** An element whose size is said in one byte, as the first ones of a file are looked for. */
export function makeShort(id: number, data: Uint8Array): Uint8Array {
  const head = elementHead(id, 0)
  return concat(head.subarray(0, head.length - 8), Uint8Array.of(128 + data.length), data)
}

/** An unsigned number in eight bytes. */
export function makeNumber(id: number, value: number): Uint8Array {
  const data = new Uint8Array(8)
  viewOf(data).setBigUint64(0, BigInt(value))
  return makeElement(id, data)
}

export function makeText(id: number, text: string): Uint8Array {
  return makeElement(id, fromLatin1(text))
}

/** The data of the first element of a kind. */
export function dataOf(parts: readonly EbmlPart[], id: number): Uint8Array | undefined {
  return parts.find((part) => part.id === id)?.data
}

/** The unsigned number that such an element holds; null if there is none. */
export function unsignedOf(parts: readonly EbmlPart[], id: number): number | null {
  const data = dataOf(parts, id)
  return data === undefined ? null : numberOf(data.subarray(0, 8))
}
