import { toHex } from '../../crypto/bytes.ts'
import { OfflineError, type Transport } from '../shared/transport.ts'
import { type BundleNote, decodeNote } from './core/bundle-note.ts'
import { DeskError } from './core/error.ts'
import type { SafeFiles } from './core/rotate.ts'

/** What the host writes for the head of reception. */
type HandedName = 'enrolment' | 'keys'

/** The page's way to its host: the relay, and the files. */
export interface Relay extends SafeFiles {
  readonly transport: Transport
  /** @returns null where there is none. @throws DeskError `files` */
  readHanded(name: HandedName | 'drill' | 'texts'): Promise<Uint8Array | null>
  /** @returns null with a network. @throws DeskError `files` */
  readBundle(): Promise<BundleNote | null>
  /** @returns where it lies. @throws DeskError `files`, `full-disk` */
  hand(name: HandedName, bytes: Uint8Array): Promise<string>
}

/** @param token from the address that the host printed */
export function hostRelay(token: string): Relay {
  const seen = new Map<string, string>()
  const call = async (method: string, path: string, options: CallOptions = {}) => {
    try {
      return await fetch(path, {
        method,
        headers: { ...options.headers, 'postern-desk-token': token },
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
  const read = async (name: string): Promise<Uint8Array | null> => {
    const response = await forFiles(() => call('GET', `/files/${name}`))
    if (response.status === 204) return null
    if (response.status !== 200) throw new DeskError('files')
    return new Uint8Array(await response.arrayBuffer())
  }
  return {
    transport: {
      request: async (method, path, options = {}) => {
        const response = await call(method, `/relay${path}`, options)
        if (response.status === 502) throw new OfflineError('no answer from the server')
        return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
      },
    },
    readFile: async (name) => {
      const bytes = await read(name)
      if (bytes !== null) seen.set(name, await sha256Hex(bytes))
      return bytes
    },
    readHanded: read,
    readBundle: async () => {
      const bytes = await read('bundle')
      return bytes && decodeNote(bytes)
    },
    hand: async (name, bytes) => {
      const headers = { 'content-type': 'application/octet-stream' }
      const response = await forFiles(() => call('PUT', `/files/${name}`, { headers, body: bytes }))
      requireWritten(response, 200)
      return response.text()
    },
    removeNext: async () => {
      const response = await forFiles(() => call('DELETE', '/files/weeks-next'))
      requireWritten(response, 204)
      seen.delete('weeks-next')
    },
    writeFile: async (name, bytes) => {
      const headers = {
        'content-type': 'application/octet-stream',
        'postern-replaces': seen.get(name) ?? 'none',
      }
      const response = await forFiles(() => call('PUT', `/files/${name}`, { headers, body: bytes }))
      if (response.status === 409) throw new DeskError('other-window')
      requireWritten(response, 204)
      seen.set(name, await sha256Hex(bytes))
    },
  }
}

interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** The sealed vault, as the host has it. @returns `none` where there is none; null where nobody answers */
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
  if (status !== wanted) throw new DeskError('files')
}

async function forFiles(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OfflineError) throw new DeskError('files', error)
    throw error
  }
}

async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))))
}
