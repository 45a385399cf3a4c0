import { toHex } from '../../../crypto/primitives/bytes.ts'
import type { Instance } from './instance.ts'

/** A slot as stored in the server's database. */
export interface StoredSlot {
  readonly id: Uint8Array
  readonly sealed: Uint8Array
  /** The week in which the server deletes it. */
  readonly expires: number
}

/** The slots that the server stores under each of these ids; null if it has none. */
export async function storedSlots(
  { server }: Instance,
  ids: readonly Uint8Array[],
): Promise<(StoredSlot | null)[]> {
  const rows = await server.ctx
    .db<{ id: Uint8Array; sealed: Uint8Array; expiry_week: number }>('slots')
    .select('id', 'sealed', 'expiry_week')
  const byId = new Map(rows.map((row) => [toHex(Uint8Array.from(row.id)), row]))
  return ids.map((id) => {
    const row = byId.get(toHex(id))
    return row === undefined
      ? null
      : { id, sealed: Uint8Array.from(row.sealed), expires: row.expiry_week }
  })
}
