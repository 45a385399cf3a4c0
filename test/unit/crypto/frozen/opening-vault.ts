import { asKemPublicKey } from '../../../../crypto/keys/keys.ts'
import { equal, fromBase64url } from '../../../../crypto/primitives/bytes.ts'
import type { HashPassphrase, Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  BACKUP,
  decodeBackupPublic,
  decodeBackupSecret,
  openBackup,
} from '../../../../crypto/vault/backup.ts'
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

/** As it stands in its frozen file. */
export interface FrozenBackup {
  readonly secret: string
  readonly public: string
  readonly day: number
  readonly header: string
  readonly pieces: readonly string[]
}

/** @throws Error if the key opens something other than what the file says, or nothing */
export function openFrozenBackup(p: Primitives, frozen: FrozenBackup): void {
  const seed = decodeBackupSecret(p, frozen.secret)
  const to = asKemPublicKey(p.kemPublicKey(seed))
  if (!equal(to, decodeBackupPublic(p, frozen.public))) throw new Error('another public key')
  const header = fromBase64url(frozen.header)
  if (openBackup(p, seed, header).day !== frozen.day) throw new Error('another day')
  const plain = new Uint8Array(BACKUP.plain).map((_, i) => 7 * i)
  const opener = openBackup(p, seed, header)
  for (const [i, hash] of frozen.pieces.entries()) {
    const isLast = i === frozen.pieces.length - 1
    const sealed = sealAsSpecified(p, seed, header, i, isLast, plain)
    if (!equal(p.hash(32, null, sealed), fromBase64url(hash))) throw new Error(`piece ${i}`)
    if (!equal(opener.open(sealed, isLast), plain)) throw new Error(`piece ${i} opens to another`)
  }
}

/** Only from the text of KEPT-FILES.md section 17.8. */
function sealAsSpecified(
  p: Primitives,
  seed: Uint8Array,
  header: Uint8Array,
  index: number,
  isLast: boolean,
  plain: Uint8Array,
): Uint8Array {
  const secret = p.kemDecapsulate(seed, header.slice(28))
  if (secret === null) throw new Error('the header of the backup')
  const number = (value: number) => [0, 0, 0, value]
  const bytes = (...parts: (Uint8Array | readonly number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => [...part]))
  const label = new TextEncoder().encode('postern/v1/backup\0')
  const field = (part: Uint8Array) => bytes([0, 0, part.length >> 8, part.length & 255], part)
  const stream = p.hash(32, secret, bytes(label, field(p.kemPublicKey(seed)), field(header)))
  const context = bytes(label, number(4), number(index), number(4), number(isLast ? 1 : 0))
  return p.aeadSeal(p.hash(32, stream, context), new Uint8Array(24), context, plain)
}
