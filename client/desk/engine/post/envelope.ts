import { dayOf, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { type DropDraft, sealDrop } from '../../../../crypto/drop/drop.ts'
import type { DropContent, GrantContent } from '../../../../crypto/entries/content.ts'
import type { Recipient } from '../../../../crypto/keys/keylist.ts'
import { recipientId } from '../../../../crypto/keys/keys.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { fetchTicket } from '../../../shared/reception/ticket.ts'
import { postDrop } from '../../../shared/server-answers.ts'
import { DeskError } from '../../model/error.ts'
import { asDeskErrors } from '../monitor/reception.ts'
import type { Staff } from './staff.ts'

/** The key list with the sealing keys of a week. */
export type ReceptionOf = (week: Week) => Promise<Reception>

const TRIES = 5

/** Codes for the desk, by the reason why a drop was not taken. */
const REFUSALS = {
  full: 'full',
  lost: 'offline',
  unconfirmed: 'unconfirmed',
  other: 'server',
} as const

/**
 * Post an envelope like a reporter's, by the reporters' own route. If no answer comes, it may have arrived.
 *
 * @param seal seals for the week of the ticket; null if nothing is to be sent after all
 * @throws DeskError as `seal`; `clock`, `full`, `offline`, `unconfirmed`, `server`
 */
export async function postEnvelope(
  staff: Staff,
  receptionOf: ReceptionOf,
  seal: (reception: Reception) => Uint8Array | null,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const ticket = await asDeskErrors(() => fetchTicket(staff.transport, staff.sha256))
    if (Math.abs(weekAt(staff.now()) - ticket.week) > 1) throw new DeskError('clock')
    const envelope = seal(await receptionOf(ticket.week))
    if (envelope === null) return
    const outcome = await postDrop(staff, envelope, ticket)
    if (outcome === 'accepted') return
    if (outcome !== 'week' && outcome !== 'ticket') throw new DeskError(REFUSALS[outcome])
  }
  throw new DeskError('server')
}

/** Content that members send one another in the form of a drop. */
export type MemberContent = Extract<
  DropContent,
  { kind: 'grant' | 'checkpoint' | 'absence' | 'key-part' }
>

/**
 * Seal a message of a member to colleagues. ACCESS.md section 9.3, CASEWORK.md sections 13.3 and 13.7
 *
 * @param to no two of them share a position
 * @returns 25,804 bytes
 */
export function sealToColleagues(
  { primitives: p, random, now, instance, signer }: Staff,
  { list, week }: Reception,
  messageId: Uint8Array,
  said: MemberContent,
  to: readonly Recipient[],
): Uint8Array {
  const draft: DropDraft = {
    ...said,
    messageId,
    day: dayOf(now()),
    week,
    reference: '0000000',
    address: new Uint8Array(SIZE.address),
    boardKey: null,
    signer: signer.publicKey,
    letter: 0,
    listHash: list.hash,
    textsHash: new Uint8Array(SIZE.key),
  }
  // Nobody looks for this echo: it is there because every envelope has one.
  const echo = random(SIZE.echo)
  return sealDrop(p, random, instance, draft, to, signer.seed, echo).request
}

/** A server that hides the week's keys must not make it look as if no member had any. */
export function requireKeys({ list, keys, stopped, week }: Reception): void {
  const isNamed = list.weeks.bundles[week - list.weeks.first] !== undefined
  if (isNamed && keys.size === 0 && stopped.length === 0)
    throw new DeskError('server', 'no sealing keys of this week')
}

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
