import { concat, type Random, toBase64url, u32be } from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { type Sha256, solvePuzzle } from '../../../crypto/wire/puzzle.ts'
import { PATH, type TicketAnswer, ticketAnswer } from '../../../crypto/wire/wire.ts'
import { VisitError } from '../session/visit-error.ts'
import type { Transport } from '../transport.ts'

/** Tools to fetch tickets, and to seal and send what they pay for. */
export interface TicketSource {
  readonly primitives: () => Promise<Primitives>
  readonly transport: Transport
  readonly random: Random
  readonly sha256: Sha256
  /** milliseconds */
  readonly now: () => number
  /** Wait `ms` before repeating. */
  readonly wait: (ms: number) => Promise<void>
}

export interface Ticket {
  /** 18 bytes: the server's part of the reference of a new code. */
  readonly seed: Uint8Array
  /** The server's week. */
  readonly week: number
  /** Value of the ticket header, solved. */
  readonly header: string
}

/**
 * Ask for a ticket and solve its puzzle.
 *
 * @throws VisitError `server`; OfflineError
 */
export async function fetchTicket(transport: Transport, sha256: Sha256): Promise<Ticket> {
  const answer = await transport.request('POST', PATH.tickets)
  if (answer.status !== 200) throw new VisitError('server')
  const { seed, week, ticket, puzzle } = ticketOf(answer.body)
  const solution = await solvePuzzle(sha256, ticket, puzzle.bits, puzzle.target, nextTask)
  if (solution === null) throw new VisitError('server')
  return { seed, week, header: toBase64url(concat(u32be(solution), ticket)) }
}

function ticketOf(body: Uint8Array): TicketAnswer {
  try {
    return decodeJson(ticketAnswer, body)
  } catch (error) {
    throw new VisitError('server', error)
  }
}

/** Let other work of this thread run before the next hash. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}
