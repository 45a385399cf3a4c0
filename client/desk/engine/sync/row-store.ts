import { concat, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { DeskError } from '../../model/error.ts'
import type { RowStore } from '../../wire/ports.ts'
import { idBytes } from '../post/staff.ts'
import type { SealedRows } from './sealed-rows.ts'

/** Rows that cross at once: 4 MiB. */
const AT_ONCE = 1024

/**
 * The rows of a store. Only the ids of its rows are held here; rows that it does not accept are held here until
 * the desk is locked, and fetched again after that.
 */
export function rowsIn(store: RowStore): SealedRows {
  const beside = new Map<string, Uint8Array>()
  let there: Set<string> = new Set()
  let looked: number | null = null
  return {
    has: (id) => there.has(id) || beside.has(id),
    look: async (listed, turn) => {
      if (looked === turn) return
      const held = looked === null ? await store.held?.() : null
      looked = turn
      for (const id of beside.keys()) if (!listed.has(id)) beside.delete(id)
      const ids = [...listed.keys()]
      there = held ? new Set(ids.filter((id) => held.has(id))) : await foundIn(store, ids)
    },
    get: async (ids) => {
      const found = new Map<string, Uint8Array>()
      const wanted: string[] = []
      for (const id of new Set(ids)) {
        const row = beside.get(id)
        if (row !== undefined) found.set(id, row)
        else if (there.has(id)) wanted.push(id)
      }
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        for (const [id, row] of await readFrom(store, wanted.slice(at, at + AT_ONCE))) {
          found.set(id, row)
        }
      }
      return found
    },
    put: async (rows, kept) => {
      for (const id of rows.keys()) if (kept.has(id)) there.add(id)
      const all = [...rows].filter(([id]) => !kept.has(id))
      for (let at = 0; at < all.length; at += AT_ONCE) {
        const some = all.slice(at, at + AT_ONCE)
        const isKept = await store.append(concat(...some.map(([, row]) => row)))
        for (const [id, row] of some) {
          if (isKept) there.add(id)
          else beside.set(id, row)
        }
      }
    },
    forget: () => {
      there.clear()
      beside.clear()
    },
  }
}

async function foundIn(store: RowStore, ids: readonly string[]): Promise<Set<string>> {
  const bits = await store.needed(idBytes(ids))
  return new Set(ids.filter((_, i) => ((bits?.[i >> 3] ?? 0) >> (i & 7)) & 1))
}

async function readFrom(
  store: RowStore,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await store.get(idBytes(ids))
  if (rows.length % SIZE.record !== 0) throw new DeskError('files')
  const wanted = new Set(ids)
  const found = new Map<string, Uint8Array>()
  for (let at = 0; at < rows.length; at += SIZE.record) {
    const row = rows.subarray(at, at + SIZE.record)
    const id = toHex(row.subarray(0, SIZE.id))
    if (wanted.has(id)) found.set(id, row)
  }
  return found
}
