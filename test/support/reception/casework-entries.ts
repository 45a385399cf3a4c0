import fc from 'fast-check'
import { STATUSES } from '../../../crypto/entries/content.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import {
  CAME_BY,
  HEARING_MODES,
  INVOLVED_AS,
  LINKS,
  OUTCOMES,
  RISKS,
  SCOPES,
} from '../../../crypto/entries/entry-casework.ts'
import { bytes } from '../run/arbitraries.ts'

const day = fc.integer({ min: 0, max: 1_000_000 })
const words = fc.string({ minLength: 1, maxLength: 20 })
/** Few, so that entries speak of the same thing. */
const thing = fc.constantFrom(...[1, 2].map((n) => new Uint8Array(8).fill(n)))
const row = fc.constantFrom(...[0, 1, 2, 3].map((n) => new Uint8Array(32).fill(n)))

/** Entries of every kind that casework folds, and some that it passes over. */
export const caseworkEntries: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('registered' as const),
    by: fc.constantFrom(...CAME_BY),
    text: words,
  }),
  fc.record(
    {
      kind: fc.constant('assessment' as const),
      scope: fc.constantFrom(...SCOPES),
      urgent: fc.boolean(),
      criminal: fc.boolean(),
      evidenceAtRisk: fc.boolean(),
      likelihood: fc.integer({ min: 1, max: 5 }),
      impact: fc.integer({ min: 1, max: 5 }),
      risk: fc.constantFrom(...RISKS),
      text: words,
    },
    { requiredKeys: ['kind', 'scope', 'urgent', 'criminal', 'evidenceAtRisk', 'text'] },
  ),
  fc.record({ kind: fc.constant('dismissed' as const), on: fc.boolean(), text: words }),
  fc.record(
    {
      kind: fc.constant('named' as const),
      title: words,
      number: fc.record({ year: fc.constant(2026), at: fc.integer({ min: 1, max: 999_999 }) }),
      categories: fc.array(fc.constantFrom('finance', 'danger', 'other'), { maxLength: 3 }),
    },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('labels' as const), labels: fc.array(words, { maxLength: 12 }) }),
  fc.record(
    { kind: fc.constant('task' as const), id: thing, text: words, due: day },
    { requiredKeys: ['kind', 'id', 'text'] },
  ),
  fc.record({ kind: fc.constant('task-done' as const), id: thing, done: fc.boolean() }),
  fc.record(
    { kind: fc.constant('care' as const), risk: fc.constantFrom(...RISKS), text: words, next: day },
    { requiredKeys: ['kind', 'risk', 'text'] },
  ),
  fc.record({
    kind: fc.constant('hearing' as const),
    id: thing,
    who: words,
    mode: fc.constantFrom(...HEARING_MODES),
    companion: fc.boolean(),
    held: fc.boolean(),
    text: words,
  }),
  fc.record({
    kind: fc.constant('accused' as const),
    id: thing,
    who: words,
    state: fc.constantFrom('to-inform' as const, 'informed' as const, 'deferred' as const),
    text: words,
  }),
  fc.record({
    kind: fc.constant('involved' as const),
    id: thing,
    as: fc.constantFrom(...INVOLVED_AS),
    who: words,
    role: words,
  }),
  fc.record({ kind: fc.constant('memo' as const), text: words }),
  fc.record(
    {
      kind: fc.constant('linked' as const),
      case: fc.constantFrom(...[1, 2].map((n) => new Uint8Array(16).fill(n))),
      how: fc.constantFrom(...LINKS),
      leads: fc.constant(true as const),
      text: words,
    },
    { requiredKeys: ['kind', 'case', 'how', 'text'] },
  ),
  fc.record({ kind: fc.constant('redacted' as const), row, text: words }),
  fc.record({
    kind: fc.constant('closing' as const),
    outcome: fc.constantFrom(...OUTCOMES),
    findings: words,
    measures: words,
    lessons: words,
  }),
  fc.record({ kind: fc.constant('approved' as const), closing: row }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(...STATUSES),
    text: words,
  }),
  fc.record({ kind: fc.constant('drop' as const), drop: row, key: bytes(32) }),
)
