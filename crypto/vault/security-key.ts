import { asKemPublicKey, type KemPublicKey } from '../keys/keys.ts'
import { concat, equal, fromUtf8, type Random, readU16, u16be, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, kdf, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import type { PassphraseKey } from './vault-key.ts'

/** The question to an authenticator. */
export interface SecurityKeyQuery {
  /** Id of its credential, 1 to 1,023 bytes. */
  readonly credential: Uint8Array
  /** 32 bytes that its PRF is evaluated at. */
  readonly salt: Uint8Array
}

/** An authenticator that opens a vault, together with the passphrase. */
export interface SecurityKey extends SecurityKeyQuery {
  /**
   * Public key of the pair that follows from its PRF. Anybody who has it can seal to the authenticator
   * without touching it.
   */
  readonly publicKey: KemPublicKey
  /** The name that its owner gave it. At most 64 bytes as UTF-8. */
  readonly name: string
}

/** The answer of an authenticator. */
export interface SecurityKeyAnswer {
  readonly credential: Uint8Array
  /** 32 bytes: its PRF at the salt. */
  readonly output: Uint8Array
}

/** A security key in the header of a file: its name is sealed with the content. */
export interface KeySlot extends Omit<SecurityKey, 'name'> {
  readonly ciphertext: Uint8Array
  /** The file key, sealed to passphrase and authenticator at once. */
  readonly wrapped: Uint8Array
}

const WRAPPED = SIZE.key + SIZE.aeadTag

/** @throws CryptoError `malformed` if the answer is no PRF output, or the name does not fit */
export function newSecurityKey(
  p: Primitives,
  { credential, salt, output, name }: SecurityKeyQuery & SecurityKeyAnswer & { name: string },
): SecurityKey {
  requireQuery({ credential, salt })
  encodeName(name)
  const publicKey = asKemPublicKey(p.kemPublicKey(seedOf(p, { credential, output })))
  return { credential, salt, publicKey, name }
}

function requireQuery({ credential, salt }: SecurityKeyQuery): void {
  const isCredential = credential.length > 0 && credential.length <= LIMIT.credential
  if (!isCredential || salt.length !== SIZE.key) {
    throw new CryptoError('malformed', 'not a credential of an authenticator')
  }
}

function seedOf(p: Primitives, { credential, output }: SecurityKeyAnswer): Uint8Array {
  if (output.length !== SIZE.key) throw new CryptoError('malformed', 'not the output of a PRF')
  return kdf(p, output, LABEL.securityKeyPair, credential)
}

/** Seal a file key, so that the passphrase's key and the authenticator open it together. */
export function wrapKeySlot(
  p: Primitives,
  random: Random,
  passphrase: PassphraseKey,
  { credential, salt, publicKey }: SecurityKey,
  fileKey: Uint8Array,
): KeySlot {
  const { ciphertext, sharedSecret } = p.kemEncapsulate(publicKey, random(SIZE.kemSeed))
  const place = { credential, salt, publicKey, ciphertext }
  const key = wrapKey(p, passphrase, place, sharedSecret)
  const wrapped = p.aeadSeal(key, ZERO_NONCE, wrapAd(passphrase, place), fileKey)
  return { ...place, wrapped }
}

/** @returns the file key; null if it is another passphrase or authenticator */
export function unwrapKeySlot(
  p: Primitives,
  passphrase: PassphraseKey,
  slot: KeySlot,
  answer: SecurityKeyAnswer,
): Uint8Array | null {
  const shared = p.kemDecapsulate(seedOf(p, answer), slot.ciphertext)
  if (shared === null) return null
  const key = wrapKey(p, passphrase, slot, shared)
  return p.aeadOpen(key, ZERO_NONCE, wrapAd(passphrase, slot), slot.wrapped)
}

type Place = Omit<KeySlot, 'wrapped'>

function wrapKey(
  p: Primitives,
  passphrase: PassphraseKey,
  { publicKey, ciphertext }: Place,
  shared: Uint8Array,
): Uint8Array {
  return kdf(p, shared, LABEL.securityKey, passphrase.key, publicKey, ciphertext)
}

function wrapAd({ header }: PassphraseKey, { credential, salt }: Place): Uint8Array {
  return ctx(LABEL.securityKey, header.subarray(16), credential, salt)
}

/** @returns `count 1 ‖ count times: length 2 ‖ credential ‖ salt 32 ‖ public key ‖ ciphertext ‖ wrap 48` */
export function encodeSlots(slots: readonly KeySlot[]): Uint8Array {
  const parts = slots.map(({ credential, salt, publicKey, ciphertext, wrapped }) =>
    concat(u16be(credential.length), credential, salt, publicKey, ciphertext, wrapped),
  )
  return concat(Uint8Array.of(slots.length), ...parts)
}

/**
 * The slots that begin at `start`.
 *
 * @returns 1 to 4 slots of different credentials, and where they end
 * @throws CryptoError `malformed`
 */
export function decodeSlots(
  bytes: Uint8Array,
  start: number,
): { readonly slots: readonly KeySlot[]; readonly end: number } {
  let at = start
  const take = (length: number) => {
    if (at + length > bytes.length) throw new CryptoError('malformed', 'too short a file')
    at += length
    return bytes.slice(at - length, at)
  }
  const count = take(1)[0] ?? 0
  if (count < 1 || count > LIMIT.securityKeys) {
    throw new CryptoError('malformed', `${count} security keys`)
  }
  const slots = Array.from({ length: count }, (): KeySlot => {
    const credential = take(readU16(take(2), 0))
    const salt = take(SIZE.key)
    requireQuery({ credential, salt })
    const publicKey = asKemPublicKey(take(SIZE.kemPublicKey))
    return {
      credential,
      salt,
      publicKey,
      ciphertext: take(SIZE.kemCiphertext),
      wrapped: take(WRAPPED),
    }
  })
  requireDifferent(slots)
  return { slots, end: at }
}

/** @throws CryptoError `malformed` if one credential is there twice */
export function requireDifferent(keys: readonly SecurityKeyQuery[]): void {
  for (const [i, { credential }] of keys.entries()) {
    if (keys.slice(i + 1).some((other) => equal(other.credential, credential))) {
      throw new CryptoError('malformed', 'the same security key twice')
    }
  }
}

/** 64 bytes: UTF-8, filled with zeros. @throws CryptoError `malformed` if it is empty or longer */
export function encodeName(name: string): Uint8Array {
  const bytes = utf8(name)
  if (bytes.length === 0 || bytes.length > SIZE.securityKeyName || bytes.includes(0)) {
    throw new CryptoError('malformed', 'not a name of a security key')
  }
  return concat(bytes, new Uint8Array(SIZE.securityKeyName - bytes.length))
}

/** @throws CryptoError `malformed` unless it is what `encodeName` gives */
export function decodeName(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const name = fromUtf8(end < 0 ? bytes : bytes.subarray(0, end))
  if (!equal(encodeName(name), bytes)) throw new CryptoError('malformed', 'not a name')
  return name
}
