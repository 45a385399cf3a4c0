import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../../../crypto/primitives/primitives.ts'
import {
  newVault,
  newVaultKey,
  sealVault,
  sealWeeks,
  type WeeklySecrets,
} from '../../../crypto/vault/vault.ts'
import { seededRandom, type VectorReception } from './reception.ts'

/** Cheap on purpose: the vector is about the format. */
const COST = { operations: 1, memory: 8 }

/** A vault with views that its member kept, and its weekly file. @param hashPassphrase Argon2id */
export function savedViewsVector(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  reception: VectorReception,
) {
  const seed = 'postern vectors: views'
  const random = seededRandom(seed)
  const passphrase = 'blåbær hylle måne 42'
  const key = newVaultKey(random, hashPassphrase, passphrase, COST)
  const vault = {
    ...newVault({
      ...{ instance: reception.instance, root: reception.fingerprint, member: 'ola' },
      ...{ signing: random(SIZE.key), listVersion: 1 },
    }),
    views: [
      { name: 'Mine over frist', text: '', filters: { mine: 'yes', late: 'yes', sort: 'oldest' } },
      { name: 'Innkjøp', text: 'faktura anbud', filters: { label: 'innkjøp', assignee: '-' } },
    ],
  }
  const weekly: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }
  return {
    ...{ seed, passphrase, cost: COST, key: key.key, vault },
    vaultFile: sealVault(p, random, key, vault),
    weekly,
    weeklyFile: sealWeeks(p, random, key, weekly),
  }
}
