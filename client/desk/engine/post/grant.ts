import { weekAt } from '../../../../crypto/days/calendar.ts'
import type { GrantContent } from '../../../../crypto/entries/content.ts'
import { recipientId } from '../../../../crypto/keys/keys.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { DeskError } from '../../model/error.ts'
import { postEnvelope, type ReceptionOf, requireKeys, sealToColleagues } from './envelope.ts'
import type { Staff } from './staff.ts'

/**
 * Grant keys to a member: an envelope only to this member's key of the running week. ACCESS.md section 9.3
 *
 * If no answer comes, it may have arrived; to send it again does no harm.
 *
 * @throws DeskError `no-key` if the member has none for this week, `clock`, `full`, `offline`, `server`
 */
export function postGrant(
  staff: Staff,
  receptionOf: ReceptionOf,
  memberId: string,
  content: GrantContent,
): Promise<void> {
  return postEnvelope(staff, receptionOf, (reception) => seal(staff, reception, memberId, content))
}

/** Refuse to begin if nothing can be sealed to a member this week. @throws DeskError `no-key`, `server` */
export async function requireSealable(
  { now }: Staff,
  receptionOf: ReceptionOf,
  memberId: string,
): Promise<void> {
  const reception = await receptionOf(weekAt(now()))
  requireKeys(reception)
  if (!reception.keys.has(memberId)) throw new DeskError('no-key')
}

function seal(
  staff: Staff,
  reception: Reception,
  memberId: string,
  content: GrantContent,
): Uint8Array {
  requireKeys(reception)
  const member = reception.list.members.find(({ id }) => id === memberId)
  const publicKey = reception.keys.get(memberId)
  if (member === undefined || publicKey === undefined) throw new DeskError('no-key')
  const { position } = member
  const to = [{ member, position, publicKey, id: recipientId(staff.primitives, publicKey) }]
  const messageId = staff.random(SIZE.messageId)
  return sealToColleagues(staff, reception, messageId, { kind: 'grant', content }, to)
}
