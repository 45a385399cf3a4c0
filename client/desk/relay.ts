import { toHex } from '../../crypto/bytes.ts'
import { OfflineError, type Transport } from '../shared/transport.ts'
import { DeskError } from './core/error.ts'

/** The page's way to its host: the relay, and the two files. */
export interface Relay {
  readonly transport: Transport
  /** @throws DeskError `files` */
  readFile(name: 'vault' | 'weeks'): Promise<Uint8Array | null>
  /**
   * Make a new state durable in the place of the one read or written before.
   *
   * @throws DeskError `other-window` where another state is there, `files`
   */
  writeFile(name: 'vault' | 'weeks', bytes: Uint8Array): Promise<void>
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
  return {
    transport: {
      request: async (method, path, options = {}) => {
        const response = await call(method, `/relay${path}`, options)
        if (response.status === 502) throw new OfflineError('no answer from the server')
        return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
      },
    },
    readFile: async (name) => {
      const response = await forFiles(() => call('GET', `/files/${name}`))
      if (response.status === 404) return null
      if (response.status !== 200) throw new DeskError('files')
      const bytes = new Uint8Array(await response.arrayBuffer())
      seen.set(name, await sha256Hex(bytes))
      return bytes
    },
    writeFile: async (name, bytes) => {
      const headers = {
        'content-type': 'application/octet-stream',
        'postern-replaces': seen.get(name) ?? 'none',
      }
      const response = await forFiles(() => call('PUT', `/files/${name}`, { headers, body: bytes }))
      if (response.status === 409) throw new DeskError('other-window')
      if (response.status !== 204) throw new DeskError('files')
      seen.set(name, await sha256Hex(bytes))
    },
  }
}

interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
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
