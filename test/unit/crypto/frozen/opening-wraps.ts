import { openDropWithKey } from '../../../../crypto/drop/drop.ts'
import { otherWraps } from '../../../../crypto/drop/wraps.ts'
import { asKemPublicKey, type ContentKey } from '../../../../crypto/keys/keys.ts'
import { fromBase64url } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'

interface FrozenMember {
  readonly position: number
  readonly weeks: readonly { readonly week: number; readonly seed: string }[]
}

/**
 * The positions of a frozen drop whose wrap differs from what its key makes; there must be none.
 *
 * @param stored 25,776 bytes
 */
export function frozenOthers(
  p: Primitives,
  instance: Uint8Array,
  contentKey: ContentKey,
  stored: Uint8Array,
  { positions }: { readonly positions: readonly number[] },
  members: readonly FrozenMember[],
): number[] {
  const { id, body } = openDropWithKey(p, instance, contentKey, stored)
  const place = { instance, week: body.week, id }
  const keys = Array.from({ length: LIMIT.positions }, (_, i) => {
    const member = members.find(({ position }) => position === i && positions.includes(i))
    const own = member?.weeks.find(({ week }) => week === place.week)
    return own ? asKemPublicKey(p.kemPublicKey(fromBase64url(own.seed))) : null
  })
  return otherWraps(p, place, contentKey, keys, stored.subarray(SIZE.id, SIZE.id + SIZE.wraps))
}
