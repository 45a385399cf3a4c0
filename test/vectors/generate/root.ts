import { signKeyList, verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { fingerprint, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { signSuccession } from '../../../crypto/keys/succession.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { asRecoveryKey, sealRootRecovery } from '../../../crypto/vault/recovery.ts'
import { seededRandom, type VectorReception } from './reception.ts'

/**
 * The list after that of `key-list`, of the second of two roots that followed each other, the first
 * after a theft; and a recovery file of that root.
 */
export function rootVector(p: Primitives, reception: VectorReception) {
  const seed = 'postern vectors: root'
  const random = seededRandom(seed)
  const [second, third] = [newSignKeyPair(p, random), newSignKeyPair(p, random)]
  const { instance } = reception.draft
  const signed = signKeyList(p, third.seed, {
    ...reception.draft,
    root: third.publicKey,
    successions: [
      signSuccession(p, instance, reception.root, second, true),
      signSuccession(p, instance, second, third, false),
    ],
    version: 2,
    previous: reception.list.hash,
    weeks: { ...reception.draft.weeks, bundles: [] },
  })
  const key = asRecoveryKey(random(SIZE.key))
  return {
    seed,
    roots: [reception.root, second, third].map(({ seed: signing, publicKey }) => ({
      ...{ signing, publicKey, fingerprint: fingerprint(p, publicKey) },
    })),
    signed,
    hash: verifyKeyList(p, signed, reception.fingerprint).hash,
    key,
    file: sealRootRecovery(p, random, key, third.seed),
  }
}
