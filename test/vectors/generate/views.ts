import type { Random } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { HashPassphrase, Primitives } from '../../../crypto/primitives/primitives.ts'
import {
  newVault,
  newVaultKey,
  sealVault,
  sealWeeks,
  type Vault,
  type WeeklySecrets,
} from '../../../crypto/vault/vault.ts'
import { seededRandom, type VectorReception } from './reception.ts'

/** Cheap on purpose: the vector is about the format. */
const COST = { operations: 1, memory: 8 }

/** Views that a member kept. */
const VIEWS = [
  { name: 'Mine over frist', text: '', filters: { mine: 'yes', late: 'yes', sort: 'oldest' } },
  { name: 'Innkjøp', text: 'faktura anbud', filters: { label: 'innkjøp', assignee: '-' } },
]

/** A vault with views that its member kept, and its weekly file. @param hashPassphrase Argon2id */
export function savedViewsVector(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  reception: VectorReception,
) {
  return keptVector(p, hashPassphrase, reception, 'postern vectors: views', () => ({
    views: VIEWS,
  }))
}

/** A vault that knows how far its member looked, and what they chose for their desk. */
export function lookedVector(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  reception: VectorReception,
) {
  return keptVector(p, hashPassphrase, reception, 'postern vectors: looked', (random) => ({
    looked: [
      { stream: random(16), sequence: 0 },
      { stream: random(16), sequence: 0xffff_ffff },
    ],
    settings: { lock: 30, title: true, notice: false },
  }))
}

/** @param kept what the vault has beside the data of every vault */
function keptVector(
  p: Primitives,
  hashPassphrase: HashPassphrase,
  reception: VectorReception,
  seed: string,
  kept: (random: Random) => Partial<Vault>,
) {
  const random = seededRandom(seed)
  const passphrase = 'blåbær hylle måne 42'
  const key = newVaultKey(random, hashPassphrase, passphrase, COST)
  const vault = {
    ...newVault({
      ...{ instance: reception.instance, root: reception.fingerprint, member: 'ola' },
      ...{ signing: random(SIZE.key), listVersion: 1 },
    }),
    ...kept(random),
  }
  const weekly: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }
  return {
    ...{ seed, passphrase, cost: COST, key: key.key, vault },
    vaultFile: sealVault(p, random, key, vault),
    weekly,
    weeklyFile: sealWeeks(p, random, key, weekly),
  }
}
