import { dropId } from '../../../../crypto/drop/envelope.ts'
import { asContentKey, type ContentKey } from '../../../../crypto/keys/keys.ts'
import { equal, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import { type DropResult, fromCopy, isUnopened, openEnvelope } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { dropsNamedIn } from '../../model/log/stream.ts'
import { type Holdings, type ShelfStaff, takeIn } from '../holdings.ts'
import { type KnownLetter, readCopies } from './copied-letters.ts'
import { fetchDrops } from './sealed-rows.ts'

/**
 * Open the letters that logs name and that this desk could not open itself, and those whose envelope is gone:
 * from the envelope, or else from the copy among the records.
 *
 * @param isNewest whether the list of drops is newer than the records: else an envelope that it does not show may
 *   just have come, and its copy waits
 * @returns whether any was opened
 * @throws DeskError if no answer comes
 */
export async function openNamed(staff: ShelfStaff, isNewest = true): Promise<boolean> {
  const { holdings, keys } = staff
  const named = namedKeys(holdings)
  const isOpen = (id: string) =>
    holdings.drops.get(id)?.kind === 'reporter' || holdings.rest?.hasLetter(id) === true
  const wanted = [...named.keys()].filter((id) => !isOpen(id) && !holdings.missing.has(id)).sort()
  for (const id of wanted) bringOut(holdings, id, named.get(id) ?? [])
  const listed = new Map(wanted.map((id) => [id, named.get(id) ?? []]))
  for (const [id, key] of keys.known) {
    const held = holdings.drops.get(id)
    if (held && isUnopened(held)) listed.set(id, [key])
  }
  await openListed(staff, listed)
  // Copies of letters that rest are not looked for before all that was kept is there.
  const known = holdings.rest === null ? [...keys.known] : []
  const gone = known.filter(([id]) => !holdings.drops.has(id) && isGone(holdings, id))
  const rest = new Map<string, readonly ContentKey[]>(gone.map(([id, key]) => [id, [key]]))
  const settled = wanted.filter((id) => !isOpen(id) && (isNewest || holdings.expires.drops.has(id)))
  for (const id of settled) rest.set(id, named.get(id) ?? [])
  const found = await openCopies(staff, rest)
  for (const id of settled) if (!isOpen(id)) holdings.missing.add(id)
  return found || wanted.some(isOpen)
}

/** Show a letter that was kept back and is here: a log that this desk reads names it. */
function bringOut({ drops }: Holdings, id: string, keys: readonly ContentKey[]): void {
  const held = drops.get(id)
  if (held?.kind !== 'kept-back' || !keys.some((key) => equal(key, held.drop.contentKey))) return
  drops.set(id, { kind: 'reporter', drop: held.drop })
}

/**
 * Open letters from their envelopes. A request for nothing else would tell the server who reads a case: all drops that
 * came in the same weeks are fetched. A key that does not open a letter is not tried again before the next unlocking.
 */
async function openListed(
  staff: ShelfStaff,
  named: ReadonlyMap<string, readonly ContentKey[]>,
): Promise<void> {
  const { holdings, keys } = staff
  const { came, expires, misnamed } = holdings
  const fresh = new Map<string, readonly ContentKey[]>()
  for (const [id, all] of named) {
    // A key to which the id does not commit opens nothing: nothing is asked for its sake.
    const some = all.filter(
      (key) => !misnamed.has(nameOf(id, key)) && toHex(dropId(staff.primitives, key)) === id,
    )
    const isOpen = holdings.drops.get(id)?.kind === 'reporter'
    if (some.length > 0 && expires.drops.has(id) && !isOpen) fresh.set(id, some)
  }
  const weeks = new Set([...fresh.keys()].map((id) => came.get(id)))
  const isWanted = (id: string) => fresh.size > 0 && weeks.has(came.get(id))
  const ids = [...expires.drops.keys()].filter(isWanted).sort()
  for await (const rows of fetchDrops(staff, ids)) {
    for (const [id, sealed] of rows) {
      const candidates = fresh.get(id) ?? []
      const result = openWithNamed(staff, candidates, sealed)
      for (const key of candidates) misnamed.add(nameOf(id, key))
      if (result === null) continue
      takeIn(holdings, id, holdings.sealedTo.checked(staff, keys.lists, result, sealed))
    }
  }
}

const nameOf = (id: string, key: ContentKey): string => `${id} ${toHex(key)}`

/** Whether the server lists no envelope of a letter. @param id in hex */
function isGone({ expires, listed }: Holdings, id: string): boolean {
  return listed.drops !== null && !expires.drops.has(id)
}

async function openCopies(
  staff: ShelfStaff,
  wanted: ReadonlyMap<string, readonly ContentKey[]>,
): Promise<boolean> {
  const { holdings, keys } = staff
  const letters = [...wanted].flatMap(([id, candidates]): KnownLetter[] =>
    candidates.map((key) => ({ id: fromHex(id), key })),
  )
  const found = await readCopies(staff, letters)
  let isAny = false
  for (const [id, copy] of found) {
    const result = fromCopy(staff.primitives, keys, copy)
    if (result === null) continue
    takeIn(holdings, id, result)
    isAny = true
  }
  return isAny
}

/** A colleague may name a wrong key: every one that is named is tried. */
function openWithNamed(
  { primitives, keys }: ShelfStaff,
  candidates: readonly ContentKey[],
  sealed: Uint8Array,
): DropResult | null {
  const id = toHex(sealed.subarray(0, 32))
  const results = candidates.map((key) =>
    openEnvelope(primitives, { ...keys, known: new Map([[id, key]]) }, sealed),
  )
  return results.find((result) => result.kind === 'reporter') ?? null
}

function namedKeys(holdings: Holdings): Map<string, ContentKey[]> {
  const named = new Map<string, ContentKey[]>()
  for (const stream of holdings.streams.values()) {
    for (const { drop, key } of dropsNamedIn(stream)) {
      const id = hexOf(drop)
      named.set(id, [...(named.get(id) ?? []), asContentKey(key)])
    }
  }
  return named
}
