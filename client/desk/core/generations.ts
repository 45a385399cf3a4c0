import { equal } from '../../../crypto/bytes.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import type { Generation } from '../../../crypto/record.ts'

/** What was found at a place of a log. */
interface Found {
  readonly sequence: number
  readonly generation: Generation
  readonly hash: Uint8Array
  readonly content:
    | { readonly kind: 'opened'; readonly record: { readonly previous: Uint8Array } }
    | { readonly kind: 'broken' }
}

/** A log, as far as it is held. */
interface Log {
  readonly records: ReadonlyMap<number, Found>
  readonly rivals?: ReadonlyMap<number, readonly Found[]>
}

/** Generations that are looked for in a log of which nothing was found yet: ten years of renewals. */
const AT_FIRST = 12

/**
 * Which writings of the record at `sequence` to look for. PROTOCOL.md section 13.12
 *
 * - None if it is held, and its successor names it.
 * - All up to the next one that a desk can have written, if the place is empty.
 * - Those after the last one that was found, if what was found there is broken or was not written by whom
 *   the successor follows: who holds the epoch key can put anything under a later generation.
 *
 * @param isAhead whether the place is after the last record that is held
 */
export function generationsWanted(
  log: Log,
  sequence: number,
  isAhead: boolean,
): readonly Generation[] {
  const held = log.records.get(sequence)
  const newest = newestGeneration(log)
  if (held === undefined) {
    if (newest === null) return range(0, sequence === 0 ? AT_FIRST : 0)
    return range(0, isAhead ? newest : newest + 1)
  }
  if (!isDoubted(log, held)) return []
  const rivals = log.rivals?.get(sequence) ?? []
  const seen = Math.max(held.generation, ...rivals.map(({ generation }) => generation))
  return range(seen + 1, seen + 1)
}

/** Whether something else than what is held may belong to its place. */
function isDoubted(log: Log, held: Found): boolean {
  return held.content.kind === 'broken' || isDenied(log.records.get(held.sequence + 1), held)
}

/** Whether a successor follows another record than this. */
function isDenied(next: Found | undefined, held: Found): boolean {
  return next?.content.kind === 'opened' && !equal(next.content.record.previous, held.hash)
}

/**
 * Of several writings at one place, the one that counts: the one that the successor names; else one that
 * opens; of these, the earliest generation.
 */
export function bestOf<T extends Found>(
  candidates: readonly T[],
  next: Found | undefined,
): T | undefined {
  const rank = (one: T) => (isDenied(next, one) ? 2 : 0) + (one.content.kind === 'broken' ? 1 : 0)
  return [...candidates].sort((a, b) => rank(a) - rank(b) || a.generation - b.generation)[0]
}

function newestGeneration({ records }: Log): Generation | null {
  let newest: Generation | null = null
  for (const { generation } of records.values()) newest = Math.max(newest ?? 0, generation)
  return newest
}

function range(from: number, to: number): Generation[] {
  const last = Math.min(to, LIMIT.generations)
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i)
}
