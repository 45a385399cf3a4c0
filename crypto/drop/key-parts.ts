import { asContentKey, type ContentKey } from '../keys/keys.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/**
 * K in parts, any two of which give it: byte by byte the points of a line over GF(256) that meets zero at K. The
 * slope follows from K, so everybody who has K can make all parts again and check them. PROTOCOL.md section 8.2
 */
export interface KeyPart {
  /** of the holder */
  readonly position: number
  /** 32 bytes */
  readonly part: Uint8Array
}

/** The part of K at a position. */
export function keyPartOf(p: Primitives, contentKey: ContentKey, position: number): Uint8Array {
  const slope = kdf(p, contentKey, LABEL.slope)
  return contentKey.map((byte, i) => byte ^ times(slope[i] ?? 0, position + 1))
}

/**
 * K from two parts, or other bytes if one of them is wrong: compare the id of the envelope.
 *
 * @returns null if both are of one position
 */
export function joinKeyParts(one: KeyPart, other: KeyPart): ContentKey | null {
  if (one.position === other.position) return null
  const [x, y] = [one.position + 1, other.position + 1]
  const apart = inverse(x ^ y)
  const key = one.part.map((byte, i) => {
    const slope = times(byte ^ (other.part[i] ?? 0), apart)
    return byte ^ times(slope, x)
  })
  return asContentKey(key)
}

/** The product in the field of AES. It branches on `known` alone, never on the secret. */
function times(secret: number, known: number): number {
  let product = 0
  let doubled = secret
  for (let bits = known; bits > 0; bits >>= 1) {
    if (bits & 1) product ^= doubled
    doubled = ((doubled << 1) ^ (0x11b & -(doubled >> 7))) & 0xff
  }
  return product
}

/** @param known not 0 */
function inverse(known: number): number {
  let power = 1
  for (let i = 0; i < 254; i++) power = times(power, known)
  return power
}
