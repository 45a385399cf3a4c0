import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { TOKEN_HEADER } from '../transport.ts'

/**
 * Whether a request was made for this host by its own page or by somebody who typed its address,
 * and not by another site under a name that resolves to this machine.
 *
 * @param origin `http://localhost:PORT`
 */
export function isOwnRequest({ headers, method }: IncomingMessage, origin: string): boolean {
  if (headers.host !== new URL(origin).host) return false
  if (headers.origin !== undefined && headers.origin !== origin) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return method === 'GET' || headers.origin === origin
}

/** Whether a request carries the token: other users of this machine do not know it. */
export function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(String(headers[TOKEN_HEADER] ?? ''))
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** The body of a request to a local host. @returns null if it is longer than `limit` bytes */
export async function readLocalBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
