import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it went over the wire. */
export interface TappedRequest {
  readonly method: string
  /** With query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: number
  readonly body: Uint8Array
}

/**
 * Fate of a request: it passes; its answer is lost after the server gave it; it never arrives; or it is answered
 * here.
 */
export type Fate =
  | 'pass'
  | 'lose-answer'
  | 'lose-request'
  | { readonly status: number; readonly body: string | Uint8Array }

export interface WireTap {
  readonly url: string
  readonly requests: TappedRequest[]
  /** Decides about each request, and may take its time; by default all pass. */
  decide: (request: TappedRequest) => Fate | Promise<Fate>
  close(): Promise<void>
}

/** Stand between a browser and a server on 127.0.0.1, and see and decide what passes. */
export async function tapWire(target: string): Promise<WireTap> {
  const server = createServer((incoming, outgoing) => {
    void handle(tap, target, incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const tap: WireTap = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    decide: () => 'pass',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return tap
}

async function handle(
  tap: WireTap,
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const seen: TappedRequest = {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([k, v]) => [k, String(v)])),
    bytes: body.length,
    body: new Uint8Array(body),
  }
  tap.requests.push(seen)
  const fate = await tap.decide(seen)
  if (fate === 'lose-request') outgoing.destroy()
  else if (typeof fate === 'object') {
    outgoing.writeHead(fate.status, { 'content-type': 'application/json' }).end(fate.body)
  } else forward(target, incoming, outgoing, body, fate === 'lose-answer')
}

function forward(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: Buffer,
  lose: boolean,
): void {
  const { method, headers, url } = incoming
  const onward = request(new URL(url ?? '/', target), { method, headers }, (answer) => {
    if (lose) {
      answer.resume()
      answer.once('end', () => outgoing.destroy())
      return
    }
    outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders)
    answer.pipe(outgoing)
  })
  onward.once('error', () => outgoing.destroy())
  onward.end(body)
}
