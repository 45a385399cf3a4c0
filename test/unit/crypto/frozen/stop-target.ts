import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { readServedKeys, signStop } from '../../../../crypto/keys/stop.ts'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { member, type Scene } from '../../../support/reception/sealing.ts'
import type { Target } from './tampering.ts'

/** A stop of weekly keys, as it follows a bundle, read by a reporter's browser. */
export function stopTarget(p: Primitives, { reception }: Scene): Target {
  const { list } = reception
  const say = (id: string, of: Pick<VerifiedKeyList, 'instance' | 'hash'> = list) => {
    const { sign } = member(reception, id)
    return concat(keyId(p, sign.publicKey), signStop(p, sign, of))
  }
  const bundle = new Uint8Array(list.members.length * SIZE.kemPublicKey)
  const read = (stops: Uint8Array, of: VerifiedKeyList = list) => {
    const { stopped } = readServedKeys(p, of, concat(bundle, stops))
    return stopped.length === 0 ? null : stopped
  }
  const first = say('ola')
  const other = { ...list, hash: p.hash(32, null, first) } as VerifiedKeyList
  const elsewhere = { ...list, instance: p.hash(16, null, first) } as VerifiedKeyList
  return {
    name: 'a stop',
    originals: [first, say('kari'), say('ola', other), say('ola', elsewhere)],
    parts: [0, SIZE.keyId, first.length],
    open: (bytes) => read(bytes),
    elsewhere: [() => read(first, other), () => read(first, elsewhere)],
    // the same stop twice, or another member's beside it
    allowed: (stopped) =>
      Array.isArray(stopped) && stopped.every((id) => id === 'ola' || id === 'kari'),
  }
}
