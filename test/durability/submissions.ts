import { createHash } from 'node:crypto'
import { fetchTicket } from '../../client/shared/ticket.ts'
import { OfflineError, type Transport } from '../../client/shared/transport.ts'
import { systemRandom, toHex } from '../../crypto/bytes.ts'
import { dayOf, type Week } from '../../crypto/calendar.ts'
import { sealDrop } from '../../crypto/drop.ts'
import { firstEcho } from '../../crypto/echo.ts'
import { openBundle, recipientsOf } from '../../crypto/keylist.ts'
import { asSignSeed } from '../../crypto/keys.ts'
import { SIZE } from '../../crypto/labels.ts'
import type { Primitives } from '../../crypto/primitives.ts'
import { deriveReceipt, makeCode, type ReceiptCode } from '../../crypto/receipt.ts'
import { PATH, TICKET_HEADER } from '../../crypto/wire.ts'
import { type House, SOME_TEXTS } from '../support/house.ts'

/** A report that was sealed under a code of its own, and the very bytes that were sent. */
export interface Submission {
  readonly idHex: string
  readonly code: ReceiptCode
  readonly request: Uint8Array
}

/** Seal a report under a fresh code. */
export function sealSubmission(
  p: Primitives,
  house: House,
  reference: string,
  week: Week,
): Submission {
  const { list, bundles } = house
  const code = makeCode(systemRandom, reference)
  const keys = deriveReceipt(p, list.instance, code)
  const bundle = openBundle(p, list, week, bundles.get(week) ?? new Uint8Array(0))
  const draft = {
    kind: 'report',
    content: {
      channel: 'main',
      language: 'nb',
      questionnaire: { id: 'general', version: 1 },
      answers: { what: `Noe som må sies: ${toHex(systemRandom(8))}` },
      about: null,
      manifest: null,
    },
    messageId: systemRandom(SIZE.messageId),
    day: dayOf(Date.now()),
    week,
    reference,
    address: keys.address,
    boardKey: keys.boardKey(week),
    signer: keys.signer,
    listHash: list.hash,
    textsHash: SOME_TEXTS,
  } as const
  const recipients = recipientsOf(p, list, bundle, 'main')
  const seed = asSignSeed(keys.signSeed)
  const echo = firstEcho(p, keys.echoKey, week)
  const sealed = sealDrop(p, systemRandom, list.instance, draft, recipients, seed, echo)
  return { idHex: toHex(sealed.id), code, request: sealed.request }
}

/** Fetch a ticket. @throws OfflineError where no answer came */
export function newTicket(transport: Transport) {
  return fetchTicket(transport, (message) => createHash('sha256').update(message).digest())
}

/** Send the bytes under a fresh ticket. @throws OfflineError where no answer came */
export async function post(transport: Transport, { request }: Submission): Promise<string> {
  const { header } = await newTicket(transport)
  return postWith(transport, request, header)
}

async function postWith(transport: Transport, body: Uint8Array, ticket: string): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: ticket }
  const answer = await transport.request('POST', PATH.drops, { headers, body })
  return `${answer.status} ${Buffer.from(answer.body).toString()}`
}

export const ACCEPTED = '200 {"status":"accepted"}'

/** What became of a stream of submissions whose server was killed. */
export interface Stream {
  readonly accepted: readonly Submission[]
  /** Sent, and no answer came: each may be there or not. */
  readonly lost: readonly Submission[]
  /** Answers that there should not have been. */
  readonly odd: readonly string[]
}

/** Submit fresh reports, `lanes` at a time, until the server is gone. */
export async function submitUntilGone(
  p: Primitives,
  house: House,
  transport: Transport,
  lanes: number,
): Promise<Stream> {
  const stream = { accepted: [] as Submission[], lost: [] as Submission[], odd: [] as string[] }
  const lane = async () => {
    for (;;) {
      const { reference, week, header } = await newTicket(transport)
      const submission = sealSubmission(p, house, reference, week)
      // it counts as lost until an answer is here
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
