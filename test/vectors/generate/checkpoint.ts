import { sealDrop } from '../../../crypto/drop/drop.ts'
import { recipientsOf } from '../../../crypto/keys/keylist.ts'
import { encodeCheckpoint } from '../../../crypto/log/checkpoint.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, seededRandom, type VectorReception, WEEK } from './reception.ts'

/** A member tells the others how far two logs go, one of them through two epochs. */
export function checkpointVector(p: Primitives, { instance, list, keys, staff }: VectorReception) {
  const seed = 'postern vectors: checkpoint'
  const random = seededRandom(seed)
  const author = staff[0]
  if (!author) throw new Error('a reception of one at least')
  const { id, sign } = author
  const heads = [3, 11, 70_000].map((sequence) => ({
    epochKey: random(SIZE.key),
    sequence,
    hash: random(SIZE.key),
  }))
  const messageId = random(SIZE.messageId)
  const entries = encodeCheckpoint(p, random, { signer: sign.publicKey, messageId }, heads)
  const readers = recipientsOf(p, list, keys, 'general', [id])
  const draft = {
    ...{ kind: 'checkpoint' as const, content: { entries }, messageId, day: DAY, week: WEEK },
    ...{ reference: '0000000', address: new Uint8Array(SIZE.address), boardKey: null },
    ...{
      signer: sign.publicKey,
      letter: 0,
      listHash: list.hash,
      textsHash: new Uint8Array(SIZE.key),
    },
  }
  const echo = random(SIZE.echo)
  const sealed = sealDrop(p, random, instance, draft, readers, sign.seed, echo)
  return {
    ...{ seed, instance, author: id, messageId, heads, entries },
    positions: readers.map(({ position }) => position),
    id: sealed.id,
    contentKey: sealed.contentKey,
    request: sealed.request,
  }
}
