import { equal } from '../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../crypto/primitives/json.ts'
import type { Sha256 } from '../../crypto/wire/puzzle.ts'
import { acceptedAnswer, errorAnswer, PATH, TICKET_HEADER } from '../../crypto/wire/wire.ts'
import type { Ticket } from './reception/ticket.ts'
import { type Answer, OfflineError, type Transport } from './transport.ts'

/** Whether this is the one answer of a server that has taken `sent`: others can answer 200 as well. */
export async function isAccepted(
  sha256: Sha256,
  sent: Uint8Array,
  { status, body }: Answer,
): Promise<boolean> {
  return status === 200 && equal(body, acceptedAnswer(await sha256(sent)))
}

/** lost: no answer came; other: an answer that gives no reason, and does not say that the server has the drop. */
export type PostOutcome = 'accepted' | 'full' | 'week' | 'ticket' | 'lost' | 'other'

/** Send a drop once. @param body 25,804 bytes */
export async function postDrop(
  { transport, sha256 }: { readonly transport: Transport; readonly sha256: Sha256 },
  body: Uint8Array,
  ticket: Ticket,
): Promise<PostOutcome> {
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket.header }
  try {
    const answer = await transport.request('POST', PATH.drops, { headers, body })
    return (await isAccepted(sha256, body, answer)) ? 'accepted' : refusalOf(answer.body)
  } catch (error) {
    if (error instanceof OfflineError) return 'lost'
    throw error
  }
}

function refusalOf(body: Uint8Array): PostOutcome {
  try {
    const { error } = decodeJson(errorAnswer, body)
    if (error === 'full' || error === 'week' || error === 'ticket') return error
    return error === 'unavailable' ? 'lost' : 'other'
  } catch {
    return 'other'
  }
}
