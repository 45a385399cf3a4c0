import { COPY_PARTS, copyId, openCopy, openCopyPart } from '../../../../crypto/drop/letter-copy.ts'
import type { ContentKey } from '../../../../crypto/keys/keys.ts'
import type { Generation } from '../../../../crypto/log/record.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { CopyPlaces, FoundCopy } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { Holdings } from '../holdings.ts'
import type { Staff } from '../post/staff.ts'
import { type FetchingStaff, readRows } from './sealed-rows.ts'

/** Letters that are read at once. */
const WINDOW = 256

/** A letter whose id and content key are known. */
export interface KnownLetter {
  readonly id: Uint8Array
  readonly key: ContentKey
}

/**
 * Read letters from their copies among the records, as far as the server lists them. Anybody who holds a letter's
 * key can put anything at any place of its copies: every generation is tried until one is whole, and as its
 * sender signed it.
 *
 * @returns by the letter's id in hex; letters without a whole copy are left out
 * @throws DeskError
 */
export async function readCopies(
  staff: FetchingStaff,
  wanted: readonly KnownLetter[],
): Promise<Map<string, FoundCopy>> {
  const { holdings } = staff
  const found = new Map<string, FoundCopy>()
  for (let at = 0; at < wanted.length; at += WINDOW) {
    const letters = wanted.slice(at, at + WINDOW)
    const listed = letters.map((one) => listedCopies(staff, holdings.expires.records, one))
    const ids = listed.flat(2).map(({ id }) => toHex(id))
    const rows = await readRows(staff, ids)
    for (const [i, letter] of letters.entries()) {
      for (const places of listed[i] ?? []) {
        const copy = joined(staff, letter, places, rows)
        if (copy === null) continue
        found.set(hexOf(letter.id), copy)
        break
      }
    }
  }
  return found
}

interface PartPlace {
  readonly part: number
  readonly generation: Generation
  readonly id: Uint8Array
}

/** The listed parts of each generation whose first part the server lists. */
function listedCopies(
  { primitives: p }: Staff,
  records: ReadonlyMap<string, unknown>,
  { key }: KnownLetter,
): PartPlace[][] {
  const at = (part: number, generation: Generation): PartPlace[] => {
    const id = copyId(p, key, { part, generation })
    return records.has(toHex(id)) ? [{ part, generation, id }] : []
  }
  const copies: PartPlace[][] = []
  for (let generation = 0; generation <= LIMIT.generations; generation++) {
    const first = at(0, generation)
    if (first.length === 0) continue
    const others = Array.from({ length: COPY_PARTS - 1 }, (_, i) => at(i + 1, generation))
    copies.push([...first, ...others.flat()])
  }
  return copies
}

/** The letter that the parts of one generation make; no part is taken from another generation. */
function joined(
  { primitives: p, instance }: Staff,
  { id, key }: KnownLetter,
  places: readonly PartPlace[],
  rows: ReadonlyMap<string, Uint8Array>,
): FoundCopy | null {
  const chunks: Uint8Array[] = []
  let parts = 1
  for (const place of places) {
    if (place.part >= parts) break
    const row = rows.get(toHex(place.id))
    const opened = row && openCopyPart(p, instance, key, place, row)
    if (!opened || place.part !== chunks.length) return null
    chunks.push(opened.chunk)
    parts = opened.parts
  }
  const [generation] = places.map((place) => place.generation)
  if (generation === undefined || chunks.length < parts) return null
  return unlessBroken(null, () => {
    return { ...openCopy(p, instance, id, key, chunks), key, generation, parts }
  })
}

/** Changes of the list until a sent record must be listed: the first changed list can be older than the answer. */
const TURNS = 2

/**
 * Find by the list of records which copies are not on the shelf, though they were read there or the server
 * accepted them. While the envelope lives, the letter is to be copied again; if neither is listed, the desk
 * removes it from memory.
 */
export function settleCopies(p: Primitives, holdings: Holdings): void {
  const { drops, copies, copied, expires, turns } = holdings
  for (const [id, turn] of copied) {
    if (expires.records.has(id) || turns - turn >= TURNS) copied.delete(id)
  }
  for (const [id, copy] of copies) {
    const one = drops.get(id)
    if (one?.kind !== 'reporter' || copy.kind === 'none') continue
    const { payload, ...places } = copy
    const isListed = partIds(p, one.drop.contentKey, copy).every(
      (part) => expires.records.has(part) || copied.has(part),
    )
    const hasEnvelope = expires.drops.has(id)
    if (isListed) {
      if (!hasEnvelope) copies.set(id, places)
    } else if (hasEnvelope && payload !== undefined) {
      copies.set(id, { kind: 'none', payload })
    } else {
      // A letter that is listed is opened again.
      drops.delete(id)
      copies.delete(id)
    }
  }
}

/** The places of the parts of a copy, in their order. @returns ids in hex */
export function partIds(
  p: Primitives,
  key: ContentKey,
  { generation, parts }: CopyPlaces,
): readonly string[] {
  return Array.from({ length: parts }, (_, part) => toHex(copyId(p, key, { part, generation })))
}
