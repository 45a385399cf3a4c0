import { concat, equal, type Random, readU32, u32be, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { SIZE } from '../primitives/labels.ts'
import type { HashPassphrase, PassphraseCost } from '../primitives/primitives.ts'

/** 256 MiB: a guess takes a second or more on a good machine of today. KEPT-FILES.md section 17.1 */
export const PASSPHRASE_COST: PassphraseCost = { operations: 3, memory: 262_144 }

/** The key of a passphrase, with the header that it was derived by. */
export interface PassphraseKey {
  /** 40 bytes: mark, cost, salt */
  readonly header: Uint8Array
  /** Argon2id output */
  readonly key: Uint8Array
}

export const VAULT_MAGIC = utf8('postern-vault-2\n')
const COST_CEILING: PassphraseCost = { operations: 12, memory: 1_048_576 }

/** Make the key of a new vault, or of one whose passphrase changes. */
export function newVaultKey(
  random: Random,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  cost: PassphraseCost = PASSPHRASE_COST,
): PassphraseKey {
  const numbers = concat(u32be(cost.operations), u32be(cost.memory))
  return keyUnder(hashPassphrase, passphrase, concat(VAULT_MAGIC, numbers, random(16)))
}

/** All that the hash of a passphrase follows from. */
export type Hashing = Parameters<HashPassphrase>

function keyUnder(hashPassphrase: HashPassphrase, passphrase: string, header: Uint8Array) {
  return { header, key: hashPassphrase(...hashingUnder(passphrase, header)) }
}

function hashingUnder(passphrase: string, header: Uint8Array): Hashing {
  const cost = { operations: readU32(header, 16), memory: readU32(header, 20) }
  return [utf8(passphrase.normalize('NFKC')), header.slice(24, SIZE.vaultHeader), cost]
}

/** Whether files under this header are easier to guess than new ones. @param header 40 bytes */
export function isCheap(
  { header }: Pick<PassphraseKey, 'header'>,
  cost: PassphraseCost = PASSPHRASE_COST,
): boolean {
  return readU32(header, 16) < cost.operations || readU32(header, 20) < cost.memory
}

/**
 * Whether this passphrase gives this very key.
 *
 * @returns false for any other passphrase
 */
export function isPassphraseOf(
  hashPassphrase: HashPassphrase,
  { header, key }: PassphraseKey,
  passphrase: string,
): boolean {
  return equal(keyUnder(hashPassphrase, passphrase, header).key, key)
}

/**
 * The key of the passphrase under the cost and salt of a file.
 *
 * @param body of the file, without checksum
 * @throws CryptoError `malformed` if it is too short, or asks for an absurd cost
 */
export function keyOfFile(
  hashPassphrase: HashPassphrase,
  passphrase: string,
  body: Uint8Array,
): PassphraseKey {
  return keyUnder(hashPassphrase, passphrase, headerOf(body))
}

/**
 * All that opening a file by its passphrase hashes, to have it hashed elsewhere.
 *
 * @throws CryptoError as `keyOfFile`
 */
export function hashingOf(passphrase: string, file: Uint8Array): Hashing {
  return hashingUnder(passphrase, headerOf(file))
}

function headerOf(body: Uint8Array): Uint8Array {
  if (body.length < SIZE.vaultHeader + SIZE.nonce) {
    throw new CryptoError('malformed', 'too short a file')
  }
  const header = concat(VAULT_MAGIC, body.subarray(16, SIZE.vaultHeader))
  const [operations, memory] = [readU32(header, 16), readU32(header, 20)]
  if (operations < 1 || operations > COST_CEILING.operations || memory < 8) {
    throw new CryptoError('malformed', 'an impossible passphrase cost')
  }
  if (memory > COST_CEILING.memory) {
    throw new CryptoError('malformed', 'too large a passphrase cost')
  }
  return header
}
