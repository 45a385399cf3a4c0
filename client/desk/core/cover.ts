import { compare, fromHex, toHex } from '../../../crypto/bytes.ts'
import { kdf } from '../../../crypto/kdf.ts'
import type { SignSeed } from '../../../crypto/keys.ts'
import { LABEL } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { BATCH } from '../../../crypto/wire.ts'

/** By the id in hex of each row that is listed. */
type Listed = ReadonlyMap<string, unknown>

const made = new WeakMap<Listed, { readonly size: number; readonly ids: readonly Uint8Array[] }>()

/**
 * Listed records that a batch is filled with in place of ids that nothing has: what a desk looks for beside
 * the logs that it reads, the mark of a letter, is then one of many. They are the same ones each time: of
 * others the server would know, after some batches, that they were drawn. PROTOCOL.md section 16.1
 *
 * @param seed of the member's signing key: nobody else knows which they are
 */
export function coverOf(p: Primitives, seed: SignSeed, records: Listed): readonly Uint8Array[] {
  const before = made.get(records)
  if (before?.size === records.size) return before.ids
  const ids = [...records.keys()]
    .map((id) => ({ id: fromHex(id), place: kdf(p, seed, LABEL.cover, fromHex(id)) }))
    .sort((a, b) => compare(a.place, b.place))
    .slice(0, 2 * BATCH.records)
    .map(({ id }) => id)
  made.set(records, { size: records.size, ids })
  return ids
}

/** As many of them as there is room for, and none that is asked for already. */
export function coverFor(
  cover: readonly Uint8Array[],
  ids: readonly Uint8Array[],
  room: number,
): readonly Uint8Array[] {
  if (room === 0 || cover.length === 0) return []
  const asked = new Set(ids.map(toHex))
  return cover.filter((id) => !asked.has(toHex(id))).slice(0, room)
}
