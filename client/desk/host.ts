import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { PATH } from '../../crypto/wire.ts'
import { nodeTransport, type ProxyAddress } from '../shared/node-transport.ts'
import { OfflineError, type Transport } from '../shared/transport.ts'
import { FILE_LIMIT, HostFiles } from './host-files.ts'
import { type DeskFile, deskFiles } from './host-page.ts'

export interface DeskHostOptions {
  /** The staff address of the server; nothing else is ever asked. */
  readonly server: URL
  /** Path of the member's vault; the weekly file lies beside it. */
  readonly vault: string
  /** 0 takes any free port. */
  readonly port?: number
  readonly socks?: ProxyAddress | null
  /** Folder of the built desk. */
  readonly assets?: string
}

export interface DeskHost {
  /** To be opened in a browser of this machine; the token in it opens the rest. */
  readonly url: string
  stop(): Promise<void>
}

const ASSETS = fileURLToPath(new URL('../../dist/desk', import.meta.url))
const HOST = '127.0.0.1'
/** The header that carries the token. */
export const TOKEN_HEADER = 'postern-desk'

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const

interface Host {
  readonly token: Buffer
  readonly files: HostFiles
  readonly pages: ReadonlyMap<string, DeskFile>
  readonly transport: Transport
}

/**
 * Serve the desk on this machine: its page, the member's two sealed files, and a relay to one server.
 * It sees no passphrase, no key and no plaintext.
 *
 * @throws Error with a remedy where the port is taken, the desk is not built, or the vault is missing
 */
export async function startDeskHost(options: DeskHostOptions): Promise<DeskHost> {
  const files = new HostFiles(options.vault)
  if ((await files.read('vault')) === null) throw new Error(`no vault file ${options.vault}`)
  const token = randomBytes(32).toString('base64url')
  const host: Host = {
    token: Buffer.from(token),
    files,
    pages: await deskFiles(options.assets ?? ASSETS, options.server.origin),
    transport: nodeTransport({ server: options.server, socks: options.socks ?? null }),
  }
  const server = createServer((request, response) => {
    answer(host, request, response).catch(() => end(response, 500))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new Error(`port ${options.port} is taken (${cause.code}): choose another`, { cause })),
    )
    server.listen(options.port ?? 0, HOST, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${port}/#${token}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
  if (!isFromOwnPage(request)) return end(response, 403)
  const path = request.url ?? ''
  const page = host.pages.get(path)
  if (page !== undefined) {
    if (request.method !== 'GET') return end(response, 405)
    return end(response, 200, page.body, page.type)
  }
  if (!hasToken(host, request)) return end(response, 403)
  if (path === '/files/vault' || path === '/files/weeks') {
    return answerFile(host, path.slice('/files/'.length), request, response)
  }
  if (path.startsWith('/relay/')) return relay(host, path.slice('/relay'.length), request, response)
  return end(response, 404)
}

/**
 * A page of elsewhere reaches this port by a name of its own (DNS rebinding), or as a stranger: the
 * browser then tells by Host, Origin or Sec-Fetch-Site. Only a page that we served tells the rest.
 */
function isFromOwnPage(request: IncomingMessage): boolean {
  const { host, origin } = request.headers
  const own = `${HOST}:${request.socket.localPort}`
  const site = request.headers['sec-fetch-site']
  if (host !== own || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    return false
  if (request.method === 'GET') return origin === undefined || origin === `http://${own}`
  return origin === `http://${own}`
}

/** Another user of this machine can reach the port, but does not know the token. */
function hasToken({ token }: Host, request: IncomingMessage): boolean {
  const shown = Buffer.from(String(request.headers[TOKEN_HEADER] ?? ''))
  return shown.length === token.length && timingSafeEqual(shown, token)
}

async function answerFile(
  { files }: Host,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    const body = await files.read(name)
    return body === null ? end(response, 404) : end(response, 200, body)
  }
  if (request.method !== 'PUT') return end(response, 405)
  const body = await collect(request, FILE_LIMIT)
  if (body === null) return end(response, 413)
  const previous = request.headers['postern-previous']
  const replaced = await files.replace(name, body, previous ? String(previous) : null)
  if (replaced === null) return end(response, 404)
  return end(response, replaced === 'replaced' ? 200 : 412)
}

const RELAYED_HEADERS = [
  'content-type',
  'content-digest',
  'postern-instance',
  'signature-input',
  'signature',
  'postern-ticket',
] as const
const RELAYED_PATHS = Object.values(PATH).map((path) => {
  const tail = path.endsWith('/') ? '\\d{1,6}' : '(\\?week=\\d{1,6})?'
  return new RegExp(`^${path}${tail}$`)
})
/** Largest request that a desk makes: a publication. */
const RELAY_LIMIT = 8 * 1024 * 1024

async function relay(
  { transport }: Host,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!RELAYED_PATHS.some((pattern) => pattern.test(path))) return end(response, 404)
  const { method } = request
  if (method !== 'GET' && method !== 'POST') return end(response, 405)
  const body = await collect(request, RELAY_LIMIT)
  if (body === null) return end(response, 413)
  const headers = RELAYED_HEADERS.flatMap((name) => {
    const value = request.headers[name]
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  try {
    const options = { headers: Object.fromEntries(headers), ...(method === 'POST' ? { body } : {}) }
    const answered = await transport.request(method, path, options)
    end(response, answered.status, answered.body)
  } catch (error) {
    if (!(error instanceof OfflineError)) throw error
    end(response, 502)
  }
}

/** @returns null where there is more than `limit` bytes */
async function collect(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function end(
  response: ServerResponse,
  status: number,
  body: Uint8Array = new Uint8Array(0),
  type = 'application/octet-stream',
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { 'content-type': type, 'content-length': body.length })
  response.end(body)
}
