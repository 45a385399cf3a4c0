import type { Entry } from '../../../crypto/entries/entry.ts'
import { asContentKey, caseKey, firstEpochKey } from '../../../crypto/keys/keys.ts'
import { recordHash, recordId, sealRecord } from '../../../crypto/log/record.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, seededRandom, staffOf, type VectorReception } from './reception.ts'

const FIRST_ENTRIES: readonly Entry[] = [
  { kind: 'acknowledged', next: DAY + 7 },
  { kind: 'note', text: 'Ringer vernetjenesten på mandag.' },
]

/** Entries of section 13.1 that say that keys are kept, and who reads again. */
const ACCESS_ENTRIES: readonly Entry[] = [
  { kind: 'hold', on: true, text: '', reporter: new Uint8Array(SIZE.key).fill(7) },
  { kind: 'holding', member: 'kari' },
  { kind: 'reinstated', member: 'kari', text: 'Maskinen er funnet.' },
  {
    ...{ kind: 'released', member: 'kari', why: 'suspended', text: '', epoch: 1 },
    ...{ commit: new Uint8Array(16).fill(8), list: new Uint8Array(SIZE.key).fill(9) },
  },
]

/** An entry of section 13.9 that puts files into the case, and one that says what was done with the second. */
const FILED_ENTRIES: readonly Entry[] = [
  {
    ...{ kind: 'filed', messageId: new Uint8Array(SIZE.messageId).fill(5), as: 'letter' },
    ...{ received: DAY - 3, text: 'Fra vernetjenesten.' },
    manifest: {
      ...{ key: new Uint8Array(SIZE.key).fill(6), blocks: 2 },
      files: [
        {
          ...{ name: 'brev.pdf', type: 'application/pdf', size: 262_140, offset: 0 },
          hash: new Uint8Array(SIZE.key).fill(7),
        },
        {
          ...{ name: 'bilde.jpg', type: 'image/jpeg', size: 9, offset: 262_140 },
          hash: new Uint8Array(SIZE.key).fill(8),
        },
      ],
    },
  },
  {
    ...{ kind: 'evidence', action: 'opened', message: new Uint8Array(SIZE.messageId).fill(5) },
    ...{ record: new Uint8Array(SIZE.id).fill(9), file: 1, as: 'jpeg' },
    sha256: new Uint8Array(SIZE.key).fill(10),
  },
]

/** Entries of sections 13.1 and 13.2: what the reception calls a case, whom it concerns, and a purge by two. */
const CASEWORK_ENTRIES: readonly Entry[] = [
  {
    ...{ kind: 'named', title: 'Laserkutteren på hytta', number: { year: 2026, at: 14 } },
    categories: ['finance'],
  },
  { kind: 'named', title: '' },
  {
    ...{ kind: 'involved', id: new Uint8Array(8).fill(4), as: 'unit' },
    ...{ who: 'Verkstedet', role: '' },
  },
  { kind: 'purge-agreed', on: true, text: 'Ferdig.', list: new Uint8Array(SIZE.key).fill(9) },
  { kind: 'purged', text: 'Enig.', list: new Uint8Array(SIZE.key).fill(9) },
]

/** A note that asks members to look. */
const MENTION_ENTRIES: readonly Entry[] = [
  { kind: 'note', text: 'Kan du se på bilagene?', mentions: ['kari'] },
  { kind: 'note', text: 'Og begge på dette.', mentions: ['ola', 'kari'] },
]

/** An entry of section 13.2 that finds no report, and one that takes that back. */
const DISMISSED_ENTRIES: readonly Entry[] = [
  { kind: 'dismissed', on: true, text: 'En prøve.' },
  { kind: 'dismissed', on: false, text: '' },
]

/** Passages of a row are redacted, then all of it. */
const PASSAGE_ENTRIES: readonly Entry[] = [
  {
    ...{ kind: 'redacted', row: new Uint8Array(SIZE.id).fill(8), text: 'Navn.' },
    passages: [
      { field: 'text', from: 0, to: 13 },
      { field: 'when-where', from: 4, to: 5 },
    ],
  },
  { kind: 'redacted', row: new Uint8Array(SIZE.id).fill(8), text: 'Alt.' },
]

/** Entries of an identity stream and a message, by which a name is asked for and given: section 13.15. */
const CONSENT_ENTRIES: readonly Entry[] = [
  {
    ...{ kind: 'identity-request', reporter: new Uint8Array(SIZE.key).fill(7) },
    ...{ text: 'Retten krever det.', reason: 'Du skal høres.', purpose: 'hearing' },
  },
  {
    ...{ kind: 'identity-ask-first', request: new Uint8Array(SIZE.id).fill(8) },
    ...{ text: 'Spør først.', consent: 'no', uses: ['call'] },
  },
  {
    ...{ kind: 'identity-answer', request: new Uint8Array(SIZE.id).fill(8), given: true },
    ...{ text: 'Kari', consent: 'no', uses: ['call'] },
    beyond: { why: 'Pålegg fra retten.', tell: 'Retten krevde det.' },
  },
  {
    ...{ kind: 'message', messageId: new Uint8Array(SIZE.messageId).fill(5), as: 'question' },
    ...{ text: 'Kan vi gi navnet?', name: { what: 'asked', purpose: 'hearing', consent: 'no' } },
  },
]

/** Streams of records, by the names of their files. */
export function recordVectors(p: Primitives, reception: VectorReception) {
  return {
    record: streamVector(p, reception, 'postern vectors: record', FIRST_ENTRIES),
    'record-mention': streamVector(p, reception, 'postern vectors: mention', MENTION_ENTRIES),
    'record-access': streamVector(p, reception, 'postern vectors: record-access', ACCESS_ENTRIES),
    'record-filed': streamVector(p, reception, 'postern vectors: record-filed', FILED_ENTRIES),
    'record-consent': streamVector(
      p,
      reception,
      'postern vectors: record-consent',
      CONSENT_ENTRIES,
    ),
    'record-dismissed': streamVector(
      p,
      reception,
      'postern vectors: record-dismissed',
      DISMISSED_ENTRIES,
    ),
    'record-passage': streamVector(p, reception, 'postern vectors: passage', PASSAGE_ENTRIES),
    'record-casework': streamVector(
      p,
      reception,
      'postern vectors: record-casework',
      CASEWORK_ENTRIES,
    ),
  }
}

/** Records of one stream; the first one names none before it. */
function streamVector(
  p: Primitives,
  reception: VectorReception,
  seed: string,
  entries: readonly Entry[],
) {
  const random = seededRandom(seed)
  const first = asContentKey(random(SIZE.key))
  const key = caseKey(p, first)
  const epochKey = firstEpochKey(p, key)
  const author = staffOf(reception, 'ola')
  const { instance } = reception
  let previous: Uint8Array = new Uint8Array(SIZE.key)
  const records = entries.map((entry, sequence) => {
    const place = { instance, epoch: 0, epochKey, sequence }
    const sealed = sealRecord(p, random, place, author.sign, { previous, day: DAY, entry })
    previous = recordHash(p, sealed)
    return { sequence, entry, id: recordId(p, epochKey, sequence), sealed }
  })
  return { seed, instance, author: author.id, contentKey: first, caseKey: key, epochKey, records }
}
