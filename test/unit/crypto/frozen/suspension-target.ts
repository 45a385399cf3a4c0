import {
  type SuspensionStatement,
  signSuspension,
  suspensionHolds,
} from '../../../../crypto/keys/suspension.ts'
import { concat, type Random, readU32, u32be } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { DAY, member, type Scene } from '../../../support/reception/sealing.ts'
import type { Target } from './tampering.ts'

/** `suspended 8 ‖ day 4 ‖ signer 8 ‖ signature 64` */
function statementBytes({ suspended, day, signer, signature }: SuspensionStatement): Uint8Array {
  return concat(suspended, u32be(day), signer, signature)
}

/** A statement that somebody is to be suspended, read by a server or a colleague's desk. */
export function suspensionTarget(p: Primitives, { reception }: Scene): Target {
  const { instance, list } = reception
  const idOf = (id: string) => keyId(p, member(reception, id).sign.publicKey)
  const say = (signer: string, suspended: string, day = DAY) =>
    statementBytes(
      signSuspension(p, instance, member(reception, signer).sign, idOf(suspended), day),
    )
  const read = (bytes: Uint8Array, where = instance, members = list.members) => {
    if (bytes.length !== 84) throw new CryptoError('malformed', 'not a statement')
    const statement = {
      suspended: bytes.slice(0, 8),
      day: readU32(bytes, 8),
      signer: bytes.slice(12, 20),
      signature: bytes.slice(20),
    }
    return suspensionHolds(p, { instance: where, members }, statement) ? statement : null
  }
  const first = say('ola', 'kari')
  const others = list.members.map(({ id }) => id).filter((id) => id !== 'ola' && id !== 'kari')
  return {
    name: 'a suspension',
    originals: [
      first,
      say('kari', 'ola'),
      say('ola', 'kari', DAY + 1),
      say('ola', others[0] ?? ''),
    ],
    parts: [0, 8, 12, 20, first.length],
    open: (bytes) => read(bytes),
    elsewhere: [
      (draw: Random) => read(first, draw(16)),
      () =>
        read(
          first,
          instance,
          list.members.filter(({ id }) => id !== 'ola'),
        ),
      () =>
        read(
          first,
          instance,
          list.members.filter(({ id }) => id !== 'kari'),
        ),
    ],
  }
}
