import { ed25519 } from '@noble/curves/ed25519.js'
import { concat } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'

/** The order of the group of Ed25519. */
export const ORDER = ed25519.Point.Fn.ORDER

/** A point of order 8. */
const TORSION = ed25519.Point.fromHex(
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
)

/** @returns the point `times` that of order 8, encoded */
export function smallPoint(times: number): Uint8Array {
  return small(times).toBytes()
}

function small(times: number) {
  return times === 0 ? ed25519.Point.ZERO : TORSION.multiplyUnsafe(BigInt(times))
}

/** A number below 2^256 in 32 bytes, little-endian. */
export function scalarBytes(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))
}

/** The number of these bytes, little-endian. */
export function numberOf(little: Uint8Array): bigint {
  return little.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)
}

/** A public key and a signature. */
export interface Crooked {
  readonly publicKey: Uint8Array
  readonly signature: Uint8Array
}

/** Sign with a key and a commitment that each carry `k` and `c` times a point of order 8. */
export function crookedSignature(
  secret: bigint,
  k: number,
  c: number,
  message: Uint8Array,
): Crooked {
  const { BASE } = ed25519.Point
  const publicKey = BASE.multiply(secret).add(small(k)).toBytes()
  const commitment = BASE.multiply(secret + 1n)
    .add(small(c))
    .toBytes()
  const challenge = challengeOf(commitment, publicKey, message)
  const response = (secret + 1n + challenge * secret) % ORDER
  return { publicKey, signature: concat(commitment, scalarBytes(response)) }
}

/** Sign with a commitment that is nothing but `c` times a point of order 8, and the response that fits it. */
export function emptySignature(secret: bigint, c: number, message: Uint8Array): Crooked {
  const publicKey = ed25519.Point.BASE.multiply(secret).toBytes()
  const commitment = smallPoint(c)
  const challenge = challengeOf(commitment, publicKey, message)
  return { publicKey, signature: concat(commitment, scalarBytes((challenge * secret) % ORDER)) }
}

function challengeOf(commitment: Uint8Array, publicKey: Uint8Array, message: Uint8Array): bigint {
  return numberOf(noble.sha512(concat(commitment, publicKey, message))) % ORDER
}

/** The same signature with a response that is not reduced. */
export function unreduced(signature: Uint8Array): Uint8Array {
  const response = numberOf(signature.subarray(32)) + ORDER
  return concat(signature.subarray(0, 32), scalarBytes(response))
}
