import { createHash } from 'node:crypto'
import { encodeJson } from '../../../crypto/primitives/json.ts'

/** Name in tests for the one exact answer to an accepted write. */
export const ACCEPTED = '200 accepted'
/** The same for a record that was there before. */
export const THERE = '208 accepted'

/** @param answer its body as text @param sent a value stands for its JSON */
export function outcomeOf(
  { status, text }: { readonly status: number; readonly text: string },
  sent: unknown,
): string {
  const bytes = sent instanceof Uint8Array ? sent : encodeJson(sent)
  const isExact = text === Buffer.from(acceptedBody(bytes)).toString()
  return isExact ? `${status} accepted` : `${status} ${text}`
}

/** The server's answer once it has accepted these bytes. */
export function acceptedBody(sent: Uint8Array): Uint8Array {
  const hash = createHash('sha256').update(sent).digest('base64url')
  return new TextEncoder().encode(`{"accepted":"${hash}"}`)
}
