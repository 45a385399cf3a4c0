import { equal, fromHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'

/**
 * Whether an Ed25519 signature is good for certain: true only for what libsodium accepts. It may be false for a good
 * one; then libsodium decides.
 */
export type SureVerify = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>

/** The part of the platform's cryptography that is used. */
export type Platform = Pick<SubtleCrypto, 'importKey' | 'verify'>

/**
 * Verification by the platform: half the work of WebAssembly, and beside it. Platforms agree about honest signatures
 * alone: a member could sign a record so that only some desks take it. So nothing that some platforms tell apart is
 * ever sure. PROTOCOL.md section 1
 *
 * @returns null if the platform has no Ed25519, or does not decide as libsodium does
 */
export async function sureVerify(platform: Platform | undefined): Promise<SureVerify | null> {
  if (platform === undefined) return null
  const keys = new WeakMap<Uint8Array, Promise<CryptoKey> | null>()
  /** Null for a key that some platforms take otherwise. */
  const keyOf = (publicKey: Uint8Array): Promise<CryptoKey> | null => {
    const known = keys.get(publicKey)
    if (known !== undefined) return known
    const key = isPlainPoint(publicKey)
      ? platform.importKey('raw', owned(publicKey), 'Ed25519', false, ['verify'])
      : null
    keys.set(publicKey, key)
    return key
  }
  const verify: SureVerify = async (publicKey, message, signature) => {
    if (signature.length !== SIZE.signature || publicKey.length !== SIZE.key) return false
    const [commitment, response] = [signature.subarray(0, 32), signature.subarray(32)]
    if (!isPlainPoint(commitment) || !isReduced(response)) return false
    const key = keyOf(publicKey)
    if (key === null) return false
    try {
      return await platform.verify('Ed25519', await key, owned(signature), owned(message))
    } catch {
      return false
    }
  }
  const [good, crooked] = await Promise.all(
    [GOOD, CROOKED].map((signature) => verify(fromHex(KEY), TEXT, fromHex(signature))),
  )
  return good && !crooked ? verify : null
}

/** None of our bytes are shared with another thread, which the platform refuses. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>
}

/** The y of every point of small order, little-endian. */
const SMALL: readonly Uint8Array[] = [
  `01${'00'.repeat(31)}`,
  '00'.repeat(32),
  `ec${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(fromHex)

/** Whether bytes encode y as the only encoding of it, and as none of a point of small order. RFC 8032 section 5.1.2 */
function isPlainPoint(encoded: Uint8Array): boolean {
  const y = encoded.slice()
  y[31] = (y[31] ?? 0) & 127
  return isBelow(y, PRIME) && !SMALL.some((small) => small[0] === y[0] && equal(small, y))
}

/** Whether a scalar is below the order of the group. */
function isReduced(scalar: Uint8Array): boolean {
  return isBelow(scalar, ORDER)
}

/** 2^255 - 19, and the order of the group, little-endian. */
const PRIME = fromHex(`ed${'ff'.repeat(30)}7f`)
const ORDER = fromHex(`edd3f55c1a631258d69cf7a2def9de14${'00'.repeat(15)}10`)

/** Whether one number of 32 bytes, little-endian, is below another. */
function isBelow(bytes: Uint8Array, limit: Uint8Array): boolean {
  let at = 31
  while (at > 0 && bytes[at] === limit[at]) at--
  return (bytes[at] ?? 0) < (limit[at] ?? 0)
}

/** Two signatures of a text by a key. To the commitment of the second a point of small order was added. */
const KEY = '62244e218f4deae680de9a6832ab808cbda6da6451c5caae6be7eca4d466b5d9'
const TEXT = new TextEncoder().encode('postern')
const GOOD =
  '62244e218f4deae680de9a6832ab808cbda6da6451c5caae6be7eca4d466b5d9' +
  '5ee76461885bcddba1daed43db93aabb2f5439b194d3d563a1afbd0e971e3803'
const CROOKED =
  'bd714bc26817786bc082589a0814771ac15a981628f57dc7304c30a8d7e29dd7' +
  'c9f23dcd5cbe6ea68dbaba8bdb79b230f97af0985b22815ca5ae720738e22a01'
