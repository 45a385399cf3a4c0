import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { concat } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { nodeTransport, type ProxyAddress } from '../../shared/node-transport.ts'
import { KEPT_HEADER, type Method, OfflineError, type Transport } from '../../shared/transport.ts'
import { type DeskAssets, type DeskPlace, loadDeskAssets } from './assets.ts'
import { type BundlePaths, openBundleRelay } from './bundle.ts'
import {
  BusyError,
  CACHE_LIMIT,
  FILE_LIMIT,
  type FileName,
  fileStore,
  type HandedName,
  type HostFiles,
  isFull,
} from './files.ts'
import {
  hasToken,
  hostHeaders,
  isFrameRequest,
  isOwnRequest,
  isRelayed,
  RELAYED_HEADERS,
  readBody,
} from './guard.ts'
import { listenLocally } from './listen.ts'
import { nameOf } from './row-slots.ts'
import { type RowFile, rowFile } from './rows.ts'

export interface DeskHostOptions extends DeskPlace {
  /** The staff listener of the server; scheme and authority. */
  readonly server: URL
  /** Path of the vault file; the weekly file lies beside it. */
  readonly vault: string
  /** 0 for any free one. */
  readonly port: number
  readonly socks?: ProxyAddress | null
  /** A bundle instead of the server, which is then not asked. */
  readonly bundle?: BundlePaths | null
  /** The files of the vault; if absent, those beside `vault`. */
  readonly files?: HostFiles
  /** The sealed records; if absent, those beside `vault`. */
  readonly rows?: RowFile
  /** The built desk; if absent, the one in `dist/desk`. */
  readonly assets?: DeskAssets
  /** The organisation's content for desks: see client/texts/desk-file.ts. */
  readonly texts?: Uint8Array
}

export interface DeskHost {
  /** With the token in the fragment, which no browser sends. */
  readonly url: string
  stop(): Promise<void>
}

/** The parts of an answer of the host. */
interface Reply {
  readonly status: number
  readonly type?: string
  readonly body?: Uint8Array
  /** Headers that replace those of every answer. */
  readonly headers?: Readonly<Record<string, string>>
}

interface Host {
  readonly origin: string
  readonly token: string
  readonly assets: DeskAssets
  readonly files: HostFiles
  readonly rows: RowFile
  readonly relay: Transport
  /** Note to the page on a bundle; null with a network. */
  readonly note: Uint8Array | null
  readonly texts: Uint8Array | null
}

/**
 * Serve the desk only on this machine, as localhost: its files, the vault, and a relay to one server. It
 * sees neither passphrase nor keys nor plaintext: these stay in the browser.
 *
 * @throws Error if the desk is not built, or if the port is taken
 */
export async function startDeskHost(options: DeskHostOptions): Promise<DeskHost> {
  const { server, vault, port, socks = null } = options
  const assets = options.assets ?? (await loadDeskAssets(undefined, options))
  const token = randomBytes(32).toString('base64url')
  const files = options.files ?? fileStore(vault)
  const rows = options.rows ?? rowFile(`${vault}.rows`)
  const bundle = options.bundle ? await openBundleRelay(options.bundle) : null
  // The file is read while the passphrase is typed; a fault of the file shows again when the file is
  // needed.
  if (bundle === null) rows.look().catch(() => {})
  const relay = bundle?.transport ?? nodeTransport({ server, socks })
  let host: Host | null = null
  const make = () =>
    createServer((request, response) => {
      if (host === null) response.destroy()
      else void answer(host, request, response)
    })
  const { listeners, port: taken } = await listenLocally(make, port)
  // by name: security keys belong to a domain, and an address is not one
  const origin = `http://localhost:${taken}`
  const { texts = null } = options
  host = { origin, token, assets, files, rows, relay, note: bundle?.note ?? null, texts }
  const stop = async () => {
    await Promise.all(listeners.map(close))
  }
  return { url: `${origin}/#${token}`, stop }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function answer(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let reply: Reply
  try {
    reply = await replyTo(host, request)
  } catch (error) {
    // The page learns only the status of a fault; nothing is logged.
    reply = { status: isFull(error) ? 507 : error instanceof BusyError ? 423 : 500 }
  }
  const body = reply.body ?? new Uint8Array(0)
  response.writeHead(reply.status, {
    ...hostHeaders(host.origin),
    ...reply.headers,
    'content-type': reply.type ?? 'application/octet-stream',
    'content-length': body.length,
  })
  response.end(body)
}

async function replyTo(host: Host, request: IncomingMessage): Promise<Reply> {
  const { method = '', url = '' } = request
  const asset = host.assets.get(url)
  if (asset !== undefined && isFrameRequest(request, host.origin)) return { status: 200, ...asset }
  if (!isOwnRequest(request, host.origin)) return { status: 403 }
  if (asset !== undefined) return method === 'GET' ? { status: 200, ...asset } : { status: 405 }
  if (!hasToken(request, host.token)) return { status: 403 }
  const file = FILES.find((name) => url === `/files/${name}`)
  if (file !== undefined) return fileReply(host.files, file, request)
  const rows = ROWS.get(url)
  if (rows !== undefined) return rowsReply(host.rows, rows, request)
  if (url === '/files/bundle') return found(host.note)
  if (url === '/files/texts') return found(host.texts)
  const handed = HANDED.find((name) => url === `/files/${name}`)
  if (handed !== undefined) return handedReply(host.files, handed, request)
  const target = url.startsWith('/relay/') ? url.slice('/relay'.length) : null
  if (target === null || !isRelayed(method, target)) return { status: 404 }
  return relayReply(host, method as Method, target, request)
}

const FILES: readonly FileName[] = ['vault', 'weeks', 'weeks-next', 'cache']

/** All that is asked of the sealed records, by its path. */
interface RowsRoute {
  /** Bytes of one id or row. */
  readonly unit: number
  /** The most of them at once. */
  readonly most: number
  readonly work: (rows: RowFile, body: Uint8Array) => Promise<Reply>
}

const ROWS: ReadonlyMap<string, RowsRoute> = new Map([
  [
    '/files/rows/needed',
    { unit: SIZE.id, most: 1024 * 1024, work: async (rows, ids) => found(await rows.needed(ids)) },
  ],
  [
    '/files/rows/get',
    { unit: SIZE.id, most: 1024, work: async (rows, ids) => found(await rows.get(ids)) },
  ],
  [
    '/files/rows/append',
    {
      unit: SIZE.record,
      most: 1024,
      work: async (rows, body) => ({ status: (await rows.append(body)) ? 204 : 507 }),
    },
  ],
])

/** The host does not log which rows are requested: they tell which cases the desk reads. */
async function rowsReply(
  rows: RowFile,
  { unit, most, work }: RowsRoute,
  request: IncomingMessage,
): Promise<Reply> {
  if (request.method !== 'POST') return { status: 405 }
  const body = await readBody(request, unit * most)
  if (body === null) return { status: 413 }
  return body.length % unit === 0 ? work(rows, body) : { status: 400 }
}

const HANDED: readonly HandedName[] = ['enrolment', 'keys', 'drill']

/** Files to hand over may be overwritten at any time: nothing in them is lost. */
async function handedReply(
  files: HostFiles,
  name: HandedName,
  request: IncomingMessage,
): Promise<Reply> {
  if (request.method === 'GET') return found(await files.read(name))
  if (request.method !== 'PUT' || name === 'drill') return { status: 405 }
  const bytes = await readBody(request, FILE_LIMIT)
  if (bytes === null) return { status: 413 }
  const path = await files.hand(name, bytes)
  return { status: 200, type: 'text/plain; charset=utf-8', body: new TextEncoder().encode(path) }
}

/** A missing file is not a fault: browsers would report a fault in their console. */
function found(body: Uint8Array | null): Reply {
  return body === null ? { status: 204 } : { status: 200, body }
}

async function fileReply(
  files: HostFiles,
  name: FileName,
  request: IncomingMessage,
): Promise<Reply> {
  if (request.method === 'GET') return found(await files.read(name))
  if (request.method === 'DELETE' && name === 'weeks-next') {
    await files.removeNext()
    return { status: 204 }
  }
  if (request.method !== 'PUT') return { status: 405 }
  const replaces = String(request.headers['postern-replaces'] ?? '')
  if (!/^(?:none|[0-9a-f]{64})$/.test(replaces)) return { status: 400 }
  const bytes = await readBody(request, name === 'cache' ? CACHE_LIMIT : FILE_LIMIT)
  if (bytes === null) return { status: 413 }
  const written = await files.write(name, bytes, replaces === 'none' ? null : replaces)
  return { status: written ? 204 : 409 }
}

/** The most bytes that a desk sends to the server at once. */
const RELAY_LIMIT = 1024 * 1024

async function relayReply(
  { relay, rows, note }: Host,
  method: Method,
  target: string,
  request: IncomingMessage,
): Promise<Reply> {
  const body = await readBody(request, RELAY_LIMIT)
  if (body === null) return { status: 413 }
  const headers: Record<string, string> = {}
  for (const name of RELAYED_HEADERS) {
    const value = request.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  try {
    const reply = await relay.request(method, target, {
      headers,
      ...(method === 'GET' ? {} : { body }),
    })
    const hasRows = target === PATH.deskRecordsFetch && reply.status === 200 && note === null
    return hasRows && (await keepRows(rows, body, reply.body))
      ? { ...reply, headers: { [KEPT_HEADER]: '1' } }
      : reply
  } catch (error) {
    if (error instanceof OfflineError) return { status: 502 }
    throw error
  }
}

/**
 * Keep the rows that came for these ids, so that the page need not send them back. All of them are kept, no
 * matter who reads them.
 *
 * @returns whether they lie in the file now
 */
async function keepRows(rows: RowFile, ids: Uint8Array, came: Uint8Array): Promise<boolean> {
  const left = new Set(
    Array.from({ length: ids.length / SIZE.id }, (_, i) => nameOf(ids, i * SIZE.id)),
  )
  const fresh: Uint8Array[] = []
  for (let at = 0; at + SIZE.record <= came.length; at += SIZE.record) {
    const row = came.subarray(at, at + SIZE.record)
    if (left.delete(nameOf(row))) fresh.push(row)
  }
  return rows.append(concat(...fresh)).catch(() => false)
}
