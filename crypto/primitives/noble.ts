import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { blake2b } from '@noble/hashes/blake2.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js'
import { concat, equal } from './bytes.ts'
import { CryptoError } from './errors.ts'
import { SIZE } from './labels.ts'
import type { Primitives } from './primitives.ts'

/** The engine that needs no WebAssembly. */
export const noble: Primitives = {
  name: 'noble',
  hash: (length, key, message) =>
    blake2b(message, key === null ? { dkLen: length } : { dkLen: length, key }),
  sha512: (message) => sha512(message),
  aeadSeal: (key, nonce, ad, plain) => xchacha20poly1305(key, nonce, ad).encrypt(plain),
  aeadOpen: (key, nonce, ad, sealed) => {
    if (sealed.length < SIZE.aeadTag) return null
    try {
      return xchacha20poly1305(key, nonce, ad).decrypt(sealed)
    } catch {
      return null
    }
  },
  kemPublicKey: (seed) => xwing.getPublicKey(seed),
  kemEncapsulate: (publicKey, seed) => {
    try {
      const { cipherText, sharedSecret } = xwing.encapsulate(publicKey, seed)
      return { ciphertext: cipherText, sharedSecret }
    } catch {
      throw new CryptoError('bad-key', 'not a usable X-Wing public key')
    }
  },
  kemDecapsulate: (seed, ciphertext) => {
    if (ciphertext.length !== SIZE.kemCiphertext) return null
    try {
      return xwing.decapsulate(ciphertext, seed)
    } catch {
      return null
    }
  },
  signPublicKey: (seed) => ed25519.getPublicKey(seed),
  sign: (seed, message) => ed25519.sign(message, seed),
  verify: (publicKey, message, signature) => {
    if (publicKey.length !== SIZE.key || signature.length !== SIZE.signature) return false
    try {
      return verifyWithoutCofactor(publicKey, message, signature)
    } catch {
      return false
    }
  },
}

/**
 * Ed25519 verification that decides as libsodium does, hostile signatures included: R, encoded, must be S·B -
 * h·A. noble's own multiplies by the cofactor first, and so takes signatures with a part of small order,
 * which libsodium refuses: one reader would see a message that another does not. RFC 8032 section 5.1.7
 *
 * @throws if key or signature are not encodings of a point and a reduced scalar
 */
function verifyWithoutCofactor(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { Point } = ed25519
  const commitment = signature.subarray(0, SIZE.key)
  const response = bytesToNumberLE(signature.subarray(SIZE.key))
  const key = Point.fromBytes(publicKey)
  if (key.isSmallOrder() || Point.fromBytes(commitment).isSmallOrder()) return false
  const hash = sha512(concat(commitment, publicKey, message))
  const challenge = Point.Fn.create(bytesToNumberLE(hash))
  const expected = Point.BASE.multiplyUnsafe(response).subtract(key.multiplyUnsafe(challenge))
  return equal(expected.toBytes(), commitment)
}

/** SHA-256 for the ticket puzzle, if the browser has none of its own. FIPS 180-4 */
export function nobleSha256(message: Uint8Array): Uint8Array {
  return sha256(message)
}

/** A hash that is fed piece by piece. */
export interface RunningHash {
  update(bytes: Uint8Array): void
  /** 32 bytes; once. */
  digest(): Uint8Array
}

/** SHA-256 of what does not fit into memory. FIPS 180-4 */
export function runningSha256(): RunningHash {
  const hash = sha256.create()
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() }
}
