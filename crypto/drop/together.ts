import type { ContentKey, KemPublicKey } from '../keys/keys.ts'
import { concat, equal } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, kdf, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, LIMIT, PARTED, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import type { DropBody } from './body.ts'
import { dropId, requireUsable } from './envelope.ts'
import { joinKeyParts, type KeyPart } from './key-parts.ts'
import { decodeSlip, encodeSlip, requireSlipOf, type Slip, slipOf } from './slip.ts'
import { makePartedWraps, slipKeyOf, type WrapPlace } from './wraps.ts'

/** The part that one member has of a letter that two open. PROTOCOL.md section 8.2 */
export interface OwnPart {
  /** of the envelope */
  readonly id: Uint8Array
  /** The week whose key opened it. */
  readonly week: number
  readonly position: number
  readonly slip: Slip
  /** 32 bytes */
  readonly part: Uint8Array
}

const HEAD = SIZE.id + SIZE.wraps
const PARTS_AT = HEAD + PARTED.slip + SIZE.aeadTag
const PARTS_END = PARTS_AT + LIMIT.positions * PARTED.keyPart

/**
 * The envelope of a letter that two open, 25,776 bytes as stored, like every other: `id ‖ wraps ‖ sealed slip ‖
 * sealed parts ‖ sealed body`.
 *
 * @param contentKey only of this drop
 * @param keys by position; null if nobody is sealed to
 * @param plain the body, 15,763 bytes
 * @throws CryptoError `bad-key` at a key that cannot be sealed to
 */
export function sealTogether(
  p: Primitives,
  place: Omit<WrapPlace, 'id'>,
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
  body: DropBody,
  plain: Uint8Array,
): Uint8Array {
  const id = dropId(p, contentKey)
  const { wraps, parts } = makePartedWraps(p, { ...place, id }, contentKey, keys)
  const head = concat(id, ...wraps.map(requireUsable))
  const slip = encodeSlip(slipOf(p, body))
  const ad = ctx(LABEL.together, place.instance, head)
  const sealedSlip = p.aeadSeal(slipKeyOf(p, contentKey), ZERO_NONCE, ad, slip)
  const before = concat(head, sealedSlip, ...parts.map(requireUsable))
  const key = kdf(p, contentKey, LABEL.togetherBody)
  return concat(before, p.aeadSeal(key, ZERO_NONCE, ctx(LABEL.drop, place.instance, before), plain))
}

/** The sealed parts of an envelope, if two open it: 384 bytes. */
export function sealedPartsOf(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(PARTS_AT, PARTS_END)
}

/**
 * The slip of an envelope whose wrap gave this key.
 *
 * @param position ours
 * @param own the id of the key that opened the wrap
 * @throws CryptoError `tampered`, `malformed`; `forged` if the slip does not name us
 */
export function openSlip(
  p: Primitives,
  instance: Uint8Array,
  slipKey: Uint8Array,
  sealed: Uint8Array,
  { position, own }: { readonly position: number; readonly own: Uint8Array },
): Slip {
  const slip = decodeSlip(slipBytes(p, instance, slipKey, sealed))
  const named = slip.recipients[position]
  if (!named || !equal(named, own)) throw new CryptoError('forged', 'the slip names somebody else')
  return slip
}

function slipBytes(
  p: Primitives,
  instance: Uint8Array,
  slipKey: Uint8Array,
  sealed: Uint8Array,
): Uint8Array {
  const ad = ctx(LABEL.together, instance, sealed.subarray(0, HEAD))
  const slip = p.aeadOpen(slipKey, ZERO_NONCE, ad, sealed.subarray(HEAD, PARTS_AT))
  if (slip === null) throw new CryptoError('tampered', 'the slip was changed')
  return slip
}

/** K from any two of these parts; null if no two give the key to which this id of an envelope commits. */
export function keyFromParts(
  p: Primitives,
  id: Uint8Array,
  parts: readonly KeyPart[],
): ContentKey | null {
  for (const [i, one] of parts.entries()) {
    for (const other of parts.slice(i + 1)) {
      const key = joinKeyParts(one, other)
      if (key !== null && equal(dropId(p, key), id)) return key
    }
  }
  return null
}

/** The body of a letter that two open, 15,763 bytes; null if K opens none here. */
export function openTogether(
  p: Primitives,
  instance: Uint8Array,
  contentKey: ContentKey,
  sealed: Uint8Array,
): Uint8Array | null {
  const ad = ctx(LABEL.drop, instance, sealed.subarray(0, PARTS_END))
  const key = kdf(p, contentKey, LABEL.togetherBody)
  return p.aeadOpen(key, ZERO_NONCE, ad, sealed.subarray(PARTS_END))
}

/** @throws CryptoError `tampered`, `forged` unless the slip of an envelope belongs to its body */
export function requireOwnSlip(
  p: Primitives,
  instance: Uint8Array,
  contentKey: ContentKey,
  sealed: Uint8Array,
  body: DropBody,
): void {
  requireSlipOf(p, slipBytes(p, instance, slipKeyOf(p, contentKey), sealed), body)
}
