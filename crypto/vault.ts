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

/** New passphrases have at least this many characters. */
export const PASSPHRASE_MIN = 16

export const PASSPHRASE_COST: PassphraseCost = { operations: 3, memory: 65_536 }

const headSchema = v.strictObject({
  /** HASH(16, case key) */
  stream: bytesOf(16),
  sequence: integer(0, 0xffff_ffff),
  hash: bytesOf(SIZE.key),
})
/** How far a desk saw one stream go. */
export type Head = v.InferOutput<typeof headSchema>

const common = {
  instance: bytesOf(SIZE.instance),
  /** Fingerprint of the root. */
  root: text(39, 39),
  member: name,
  signing: bytesOf(SIZE.key),
  /** The newest key list seen: an older one is a rollback. */
  listVersion: integer(0, 1_000_000),
  /** Content keys of the drops that this desk could open. */
  drops: v.array(v.strictObject({ id: bytesOf(SIZE.id), key: bytesOf(SIZE.key) })),
  /** Message ids that the member has read. */
  read: v.array(bytesOf(SIZE.messageId)),
  /** The newest record seen of each stream; a vault from before it was kept has none. Section 13.3 */
  heads: v.exactOptional(v.array(headSchema)),
}
const grant = {
  caseKey: bytesOf(SIZE.key),
  epoch: integer(0, 0xffff_ffff),
  epochKey: bytesOf(SIZE.key),
}
const vaultSchema = v.strictObject({
  format: v.literal('postern-vault/2'),
  ...common,
  /** Cases that were granted, and epoch keys; by the drop that brought them, null where none did. */
  grants: v.array(v.strictObject({ drop: v.nullable(bytesOf(SIZE.id)), ...grant })),
  /** Ids of drops that are never opened, though a weekly key would. */
  refused: v.array(bytesOf(SIZE.id)),
  /** Cases whose keys were destroyed, and are not taken again. PROTOCOL.md section 13.1 */
  closed: v.array(
    v.strictObject({
      /** HASH(16, case key) */
      case: bytesOf(16),
      /** HASH(16, R) of whose letters are refused too, for a conflict; null after a purge. */
      reporter: v.nullable(bytesOf(16)),
    }),
  ),
})
/** What a member keeps: enough to open what was opened before, and to sign. */
export type Vault = v.InferOutput<typeof vaultSchema>

/** Of before anybody could be let go from a case; it is written as the newer one. */
const oldVaultSchema = v.strictObject({
  format: v.literal('postern-vault/1'),
  ...common,
  grants: v.array(v.strictObject(grant)),
})

/** @throws CryptoError `malformed` */
function decodeVault(plain: Uint8Array): Vault {
  const vault = decodeJson(v.variant('format', [vaultSchema, oldVaultSchema]), plain)
  if (vault.format === 'postern-vault/2') return vault
  const grants = vault.grants.map((one) => ({ drop: null, ...one }))
  return { ...vault, format: 'postern-vault/2', grants, refused: [], closed: [] }
}

/** The vault of a member who has not opened anything yet. */
export function newVault(
  of: Pick<Vault, 'instance' | 'root' | 'member' | 'signing' | 'listVersion'>,
): Vault {
  const nothing = { drops: [], grants: [], read: [], refused: [], closed: [] }
  return { format: 'postern-vault/2', ...of, ...nothing }
}

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
  /** 40 bytes: magic of the version that is written, cost, salt */
  readonly header: Uint8Array
  readonly key: Uint8Array
}

const VAULT_MAGIC = utf8('postern-vault-2\n')
const WEEKS_MAGIC = utf8('postern-weeks-2\n')
/** Without a checksum at the end. Read, and never written. */
const OLD_VAULT_MAGIC = utf8('postern-vault-1\n')
const OLD_WEEKS_MAGIC = utf8('postern-weeks-1\n')
const CHECKSUM = 32
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

/**
 * Whether somebody who derives the key from this passphrase gets this very one.
 *
 * @returns false for any other passphrase
 */
export function isPassphraseOf(
  hashPassphrase: HashPassphrase,
  key: VaultKey,
  passphrase: string,
): boolean {
  return equal(vaultKeyOf(hashPassphrase, passphrase, key.header).key, key.key)
}

/** @returns `header 40 ‖ nonce 24 ‖ sealed ‖ checksum 32` */
export function sealVault(p: Primitives, random: Random, key: VaultKey, vault: Vault): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.vault)
  const ad = ctx(LABEL.vault, key.header)
  return withChecksum(p, concat(key.header, nonce, p.aeadSeal(inner, nonce, ad, encodeJson(vault))))
}

/** A file with the hash of all its bytes at its end, which tells damage from a wrong passphrase. */
function withChecksum(p: Primitives, body: Uint8Array): Uint8Array {
  return concat(body, p.hash(CHECKSUM, null, body))
}

/**
 * The bytes before the checksum; all of them in a file of version 1, which has none.
 *
 * @throws CryptoError `malformed` where it is no such file, `tampered` where bytes of it changed
 */
function bodyOf(p: Primitives, file: Uint8Array, magic: Uint8Array, old: Uint8Array): Uint8Array {
  const start = file.subarray(0, 16)
  if (equal(start, old)) return file
  if (!equal(start, magic)) throw new CryptoError('malformed', 'not a file of this kind')
  const end = Math.max(16, file.length - CHECKSUM)
  const body = file.subarray(0, end)
  if (!equal(p.hash(CHECKSUM, null, body), file.subarray(end))) {
    throw new CryptoError('tampered', 'the file is damaged: its checksum does not fit')
  }
  return body
}

/**
 * Unlock a vault file.
 *
 * @returns null where the passphrase is wrong; in a file of version 1 also where it was changed
 * @throws CryptoError `malformed` where it is no vault file, or asks for an absurd cost; `tampered`
 *   where its checksum says that bytes of it changed
 */
export function openVault(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  file: Uint8Array,
): { key: VaultKey; vault: Vault } | null {
  const body = bodyOf(p, file, VAULT_MAGIC, OLD_VAULT_MAGIC)
  const key = keyOfFile(hashPassphrase, passphrase, body)
  const plain = openBody(p, key, LABEL.vault, body)
  return plain === null ? null : { key, vault: decodeVault(plain) }
}

/**
 * Open a vault with the key itself, as recovery sheets give it back.
 *
 * @returns null where it was sealed under another passphrase
 * @throws CryptoError `malformed`, `tampered`
 */
export function openVaultByKey(p: Primitives, key: VaultKey, file: Uint8Array): Vault | null {
  const body = bodyOf(p, file, VAULT_MAGIC, OLD_VAULT_MAGIC)
  if (!equal(body.subarray(16, HEADER), key.header.subarray(16))) return null
  const plain = openBody(p, key, LABEL.vault, body)
  if (plain === null) throw new CryptoError('tampered', 'the vault was changed')
  return decodeVault(plain)
}

/** @param body without checksum. @throws CryptoError `malformed` */
function keyOfFile(hashPassphrase: HashPassphrase, passphrase: string, body: Uint8Array): VaultKey {
  if (body.length < HEADER + SIZE.nonce) throw new CryptoError('malformed', 'too short a file')
  const header = concat(VAULT_MAGIC, body.subarray(16, HEADER))
  const [operations, memory] = [readU32(header, 16), readU32(header, 20)]
  if (operations < 1 || operations > COST_CEILING.operations || memory < 8) {
    throw new CryptoError('malformed', 'an impossible passphrase cost')
  }
  if (memory > COST_CEILING.memory) {
    throw new CryptoError('malformed', 'too large a passphrase cost')
  }
  return vaultKeyOf(hashPassphrase, passphrase, header)
}

/** What stands after the header; the associated data is the header as the file has it. */
function openBody(
  p: Primitives,
  key: VaultKey,
  label: typeof LABEL.vault | typeof LABEL.rootFile,
  body: Uint8Array,
): Uint8Array | null {
  const nonce = body.subarray(HEADER, HEADER + SIZE.nonce)
  const ad = ctx(label, body.subarray(0, HEADER))
  return p.aeadOpen(kdf(p, key.key, label), nonce, ad, body.subarray(HEADER + SIZE.nonce))
}

/** The root's seed under a passphrase: `header 40 ‖ nonce 24 ‖ sealed seed 48 ‖ checksum 32`. */
export function sealRoot(p: Primitives, random: Random, key: VaultKey, seed: SignSeed): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.rootFile)
  const ad = ctx(LABEL.rootFile, key.header)
  return withChecksum(p, concat(key.header, nonce, p.aeadSeal(inner, nonce, ad, seed)))
}

/**
 * @returns null where the passphrase is wrong, or it is a member's vault
 * @throws CryptoError `malformed`, `tampered` (damaged)
 */
export function openRoot(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  file: Uint8Array,
): SignSeed | null {
  const body = bodyOf(p, file, VAULT_MAGIC, OLD_VAULT_MAGIC)
  const seed = openBody(p, keyOfFile(hashPassphrase, passphrase, body), LABEL.rootFile, body)
  return seed === null ? null : asSignSeed(seed)
}

/** @returns `magic 16 ‖ nonce 24 ‖ sealed ‖ checksum 32` */
export function sealWeeks(
  p: Primitives,
  random: Random,
  key: VaultKey,
  weeks: WeeklySecrets,
): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.weekly)
  const sealed = p.aeadSeal(inner, nonce, ctx(LABEL.weekly), encodeJson(weeks))
  return withChecksum(p, concat(WEEKS_MAGIC, nonce, sealed))
}

/**
 * @throws CryptoError `malformed`, `tampered` (damaged), or `foreign` where it is another vault's, or
 *   of a passphrase before; in a file of version 1 also where it was changed
 */
export function openWeeks(p: Primitives, key: VaultKey, file: Uint8Array): WeeklySecrets {
  const body = bodyOf(p, file, WEEKS_MAGIC, OLD_WEEKS_MAGIC)
  const nonce = body.subarray(16, 16 + SIZE.nonce)
  if (nonce.length < SIZE.nonce) throw new CryptoError('malformed', 'too short a file')
  const inner = kdf(p, key.key, LABEL.weekly)
  const plain = p.aeadOpen(inner, nonce, ctx(LABEL.weekly), body.subarray(16 + SIZE.nonce))
  if (plain === null)
    throw new CryptoError('foreign', 'the weekly file does not belong to this vault')
  return decodeJson(weeksSchema, plain)
}
