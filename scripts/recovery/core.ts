import type { SignSeed } from '../../crypto/keys/keys.ts'
import { equal, type Random } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import {
  asRecoveryKey,
  joinSheets,
  openRecovery,
  openRootRecovery,
  type Recovery,
  type RecoveryKey,
  sealRecovery,
  sealRootRecovery,
  splitKey,
  vaultKeyOfRecovery,
} from '../../crypto/vault/recovery.ts'
import { encodeSheet, parseSheet, SHEETS_MAX, type Sheet } from '../../crypto/vault/sheet.ts'
import {
  newVault,
  openVaultByKey,
  openWeeks,
  sealVault,
  sealWeeks,
  type Vault,
  type VaultKey,
  type WeeklySecrets,
} from '../../crypto/vault/vault.ts'
import { Fault } from '../cli/fault.ts'
import type { OpenedVault } from './vault-file.ts'

/** A set of sheets with the file that they open. */
export interface RecoverySet {
  readonly sheets: readonly Sheet[]
  readonly file: Uint8Array
}

/**
 * Make sheets for a vault, and try each of them, as printed on paper, before anybody relies on it.
 *
 * @param vaultFile the file that `opened` was read from
 * @throws Fault if such a set is not allowed
 */
export async function makeSet(
  p: Primitives,
  random: Random,
  { key: { header, key }, vault }: OpenedVault,
  vaultFile: Uint8Array,
  [needed, total]: readonly [number, number],
): Promise<RecoverySet> {
  const { instance, root, member, signing, listVersion } = vault
  const recoveryKey = asRecoveryKey(random(SIZE.key))
  const content = { instance, root, member, signing, listVersion, header, key }
  const file = sealRecovery(p, random, recoveryKey, { format: 'postern-recovery/1', ...content })
  const sheets = await triedSheets(p, recoveryKey, [needed, total], (joined) => {
    openWithKey(p, joined, file, vaultFile)
  })
  return { sheets, file }
}

/**
 * Make sheets for the root, and try each of them as well.
 *
 * @throws Fault if such a set is not allowed
 */
export async function makeRootSet(
  p: Primitives,
  random: Random,
  root: SignSeed,
  plan: readonly [needed: number, total: number],
): Promise<RecoverySet> {
  const key = asRecoveryKey(random(SIZE.key))
  const file = sealRootRecovery(p, random, key, root)
  const sheets = await triedSheets(p, key, plan, (joined) => {
    if (!equal(openRootWithKey(p, joined, file), root))
      throw new Error('the new sheets give back another root: try again')
  })
  return { sheets, file }
}

/** @throws Error if the sheets are of another set, CryptoError `malformed`, `tampered` */
export function openRootWithKey(p: Primitives, key: RecoveryKey, file: Uint8Array): SignSeed {
  const root = openRootRecovery(p, key, file)
  if (root === null) throw new Fault('other-set')
  return root
}

/** Share a key out, and give `tryKey` the key that each choice of sheets gives back. */
async function triedSheets(
  p: Primitives,
  key: RecoveryKey,
  [needed, total]: readonly [number, number],
  tryKey: (joined: RecoveryKey) => void,
): Promise<readonly Sheet[]> {
  const sheets = await splitKey(p, key, needed, total).catch((error: unknown) => {
    const isCount = error instanceof CryptoError && error.code === 'refused'
    throw isCount ? new Fault('sheet-count', { needed, total, most: SHEETS_MAX }) : error
  })
  for (const from of sheets.keys()) {
    const some = Array.from({ length: needed }, (_, i) => sheets[(from + i) % total])
    const read = some.flatMap((one) => (one === undefined ? [] : [asRead(one)]))
    const joined = await joinSheets(p, read)
    if (joined.kind !== 'key') throw new Error('the new sheets do not fit together: try again')
    tryKey(joined.key)
  }
  return sheets
}

function asRead(sheet: Sheet): Sheet {
  const parsed = parseSheet(encodeSheet(sheet).join('\n'))
  if (parsed.kind === 'sheet') return parsed.sheet
  throw new Error('a new sheet cannot be read back: try again')
}

/**
 * Open the recovery file and the vault with the key from sheets.
 *
 * @param vaultFile the vault or a backup of it; null if none is left
 * @returns the vault; without a file, a vault that holds only the signing key
 * @throws Error that says what does not belong together, CryptoError `malformed`, `tampered`
 */
export function openWithKey(
  p: Primitives,
  key: RecoveryKey,
  recoveryFile: Uint8Array,
  vaultFile: Uint8Array | null,
): { readonly recovery: Recovery; readonly vault: Vault } {
  const recovery = openRecovery(p, key, recoveryFile)
  if (recovery === null) throw new Fault('other-set')
  if (vaultFile === null) {
    const { instance, root, member, signing, listVersion } = recovery
    return { recovery, vault: newVault({ instance, root, member, signing, listVersion }) }
  }
  const vault = openVaultByKey(p, vaultKeyOfRecovery(recovery), vaultFile)
  if (vault === null) {
    throw new Fault('vault-changed')
  }
  return { recovery, vault }
}

export interface RestoredFiles {
  readonly vault: Uint8Array
  readonly weeks: Uint8Array
  /** Number of weekly keys that were restored; 0 if their file is lost. */
  readonly weeklyKeys: number
}

/**
 * Seal the vault that sheets opened under a new passphrase.
 *
 * @param weeksFile the weekly file that lay beside the vault; null if it is lost
 * @throws CryptoError if the weekly file is damaged or belongs to another vault
 */
export function restoreFiles(
  p: Primitives,
  random: Random,
  { recovery, vault }: { readonly recovery: Recovery; readonly vault: Vault },
  weeksFile: Uint8Array | null,
  key: VaultKey,
): RestoredFiles {
  const none: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }
  const weeks = weeksFile === null ? none : openWeeks(p, vaultKeyOfRecovery(recovery), weeksFile)
  return {
    vault: sealVault(p, random, key, vault),
    weeks: sealWeeks(p, random, key, weeks),
    weeklyKeys: weeks.weeks.length,
  }
}
