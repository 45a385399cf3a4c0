import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { IdentityRequest } from '../access/access.ts'
import type { ItemView } from '../views.ts'

/**
 * A timeline with the answers to members who asked for a name, each after everything of its day. An answer
 * stands in a log of its own, and so has no place in the case's log.
 */
export function withIdentity(
  items: readonly ItemView[],
  requests: readonly IdentityRequest[],
): ItemView[] {
  const all = [...items]
  for (const { id, answer } of requests) {
    if (answer === null) continue
    const { day, member, as } = answer
    const before = all.filter((item) => item.day <= day).at(-1)
    const at = before === undefined ? 0 : all.indexOf(before) + 1
    all.splice(at, 0, { kind: 'identity', key: toHex(id), day, member, as })
  }
  return all
}
