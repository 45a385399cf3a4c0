import { signKeyList, verifyKeyList } from '../../../../crypto/keys/keylist.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { signSuccession } from '../../../../crypto/keys/succession.ts'
import type { Random } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  asRecoveryKey,
  openRootRecovery,
  sealRootRecovery,
} from '../../../../crypto/vault/recovery.ts'
import { FOREIGN_PRINT } from '../../../support/reception/reception.ts'
import type { Scene } from '../../../support/reception/sealing.ts'
import type { Target } from './tampering.ts'

/** A list whose root was named by another root, read by somebody who trusts that other root. */
export function successionTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  const { draft, root, fingerprint } = reception
  const of = (stolen: boolean) => {
    const next = newSignKeyPair(p, random)
    const successions = [signSuccession(p, draft.instance, root, next, stolen)]
    const list = { ...draft, root: next.publicKey, successions, version: 2 }
    return signKeyList(p, next.seed, { ...list, previous: reception.list.hash })
  }
  const first = of(false)
  const json = new TextDecoder().decode(first.subarray(64))
  const parts = [...json.matchAll(/,"/g)].map(({ index }) => 64 + index)
  return {
    name: 'a key list of a successor',
    originals: [first, of(true), reception.signed],
    parts: [0, 32, 64, ...parts, first.length],
    open: (bytes) => verifyKeyList(p, bytes, fingerprint),
    elsewhere: [() => verifyKeyList(p, first, FOREIGN_PRINT)],
  }
}

/** The recovery file of the root, which its sheets open. */
export function rootRecoveryTarget(p: Primitives, random: Random): Target {
  const [key, other] = [asRecoveryKey(random(32)), asRecoveryKey(random(32))]
  const of = (under: typeof key) =>
    sealRootRecovery(p, random, under, newSignKeyPair(p, random).seed)
  const first = of(key)
  return {
    name: 'a recovery file of the root',
    originals: [first, of(key), of(other)],
    parts: [0, 16, 24, 48, first.length - 16, first.length],
    open: (bytes) => openRootRecovery(p, key, bytes),
    elsewhere: [() => openRootRecovery(p, other, first)],
  }
}
