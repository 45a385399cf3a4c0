import { concat, u32be, utf8 } from './bytes.ts'
import { LABEL, type Label, SIZE } from './labels.ts'
import type { Primitives } from './primitives.ts'

const PREFIX = 'postern/v1/'

/** The length of a number. */
const FOUR = u32be(4)

/** The beginning of the context of each label, once it was needed. */
const beginnings = new Map<Label, Uint8Array>()

/** A field of a context: bytes, or a 32-bit number as its four bytes. */
export type Field = Uint8Array | number

/**
 * The unambiguous context string that every hash, signature and associated data begins with:
 * `"postern/v1/" ‖ label ‖ 0x00 ‖ for each field: u32be(length) ‖ field`. PROTOCOL.md section 3
 */
export function ctx(label: Label, ...fields: readonly Field[]): Uint8Array {
  const parts = [beginningOf(label)]
  for (const field of fields) {
    if (typeof field === 'number') parts.push(FOUR, u32be(field))
    else parts.push(u32be(field.length), field)
  }
  return concat(...parts)
}

function beginningOf(label: Label): Uint8Array {
  const known = beginnings.get(label)
  if (known !== undefined) return known
  const bytes = concat(utf8(`${PREFIX}${label}`), Uint8Array.of(0))
  beginnings.set(label, bytes)
  return bytes
}

/** 32 bytes derived from `key` for one purpose. PROTOCOL.md section 3 */
export function kdf(
  p: Primitives,
  key: Uint8Array,
  label: Label,
  ...fields: readonly Field[]
): Uint8Array {
  return p.hash(32, key, ctx(label, ...fields))
}

/** The disposal key of row `index` under `contentKey`; showing it lets a row be renewed. */
export function disposalKey(p: Primitives, contentKey: Uint8Array, index: number): Uint8Array {
  return kdf(p, contentKey, LABEL.disposal, index)
}

/** The id of the row whose disposal key this is: unkeyed BLAKE2b-256. */
export function rowId(p: Primitives, disposal: Uint8Array): Uint8Array {
  return p.hash(32, null, disposal)
}

/** 8 bytes that name a public key of any kind. */
export function keyId(p: Primitives, publicKey: Uint8Array): Uint8Array {
  return p.hash(32, null, ctx(LABEL.keyId, publicKey)).slice(0, SIZE.keyId)
}

export const ZERO_NONCE = new Uint8Array(SIZE.nonce)
