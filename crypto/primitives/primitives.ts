/** The operations that the protocol uses, and no others. Two engines implement them, with identical bytes. */
export interface Primitives {
  readonly name: 'libsodium' | 'noble'
  /** BLAKE2b of `message`, `length` bytes, keyed if `key` (at most 64 bytes) is given. RFC 7693 */
  hash(length: 16 | 32, key: Uint8Array | null, message: Uint8Array): Uint8Array
  /** SHA-512, only for the content digest of staff requests. FIPS 180-4 */
  sha512(message: Uint8Array): Uint8Array
  /** XChaCha20-Poly1305, IETF: ciphertext ‖ 16-byte tag. draft-irtf-cfrg-xchacha */
  aeadSeal(key: Uint8Array, nonce: Uint8Array, ad: Uint8Array, plain: Uint8Array): Uint8Array
  /** @returns the plaintext, or null if key, nonce, data or ciphertext do not belong together */
  aeadOpen(
    key: Uint8Array,
    nonce: Uint8Array,
    ad: Uint8Array,
    sealed: Uint8Array,
  ): Uint8Array | null
  /** X-Wing public key, 1,216 bytes, of a 32-byte decapsulation seed. draft-connolly-cfrg-xwing-kem */
  kemPublicKey(seed: Uint8Array): Uint8Array
  /**
   * @param seed 64 random bytes
   * @throws CryptoError `bad-key` if the public key is not a valid one
   */
  kemEncapsulate(publicKey: Uint8Array, seed: Uint8Array): KemResult
  /** @returns the 32-byte shared secret, or null if the ciphertext is hostile (low-order share) */
  kemDecapsulate(seed: Uint8Array, ciphertext: Uint8Array): Uint8Array | null
  /** Ed25519 public key of a 32-byte seed. RFC 8032 */
  signPublicKey(seed: Uint8Array): Uint8Array
  sign(seed: Uint8Array, message: Uint8Array): Uint8Array
  /** @returns false for anything that is not a valid signature, whatever its length */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
}

export interface KemResult {
  /** 1,120 bytes */
  readonly ciphertext: Uint8Array
  /** 32 bytes */
  readonly sharedSecret: Uint8Array
}

/** Cost of the passphrase hash. Kept in each vault file, so that it can rise later. */
export interface PassphraseCost {
  readonly operations: number
  /** KiB */
  readonly memory: number
}

/**
 * Argon2id, version 1.3: 32 bytes from a passphrase and a 16-byte salt. RFC 9106. Throws CryptoError `memory`
 * if this machine does not give the memory that the cost asks for.
 */
export type HashPassphrase = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: PassphraseCost,
) => Uint8Array
