import fc from 'fast-check'
import type { DraftContent } from '../../../crypto/drop/draft.ts'
import {
  type DropContent,
  LANGUAGES,
  type Manifest,
  PARTIES,
  type ReporterContent,
  type SlotContent,
  STATUSES,
} from '../../../crypto/entries/content.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'

/** Byte strings of exactly `length`, or of at most `max`. */
export function bytes(length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length })
}

export function bytesUpTo(max: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ maxLength: max })
}

/** Text in any script, without lone surrogates, which are no text. */
export const words = fc.string({ unit: 'grapheme', maxLength: 200 })

const day = fc.integer({ min: 0, max: 1_000_000 })
/** Names that no member of ours may have: see `name` in crypto/primitives/json.ts. */
export const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype']

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/).filter((one) => !RESERVED.includes(one))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const manifest: fc.Arbitrary<Manifest> = fc.record({
  key: bytes(32),
  blocks: fc.integer({ min: 1, max: 1_000_000 }),
  files: fc.array(
    fc.record({
      name: fc.string({ maxLength: 40 }),
      type: fc.string({ maxLength: 40 }),
      size: fc.maxSafeNat(),
      offset: fc.maxSafeNat(),
      hash: bytes(32),
    }),
    { maxLength: 5 },
  ),
})

const answers = fc
  .dictionary(name, fc.oneof(words, fc.array(fc.string({ maxLength: 80 }), { maxLength: 5 })), {
    maxKeys: 5,
  })
  .map((all) => ({ ...all }))

const reporterContent: fc.Arbitrary<ReporterContent> = fc.record({
  channel: name,
  language: fc.constantFrom(...LANGUAGES),
  questionnaire: fc.record({ id: name, version: fc.integer({ min: 1, max: 1_000_000 }) }),
  answers,
  about: maybe(bytes(16)),
  manifest: maybe(manifest),
})

/** The content of a drop of any of the nine kinds. */
export const dropContent: fc.Arbitrary<DropContent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('report', 'follow-up', 'identity', 'withdrawal', 'meeting-request'),
    content: reporterContent,
  }),
  fc.record({
    kind: fc.constant('grant'),
    content: fc.record({
      caseKey: bytes(32),
      epoch: fc.nat({ max: 0xffff_ffff }),
      epochKey: bytes(32),
    }),
  }),
  fc.record({ kind: fc.constant('decoy'), content: fc.constant({}) }),
  fc.record({
    kind: fc.constant('checkpoint'),
    content: fc.record({ entries: bytes(SIZE.checkpoint) }),
  }),
  fc.record({
    kind: fc.constant('absence'),
    content: fc.record({
      ...{ id: bytes(8), change: fc.nat({ max: 1_000_000 }), member: name, deputy: maybe(name) },
      ...{ from: day, until: day },
    }),
  }),
) as fc.Arbitrary<DropContent>

/** Content of a slot. */
export const slotContent: fc.Arbitrary<SlotContent> = fc.record(
  {
    day,
    text: words,
    channel: name,
    status: fc.constantFrom(...STATUSES),
    history: fc.array(fc.tuple(fc.constantFrom(...STATUSES), day), { maxLength: 20 }),
    party: fc.constantFrom(...PARTIES),
    language: fc.constantFrom(...LANGUAGES),
    next: day,
  },
  { requiredKeys: ['day', 'text'] },
)

const some = fc.array(name, { maxLength: 5 })

/** A report that is not sent yet, or a copy of one. */
export const draftContent: fc.Arbitrary<DraftContent> = fc.record({
  format: fc.constantFrom('postern-draft/1', 'postern-copy/1'),
  language: fc.constantFrom(...LANGUAGES),
  channel: maybe(name),
  answers,
  party: maybe(name),
  relation: maybe(name),
  categories: some,
  leftOut: some,
  wish: some,
  wishText: words,
})

/** A desk log entry of any kind. */
export const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), drop: bytes(32), key: bytes(32) }),
  fc.record({ kind: fc.constant('acknowledged' as const), next: day }, { requiredKeys: ['kind'] }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom('received', 'hearing', 'closed'),
    text: words,
  }),
  fc.record({
    kind: fc.constant('message' as const),
    messageId: bytes(16),
    as: fc.constantFrom('question', 'message', 'notice'),
    text: words.map((text) => `${text}.`),
  }),
  fc.record({ kind: fc.constant('note' as const), text: words.map((text) => `${text}.`) }),
  fc.record({
    kind: fc.constant('note' as const),
    text: words.map((text) => `${text}.`),
    mentions: fc.uniqueArray(fc.constantFrom('ola', 'kari', 'per'), { minLength: 1 }),
  }),
)
