import { concat, equal, toHex } from '../../../crypto/bytes.ts'
import { SIZE } from '../../../crypto/labels.ts'
import type { DeskSource } from './desk-source.ts'
import type { SealedRows } from './sealed-rows.ts'

/** Milliseconds: what came meanwhile is soon fetched at the next unlocking. */
const PERIOD = 10 * 60_000

/**
 * Keeps the sealed rows beside the vault, so that no record is fetched for its own sake twice: a desk that asked again for
 * what it needs would tell what that is. PROTOCOL.md section 16.1
 */
export class RowKeeper {
  #isRead = false
  /** What is kept, by id. */
  #kept: ReadonlyMap<string, Uint8Array> = new Map()
  #triedAt: number | null = null

  /** Take in what was kept, once; a file that is not whole is left, and all of it fetched. */
  async restore({ rows: store, primitives: p }: DeskSource, rows: SealedRows): Promise<void> {
    if (this.#isRead || store === undefined) return
    this.#isRead = true
    const file = await store.read()
    const body = file?.subarray(SIZE.key)
    if (file === null || body === undefined || body.length % SIZE.record !== 0) return
    if (!equal(p.hash(SIZE.key, null, body), file.subarray(0, SIZE.key))) return
    const found = new Map<string, Uint8Array>()
    for (let at = 0; at < body.length; at += SIZE.record) {
      const row = body.subarray(at, at + SIZE.record)
      found.set(toHex(row.subarray(0, SIZE.id)), row)
    }
    rows.put(found)
    this.#kept = found
  }

  /** Write what is held, where it is not what is kept, and not too often. */
  async keep({ rows: store, primitives: p, now }: DeskSource, rows: SealedRows): Promise<void> {
    if (store === undefined) return
    if (this.#triedAt !== null && now() - this.#triedAt < PERIOD) return
    const all = rows.all()
    const held = new Map(all)
    const isKept = [...held].every(([id, row]) => this.#kept.get(id) === row)
    if (held.size === this.#kept.size && isKept) return
    this.#triedAt = now()
    await store.pause()
    const body = concat(...all.values())
    if (await store.write(concat(p.hash(SIZE.key, null, body), body))) this.#kept = held
  }
}
