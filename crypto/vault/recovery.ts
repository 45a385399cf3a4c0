import { combine, split } from 'shamir-secret-sharing'
import * as v from 'valibot'
import { rootPrint } from '../keys/fingerprint.ts'
import { asSignSeed, type SignSeed } from '../keys/keys.ts'
import { type Brand, brand, concat, equal, type Random, toHex, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { bytesOf, decodeJson, encodeJson, integer, name } from '../primitives/json.ts'
import { ctx, kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { isPlan, SHEETS_MAX, type Sheet } from './sheet.ts'
import type { VaultKey } from './vault.ts'

/** 32 random bytes that sheets are shares of. */
export type RecoveryKey = Brand<'RecoveryKey'>

/** @throws CryptoError `malformed` */
export const asRecoveryKey = brand<'RecoveryKey'>(SIZE.key, 'a recovery key')

const recoverySchema = v.strictObject({
  format: v.literal('postern-recovery/1'),
  instance: bytesOf(SIZE.instance),
  /** Fingerprint of the root. */
  root: rootPrint,
  member: name,
  signing: bytesOf(SIZE.key),
  /** The newest key list seen when the sheets were made. */
  listVersion: integer(0, 1_000_000),
  /** The vault's key, with the header that it belongs to. */
  header: bytesOf(SIZE.vaultHeader),
  key: bytesOf(SIZE.key),
})
/** The content that sheets give back: the key of the vault, and who its member is, in case every vault is lost. */
export type Recovery = v.InferOutput<typeof recoverySchema>

const rootSchema = v.strictObject({
  format: v.literal('postern-root-recovery/1'),
  signing: v.pipe(bytesOf(SIZE.key), v.transform(asSignSeed)),
})

const MAGIC = utf8('postern-sheets1\n')
const ROOT_MAGIC = utf8('postern-rootsh1\n')
const HEADER = 16 + SIZE.recoverySet

/** 8 bytes that name the set of a key, and commit to it. */
export function setOf(p: Primitives, key: RecoveryKey): Uint8Array {
  return kdf(p, key, LABEL.recoverySet).slice(0, SIZE.recoverySet)
}

/**
 * Split a key into shares. The shares are random, and so is the number of each.
 *
 * @returns `total` sheets, of which any `needed` give the key back and fewer tell nothing of it
 * @throws CryptoError `refused` unless 2 <= needed <= total <= 16
 */
export async function splitKey(
  p: Primitives,
  key: RecoveryKey,
  needed: number,
  total: number,
): Promise<readonly Sheet[]> {
  if (!isPlan(needed, total)) {
    throw new CryptoError(
      'refused',
      `${needed} of ${total} sheets cannot be made: at least 2 must be needed, of at most ${SHEETS_MAX}`,
    )
  }
  const set = setOf(p, key)
  const shares = await split(Uint8Array.from(key), total, needed)
  return shares.map((share, i) => ({ number: i + 1, needed, total, set, share }))
}

export type JoinedSheets =
  | { readonly kind: 'key'; readonly key: RecoveryKey }
  /** One sheet twice counts once. */
  | { readonly kind: 'few'; readonly have: number; readonly needed: number }
  /** `sheets` are of another set than the first one. */
  | { readonly kind: 'foreign'; readonly sheets: readonly Sheet[] }
  /** They are named alike and do not give the key of their set: one of them was altered. */
  | { readonly kind: 'altered' }

/** Get the key back from sheets, in any order. */
export async function joinSheets(p: Primitives, sheets: readonly Sheet[]): Promise<JoinedSheets> {
  const [first] = sheets
  if (first === undefined) return { kind: 'few', have: 0, needed: 2 }
  const foreign = sheets.filter((one) => !isSameSet(one, first))
  if (foreign.length > 0) return { kind: 'foreign', sheets: foreign }
  const { set, needed } = first
  const shares = [...new Map(sheets.map(({ share }) => [toHex(share), share])).values()]
  if (shares.length < needed) return { kind: 'few', have: shares.length, needed }
  if (new Set(shares.map((share) => share.at(-1))).size < shares.length) return { kind: 'altered' }
  const key = asRecoveryKey(await combine(shares))
  return equal(setOf(p, key), set) ? { kind: 'key', key } : { kind: 'altered' }
}

function isSameSet(one: Sheet, other: Sheet): boolean {
  return equal(one.set, other.set) && one.needed === other.needed && one.total === other.total
}

/** @returns `magic 16 ‖ set 8 ‖ nonce 24 ‖ sealed JSON`. KEPT-FILES.md section 17.4 */
export function sealRecovery(
  p: Primitives,
  random: Random,
  key: RecoveryKey,
  recovery: Recovery,
): Uint8Array {
  return sealFile(p, random, key, MAGIC, encodeJson(recovery))
}

/** Seal the root's seed for the sheets of the root: the same file under another mark. */
export function sealRootRecovery(
  p: Primitives,
  random: Random,
  key: RecoveryKey,
  signing: SignSeed,
): Uint8Array {
  const content = encodeJson({ format: 'postern-root-recovery/1', signing })
  return sealFile(p, random, key, ROOT_MAGIC, content)
}

function sealFile(
  p: Primitives,
  random: Random,
  key: RecoveryKey,
  magic: Uint8Array,
  content: Uint8Array,
): Uint8Array {
  const header = concat(magic, setOf(p, key))
  const nonce = random(SIZE.nonce)
  const inner = kdf(p, key, LABEL.recovery)
  return concat(header, nonce, p.aeadSeal(inner, nonce, ctx(LABEL.recovery, header), content))
}

/** The 8 bytes that name the set whose sheets open this file. @throws CryptoError `malformed` */
export function setOfFile(file: Uint8Array): Uint8Array {
  return setIn(file, MAGIC, 'not a recovery file')
}

/** The same of a recovery file of the root. @throws CryptoError `malformed` */
export function setOfRootFile(file: Uint8Array): Uint8Array {
  return setIn(file, ROOT_MAGIC, 'not a recovery file of the root')
}

function setIn(file: Uint8Array, magic: Uint8Array, fault: string): Uint8Array {
  if (file.length < HEADER + SIZE.nonce || !equal(file.subarray(0, 16), magic)) {
    throw new CryptoError('malformed', fault)
  }
  return file.slice(16, HEADER)
}

/**
 * Open a recovery file.
 *
 * @returns null if another set's sheets open it
 * @throws CryptoError `malformed` if it is no recovery file, `tampered` if it was changed
 */
export function openRecovery(p: Primitives, key: RecoveryKey, file: Uint8Array): Recovery | null {
  if (!equal(setOfFile(file), setOf(p, key))) return null
  return decodeJson(recoverySchema, openFile(p, key, file))
}

/**
 * Open a recovery file of the root.
 *
 * @returns the root's seed; null if another set's sheets open it
 * @throws CryptoError `malformed` if it is no such file, `tampered` if it was changed
 */
export function openRootRecovery(
  p: Primitives,
  key: RecoveryKey,
  file: Uint8Array,
): SignSeed | null {
  if (!equal(setOfRootFile(file), setOf(p, key))) return null
  return decodeJson(rootSchema, openFile(p, key, file)).signing
}

function openFile(p: Primitives, key: RecoveryKey, file: Uint8Array): Uint8Array {
  const header = file.subarray(0, HEADER)
  const nonce = file.subarray(HEADER, HEADER + SIZE.nonce)
  const inner = kdf(p, key, LABEL.recovery)
  const sealed = file.subarray(HEADER + SIZE.nonce)
  const plain = p.aeadOpen(inner, nonce, ctx(LABEL.recovery, header), sealed)
  if (plain === null) throw new CryptoError('tampered', 'the recovery file was changed')
  return plain
}

/** The key by which a vault, or its weekly file, opens. */
export function vaultKeyOfRecovery({ header, key }: Recovery): VaultKey {
  return { header, key }
}
