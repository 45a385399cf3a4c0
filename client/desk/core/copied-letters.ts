import { toHex } from '../../../crypto/bytes.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import type { ContentKey } from '../../../crypto/keys.ts'
import { COPY_PARTS, copyId, openCopy, openCopyPart } from '../../../crypto/letter-copy.ts'
import type { Generation } from '../../../crypto/record.ts'
import type { FoundCopy } from './drops.ts'
import { hexOf } from './hex-of.ts'
import { type FetchedRecords, readRows } from './sealed-rows.ts'
import type { Staff } from './staff.ts'

/** Generations that are looked for of a letter whose first copy is gone: ten years of them. */
const GENERATIONS = 12
/** Letters that are read at once. */
const WINDOW = 256

/** A letter of which the id and the content key are known. */
export interface KnownLetter {
  readonly id: Uint8Array
  readonly key: ContentKey
}

/**
 * Read letters from their copies among the records, as far as the server lists them.
 *
 * @returns by the letter's id in hex; those of which no copy is whole are left out
 * @throws DeskError
 */
export async function readCopies(
  staff: Staff,
  holdings: FetchedRecords,
  wanted: readonly KnownLetter[],
): Promise<Map<string, FoundCopy>> {
  const found = new Map<string, FoundCopy>()
  for (let at = 0; at < wanted.length; at += WINDOW) {
    const letters = wanted.slice(at, at + WINDOW)
    const places = letters.map((letter) => listedParts(staff, holdings.expires.records, letter))
    const rows = await readParts(staff, holdings, places.flat())
    for (const [i, letter] of letters.entries()) {
      const copy = joined(staff, letter, places[i] ?? [], rows)
      if (copy !== null) found.set(hexOf(letter.id), copy)
    }
  }
  return found
}

interface PartPlace {
  readonly part: number
  readonly generation: Generation
  readonly id: Uint8Array
}

/** Records of those places, by id in hex. @throws DeskError */
export function readParts(
  staff: Staff,
  holdings: FetchedRecords,
  places: readonly PartPlace[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  return readRows(
    staff,
    holdings,
    places.map(({ id }) => toHex(id)),
  )
}

/** Where parts of a letter lie that the server lists. */
export function listedParts(
  { primitives: p }: Staff,
  records: ReadonlyMap<string, unknown>,
  letter: KnownLetter,
): PartPlace[] {
  const at = (part: number, generation: number): PartPlace[] => {
    const id = copyId(p, letter.key, { part, generation })
    return records.has(toHex(id)) ? [{ part, generation, id }] : []
  }
  const parts = Array.from({ length: COPY_PARTS }, (_, part) => part)
  const later = Array.from({ length: GENERATIONS }, (_, i) => i + 1)
  const first = parts.flatMap((part) => at(part, 0))
  const [start] = later.filter((generation) => at(0, generation).length > 0)
  // Most letters were copied once: only of those that were copied again is more looked for.
  if (first.length > 0 && start === undefined) return first
  if (first.length === 0 && start === undefined) return []
  return [...first, ...parts.flatMap((part) => later.flatMap((later) => at(part, later)))]
}

/** A letter from the parts of its copy; null if none is whole. @param rows by id in hex */
export function joined(
  { primitives: p, instance }: Staff,
  { id, key }: KnownLetter,
  places: readonly PartPlace[],
  rows: ReadonlyMap<string, Uint8Array>,
): FoundCopy | null {
  if (places.length === 0) return null
  const chunks: Uint8Array[] = []
  const generations: Generation[] = []
  let count = COPY_PARTS
  for (const place of places) {
    const row = rows.get(toHex(place.id))
    const opened = row && openCopyPart(p, instance, key, place, row)
    if (!opened || generations[place.part] !== undefined) continue
    chunks[place.part] = opened.chunk
    generations[place.part] = place.generation
    count = opened.parts
  }
  if (Object.keys(chunks).length < count) return null
  try {
    return { ...openCopy(p, instance, id, key, chunks.slice(0, count)), key, generations }
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}
