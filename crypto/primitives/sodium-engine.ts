import type sodium from 'libsodium-wrappers'
import { CryptoError } from './errors.ts'
import { SIZE } from './labels.ts'
import type { Primitives } from './primitives.ts'

/** The names that this engine uses; a test holds each against the library, whose types promise more. */
export const SODIUM_NAMES = [
  'crypto_generichash',
  'crypto_hash',
  'crypto_aead_xchacha20poly1305_ietf_encrypt',
  'crypto_aead_xchacha20poly1305_ietf_decrypt',
  'crypto_kem_xwing_seed_keypair',
  'crypto_kem_xwing_enc_deterministic',
  'crypto_kem_xwing_dec',
  'crypto_sign_seed_keypair',
  'crypto_sign_detached',
  'crypto_sign_verify_detached',
] as const

type Sodium = Pick<typeof sodium, (typeof SODIUM_NAMES)[number]>

/** The engine over a loaded libsodium; the sumo build has the same names. */
export function sodiumEngine(lib: Sodium): Primitives {
  return {
    name: 'libsodium',
    hash: (length, key, message) => lib.crypto_generichash(length, message, key),
    sha512: (message) => lib.crypto_hash(message),
    aeadSeal: (key, nonce, ad, plain) =>
      lib.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, ad, null, nonce, key),
    aeadOpen: (key, nonce, ad, sealed) => {
      if (sealed.length < SIZE.aeadTag) return null
      try {
        return lib.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, ad, nonce, key)
      } catch {
        return null
      }
    },
    kemPublicKey: (seed) => lib.crypto_kem_xwing_seed_keypair(seed).publicKey,
    kemEncapsulate: (publicKey, seed) => {
      try {
        return lib.crypto_kem_xwing_enc_deterministic(publicKey, seed)
      } catch {
        throw new CryptoError('bad-key', 'not a usable X-Wing public key')
      }
    },
    kemDecapsulate: (seed, ciphertext) => {
      if (ciphertext.length !== SIZE.kemCiphertext) return null
      try {
        // Its private key is the seed itself, from which each call derives the rest.
        return lib.crypto_kem_xwing_dec(ciphertext, seed)
      } catch {
        return null
      }
    },
    signPublicKey: (seed) => lib.crypto_sign_seed_keypair(seed).publicKey,
    sign: (seed, message) =>
      lib.crypto_sign_detached(message, lib.crypto_sign_seed_keypair(seed).privateKey),
    verify: (publicKey, message, signature) => {
      if (publicKey.length !== SIZE.key || signature.length !== SIZE.signature) return false
      return lib.crypto_sign_verify_detached(signature, message, publicKey)
    },
  }
}
