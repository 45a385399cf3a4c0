import { openDropWithKey, type SealedDrop } from '../../../crypto/drop/drop.ts'
import { sealCopy } from '../../../crypto/drop/letter-copy.ts'
import type { DropContent } from '../../../crypto/entries/content.ts'
import { asContentKey, caseKey, firstEpochKey } from '../../../crypto/keys/keys.ts'
import { recordId, sealAgain, sealRecord } from '../../../crypto/log/record.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, reportContent, seededRandom, staffOf, type VectorReception } from './reception.ts'

type Seal = (random: Random, content: DropContent) => SealedDrop

/** A record that was written again twice, and a letter of three parts that was copied twice. */
export function longLifeVector(p: Primitives, reception: VectorReception, seal: Seal) {
  const seed = 'postern vectors: long-life'
  const random = seededRandom(seed)
  const letter = seal(random, { kind: 'report', content: reportContent(TEXT) })
  return { seed, ...recordAgain(p, random, reception), ...copiedLetter(p, reception, letter) }
}

const TEXT = 'Dette er et langt brev. '.repeat(380)

function recordAgain(p: Primitives, random: Random, reception: VectorReception) {
  const { instance } = reception
  const epochKey = firstEpochKey(p, caseKey(p, asContentKey(random(SIZE.key))))
  const author = staffOf(reception, 'ola')
  const place = { instance, epoch: 0, epochKey, sequence: 7 }
  const entry = { kind: 'note', text: 'Denne saken varer lenge.' } as const
  const said = { previous: random(SIZE.key), day: DAY, entry }
  const sealed = sealRecord(p, random, place, author.sign, said)
  const again = [1, 2].map((generation) => ({
    generation,
    id: recordId(p, epochKey, place.sequence, generation),
    row: sealAgain(p, place, sealed, generation),
  }))
  return { instance, epochKey, sequence: place.sequence, sealed, again }
}

function copiedLetter(p: Primitives, { instance }: VectorReception, letter: SealedDrop) {
  const { id, contentKey, request } = letter
  const stored = request.slice(0, SIZE.sealedDrop)
  const { payload } = openDropWithKey(p, instance, contentKey, stored)
  const copies = [0, 1].map((generation) =>
    sealCopy(p, instance, contentKey, payload, generation).map((row) => ({
      id: row.slice(0, SIZE.id),
      hash: p.hash(32, null, row),
      ...(generation === 0 ? { row } : {}),
    })),
  )
  return { letter: id, contentKey, text: TEXT, copies }
}
