import * as v from 'valibot'
import { asKemSeed, asSignSeed, type SignSeed } from '../keys/keys.ts'
import { concat, equal, type Random, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { bytesOf, decodeJson, encodeJson, week } from '../primitives/json.ts'
import { ctx, type Field, kdf } from '../primitives/kdf.ts'
import { LABEL, type Label, LIMIT, SIZE } from '../primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../primitives/primitives.ts'
import {
  decodeName,
  decodeSlots,
  encodeName,
  encodeSlots,
  type KeySlot,
  requireDifferent,
  type SecurityKey,
  type SecurityKeyAnswer,
  type SecurityKeyQuery,
  unwrapKeySlot,
  wrapKeySlot,
} from './security-key.ts'
import { decodeVault, requireReadable, type Vault } from './vault-content.ts'
import { keyOfFile, type PassphraseKey, VAULT_MAGIC } from './vault-key.ts'

export { PASSPHRASE_MIN } from '../primitives/labels.ts'
export {
  type Checkpoints,
  type Head,
  type KeptKeyList,
  type Looked,
  newVault,
  type Vault,
} from './vault-content.ts'
export {
  type Hashing,
  hashingOf,
  isCheap,
  isPassphraseOf,
  newVaultKey,
  PASSPHRASE_COST,
} from './vault-key.ts'

const weeksSchema = v.strictObject({
  format: v.literal('postern-weekly-keys/1'),
  weeks: v.array(
    v.strictObject({
      week,
      seed: v.pipe(bytesOf(SIZE.key), v.transform(asKemSeed)),
    }),
  ),
  /** The week in which keys last began to stay longer for drops that the server held back. */
  held: v.optional(week),
})
/** The weekly secrets, in a file of their own that no backup and no recovery sheet holds. */
export type WeeklySecrets = v.InferOutput<typeof weeksSchema>

/** The key that the files of a vault are sealed under. */
export interface VaultKey {
  /** 40 bytes: mark, cost, salt */
  readonly header: Uint8Array
  /** Argon2id output; 32 random bytes if security keys are needed as well */
  readonly key: Uint8Array
  /** Absent if the passphrase is enough, and in a key that recovery sheets give back. */
  readonly lock?: VaultLock
}

/** The lock of a vault that needs a security key beside the passphrase. */
export interface VaultLock {
  readonly passphrase: PassphraseKey
  /** 1 to 4; any of them opens it. */
  readonly keys: readonly SecurityKey[]
  /** In the order of `keys`. */
  readonly slots: readonly KeySlot[]
}

/** Mark of a vault that security keys open together with the passphrase. */
const LOCKED_MAGIC = utf8('postern-vault-3\n')
const VAULT_MAGICS = [VAULT_MAGIC, LOCKED_MAGIC]
const WEEKS_MAGIC = utf8('postern-weeks-2\n')
const CHECKSUM = 32
/** Bytes of a mark that say the kind of file; its version follows. */
const KIND = 14
const HEADER = SIZE.vaultHeader

/**
 * A new key for the files of a vault: a random one that every security key opens together with the
 * passphrase; the passphrase's own if there are no security keys.
 *
 * @param passphrase new: no file was sealed under it before
 * @throws CryptoError `refused` if there are more than 4, or one twice
 */
export function lockVault(
  p: Primitives,
  random: Random,
  passphrase: PassphraseKey,
  keys: readonly SecurityKey[],
): VaultKey {
  if (keys.length === 0) return passphrase
  if (keys.length > LIMIT.securityKeys) throw new CryptoError('refused', 'too many security keys')
  requireDifferent(keys)
  const key = random(SIZE.key)
  const slots = keys.map((one) => wrapKeySlot(p, random, passphrase, one, key))
  const header = concat(LOCKED_MAGIC, passphrase.header.subarray(16))
  return { header, key, lock: { passphrase, keys, slots } }
}

/** The bytes before the nonce of a vault file. */
function fileHeader({ header, lock }: VaultKey): Uint8Array {
  return lock === undefined ? header : concat(header, encodeSlots(lock.slots))
}

/**
 * @returns `header 40 ‖ slots of security keys, if there are any ‖ nonce 24 ‖ sealed ‖ checksum 32`.
 *   KEPT-FILES.md section 17.1
 * @throws CryptoError `malformed` if no reader would take it
 */
export function sealVault(p: Primitives, random: Random, key: VaultKey, vault: Vault): Uint8Array {
  requireReadable(vault)
  const header = fileHeader(key)
  const names = key.lock?.keys.map(({ name }) => encodeName(name)) ?? []
  const plain = concat(...names, encodeJson(vault))
  const nonce = random(SIZE.nonce)
  const sealed = p.aeadSeal(kdf(p, key.key, LABEL.vault), nonce, ctx(LABEL.vault, header), plain)
  return withChecksum(p, concat(header, nonce, sealed))
}

/** A file with the hash of all its bytes at its end, which tells damage from a wrong passphrase. */
function withChecksum(p: Primitives, body: Uint8Array): Uint8Array {
  return concat(body, p.hash(CHECKSUM, null, body))
}

/**
 * The bytes before the checksum.
 *
 * @throws CryptoError `malformed` if it is no such file, `tampered` if bytes of it changed
 */
function bodyOf(p: Primitives, file: Uint8Array, magics: readonly Uint8Array[]): Uint8Array {
  const start = file.subarray(0, 16)
  if (!magics.some((magic) => equal(start, magic))) {
    const isOurs = magics.some((magic) => equal(start.subarray(0, KIND), magic.subarray(0, KIND)))
    const what = isOurs ? 'a version that this program does not read' : 'not a file of this kind'
    throw new CryptoError('malformed', what)
  }
  const end = Math.max(16, file.length - CHECKSUM)
  const body = file.subarray(0, end)
  if (!equal(p.hash(CHECKSUM, null, body), file.subarray(end))) {
    throw new CryptoError('tampered', 'the file is damaged: its checksum does not fit')
  }
  return body
}

/** @throws CryptoError `malformed` if it is no vault file, `tampered` if bytes of it changed */
export function requireWhole(p: Primitives, file: Uint8Array): void {
  bodyOf(p, file, VAULT_MAGICS)
}

/**
 * The security keys of which one is needed beside the passphrase.
 *
 * @returns none if the passphrase is enough
 * @throws CryptoError `malformed`; it is not checked whether bytes of the file changed
 */
export function securityKeysOf(file: Uint8Array): readonly SecurityKeyQuery[] {
  return isLocked(file) ? decodeSlots(file, HEADER).slots : []
}

function isLocked(file: Uint8Array): boolean {
  return equal(file.subarray(0, 16), LOCKED_MAGIC)
}

/**
 * Unlock a vault file.
 *
 * @param answer of one of its security keys; null if it has none
 * @returns null if the passphrase is wrong or the answer is another key's; nothing tells which of the two
 * @throws CryptoError `malformed` if it is no vault file, or asks for an absurd cost; `tampered` if its
 *   checksum says that bytes of it changed; `refused` if a security key is needed
 */
export function openVault(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  file: Uint8Array,
  answer: SecurityKeyAnswer | null = null,
): { key: VaultKey; vault: Vault } | null {
  const body = bodyOf(p, file, VAULT_MAGICS)
  if (!isLocked(body)) {
    const key = keyOfFile(hashPassphrase, passphrase, body)
    const plain = openBehind(p, key.key, LABEL.vault, body, HEADER)
    return plain === null ? null : { key, vault: decodeVault(plain) }
  }
  if (answer === null) throw new CryptoError('refused', 'the vault needs a security key as well')
  const { slots, end } = decodeSlots(body, HEADER)
  const slot = slots.find(({ credential }) => equal(credential, answer.credential))
  if (slot === undefined) return null
  const typed = keyOfFile(hashPassphrase, passphrase, body)
  const key = unwrapKeySlot(p, typed, slot, answer)
  const plain = key && openBehind(p, key, LABEL.vault, body, end)
  if (key === null || plain === null) return null
  const { names, vault } = decodeLocked(plain, slots.length)
  const keys = slots.map(({ credential, salt, publicKey }, i) => {
    return { credential, salt, publicKey, name: names[i] ?? '' }
  })
  const header = body.slice(0, HEADER)
  return { key: { header, key, lock: { passphrase: typed, keys, slots } }, vault }
}

/** @throws CryptoError `malformed` */
function decodeLocked(plain: Uint8Array, count: number) {
  const names = Array.from({ length: count }, (_, i) =>
    decodeName(plain.subarray(i * SIZE.securityKeyName, (i + 1) * SIZE.securityKeyName)),
  )
  return { names, vault: decodeVault(plain.subarray(count * SIZE.securityKeyName)) }
}

/**
 * Open a vault with the key itself, as recovery sheets give it back.
 *
 * @returns null if it was sealed under another passphrase, or with other security keys
 * @throws CryptoError `malformed`, `tampered`
 */
export function openVaultByKey(p: Primitives, key: VaultKey, file: Uint8Array): Vault | null {
  const body = bodyOf(p, file, VAULT_MAGICS)
  const isSame = equal(body.subarray(16, HEADER), key.header.subarray(16))
  if (!isSame || isLocked(body) !== isLocked(key.header)) return null
  const { slots, end } = isLocked(body) ? decodeSlots(body, HEADER) : { slots: [], end: HEADER }
  const plain = openBehind(p, key.key, LABEL.vault, body, end)
  if (plain === null) throw new CryptoError('tampered', 'the vault was changed')
  return decodeLocked(plain, slots.length).vault
}

/** Open the bytes after the header: nonce and sealed. The fields are associated data. */
function openBehind(
  p: Primitives,
  key: Uint8Array,
  label: Label,
  body: Uint8Array,
  start: number,
  fields: readonly Field[] = [body.subarray(0, start)],
): Uint8Array | null {
  const nonce = body.subarray(start, start + SIZE.nonce)
  if (nonce.length < SIZE.nonce) throw new CryptoError('malformed', 'too short a file')
  const sealed = body.subarray(start + SIZE.nonce)
  return p.aeadOpen(kdf(p, key, label), nonce, ctx(label, ...fields), sealed)
}

/** The root's seed under a passphrase: `header 40 ‖ nonce 24 ‖ sealed seed 48 ‖ checksum 32`. */
export function sealRoot(
  p: Primitives,
  random: Random,
  key: PassphraseKey,
  seed: SignSeed,
): Uint8Array {
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key.key, LABEL.rootFile)
  const ad = ctx(LABEL.rootFile, key.header)
  return withChecksum(p, concat(key.header, nonce, p.aeadSeal(inner, nonce, ad, seed)))
}

/**
 * @returns null if the passphrase is wrong, or it is a member's vault
 * @throws CryptoError `malformed`, `tampered` (damaged)
 */
export function openRoot(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  passphrase: string,
  file: Uint8Array,
): SignSeed | null {
  const body = bodyOf(p, file, [VAULT_MAGIC])
  const { key } = keyOfFile(hashPassphrase, passphrase, body)
  const seed = openBehind(p, key, LABEL.rootFile, body, HEADER)
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
 * @throws CryptoError `malformed`, `tampered` (damaged), or `foreign` if it is another vault's, or of an
 *   earlier passphrase
 */
export function openWeeks(p: Primitives, key: VaultKey, file: Uint8Array): WeeklySecrets {
  const body = bodyOf(p, file, [WEEKS_MAGIC])
  const plain = openBehind(p, key.key, LABEL.weekly, body, 16, [])
  if (plain === null)
    throw new CryptoError('foreign', 'the weekly file does not belong to this vault')
  return decodeJson(weeksSchema, plain)
}
