import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { fromUtf8 } from '../crypto/primitives/bytes.ts'
import { encodeJson } from '../crypto/primitives/json.ts'
import { type Csp, headerTable } from './headers.ts'
import { REQUEST_TIME } from './limits.ts'

const RUNS_ALREADY =
  'if this server runs already, in this version or an older one, stop it first; if not: '

/** Milliseconds that requests under way have when the server stops. */
const GRACE = 10_000

/** One address with its requests. */
export interface Listener {
  /** Without a slash at the end. */
  readonly url: string
  /** Answer from now on. */
  open(app: RequestListener): void
  /** Take no further requests, finish those under way, close. */
  stop(): Promise<void>
}

/**
 * Take an address, so that nobody else does. Until it is opened, connections are closed at once.
 *
 * @param csp the policy on the answers that are given before there is a request
 * @throws Error naming the address and the variable to change if it cannot be taken
 */
export async function listen(
  host: string,
  port: number,
  variable: string,
  csp?: Csp,
): Promise<Listener> {
  const server = createServer({
    // Node's own refusals would lack our headers
    requireHostHeader: false,
    maxHeaderSize: 8192,
    keepAliveTimeout: 5000,
    requestTimeout: REQUEST_TIME,
  })
  const connections = trackConnections(server)
  const turnAway = (socket: Socket) => socket.destroy()
  server.on('connection', turnAway)
  server.on('clientError', answerBroken(brokenHead(csp)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `cannot listen on ${host}:${port} (${cause.code}): ${cause.code === 'EADDRINUSE' ? RUNS_ALREADY : ''}set ${variable} to another`,
          { cause },
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  const { address, family, port: taken } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    open: (app) => {
      server.on('request', app)
      server.on('checkExpectation', app)
      server.off('connection', turnAway)
    },
    stop: () => stopServer(server, connections),
  }
}

/** Connections, and whether a request of each is under way. */
type Connections = Map<Socket, boolean>

function trackConnections(server: Server): Connections {
  const connections: Connections = new Map()
  server.on('connection', (socket: Socket) => {
    connections.set(socket, false)
    socket.once('close', () => connections.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    connections.set(socket, true)
    response.once('close', () => {
      if (!server.listening) socket.destroySoon()
      else if (connections.has(socket)) connections.set(socket, false)
    })
  })
  return connections
}

/** Node itself would wait for connections that have asked for nothing, or may ask again. */
async function stopServer(server: Server, connections: Connections): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), GRACE)
  const closed = new Promise((resolve) => {
    server.close(resolve)
  })
  for (const [socket, busy] of connections) if (!busy) socket.destroy()
  await closed
  clearTimeout(timer)
}

const BROKEN = fromUtf8(encodeJson({ error: 'malformed' }))

function brokenHead(csp: Csp | undefined): string {
  return [
    'HTTP/1.1 400 Bad Request',
    ...[...headerTable(csp)].map(([name, value]) => `${name}: ${value}`),
    'content-type: application/json',
    `content-length: ${BROKEN.length}`,
    'connection: close',
  ].join('\r\n')
}

/** Answer a request that is not HTTP, or too slow. It never reaches the app, but gets the same headers. */
function answerBroken(head: string) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else socket.end(`${head}\r\n\r\n${BROKEN}`)
  }
}
