import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { hashesOf } from '../../../../crypto/wire/listing.ts'
import type { HoldingStaff } from '../holdings.ts'
import { listRows, type Shelf } from '../post/staff.ts'

/**
 * Bring the held list of a shelf up to date. A row that is not listed any more is noted, to be removed from
 * memory.
 *
 * @param tell as `listRows` takes it
 * @throws DeskError
 */
export async function listShelf(
  staff: HoldingStaff,
  shelf: Shelf,
  tell: (done: number) => void,
): Promise<void> {
  const { holdings } = staff
  const { came, listed, unconfirmed } = holdings
  const expires = holdings.expires[shelf]
  const { prefixes, rows, listing } = await listRows(staff, shelf, listed[shelf], tell)
  const isAsked = (id: string) => prefixes.has(Number.parseInt(id.slice(0, 2), 16))
  const gone = new Set([...expires.keys()].filter(isAsked))
  for (const { id: bytes, week, life } of rows) {
    const id = toHex(bytes)
    gone.delete(id)
    expires.set(id, week)
    if (shelf === 'drops') came.set(id, week - life)
  }
  for (const id of gone) {
    expires.delete(id)
    unconfirmed[shelf].add(id)
  }
  listed[shelf] = withHashes(staff.primitives, listed[shelf], prefixes, listing)
  if (shelf === 'drops') holdings.looks++
  else if (prefixes.size > 0) holdings.turns++
}

/**
 * The hashes of a list, those of some prefixes made again: from the rows that came, not from the server's
 * statement.
 */
function withHashes(
  p: Primitives,
  before: Uint8Array | null,
  prefixes: ReadonlySet<number>,
  listing: Uint8Array,
): Uint8Array {
  const fresh = hashesOf(p, listing)
  const hashes = before?.slice() ?? fresh.slice()
  const { prefixHash: size } = SIZE
  for (const one of prefixes) hashes.set(fresh.subarray(size * one, size * (one + 1)), size * one)
  return hashes
}
