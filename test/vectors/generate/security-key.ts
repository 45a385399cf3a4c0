import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../../../crypto/primitives/primitives.ts'
import { newSecurityKey } from '../../../crypto/vault/security-key.ts'
import {
  lockVault,
  newVault,
  newVaultKey,
  sealVault,
  sealWeeks,
} from '../../../crypto/vault/vault.ts'
import { seededRandom, type VectorReception } from './reception.ts'

/** Cheap on purpose: the vector is about the format. */
const COST = { operations: 1, memory: 8 }

/** A vault with two security keys, and its weekly file. @param hashPassphrase Argon2id */
export function lockedVaultVector(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  reception: VectorReception,
) {
  const seed = 'postern vectors: security keys'
  const random = seededRandom(seed)
  const passphrase = 'blåbær hylle måne 42'
  const answers = ['Blå brikke', 'Bærbar 🔑'].map((name, i) => ({
    ...{ name, credential: random(16 + 48 * i), salt: random(SIZE.key), output: random(SIZE.key) },
  }))
  const keys = answers.map((answer) => newSecurityKey(p, answer))
  const key = lockVault(p, random, newVaultKey(random, hashPassphrase, passphrase, COST), keys)
  const vault = newVault({
    ...{ instance: reception.instance, root: reception.fingerprint, member: 'ola' },
    ...{ signing: random(SIZE.key), listVersion: 1 },
  })
  const weeks = reception.staff
    .filter(({ id }) => id === 'ola')
    .flatMap((one) => one.weeks.map(({ week, seed }) => ({ week, seed })))
  const weekly = { format: 'postern-weekly-keys/1', weeks } as const
  return {
    ...{ seed, passphrase, cost: COST, answers, key: key.key, vault },
    vaultFile: sealVault(p, random, key, vault),
    weekly,
    weeklyFile: sealWeeks(p, random, key, weekly),
  }
}
