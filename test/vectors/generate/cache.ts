import { asContentKey, caseKey, firstEpochKey } from '../../../crypto/keys/keys.ts'
import { recordId } from '../../../crypto/log/record.ts'
import { type Random, toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { sealCache } from '../../../crypto/vault/cache.ts'
import { encodeCacheIndex, type IndexDraft } from '../../../crypto/vault/cache-index.ts'
import { type CachePart, encodeCachePart } from '../../../crypto/vault/cache-part.ts'
import { sealUnsent } from '../../../crypto/vault/unsent.ts'
import { DAY, seededRandom, type VectorReception, WEEK } from './reception.ts'

/** A cache of an index and two parts: a case with one record, and what belongs to no case. */
export function cacheVector(p: Primitives, { instance, staff }: VectorReception) {
  const seed = 'postern vectors: cache'
  const random = seededRandom(seed)
  const author = staff[0]
  if (!author) throw new Error('a reception of one at least')
  const contentKey = asContentKey(random(SIZE.key))
  const drop = {
    ...{ id: random(SIZE.id), contentKey, kind: 'report' as const, forwarded: false },
    agreement: { kind: 'all' as const },
    ...{ messageId: random(SIZE.messageId), day: DAY, week: WEEK, reference: '7KQ2XM9' },
    ...{ address: random(SIZE.address), boardKey: random(SIZE.key), signer: random(SIZE.key) },
    ...{ letter: 5, listHash: random(SIZE.key), textsHash: random(SIZE.key) },
    recipients: Array.from({ length: LIMIT.positions }, (_, i) => (i === 0 ? random(16) : null)),
    content: {
      ...{ channel: 'general', language: 'nb' as const, about: null, manifest: null },
      questionnaire: { id: 'general', version: 1 },
      answers: { what: 'Blåbær på laben.' },
    },
  }
  const key = caseKey(p, contentKey)
  const record = {
    ...{ sequence: 0, epoch: 0, id: random(SIZE.id), generation: 0, came: WEEK },
    hash: random(SIZE.key),
    ...{ previous: new Uint8Array(SIZE.key), day: DAY, author: author.sign.publicKey },
    entry: { kind: 'note' as const, text: 'Ringte avdelingen.' },
  }
  const parts: CachePart[] = [
    {
      drops: [{ kind: 'reporter', drop }],
      streams: [
        {
          ...{ caseKey: key, of: null },
          epochs: [{ epoch: 0, key: firstEpochKey(p, key) }],
          records: [record],
        },
      ],
    },
    { drops: othersOf(random), streams: [] },
  ]
  const cacheKey = random(SIZE.key)
  const index: IndexDraft = {
    ...{ list: drop.listHash, extent: random(SIZE.key), first: 1 },
    entries: [
      { kind: 'row', part: 1, name: toHex(drop.id) },
      { kind: 'row', part: 1, name: toHex(record.id) },
      { kind: 'ahead', part: 1, name: toHex(recordId(p, firstEpochKey(p, key), 1)) },
      { kind: 'log', part: 1, name: toHex(key) },
      { kind: 'reporter', part: 1, name: toHex(drop.signer) },
      { kind: 'reference', part: 1, name: toHex(utf8(drop.reference.padEnd(8))) },
      { kind: 'board', part: 1, name: toHex(drop.boardKey) },
    ],
  }
  const plain = [encodeCacheIndex(index), ...parts.map(encodeCachePart)]
  const file = sealCache(p, random, { instance, key: cacheKey }, plain)
  return { seed, instance, key: cacheKey, index, parts, file }
}

/** One of each kind that is no letter. */
function othersOf(random: Random): CachePart['drops'] {
  const id = () => random(SIZE.id)
  const from = () => ({
    ...{ id: id(), contentKey: asContentKey(random(SIZE.key)), signer: random(SIZE.key) },
    ...{ day: DAY, week: WEEK },
  })
  const messageId = random(SIZE.messageId)
  const grant = { caseKey: random(SIZE.key), epoch: 0, epochKey: random(SIZE.key) }
  const days = { from: DAY, until: DAY + 3 }
  const said = { id: random(8), change: 0, member: 'kari', deputy: 'ola', ...days }
  return [
    { kind: 'grant', ...from(), grant },
    { kind: 'decoy', id: id(), contentKey: asContentKey(random(SIZE.key)) },
    { kind: 'checkpoint', ...from(), messageId, entries: random(2 * SIZE.checkpointEntry) },
    { kind: 'absence', ...from(), messageId, said },
    { kind: 'skipped', id: id() },
    { kind: 'refused', id: id() },
    { kind: 'broken', id: id(), code: 'malformed' },
  ]
}

/** Two entries that wait to be sent. The records in it are random bytes: `record.json` has real ones. */
export function unsentVector(p: Primitives, { instance }: VectorReception) {
  const seed = 'postern vectors: unsent'
  const random = seededRandom(seed)
  const signing = random(SIZE.key)
  const items = [DAY * 1440, DAY * 1440 + 7].map((since) => ({
    since,
    log: random(16),
    record: random(SIZE.record),
  }))
  return {
    seed,
    instance,
    signing,
    items,
    file: sealUnsent(p, random, { instance, signing }, items),
  }
}
