import type { Entry } from '../../../crypto/entries/entry.ts'
import { auditKey, auditName } from '../../../crypto/entries/entry-audit.ts'
import { asContentKey, caseKey, firstEpochKey } from '../../../crypto/keys/keys.ts'
import { recordHash, sealRecord } from '../../../crypto/log/record.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, seededRandom, type VectorReception } from './reception.ts'

/** An audit stream of two records: a colleague was let in, and the case is purged. */
export function auditVector(p: Primitives, { instance, staff }: VectorReception) {
  const seed = 'postern vectors: audit'
  const random = seededRandom(seed)
  const author = staff[0]
  if (!author) throw new Error('a reception of one at least')
  const contentKey = asContentKey(random(SIZE.key))
  const epochKey = firstEpochKey(p, caseKey(p, contentKey))
  const key = auditKey(p, epochKey)
  const streamKey = firstEpochKey(p, key)
  const mirrored = random(SIZE.id)
  const seal = (sequence: number, previous: Uint8Array, entry: Entry) => {
    const place = { instance, epoch: 0, epochKey: streamKey, sequence }
    const said = { previous, day: DAY, entry }
    return { sequence, entry, sealed: sealRecord(p, random, place, author.sign, said) }
  }
  const reference = '7KQ2XM9'
  const zero = seal(0, new Uint8Array(SIZE.key), {
    kind: 'logged',
    record: auditName(p, epochKey, mirrored),
    by: author.id,
    on: DAY - 1,
    what: 'granted',
    about: 'kari',
    detail: 'co-handler',
    reference,
  })
  const one = seal(1, recordHash(p, zero.sealed), {
    kind: 'logged',
    record: auditName(p, epochKey, null),
    by: author.id,
    on: DAY,
    what: 'purged',
    reference,
    text: 'Fristen for lagring er ute.',
  })
  return {
    ...{ seed, instance, author: author.id, contentKey, epochKey, auditKey: key, streamKey },
    mirrored,
    records: [zero, one],
  }
}
