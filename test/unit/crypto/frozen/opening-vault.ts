import { fromBase64url } from '../../../../crypto/primitives/bytes.ts'
import type { HashPassphrase, Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { SecurityKeyAnswer } from '../../../../crypto/vault/security-key.ts'
import { openVault, openWeeks } from '../../../../crypto/vault/vault.ts'
import { mustEqual } from './must-equal.ts'

// biome-ignore lint/suspicious/noExplicitAny: a frozen file is what JSON.parse gives
type Frozen = any

/** A vault with security keys opens with each of them. */
export function openFrozenVaults(p: Primitives, file: Frozen, argon: HashPassphrase): void {
  if (file.answers === undefined) openFrozenVault(p, file, argon)
  for (const one of file.answers ?? []) {
    const [credential, output] = [one.credential, one.output].map(fromBase64url)
    if (credential && output) openFrozenVault(p, file, argon, { credential, output })
  }
}

function openFrozenVault(
  p: Primitives,
  file: Frozen,
  argon: HashPassphrase,
  answer: SecurityKeyAnswer | null = null,
): void {
  const opened = openVault(p, argon, file.passphrase, fromBase64url(file.vaultFile), answer)
  if (opened === null) throw new Error('the vault stays closed')
  mustEqual(opened.vault.signing, fromBase64url(file.vault.signing), 'signing key in the vault')
  const names = opened.key.lock?.keys.map(({ name }) => name)
  mustEqual(
    names,
    file.answers?.map(({ name }: Frozen) => name),
    'names of security keys',
  )
  const weekly = openWeeks(p, opened.key, fromBase64url(file.weeklyFile))
  mustEqual(
    weekly.weeks.map(({ week, seed }) => [week, seed]),
    file.weekly.weeks.map((one: Frozen) => [one.week, fromBase64url(one.seed)]),
    'weekly secrets',
  )
}
