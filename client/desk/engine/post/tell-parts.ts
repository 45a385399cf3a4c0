import { weekAt } from '../../../../crypto/days/calendar.ts'
import { decodeSlip } from '../../../../crypto/drop/slip.ts'
import type { Recipient, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { recipientId } from '../../../../crypto/keys/keys.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { KeptPart, Vault } from '../../../../crypto/vault/vault-content.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { holdersOf } from '../../model/log/key-parts.ts'
import { postEnvelope, type ReceptionOf, requireKeys, sealToColleagues } from './envelope.ts'
import type { Staff } from './staff.ts'

/**
 * Send the member's part of each letter that they said yes to, to everybody who holds another and was not sent it
 * yet. If no answer comes, it may have arrived; to send it again does no harm. PROTOCOL.md section 8.2
 *
 * @param lists newest first
 * @param keep called after each envelope
 * @throws DeskError `clock`, `full`, `offline`, `server`
 */
export async function tellParts(
  staff: Staff,
  receptionOf: ReceptionOf,
  lists: readonly VerifiedKeyList[],
  vault: Vault,
  keep: (vault: Vault) => Promise<void>,
): Promise<void> {
  let kept = vault
  for (const part of vault.parts ?? []) {
    const { reporter } = decodeSlip(part.slip)
    if (!(vault.agreed ?? []).some((one) => equal(one, reporter))) continue
    const { primitives: p } = staff
    const here = await receptionOf(weekAt(staff.now()))
    if (missing(p, here, lists, vault.member, part).length === 0) continue
    let told: readonly string[] = []
    await postEnvelope(staff, receptionOf, (reception) => {
      requireKeys(reception)
      const to = missing(p, reception, lists, vault.member, part)
      told = to.map(({ member }) => member.id)
      if (to.length === 0) return null
      const content = { drop: part.id, part: part.part }
      const said = { kind: 'key-part', content } as const
      return sealToColleagues(staff, reception, staff.random(SIZE.messageId), said, to)
    })
    const parts = (kept.parts ?? []).map((one) =>
      equal(one.id, part.id) ? { ...one, told: [...one.told, ...told] } : one,
    )
    kept = { ...kept, parts }
    await keep(kept)
  }
}

/**
 * Holders who were not sent the part yet and have a key: nobody whom the reporter left out is one. If two share a
 * position by now, the second waits for the next time.
 */
function missing(
  p: Primitives,
  { list, keys }: Reception,
  lists: readonly VerifiedKeyList[],
  own: string,
  { slip, told }: KeptPart,
): Recipient[] {
  const holders = [...holdersOf({ slip: decodeSlip(slip) }, lists).values()]
  const seats = new Map<number, Recipient>()
  for (const { id } of holders) {
    const member = list.members.find((one) => one.id === id)
    const publicKey = keys.get(id)
    if (id === own || told.includes(id) || member === undefined || publicKey === undefined) continue
    const { position } = member
    if (seats.has(position)) continue
    seats.set(position, { member, position, publicKey, id: recipientId(p, publicKey) })
  }
  return [...seats.values()]
}
