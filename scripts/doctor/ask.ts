import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { type Trust, trustOf } from '../../client/shared/node-trust.ts'

const LONGEST = 1_048_576
const TIMEOUT_MS = 10_000

/** The certificate of a line, as this machine judges it. */
export interface Certificate {
  /** Milliseconds. */
  readonly ends: number
  /** Why this machine does not trust it; null if it does. */
  readonly fault: string | null
  /** Whether only an authority of this machine, or one that was named, vouches for it. */
  readonly isOwn?: boolean
}

export interface Asked {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
  /** Null for a line without TLS. */
  readonly certificate: Certificate | null
}

export interface Request {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Authorities that may vouch for the certificate, beside those that Node knows. */
  readonly trust?: Trust
}

/** Ask a server of one's own, and look at its certificate instead of refusing it. @throws Error if nobody answers */
export function ask(
  url: URL,
  { method = 'GET', headers = {}, body, trust = {} }: Request = {},
): Promise<Asked> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': body.length }
    const options = {
      method,
      headers: { ...headers, ...length },
      timeout: TIMEOUT_MS,
      agent: false,
    }
    const sent = send(
      url,
      { ...options, ...trustOf(trust), rejectUnauthorized: false },
      async (response) => {
        try {
          const certificate = certificateOf(response.socket as TLSSocket)
          const parts: Buffer[] = []
          let size = 0
          for await (const part of response as AsyncIterable<Buffer>) {
            size += part.length
            if (size <= LONGEST) parts.push(part)
          }
          const { statusCode: status = 0 } = response
          resolve({
            status,
            headers: response.headers,
            body: new Uint8Array(Buffer.concat(parts)),
            certificate,
          })
        } catch (error) {
          reject(error)
        }
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('no answer within 10 seconds')))
    sent.on('error', reject)
    sent.end(body)
  })
}

function certificateOf(socket: TLSSocket): Certificate | null {
  if (!socket.encrypted) return null
  const { valid_to: end } = socket.getPeerCertificate()
  const fault = socket.authorized ? null : String(socket.authorizationError)
  return { ends: Date.parse(end), fault }
}
