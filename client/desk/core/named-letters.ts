import { fromHex, toHex } from '../../../crypto/bytes.ts'
import { asContentKey, type ContentKey } from '../../../crypto/keys.ts'
import { type KnownLetter, readCopies } from './copied-letters.ts'
import { type DropKeys, type DropResult, fromCopy, openEnvelope } from './drops.ts'
import { hexOf } from './hex-of.ts'
import { type Holdings, takeIn } from './holdings.ts'
import { fetchRows, type Staff } from './staff.ts'

/**
 * Open the letters that logs name and that this desk could not open itself, and those whose envelope is
 * gone: from the envelope, and else from the copy among the records.
 *
 * @returns whether any was opened
 * @throws DeskError where no answer comes
 */
export async function openNamed(
  staff: Staff,
  holdings: Holdings,
  keys: DropKeys,
): Promise<boolean> {
  const named = namedKeys(holdings)
  const isOpen = (id: string) => holdings.drops.get(id)?.kind === 'reporter'
  const wanted = [...named.keys()].filter((id) => !isOpen(id) && !holdings.missing.has(id)).sort()
  const rows =
    wanted.length === 0 ? new Map() : await fetchRows(staff, 'drops', wanted.map(fromHex))
  for (const [id, sealed] of rows) {
    const result = openWithNamed(staff, keys, named.get(id) ?? [], sealed)
    if (result !== null) {
      takeIn(holdings, id, holdings.sealedTo.checked(staff, keys.lists, result, sealed))
    }
  }
  const gone = [...keys.known].filter(([id]) => !holdings.drops.has(id) && isGone(holdings, id))
  const rest = new Map<string, readonly ContentKey[]>(gone.map(([id, key]) => [id, [key]]))
  for (const id of wanted) if (!isOpen(id)) rest.set(id, named.get(id) ?? [])
  const found = await openCopies(staff, holdings, keys, rest)
  for (const id of wanted) if (!isOpen(id)) holdings.missing.add(id)
  return found || wanted.some(isOpen)
}

/** Whether the server lists no envelope of a letter. @param id in hex */
function isGone({ expires, listed }: Holdings, id: string): boolean {
  return listed.drops !== null && !expires.drops.has(id)
}

async function openCopies(
  staff: Staff,
  holdings: Holdings,
  keys: DropKeys,
  wanted: ReadonlyMap<string, readonly ContentKey[]>,
): Promise<boolean> {
  const letters = [...wanted].flatMap(([id, candidates]): KnownLetter[] =>
    candidates.map((key) => ({ id: fromHex(id), key })),
  )
  const found = await readCopies(staff, holdings, letters)
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
  { primitives }: Staff,
  keys: DropKeys,
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
    for (const { content } of stream.records.values()) {
      if (content.kind !== 'opened' || !content.counts) continue
      if (content.record.entry.kind !== 'drop') continue
      const { drop, key } = content.record.entry
      const id = hexOf(drop)
      named.set(id, [...(named.get(id) ?? []), asContentKey(key)])
    }
  }
  return named
}
