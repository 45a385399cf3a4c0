import { toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { LINE_FAULTS, LineError, type LineFault } from '../../shared/line-fault.ts'
import {
  KEPT_HEADER,
  LINE_HEADER,
  OfflineError,
  TOKEN_HEADER,
  type Transport,
} from '../../shared/transport.ts'
import { DeskError } from '../model/error.ts'
import { type BundleNote, decodeNote } from './bundle-note.ts'
import type { CacheStore, RowStore, UnsentStore, VaultFileName, VaultFiles } from './ports.ts'

/** Why the host had no answer. */
function faultIn({ headers }: Response): LineFault {
  const said = headers.get(LINE_HEADER)
  return LINE_FAULTS.find((fault) => fault === said) ?? 'other'
}

/** Files that the host writes for the head of reception. */
type HandedName = 'enrolment' | 'keys'

/** The page's way to its host: the relay, and the files. */
export interface Relay extends VaultFiles {
  readonly transport: Transport
  readonly cache: CacheStore
  readonly rows: RowStore
  readonly unsent: UnsentStore
  /**
   * @returns null if there is none.
   * @throws DeskError `files`
   */
  readHanded(name: HandedName | 'drill' | 'texts'): Promise<Uint8Array | null>
  /** @returns null with a network. @throws DeskError `files` */
  readBundle(): Promise<BundleNote | null>
  /**
   * @returns the path of the file.
   * @throws DeskError `files`, `full-disk`, `file-busy`
   */
  hand(name: HandedName, bytes: Uint8Array): Promise<string>
}

/** All files that the host keeps for a desk. */
type KeptFile = VaultFileName | 'cache' | 'unsent'

type Call = (method: string, path: string, options?: CallOptions) => Promise<Response>

/** @param token from the address that the host printed */
export function hostRelay(token: string): Relay {
  const call: Call = async (method, path, options = {}) => {
    try {
      return await fetch(path, {
        method,
        headers: { ...options.headers, [TOKEN_HEADER]: token },
        ...(options.body ? { body: new Uint8Array(options.body) } : {}),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      })
    } catch (error) {
      throw new OfflineError('the host has ended', { cause: error })
    }
  }
  const files = hostFiles(call)
  return {
    ...files,
    ...{ cache: cacheIn(call, files), rows: rowsAt(call) },
    unsent: {
      read: () => files.readFile('unsent'),
      write: (file) => files.writeFile('unsent', file),
    },
    transport: {
      request: async (method, path, options = {}) => {
        const response = await call(method, `/relay${path}`, options)
        if (response.status === 502) throw new LineError(faultIn(response))
        const kept = response.headers.has(KEPT_HEADER) ? ({ kept: true } as const) : {}
        const body = await wholeBody(response)
        return { status: response.status, body, ...kept }
      },
    },
    readBundle: async () => {
      const bytes = await readFrom(call, 'bundle')
      return bytes && decodeNote(bytes)
    },
    hand: async (name, bytes) => {
      const headers = { 'content-type': OCTETS }
      const response = await forFiles(() => call('PUT', `/files/${name}`, { headers, body: bytes }))
      requireWritten(response, 200)
      const path = await response.text()
      if (!path.endsWith(`.${name}`)) throw new DeskError('files')
      return path
    },
  }
}

/**
 * A relay whose kept files can be on their way before anybody can open them: a passphrase takes a second to hash.
 *
 * @returns `begin` has them come
 */
export function readAhead(relay: Relay): { readonly relay: Relay; readonly begin: () => void } {
  const cache = ahead(relay.cache.read)
  const held = ahead(relay.rows.held ?? (async () => null))
  const begin = () => {
    cache.begin()
    held.begin()
  }
  const stores = {
    cache: { ...relay.cache, read: cache.take },
    rows: { ...relay.rows, held: held.take },
  }
  return { relay: { ...relay, ...stores }, begin }
}

/** An answer that is asked for before anybody needs it is taken once; after that each taking asks again. */
function ahead<T>(ask: () => Promise<T>) {
  let asked: Promise<T> | null = null
  return {
    begin: () => {
      asked = ask()
      // Its error is thrown where it is taken.
      asked.catch(() => {})
    },
    take: () => {
      const first = asked ?? ask()
      asked = null
      return first
    },
  }
}

/**
 * The body of an answer of the host, read into memory of its length. A browser that does not know the length asks for
 * new memory each time that what came has doubled: a first sync takes a gigabyte.
 *
 * @throws OfflineError if less comes than was said
 */
export async function wholeBody(response: Response): Promise<Uint8Array> {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  const reader = Number.isInteger(length) ? byteReader(response) : null
  try {
    if (reader === null) return new Uint8Array(await response.arrayBuffer())
    let bytes = new Uint8Array(length)
    for (let at = 0; at < length; ) {
      const { value, done } = await reader.read(bytes.subarray(at))
      if (done) throw new Error('the answer is shorter than it says')
      at += value.length
      // the memory goes to the browser with each reading, and comes back
      bytes = new Uint8Array(value.buffer)
    }
    return bytes
  } catch (error) {
    throw new OfflineError('the host has ended', { cause: error })
  }
}

/** @returns null in a browser that cannot read into memory which is there */
function byteReader({ body }: Response): ReadableStreamBYOBReader | null {
  try {
    return body?.getReader({ mode: 'byob' }) ?? null
  } catch {
    return null
  }
}

const OCTETS = 'application/octet-stream'

async function readFrom(call: Call, name: string): Promise<Uint8Array | null> {
  const response = await forFiles(() => call('GET', `/files/${name}`))
  if (response.status === 204) return null
  if (response.status !== 200) throw new DeskError('files')
  return new Uint8Array(await response.arrayBuffer())
}

/** The files of the vault; the host overwrites only the version that was read or written last. */
function hostFiles(call: Call) {
  const seen = new Map<string, string>()
  const readFile = async (name: KeptFile) => {
    const bytes = await readFrom(call, name)
    if (bytes !== null) seen.set(name, toHex(await sha256(bytes)))
    return bytes
  }
  /** The fault after a write that failed, or whose answer was lost: the file may have changed. */
  const doubt = async (name: KeptFile, hash: string, cause: unknown) => {
    const isAsBefore = await readFile(name).then(
      () => seen.get(name) !== hash,
      () => false,
    )
    return new DeskError(isAsBefore ? 'files' : 'unsure', cause)
  }
  return {
    readHanded: (name: string) => readFrom(call, name),
    readFile,
    removeNext: async () => {
      const response = await forFiles(() => call('DELETE', '/files/weeks-next'))
      requireWritten(response, 204)
      seen.delete('weeks-next')
    },
    writeFile: async (name: KeptFile, bytes: Uint8Array) => {
      const headers = { 'content-type': OCTETS, 'postern-replaces': seen.get(name) ?? 'none' }
      const hash = toHex(await sha256(bytes))
      try {
        const response = await call('PUT', `/files/${name}`, { headers, body: bytes })
        if (response.status === 409) throw new DeskError('other-window')
        requireWritten(response, 204)
      } catch (error) {
        const isInDoubt = error instanceof OfflineError || isFilesFault(error)
        throw isInDoubt ? await doubt(name, hash, error) : error
      }
      seen.set(name, hash)
    },
  }
}

/** Cache errors are ignored: the data can be fetched again. */
function cacheIn(
  call: Call,
  { readFile, writeFile }: Pick<ReturnType<typeof hostFiles>, 'readFile' | 'writeFile'>,
): CacheStore {
  return {
    // `write` hashes the file that it replaces by itself: to hash it here would take longer than to read it.
    read: () => readFrom(call, 'cache').catch(noneFor(null)),
    write: async (file) => {
      try {
        // A file whose key is gone was not read, and is overwritten.
        await readFile('cache')
        await writeFile('cache', file)
        return true
      } catch (error) {
        return noneFor(false)(error)
      }
    },
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  }
}

/** The records that the host keeps; records that it cannot keep, or no longer has, are fetched again. */
function rowsAt(call: Call): RowStore {
  const ask = async (what: string, body: Uint8Array, wanted: number) => {
    const headers = { 'content-type': OCTETS }
    const response = await forFiles(() => call('POST', `/files/rows/${what}`, { headers, body }))
    requireWritten(response, wanted)
    return new Uint8Array(await response.arrayBuffer())
  }
  return {
    held: () =>
      readFrom(call, 'rows/ids')
        .then((ids) => new Set(idsIn(ids ?? new Uint8Array(0))))
        .catch(noneFor(null)),
    needed: (ids) => ask('needed', ids, 200).catch(noneFor(null)),
    get: (ids) => ask('get', ids, 200),
    append: async (rows) => {
      try {
        await ask('append', rows, 204)
        return true
      } catch (error) {
        return noneFor(false)(error)
      }
    },
  }
}

/** @returns in hex */
function idsIn(ids: Uint8Array): string[] {
  const hex = toHex(ids)
  return Array.from({ length: ids.length / SIZE.id }, (_, i) =>
    hex.slice(2 * SIZE.id * i, 2 * SIZE.id * (i + 1)),
  )
}

/** @returns a handler that gives `value` for a fault of the files, and throws any other error */
function noneFor<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof DeskError) return value
    throw error
  }
}

interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** The sealed vault, as the host has it. @returns `none` if there is none; null if nobody answers */
export async function vaultFile(token: string): Promise<Uint8Array | 'none' | null> {
  try {
    return (await hostRelay(token).readFile('vault')) ?? 'none'
  } catch (error) {
    if (error instanceof DeskError) return null
    throw error
  }
}

function requireWritten({ status }: Response, wanted: number): void {
  if (status === 507) throw new DeskError('full-disk')
  if (status === 423) throw new DeskError('file-busy')
  if (status !== wanted) throw new DeskError('files')
}

function isFilesFault(error: unknown): boolean {
  return error instanceof DeskError && error.code === 'files'
}

async function forFiles(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OfflineError) throw new DeskError('files', error)
    throw error
  }
}

/** The host serves the desk on this machine: the context is secure, and WebCrypto there. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
}
