import { type Day, type Week, weekOf } from '../../../../crypto/days/calendar.ts'
import type { Generation } from '../../../../crypto/log/record.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'

/** A row that was found at a place of a log. */
export interface FoundRow {
  readonly sequence: number
  readonly epoch: { readonly key: Uint8Array }
  readonly generation: Generation
  /** The week in which the row came to the server. */
  readonly came: Week
  readonly hash: Uint8Array
  readonly content:
    | {
        readonly kind: 'opened'
        readonly record: { readonly previous: Uint8Array; readonly day: Day }
      }
    | { readonly kind: 'broken' }
}

/** The place where a record lies: under which of some epochs, and its sequence. */
type Spot = string
const spotOf = (epoch: number, sequence: number): Spot => `${epoch} ${sequence}`

/**
 * Choose, of the rows at each place of a log, the one that stands there. CASEWORK.md section 13.14
 *
 * It goes from the last place back, and from the newest epoch. A row that ends an epoch whose next key is held
 * stands first: a member who was let go cannot name that key. Then stands the author's own row, as long as it
 * is there: otherwise a member who reads a log could write again what others wrote, by the record that they put
 * behind it. Then stands the row that the record behind it names by its hash.
 *
 * @param epochs oldest first
 * @param epochAfter the index of the epoch that a record begins, if its key is held; -1 for others
 * @param spoil gives what stands at a place if the record behind it denies every row there
 * @returns the row at a place of an epoch, by its index; undefined if there is none
 */
export function choiceOf<T extends FoundRow>(
  all: readonly T[],
  epochs: readonly { readonly key: Uint8Array }[],
  epochAfter: (record: T) => number,
  spoil: (record: T) => T,
): (epoch: number, sequence: number) => T | undefined {
  const chosen = new Map<Spot, T>()
  for (const [epoch, rows] of [...placesOf(all, epochs).entries()].reverse()) {
    let ended: Week | null = null
    for (const [sequence, candidates] of [...rows].sort(([a], [b]) => b - a)) {
      const next = chosen.get(spotOf(epoch, sequence + 1))
      const ranked = candidates.map((one) => {
        const after = epochAfter(one)
        const first = chosen.get(spotOf(after, sequence + 1))
        const ends = after >= 0 && endsEpoch(one, first, ended)
        return { one, rank: ends ? ENDS : rankOf(one, next, ended) }
      })
      const { one, rank } = ranked.reduce((a, b) => (isBefore(b, a) ? b : a))
      if (rank === ENDS && one.content.kind === 'opened') ended = weekOf(one.content.record.day)
      const isSpoiled = rank === DENIED && one.content.kind === 'opened'
      chosen.set(spotOf(epoch, sequence), isSpoiled ? spoil(one) : one)
    }
  }
  return (epoch, sequence) => chosen.get(spotOf(epoch, sequence))
}

/** All rows by their epoch's index, and by their sequence. */
function placesOf<T extends FoundRow>(
  all: readonly T[],
  epochs: readonly { readonly key: Uint8Array }[],
): Map<number, T[]>[] {
  const places = epochs.map(() => new Map<number, T[]>())
  for (const one of all) {
    const at = epochs.findIndex(({ key }) => key === one.epoch.key || equal(key, one.epoch.key))
    const others = places[at]?.get(one.sequence)
    if (others) others.push(one)
    else places[at]?.set(one.sequence, [one])
  }
  return places
}

const ENDS = 0
const DENIED = 5

/**
 * Whether a record that begins another epoch ends its own: the last one that does, or the author's own row.
 *
 * @param first what stands behind it, under the key that it names
 * @param ended by a record further on
 */
function endsEpoch(one: FoundRow, first: FoundRow | undefined, ended: Week | null): boolean {
  if (one.generation > 0 && ended !== null) return false
  const isNamed = first?.content.kind !== 'opened' || names(first, one)
  return isNamed || (one.generation === 0 && one.came <= (first?.came ?? one.came))
}

function rankOf(one: FoundRow, next: FoundRow | undefined, ended: Week | null): number {
  const opens = one.content.kind === 'opened'
  if (opens && one.generation === 0 && isOwn(one, ended)) return 1
  if (next?.content.kind !== 'opened') return opens ? 4 : DENIED
  if (names(next, one)) return opens ? 2 : 3
  return DENIED
}

/**
 * Whether a row counts as the author's own. After that row has run out, a member who was let go could put
 * another there.
 */
function isOwn({ came }: FoundRow, ended: Week | null): boolean {
  return ended === null || came <= ended + 1
}

function names({ content }: FoundRow, { hash }: FoundRow): boolean {
  return content.kind === 'opened' && equal(content.record.previous, hash)
}

interface Ranked {
  readonly one: FoundRow
  readonly rank: number
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.one.generation < b.one.generation)
}
