import { equal } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { decodeJson } from '../../crypto/primitives/json.ts'
import type { Sha256 } from '../../crypto/wire/puzzle.ts'
import {
  acceptedAnswer,
  type ErrorCode,
  errorAnswer,
  PATH,
  TICKET_HEADER,
} from '../../crypto/wire/wire.ts'
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

/** The server's reason for a refusal; null if the answer is not one of our server. */
export function errorCodeOf({ body }: Answer): ErrorCode | null {
  try {
    return decodeJson(errorAnswer, body).error
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}

/** lost: no answer came; unconfirmed: something else answered; other: any other refusal. */
export type PostOutcome = 'accepted' | 'full' | 'week' | 'ticket' | 'lost' | 'unconfirmed' | 'other'

/** Send a drop once. @param body 25,804 bytes */
export async function postDrop(
  { transport, sha256 }: { readonly transport: Transport; readonly sha256: Sha256 },
  body: Uint8Array,
  ticket: Ticket,
): Promise<PostOutcome> {
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket.header }
  try {
    const answer = await transport.request('POST', PATH.drops, { headers, body })
    return (await isAccepted(sha256, body, answer)) ? 'accepted' : refusalOf(answer)
  } catch (error) {
    if (error instanceof OfflineError) return 'lost'
    throw error
  }
}

function refusalOf(answer: Answer): PostOutcome {
  const code = errorCodeOf(answer)
  if (code === null) return 'unconfirmed'
  if (code === 'full' || code === 'week' || code === 'ticket') return code
  return code === 'unavailable' ? 'lost' : 'other'
}
