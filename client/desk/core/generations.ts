import { equal } from '../../../crypto/bytes.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import type { Generation } from '../../../crypto/record.ts'

/** A row that was found at a place of a log. */
export interface Found {
  readonly sequence: number
  readonly epoch: { readonly key: Uint8Array }
  readonly generation: Generation
  readonly hash: Uint8Array
  readonly content:
    | { readonly kind: 'opened'; readonly record: { readonly previous: Uint8Array } }
    | { readonly kind: 'broken' }
}

/** Where a record lies: under which of some epochs, and its sequence. */
type Spot = string
const spotOf = (epoch: number, sequence: number): Spot => `${epoch} ${sequence}`

/**
 * Choose, of the rows at each place of a log, the one that stands there. CASEWORK.md section 13.14
 *
 * It goes from the last place back: what an author wrote stands as long as its own row is there, and binds
 * all before it by the hash that it names. Else a member who reads a log could write anew what others wrote.
 *
 * @param epochs oldest first
 * @param epochAfter the index of the epoch that a record begins, if its key is held; -1 for others
 * @param spoil what stands at a place of which every row is denied by the record behind it
 * @returns the row at a place of an epoch, by its index; undefined if there is none
 */
export function choiceOf<T extends Found>(
  all: readonly T[],
  epochs: readonly { readonly key: Uint8Array }[],
  epochAfter: (record: T) => number,
  spoil: (record: T) => T,
): (epoch: number, sequence: number) => T | undefined {
  const places = epochs.map(() => new Map<number, T[]>())
  for (const one of all) {
    const at = epochs.findIndex(({ key }) => key === one.epoch.key || equal(key, one.epoch.key))
    const others = places[at]?.get(one.sequence)
    if (others) others.push(one)
    else places[at]?.set(one.sequence, [one])
  }
  const chosen = new Map<Spot, T>()
  for (const [epoch, rows] of [...places.entries()].reverse()) {
    for (const [sequence, candidates] of [...rows].sort(([a], [b]) => b - a)) {
      const ranked = candidates.map((one) => {
        const after = epochAfter(one)
        const next = chosen.get(spotOf(after < 0 ? epoch : after, sequence + 1))
        return { one, rank: rankOf(one, next, after >= 0) }
      })
      const best = ranked.reduce((a, b) => (isBefore(b, a) ? b : a))
      chosen.set(
        spotOf(epoch, sequence),
        best.rank === DENIED && best.one.content.kind === 'opened' ? spoil(best.one) : best.one,
      )
    }
  }
  return (epoch, sequence) => chosen.get(spotOf(epoch, sequence))
}

const DENIED = 5

/** @param beginsEpoch it names the key of another epoch, and that key is held: nobody else could have said it */
function rankOf(one: Found, next: Found | undefined, beginsEpoch: boolean): number {
  const opens = one.content.kind === 'opened'
  if (opens && one.generation === 0) return 0
  if (opens && beginsEpoch) return 1
  if (next?.content.kind !== 'opened') return opens ? 4 : DENIED
  if (equal(next.content.record.previous, one.hash)) return opens ? 2 : 3
  return DENIED
}

interface Ranked {
  readonly one: Found
  readonly rank: number
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.one.generation < b.one.generation)
}

/** Generations that are looked for in a log of which nothing was found yet: ten years of renewals. */
const AT_FIRST = 12

/**
 * Which writings to look for at an empty place, and behind it.
 *
 * @param found what is held of the log
 * @param first the first empty place
 */
export function generationsAhead(
  found: Iterable<Pick<Found, 'generation'>>,
  first: number,
  sequence: number,
): readonly Generation[] {
  let newest = 0
  for (const { generation } of found) newest = Math.max(newest, generation)
  if (sequence > first) return range(0, newest)
  return range(0, first === 0 ? AT_FIRST : newest + 1)
}

/**
 * Which writing to look for at a place where the author's own row is gone, or is none: the one after the last
 * that was found, since whoever holds the key can have been quicker with another.
 *
 * @param found at this place
 */
export function generationAfter(
  found: readonly Pick<Found, 'generation'>[],
): readonly Generation[] {
  const seen = Math.max(...found.map(({ generation }) => generation))
  return range(seen + 1, seen + 1)
}

function range(from: number, to: number): Generation[] {
  const last = Math.min(to, LIMIT.generations)
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i)
}
