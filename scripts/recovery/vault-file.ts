import { basename } from 'node:path'
import { en as ceremony } from '../../client/texts/ceremony.ts'
import { RECOVERY_CATALOGUES } from '../../client/texts/recovery.ts'
import { fill } from '../../client/texts/wording.ts'
import { fromBase64url } from '../../crypto/primitives/bytes.ts'
import { orNull } from '../../crypto/primitives/errors.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import type { SumoEngine } from '../../crypto/primitives/sodium-sumo.ts'
import {
  openVault,
  openVaultByKey,
  requireWhole,
  securityKeysOf,
  type Vault,
  type VaultKey,
} from '../../crypto/vault/vault.ts'
import { type AskTexts, askCode, askPassphrase } from '../cli/ask.ts'
import { Fault } from '../cli/fault.ts'

const { en } = RECOVERY_CATALOGUES

export interface OpenedVault {
  readonly key: VaultKey
  readonly vault: Vault
}

/** Secrets of --passphrases FILE; the command asks for absent ones. */
export interface GivenSecrets {
  readonly passphrase?: string | undefined
  /** Instead of the passphrase, for a vault with security keys. */
  readonly code?: string | undefined
}

/** How a person is asked for the secret of a vault, in their language. */
export interface VaultTexts {
  /** The name of the vault that asks, with `{file}`. */
  readonly owner: string
  readonly ask: AskTexts
}

/**
 * Open a member's vault. A program cannot ask a security key: if the vault has any, it takes the code that the desk
 * shows.
 *
 * @param path as errors name it
 * @throws Error that says what to do; CryptoError `malformed`, `tampered`
 */
export async function openVaultFile(
  { primitives: p, hashPassphrase }: SumoEngine,
  path: string,
  file: Uint8Array,
  given: GivenSecrets,
  texts: VaultTexts = { owner: en.owner.vault, ask: ceremony.ask },
): Promise<OpenedVault> {
  requireWhole(p, file)
  if (securityKeysOf(file).length > 0) {
    return openByCode(p, given.code ?? (await askCode(basename(path), texts.ask)), file)
  }
  const owner = fill(texts.owner, { file: basename(path) })
  const passphrase = given.passphrase ?? (await askPassphrase(owner, texts.ask))
  const opened = openVault(p, hashPassphrase, passphrase, file)
  if (opened === null) throw new Fault('vault-passphrase', { file: path })
  return opened
}

/** @param file whole. @throws Error if the code does not belong to this file */
export function openByCode(p: Primitives, code: string, file: Uint8Array): OpenedVault {
  const opened = orNull(() => {
    const key = { header: file.slice(0, SIZE.vaultHeader), key: fromBase64url(code.trim()) }
    const vault = key.key.length === SIZE.key ? openVaultByKey(p, key, file) : null
    return vault && { key, vault }
  })
  if (opened !== null) return opened
  throw new Fault('vault-code')
}
