import { openDrop, sealDrop } from '../../../../crypto/drop/drop.ts'
import { recipientsOf } from '../../../../crypto/keys/keylist.ts'
import {
  encodeCheckpoint,
  findHead,
  readCheckpoint,
  statesHash,
} from '../../../../crypto/log/checkpoint.ts'
import type { Random } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { DAY, keysOf, member, type Scene, WEEK } from '../../../support/reception/sealing.ts'
import { remembering } from './remembering.ts'
import type { Target } from './tampering.ts'

/** How far kari saw a log go, as ola reads it who has the log too. */
export function checkpointTarget(p: Primitives, random: Random, { reception }: Scene): Target {
  const { instance, list } = reception
  const [epochKey, otherKey, hash] = [random(32), random(32), random(32)]
  const seal = (id: string, key: Uint8Array, sequence: number) => {
    const { sign } = member(reception, id)
    const messageId = random(SIZE.messageId)
    const place = { signer: sign.publicKey, messageId }
    const heads = [{ epochKey: key, sequence, hash }]
    const content = { entries: encodeCheckpoint(p, random, place, heads) }
    const draft = {
      ...{ kind: 'checkpoint' as const, content, messageId, day: DAY, week: WEEK },
      ...{ reference: '0000000', address: new Uint8Array(SIZE.address), boardKey: null },
      ...{
        signer: sign.publicKey,
        letter: 0,
        listHash: list.hash,
        textsHash: new Uint8Array(SIZE.key),
      },
    }
    const to = recipientsOf(p, list, reception.keys, 'general', [])
    const { request } = sealDrop(p, random, instance, draft, to, sign.seed, random(SIZE.echo))
    return request.slice(0, SIZE.sealedDrop)
  }
  const originals = [
    seal('kari', epochKey, 4),
    seal('kari', epochKey, 9),
    seal('nils', epochKey, 4),
    seal('kari', otherKey, 4),
  ] as const
  const reader = remembering(p)
  const read = (bytes: Uint8Array, key = epochKey, of = instance, seen = hash) => {
    const body = openDrop(
      reader,
      of,
      member(reception, 'ola').position,
      keysOf(reception, 'ola'),
      bytes,
    )?.body
    if (body?.kind !== 'checkpoint') return null
    const stated = findHead(reader, body, readCheckpoint(body.content.entries), key)
    if (stated !== null && !statesHash(reader, stated, seen))
      throw new CryptoError('forged', 'a fork')
    return stated
  }
  return {
    name: 'a checkpoint',
    originals,
    parts: [0, 32, 32 + SIZE.wrap, 32 + 2 * SIZE.wrap, SIZE.id + SIZE.wraps, SIZE.sealedDrop],
    open: (bytes) => read(bytes),
    elsewhere: [
      () => read(originals[0], otherKey),
      (draw) => read(originals[0], draw(32)),
      (draw) => read(originals[0], epochKey, draw(16)),
      (draw) => read(originals[0], epochKey, instance, draw(32)),
    ],
  }
}
