import type { IncomingMessage } from 'node:http'
import { concat } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { lineFaultBehind } from '../../shared/line-fault.ts'
import { hasToken, isOwnRequest, readLocalBody } from '../../shared/local-host/guard.ts'
import type { LocalFiles } from '../../shared/local-host/page.ts'
import {
  type LocalHost,
  type LocalHostOptions,
  type LocalPlace,
  type LocalReply,
  startLocalHost,
} from '../../shared/local-host/server.ts'
import { nodeTransport, type ProxyAddress } from '../../shared/node-transport.ts'
import {
  KEPT_HEADER,
  LINE_HEADER,
  type Method,
  OfflineError,
  type Transport,
} from '../../shared/transport.ts'
import { type DeskPlace, loadDeskAssets } from './assets.ts'
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
import { deskHeaders, isFrameRequest, isRelayed, RELAYED_HEADERS } from './guard.ts'
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
  /** An authority, as PEM, that may vouch for the server too. */
  readonly ca?: string | null
  /** A bundle instead of the server, which is then not asked. */
  readonly bundle?: BundlePaths | null
  /** The files of the vault; if absent, those beside `vault`. */
  readonly files?: HostFiles
  /** The sealed records; if absent, those beside `vault`. */
  readonly rows?: RowFile
  /** The built desk; if absent, the one in `dist/desk`. */
  readonly assets?: LocalFiles
  /** The organisation's content for desks: see client/texts/desk-file.ts. */
  readonly texts?: Uint8Array
}

/** A desk, while it is served. */
export type DeskHost = LocalHost

interface Host {
  readonly assets: LocalFiles
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
  const replyTo = await deskReplies(options)
  return startLocalHost({ port: options.port, headersAt: deskHeaders, replyTo })
}

/**
 * The answers of a desk, for a local host.
 *
 * @throws Error if the desk is not built, or if a bundle cannot be read
 */
export async function deskReplies(
  options: Omit<DeskHostOptions, 'port'>,
): Promise<LocalHostOptions['replyTo']> {
  const { server, vault, socks = null, ca = null } = options
  const assets = options.assets ?? (await loadDeskAssets(undefined, options))
  const files = options.files ?? fileStore(vault)
  const rows = options.rows ?? rowFile(`${vault}.rows`)
  const bundle = options.bundle ? await openBundleRelay(options.bundle) : null
  // The file is read while the passphrase is typed; a fault of the file shows again when the file is
  // needed.
  if (bundle === null) rows.look().catch(() => {})
  const relay = bundle?.transport ?? nodeTransport({ server, socks, ca, trustsMachine: true })
  const { texts = null } = options
  const host: Host = { assets, files, rows, relay, note: bundle?.note ?? null, texts }
  return (request, place) => replyTo(host, place, request).catch(faultReply)
}

/** The page learns only the status of a fault; nothing is logged. */
function faultReply(error: unknown): LocalReply {
  return { status: isFull(error) ? 507 : error instanceof BusyError ? 423 : 500 }
}

async function replyTo(
  host: Host,
  { origin, token }: LocalPlace,
  request: IncomingMessage,
): Promise<LocalReply> {
  const { method = '', url = '' } = request
  const asset = host.assets.get(url)
  if (asset !== undefined && isFrameRequest(request, origin)) return { status: 200, ...asset }
  if (!isOwnRequest(request, origin)) return { status: 403 }
  if (asset !== undefined) return method === 'GET' ? { status: 200, ...asset } : { status: 405 }
  if (!hasToken(request, token)) return { status: 403 }
  const file = FILES.find((name) => url === `/files/${name}`)
  if (file !== undefined) return fileReply(host.files, file, request)
  const rows = ROWS.get(url)
  if (rows !== undefined) return rowsReply(host.rows, rows, request)
  if (url === '/files/rows/ids') {
    return method === 'GET' ? found(await host.rows.ids()) : { status: 405 }
  }
  if (url === '/files/bundle') return found(host.note)
  if (url === '/files/texts') return found(host.texts)
  const handed = HANDED.find((name) => url === `/files/${name}`)
  if (handed !== undefined) return handedReply(host.files, handed, request)
  const target = url.startsWith('/relay/') ? url.slice('/relay'.length) : null
  if (target === null || !isRelayed(method, target)) return { status: 404 }
  return relayReply(host, method as Method, target, request)
}

const FILES: readonly FileName[] = ['vault', 'weeks', 'weeks-next', 'cache', 'unsent']

/** All that is asked of the sealed records, by its path. */
interface RowsRoute {
  /** Bytes of one id or row. */
  readonly unit: number
  /** The most of them at once. */
  readonly most: number
  readonly work: (rows: RowFile, body: Uint8Array) => Promise<LocalReply>
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
): Promise<LocalReply> {
  if (request.method !== 'POST') return { status: 405 }
  const body = await readLocalBody(request, unit * most)
  if (body === null) return { status: 413 }
  return body.length % unit === 0 ? work(rows, body) : { status: 400 }
}

const HANDED: readonly HandedName[] = ['enrolment', 'keys', 'drill']

/** Files to hand over may be overwritten at any time: nothing in them is lost. */
async function handedReply(
  files: HostFiles,
  name: HandedName,
  request: IncomingMessage,
): Promise<LocalReply> {
  if (request.method === 'GET') return found(await files.read(name))
  if (request.method !== 'PUT' || name === 'drill') return { status: 405 }
  const bytes = await readLocalBody(request, FILE_LIMIT)
  if (bytes === null) return { status: 413 }
  const path = await files.hand(name, bytes)
  return { status: 200, type: 'text/plain; charset=utf-8', body: new TextEncoder().encode(path) }
}

/** A missing file is not a fault: browsers would report a fault in their console. */
function found(body: Uint8Array | null): LocalReply {
  return body === null ? { status: 204 } : { status: 200, body }
}

async function fileReply(
  files: HostFiles,
  name: FileName,
  request: IncomingMessage,
): Promise<LocalReply> {
  if (request.method === 'GET') return found(await files.read(name))
  if (request.method === 'DELETE' && name === 'weeks-next') {
    await files.removeNext()
    return { status: 204 }
  }
  if (request.method !== 'PUT') return { status: 405 }
  const replaces = String(request.headers['postern-replaces'] ?? '')
  if (!/^(?:none|[0-9a-f]{64})$/.test(replaces)) return { status: 400 }
  const bytes = await readLocalBody(request, name === 'cache' ? CACHE_LIMIT : FILE_LIMIT)
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
): Promise<LocalReply> {
  const body = await readLocalBody(request, RELAY_LIMIT)
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
    if (error instanceof OfflineError) {
      return { status: 502, headers: { [LINE_HEADER]: lineFaultBehind(error) ?? 'other' } }
    }
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
  const isAll = fresh.length * SIZE.record === came.length
  return rows.append(isAll ? came : concat(...fresh)).catch(() => false)
}
