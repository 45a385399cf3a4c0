import { sealDrop } from '../../../crypto/drop/drop.ts'
import type { AbsenceContent } from '../../../crypto/entries/absence.ts'
import { recipientsOf } from '../../../crypto/keys/keylist.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, seededRandom, staffOf, type VectorReception, WEEK } from './reception.ts'

/** A member says that they are away for two weeks, who stands in, and then that they are back before. */
export function absenceVector(p: Primitives, reception: VectorReception) {
  const seed = 'postern vectors: absence'
  const random = seededRandom(seed)
  const { sign, id: member } = staffOf(reception, 'kari')
  const first: AbsenceContent = {
    ...{ id: random(8), change: 0, member, deputy: 'ola' },
    ...{ from: DAY + 3, until: DAY + 16 },
  }
  const changes = [first, { ...first, change: 1, deputy: null, until: DAY + 9 }]
  const readers = recipientsOf(p, reception.list, reception.keys, 'general', [])
  const envelopes = changes.map((content) => {
    const messageId = random(SIZE.messageId)
    const draft = {
      ...{ kind: 'absence' as const, content, messageId, day: DAY, week: WEEK },
      ...{ reference: '0000000', address: new Uint8Array(SIZE.address), boardKey: null },
      ...{
        signer: sign.publicKey,
        letter: 0,
        listHash: reception.list.hash,
        textsHash: new Uint8Array(SIZE.key),
      },
    }
    const echo = random(SIZE.echo)
    const sealed = sealDrop(p, random, reception.instance, draft, readers, sign.seed, echo)
    const { id, contentKey, request } = sealed
    return { messageId, content, id, contentKey, request }
  })
  const positions = readers.map(({ position }) => position)
  return { seed, instance: reception.instance, author: member, positions, envelopes }
}
