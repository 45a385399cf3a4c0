import * as v from 'valibot'
import { concat, equal, type Random, readU32, u32be, utf8 } from './bytes.ts'
import { CryptoError } from './errors.ts'
import { bytesOf, decodeJson, encodeJson, integer, name, text } from './json.ts'
import { ctx, kdf } from './kdf.ts'
import { asKemSeed, asSignSeed, type SignSeed } from './keys.ts'
import { LABEL, SIZE } from './labels.ts'
import type { Primitives } from './primitives.ts'

/** Cost of the passphrase hash. Kept in each vault file, so that it can rise later. */
export interface PassphraseCost {
  readonly operations: number
  /** KiB */
  readonly memory: number
}

/** Argon2id, version 1.3: 32 bytes from a passphrase and a 16-byte salt. RFC 9106 */
export type HashPassphrase = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: PassphraseCost,
) => Uint8Array

export const PASSPHRASE_COST: PassphraseCost = { operations: 3, memory: 65_536 }

const vaultSchema = v.strictObject({
  format: v.literal('postern-vault/1'),
  instance: bytesOf(SIZE.instance),
  /** Fingerprint of the root. */
  root: text(39, 39),
  member: name,
  signing: bytesOf(SIZE.key),
  /** The newest key list seen: an older one is a rollback. */
  listVersion: integer(0, 1_000_000),
  /** Content keys of the drops that this desk could open. */
  drops: v.array(v.strictObject({ id: bytesOf(SIZE.id), key: bytesOf(SIZE.key) })),
  /** Cases that were granted. */
  grants: v.array(
    v.strictObject({
      caseKey: bytesOf(SIZE.key),
      epoch: integer(0, 0xffff_ffff),
      epochKey: bytesOf(SIZE.key),
    }),
  ),
  /** Message ids that the member has read. */
  read: v.array(bytesOf(SIZE.messageId)),
})
/** What a member keeps: enough to open what was opened before, and to sign. */
export type Vault = v.InferOutput<typeof vaultSchema>

const weeksSchema = v.strictObject({
  format: v.literal('postern-weekly-keys/1'),
  weeks: v.array(
    v.strictObject({
      week: integer(0, 150_000),
      seed: v.pipe(bytesOf(SIZE.key), v.transform(asKemSeed)),
    }),
  ),
})
/** The weekly secrets, in a file of their own that no backup and no recovery sheet holds. */
export type WeeklySecrets = v.InferOutput<typeof weeksSchema>

/** A vault's key with the header that it was derived by. */
export interface VaultKey {
  /** 40 bytes: magic, cost, salt */
  readonly header: Uint8Array
  readonly key: Uint8Array
}

const VAULT_MAGIC = utf8('postern-vault-1\n')
const WEEKS_MAGIC = utf8('postern-weeks-1\n')
const HEADER = 40
const COST_CEILING: PassphraseCost = { operations: 12, memory: 1_048_576 }

/** Make the key of a new vault, or of one whose passphrase changes. */
export function newVaultKey(
  random: Random,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  cost: PassphraseCost = PASSPHRASE_COST,
): VaultKey {
  const numbers = concat(u32be(cost.operations), u32be(cost.memory))
  const header = concat(VAULT_MAGIC, numbers, random(16))
  return vaultKeyOf(hashPassphrase, passphrase, header)
}

function vaultKeyOf(hashPassphrase: HashPassphrase, passphrase: string, header: Uint8Array) {
  const cost = { operations: readU32(header, 16), memory: readU32(header, 20) }
  const bytes = utf8(passphrase.normalize('NFKC'))
  return { header, key: hashPassphrase(bytes, header.slice(24, HEADER), cost) }
}

/** @returns `header 40 ‖ nonce 24 ‖ sealed` */
export function sealVault(p: Primitives, random: Random, key: VaultKey, vault: Vault): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.vault)
  const ad = ctx(LABEL.vault, key.header)
  return concat(key.header, nonce, p.aeadSeal(inner, nonce, ad, encodeJson(vault)))
}

/**
 * Unlock a vault file.
 *
 * @returns null where the passphrase is wrong, or the file was changed: they look the same
 * @throws CryptoError `malformed` where it is no vault file, or asks for an absurd cost
 */
export function openVault(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  file: Uint8Array,
): { key: VaultKey; vault: Vault } | null {
  const key = keyOfFile(hashPassphrase, passphrase, file)
  const vault = reopenVault(p, key, file)
  return vault === null ? null : { key, vault }
}

function keyOfFile(hashPassphrase: HashPassphrase, passphrase: string, file: Uint8Array): VaultKey {
  const header = file.slice(0, HEADER)
  if (file.length < HEADER + SIZE.nonce || !equal(header.subarray(0, 16), VAULT_MAGIC)) {
    throw new CryptoError('malformed', 'not a vault file')
  }
  const [operations, memory] = [readU32(header, 16), readU32(header, 20)]
  if (operations < 1 || operations > COST_CEILING.operations || memory < 8) {
    throw new CryptoError('malformed', 'an impossible passphrase cost')
  }
  if (memory > COST_CEILING.memory) {
    throw new CryptoError('malformed', 'too large a passphrase cost')
  }
  return vaultKeyOf(hashPassphrase, passphrase, header)
}

/** The root's seed under a passphrase of its own: `header 40 ‖ nonce 24 ‖ sealed seed 48`. */
export function sealRoot(p: Primitives, random: Random, key: VaultKey, seed: SignSeed): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.rootFile)
  const ad = ctx(LABEL.rootFile, key.header)
  return concat(key.header, nonce, p.aeadSeal(inner, nonce, ad, seed))
}

/**
 * @returns null where the passphrase is wrong, or the file was changed, or is a member's vault
 * @throws CryptoError `malformed`
 */
export function openRoot(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  file: Uint8Array,
): SignSeed | null {
  const { header, key } = keyOfFile(hashPassphrase, passphrase, file)
  const nonce = file.subarray(HEADER, HEADER + SIZE.nonce)
  const inner = kdf(p, key, LABEL.rootFile)
  const sealed = file.subarray(HEADER + SIZE.nonce)
  const seed = p.aeadOpen(inner, nonce, ctx(LABEL.rootFile, header), sealed)
  return seed === null ? null : asSignSeed(seed)
}

/** Open a newer state of a vault whose key is at hand; null where it was sealed under another. */
export function reopenVault(p: Primitives, key: VaultKey, file: Uint8Array): Vault | null {
  if (!equal(file.subarray(0, HEADER), key.header)) return null
  const nonce = file.subarray(HEADER, HEADER + SIZE.nonce)
  const ad = ctx(LABEL.vault, key.header)
  const inner = kdf(p, key.key, LABEL.vault)
  const plain = p.aeadOpen(inner, nonce, ad, file.subarray(HEADER + SIZE.nonce))
  return plain === null ? null : decodeJson(vaultSchema, plain)
}

/** @returns `magic 16 ‖ nonce 24 ‖ sealed` */
export function sealWeeks(
  p: Primitives,
  random: Random,
  key: VaultKey,
  weeks: WeeklySecrets,
): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.weekly)
  return concat(WEEKS_MAGIC, nonce, p.aeadSeal(inner, nonce, ctx(LABEL.weekly), encodeJson(weeks)))
}

/** @throws CryptoError `malformed`, or `tampered` where it is another vault's or was changed */
export function openWeeks(p: Primitives, key: VaultKey, file: Uint8Array): WeeklySecrets {
  if (!equal(file.subarray(0, 16), WEEKS_MAGIC))
    throw new CryptoError('malformed', 'not a weekly file')
  const nonce = file.subarray(16, 16 + SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.weekly)
  const plain = p.aeadOpen(inner, nonce, ctx(LABEL.weekly), file.subarray(16 + SIZE.nonce))
  if (plain === null)
    throw new CryptoError('tampered', 'the weekly file does not belong to this vault')
  return decodeJson(weeksSchema, plain)
}
