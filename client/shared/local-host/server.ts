import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { listenLocally } from './listen.ts'

/** A page of a program on this machine, while the program serves it. */
export interface LocalHost {
  /** With the token in the fragment, which no browser sends. */
  readonly url: string
  stop(): Promise<void>
}

/** Only the own page of a host has both of these. */
export interface LocalPlace {
  /** By name, `http://localhost:PORT`: security keys belong to a domain, and an address is not one. */
  readonly origin: string
  readonly token: string
}

/** The parts of an answer. */
export interface LocalReply {
  readonly status: number
  readonly type?: string
  readonly body?: Uint8Array
  /** Headers that replace those of every answer. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface LocalHostOptions {
  /** 0 for any free one. */
  readonly port: number
  /** The page's own headers of every answer: its content security policy, and what its document may ask for. */
  readonly headersAt: (origin: string) => Readonly<Record<string, string>>
  /** Never rejects: a fault is an answer too, and nothing is logged. */
  readonly replyTo: (request: IncomingMessage, place: LocalPlace) => Promise<LocalReply>
}

/**
 * Serve a page only on this machine, as localhost.
 *
 * @throws Error if the port is taken
 */
export async function startLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  const token = randomBytes(32).toString('base64url')
  let place: LocalPlace | null = null
  const make = () =>
    createServer((request, response) => {
      if (place === null) response.destroy()
      else void answer(options, place, request, response)
    })
  const { listeners, port } = await listenLocally(make, options.port)
  place = { origin: `http://localhost:${port}`, token }
  const stop = async () => {
    await Promise.all(listeners.map(close))
  }
  return { url: `${place.origin}/#${token}`, stop }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function answer(
  { headersAt, replyTo }: LocalHostOptions,
  place: LocalPlace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await replyTo(request, place)
  const body = reply.body ?? new Uint8Array(0)
  response.writeHead(reply.status, {
    ...HEADERS,
    ...headersAt(place.origin),
    ...reply.headers,
    'content-type': reply.type ?? 'application/octet-stream',
    'content-length': body.length,
  })
  response.end(body)
}

/** Headers of every answer of every local host. */
const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
