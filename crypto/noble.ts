import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { blake2b } from '@noble/hashes/blake2.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js'
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
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false
    }
  },
}

/** SHA-256 for the ticket puzzle, where the browser's own is not there. FIPS 180-4 */
export function nobleSha256(message: Uint8Array): Uint8Array {
  return sha256(message)
}
