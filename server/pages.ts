import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BlockList } from 'node:net'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib'
import type { Config } from './config.ts'
import { PAGE_HEADERS } from './headers.ts'
import { sendBytes } from './http.ts'
import { isInside, readRanges } from './networks.ts'
import { onionLocation } from './onion.ts'

/** A file of the reporter's side, as it was built. */
export interface PageFile {
  readonly body: Uint8Array
  /** Media type, with charset if it is text. */
  readonly type: string
  /** Smaller forms of `body`, if a build has made them. */
  readonly packed?: { readonly br: Uint8Array; readonly gzip: Uint8Array }
  /** Bodies that warn visitors from networks of the organisation; the first that fits is sent. */
  readonly inside?: readonly InsideBody[]
}

/** A body that visitors from some networks get instead. */
export interface InsideBody {
  /** In CIDR notation, IPv4 or IPv6, such as `192.0.2.0/24`. */
  readonly ranges: readonly string[]
  readonly body: Uint8Array
}

/** Exact path, such as `/`, `/nn/`, `/assets/main-….js`, to the file. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** The page that an instance that is enrolled with WEBCAT answers with on a path without a file. */
export const FALLBACK_PATH = '/index.html'

type Encoding = 'br' | 'gzip' | 'identity'

/** The forms of one body. Its brotli form may come later than the others. */
type Bodies = Partial<Record<Encoding, Uint8Array>>

export interface Packed {
  readonly type: string
  readonly bodies: Readonly<Bodies>
  readonly inside: readonly { readonly ranges: BlockList; readonly bodies: Readonly<Bodies> }[]
}

/** Compresses bodies by brotli as well as it can, in the same order; it may take its time. */
export type Brotli = (bodies: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>

const COMPRESSIBLE = /^(text\/|application\/(javascript|json|wasm)|image\/svg)/

/** Files that are compressed at once: each takes a quarter of a megabyte meanwhile, and its process keeps it. */
const AT_ONCE = 4

/**
 * Compress every file once, in each form that browsers ask for.
 *
 * @param later makes the brotli forms after the first answers; without it they are made before
 * @throws ConfigError naming a range of addresses that cannot be used
 */
export async function packPages(
  files: PageFiles,
  later?: Brotli,
): Promise<ReadonlyMap<string, Packed>> {
  const missing: Bodies[] = []
  const pack = async (file: Pick<PageFile, 'body' | 'type' | 'packed'>): Promise<Bodies> => {
    const { body, type, packed } = file
    // hardly anybody asks for the body itself, and it is the largest: `bodyOf` makes it again
    if (packed !== undefined) return packed
    if (later === undefined || !COMPRESSIBLE.test(type)) return packBody(body, type)
    const bodies = { identity: body, gzip: await promisify(gzip)(body) }
    missing.push(bodies)
    return bodies
  }
  const packed = new Map<string, Packed>()
  const waiting = files.entries()
  const packRest = async (): Promise<void> => {
    for (const [path, file] of waiting) {
      const { type, inside: others = [] } = file
      const inside = []
      for (const { ranges, body } of others) {
        inside.push({ ranges: readRanges(ranges), bodies: await pack({ body, type }) })
      }
      packed.set(path, { type, bodies: await pack(file), inside })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, packRest))
  if (later !== undefined) void addBrotli(missing, later)
  return packed
}

/** If it fails, browsers get the larger form. */
async function addBrotli(missing: readonly Bodies[], brotli: Brotli): Promise<void> {
  const made = await brotli(missing.map(({ identity }) => identity ?? new Uint8Array(0)))
  for (const [at, bodies] of missing.entries()) {
    const br = made[at]
    if (br === undefined) continue
    bodies.br = br
    delete bodies.identity
  }
}

/** The same bytes are compressed once, however often pages are made again. */
const known = new Map<string, Promise<Bodies>>()
/** Bodies that are remembered: several times those of one set of pages. */
const MOST_KNOWN = 600

function packBody(body: Uint8Array, type: string): Promise<Bodies> {
  const key = `${type} ${createHash('sha256').update(body).digest('hex')}`
  const before = known.get(key)
  if (before !== undefined) return before
  const packing = compress(body, type)
  known.set(key, packing)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return packing
}

async function compress(body: Uint8Array, type: string): Promise<Bodies> {
  if (!COMPRESSIBLE.test(type)) return { identity: body }
  const [br, gz] = await Promise.all([packWell(body), promisify(gzip)(body, { level: 9 })])
  return { identity: body, br, gzip: new Uint8Array(gz) }
}

/** The brotli form of a body, as small as it gets. */
export async function packWell(body: Uint8Array): Promise<Uint8Array> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return new Uint8Array(await promisify(brotliCompress)(body, { params }))
}

/**
 * Send a file from memory, in the smallest form that is asked for. Only a file that has bodies for
 * some networks looks at the visitor's address, to choose one.
 */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { type, bodies, inside }: Packed,
  { forwardedFor, onionAddress }: Pick<Config, 'forwardedFor' | 'onionAddress'>,
  status = 200,
): void {
  const found = inside.find(({ ranges }) => isInside(request, ranges, forwardedFor))
  const chosen = found?.bodies ?? bodies
  const encoding = chooseEncoding(String(request.headers['accept-encoding'] ?? ''), chosen)
  if (chosen.gzip !== undefined) response.setHeader('vary', 'accept-encoding')
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  const isHtml = type.startsWith('text/html')
  if (isHtml) response.setHeaders(PAGE_HEADERS as Map<string, string>)
  if (onionAddress !== null && isHtml) {
    const location = onionLocation(request, onionAddress, path)
    if (location !== null) response.setHeader('onion-location', location)
  }
  sendBytes(response, status, type, bodyOf(chosen, encoding))
}

function bodyOf(bodies: Readonly<Bodies>, encoding: Encoding): Uint8Array {
  const body = bodies[encoding]
  if (body !== undefined) return body
  return bodies.gzip === undefined ? new Uint8Array(0) : gunzipSync(bodies.gzip)
}

function chooseEncoding(accepted: string, bodies: Bodies): Encoding {
  const offered = accepted.split(',').flatMap((part) => {
    const [name, weight] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/)
    return Number(weight ?? 1) > 0 ? [name] : []
  })
  const found = (['br', 'gzip'] as const).find(
    (name) => offered.includes(name) && bodies[name] !== undefined,
  )
  return found ?? 'identity'
}
