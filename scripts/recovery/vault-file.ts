import { basename } from 'node:path'
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
import { askCode, askPassphrase } from '../cli/ask.ts'

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
): Promise<OpenedVault> {
  requireWhole(p, file)
  if (securityKeysOf(file).length > 0) {
    return openByCode(p, given.code ?? (await askCode(basename(path))), file)
  }
  const passphrase = given.passphrase ?? (await askPassphrase(`the vault ${basename(path)}`))
  const opened = openVault(p, hashPassphrase, passphrase, file)
  if (opened === null) throw new Error(`wrong passphrase of ${path}`)
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
  throw new Error(
    'this is not the code of this vault: take the newest from the desk, as each change of passphrase or security keys gives a new one',
  )
}
