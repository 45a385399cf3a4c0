import { concat, type Random } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { newSecurityKey } from '../../../../crypto/vault/security-key.ts'
import {
  lockVault,
  newVault,
  newVaultKey,
  openVault,
  sealVault,
  securityKeysOf,
} from '../../../../crypto/vault/vault.ts'
import type { Scene } from '../../../support/reception/sealing.ts'
import type { Target } from './tampering.ts'

/** A vault that opens with a security key beside its passphrase. */
export function lockedVaultTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  // Not Argon2id, which would take hours: the vault's format is under attack here, not its hash.
  const quick = (passphrase: Uint8Array, salt: Uint8Array) =>
    p.hash(32, null, concat(passphrase, salt))
  const answers = [20, 64].map((length) => ({ credential: random(length), output: random(32) }))
  const keys = answers.map((answer) =>
    newSecurityKey(p, { ...answer, salt: random(32), name: 'Blå' }),
  )
  const seal = (listVersion: number) => {
    const key = lockVault(p, random, newVaultKey(random, quick, 'blåbær'), keys)
    const { instance, fingerprint: root } = reception
    const of = { instance, root, member: 'ola', signing: random(32), listVersion }
    return sealVault(p, random, key, newVault(of))
  }
  const first = seal(2)
  const own = answers[0] ?? { credential: random(20), output: random(32) }
  const slots = securityKeysOf(first).map(({ credential }) => 2 + credential.length + 2416)
  const [one = 0, other = 0] = slots
  return {
    name: 'a vault with security keys',
    originals: [first, seal(1), seal(3)],
    parts: [0, 16, 40, 41, 41 + one, 41 + one + other, first.length - 32, first.length],
    open: (bytes) => openVault(p, quick, 'blåbær', bytes, own),
    // another answer of the key itself is refused in security-key.test.ts: without a compiler it is slow
    elsewhere: [(draw) => openVault(p, quick, 'blåbær', first, { ...own, credential: draw(20) })],
  }
}
