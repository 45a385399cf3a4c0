import { CryptoError } from '../primitives/errors.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { memberByKeyId, type VerifiedKeyList } from './keylist.ts'
import type { SignKeyPair } from './keys.ts'

/**
 * Sign that nobody may seal to the signer's own weekly keys of this list any more.
 *
 * @returns 64 bytes. PROTOCOL.md section 7.2
 */
export function signStop(
  p: Primitives,
  signer: SignKeyPair,
  list: Pick<VerifiedKeyList, 'instance' | 'hash'>,
): Uint8Array {
  return p.sign(signer.seed, statement(list))
}

function statement({ instance, hash }: Pick<VerifiedKeyList, 'instance' | 'hash'>): Uint8Array {
  return ctx(LABEL.stop, instance, hash)
}

/** Whether the member of this key id has signed a stop for this list. */
export function stopHolds(
  p: Primitives,
  list: VerifiedKeyList,
  signer: Uint8Array,
  signature: Uint8Array,
): boolean {
  const member = memberByKeyId(p, list, signer)
  return member !== null && p.verify(member.signing, statement(list), signature)
}

/** A week's keys as the server gives them: the bundle, and the members whose keys were stopped since. */
export interface ServedKeys {
  readonly bundle: Uint8Array
  /** Ids of members whose keys are to be taken as absent. */
  readonly stopped: readonly string[]
}

/**
 * Separate the bundle from the stops that follow it. Stops that do not hold are ignored, as if they had been
 * held back.
 *
 * @throws CryptoError `malformed` if the bundle is not followed by whole stops
 */
export function readServedKeys(
  p: Primitives,
  list: VerifiedKeyList,
  served: Uint8Array,
): ServedKeys {
  const length = list.members.length * SIZE.kemPublicKey
  if (served.length > length && (served.length - length) % SIZE.stop !== 0) {
    throw new CryptoError('malformed', 'a stop is incomplete')
  }
  const stopped = new Set<string>()
  for (let at = length; at < served.length; at += SIZE.stop) {
    const signer = served.slice(at, at + SIZE.keyId)
    const signature = served.slice(at + SIZE.keyId, at + SIZE.stop)
    if (stopHolds(p, list, signer, signature)) {
      const member = memberByKeyId(p, list, signer)
      if (member !== null) stopped.add(member.id)
    }
  }
  return { bundle: served.slice(0, length), stopped: [...stopped].sort() }
}
