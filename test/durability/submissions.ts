import { createHash } from 'node:crypto'
import { fetchTicket } from '../../client/shared/reception/ticket.ts'
import { type Answer, OfflineError, type Transport } from '../../client/shared/transport.ts'
import { makeCode, type ReceiptCode } from '../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { PATH, TICKET_HEADER } from '../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../support/desk/accepted.ts'
import type { TestReception } from '../support/reception/reception.ts'
import type { SomeBlock } from '../support/server/blocks.ts'
import { sealReport } from '../support/server/instance.ts'

/** The reception to write to, and the engine to use. */
export interface Scene {
  readonly p: Primitives
  readonly reception: TestReception
}

/** A report that was sealed under a code of its own, and the very bytes that were sent. */
export interface Submission {
  readonly idHex: string
  readonly code: ReceiptCode
  readonly request: Uint8Array
}

/** Seal a report under a fresh code. */
export function sealSubmission(scene: Scene): Submission {
  const code = makeCode(systemRandom, 'ABCDEFG')
  const text = `Noe som må sies: ${toHex(systemRandom(8))}`
  const { id, request } = sealReport({ ...scene, now: Date.now }, { code, text })
  return { idHex: toHex(id), code, request }
}

/** Fetch a ticket. @throws OfflineError if no answer came */
export function newTicket(transport: Transport) {
  return fetchTicket(transport, (message) => createHash('sha256').update(message).digest())
}

/** Send the bytes under a fresh ticket. @throws OfflineError if no answer came */
export async function post(
  transport: Transport,
  { request }: Pick<Submission, 'request'>,
): Promise<string> {
  const { header } = await newTicket(transport)
  return postWith(transport, request, header)
}

/** Send a block with a ticket. @throws OfflineError if no answer came */
export async function putBlock(
  transport: Transport,
  { sealed }: Pick<SomeBlock, 'sealed'>,
  ticket: string,
): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket }
  const answer = await transport.request('PUT', PATH.blocks, { headers, body: sealed })
  return said(answer, sealed)
}

async function postWith(transport: Transport, body: Uint8Array, ticket: string): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket }
  const answer = await transport.request('POST', PATH.drops, { headers, body })
  return said(answer, body)
}

function said({ status, body }: Answer, sent: Uint8Array): string {
  return outcomeOf({ status, text: Buffer.from(body).toString() }, sent)
}

/** Fate of a stream of submissions whose server was killed. */
export interface Stream {
  readonly accepted: readonly Submission[]
  /** Sent without an answer: each may be stored or not. */
  readonly lost: readonly Submission[]
  /** Answers that should not occur. */
  readonly odd: readonly string[]
}

/** Submit fresh reports, `lanes` at a time, until `most` were sent or the server is gone. */
export async function submitUntilGone(
  scene: Scene,
  transport: Transport,
  lanes: number,
  most: number,
): Promise<Stream> {
  const stream = { accepted: [] as Submission[], lost: [] as Submission[], odd: [] as string[] }
  const lane = async () => {
    while (stream.accepted.length + stream.lost.length < most) {
      const { header } = await newTicket(transport)
      const submission = sealSubmission(scene)
      // it counts as lost until its answer arrives
      stream.lost.push(submission)
      const answer = await postWith(transport, submission.request, header)
      stream.lost.splice(stream.lost.indexOf(submission), 1)
      if (answer !== ACCEPTED) stream.odd.push(answer)
      stream.accepted.push(submission)
    }
  }
  const untilOffline = (error: unknown) => {
    if (!(error instanceof OfflineError)) throw error
  }
  await Promise.all(Array.from({ length: lanes }, () => lane().catch(untilOffline)))
  return stream
}
