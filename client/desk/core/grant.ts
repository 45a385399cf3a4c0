import { dayOf, type Week, weekAt } from '../../../crypto/calendar.ts'
import type { GrantContent } from '../../../crypto/content.ts'
import { type DropDraft, sealDrop } from '../../../crypto/drop.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { decodeJson } from '../../../crypto/json.ts'
import { recipientId } from '../../../crypto/keys.ts'
import { SIZE } from '../../../crypto/labels.ts'
import { errorAnswer, PATH, TICKET_HEADER } from '../../../crypto/wire.ts'
import type { Reception } from '../../shared/reception.ts'
import { fetchTicket, type Ticket } from '../../shared/ticket.ts'
import { DeskError } from './error.ts'
import { asDeskErrors } from './reception.ts'
import type { Staff } from './staff.ts'

/** The key list with the sealing keys of a week. */
export type ReceptionOf = (week: Week) => Promise<Reception>

const TRIES = 5

/**
 * Let a member have keys: an envelope like a reporter's, by the reporters' own route, to this
 * member's key of the running week alone. PROTOCOL.md section 9.3
 *
 * Where no answer comes it may have arrived; another one says the same and does no harm.
 *
 * @throws DeskError `no-key` where the member has none for this week, `clock`, `full`, `offline`,
 *   `server`
 */
export async function postGrant(
  staff: Staff,
  receptionOf: ReceptionOf,
  memberId: string,
  content: GrantContent,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const ticket = await asDeskErrors(() => fetchTicket(staff.transport, sha256))
    if (Math.abs(weekAt(staff.now()) - ticket.week) > 1) throw new DeskError('clock')
    const reception = await receptionOf(ticket.week)
    const outcome = await post(staff, ticket, seal(staff, reception, memberId, content))
    if (outcome === 'accepted') return
  }
  throw new DeskError('server')
}

async function sha256(message: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(message)))
}

function seal(
  { primitives: p, random, now, instance, signer }: Staff,
  { list, keys, stopped, week }: Reception,
  memberId: string,
  content: GrantContent,
): Uint8Array {
  // A server that hides the week's keys must not make anybody look as if they had none.
  const isNamed = list.weeks.bundles[week - list.weeks.first] !== undefined
  if (isNamed && keys.size === 0 && stopped.length === 0)
    throw new DeskError('server', 'no sealing keys of this week')
  const member = list.members.find(({ id }) => id === memberId)
  const publicKey = keys.get(memberId)
  if (member === undefined || publicKey === undefined) throw new DeskError('no-key')
  const draft: DropDraft = {
    kind: 'grant',
    content,
    messageId: random(SIZE.messageId),
    day: dayOf(now()),
    week,
    reference: '0000000',
    address: new Uint8Array(SIZE.address),
    boardKey: null,
    signer: signer.publicKey,
    listHash: list.hash,
    textsHash: new Uint8Array(SIZE.key),
  }
  const { position } = member
  const to = [{ member, position, publicKey, id: recipientId(p, publicKey) }]
  // Nobody looks for this echo: it is there because every envelope has one.
  const echo = random(SIZE.echo)
  return sealDrop(p, random, instance, draft, to, signer.seed, echo).request
}

/** @returns `again` where it is to be sealed and sent once more @throws DeskError */
async function post(
  { transport }: Staff,
  ticket: Ticket,
  body: Uint8Array,
): Promise<'accepted' | 'again'> {
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket.header }
  const answer = await asDeskErrors(() => {
    return transport.request('POST', PATH.drops, { headers, body })
  })
  if (answer.status === 200) return 'accepted'
  switch (errorOf(answer.body)) {
    case 'week':
    case 'ticket':
      return 'again'
    case 'full':
      throw new DeskError('full')
    case 'unavailable':
      throw new DeskError('offline')
    default:
      throw new DeskError('server', `${answer.status}`)
  }
}

function errorOf(body: Uint8Array) {
  try {
    return decodeJson(errorAnswer, body).error
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}
