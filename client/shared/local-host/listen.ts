import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The addresses of localhost. A browser tries both, so nobody else may listen on either. */
const [OLD, NEW] = ['127.0.0.1', '::1'] as const

/** How often to look for any free port, if a port is free only at the first address. */
const TRIES = 20

/** Error codes of a machine without IPv6 for the second address. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']

export interface LocalListeners {
  readonly listeners: readonly Server[]
  readonly port: number
}

/**
 * Listen on one port of every address that localhost has: of 127.0.0.1, and of ::1 if the machine has it.
 *
 * @param make one more server that answers as the others do
 * @param port 0 for any free one
 * @throws Error if somebody listens there
 */
export async function listenLocally(make: () => Server, port: number): Promise<LocalListeners> {
  for (let left = TRIES; ; left--) {
    const first = make()
    try {
      await listen(first, OLD, port)
      const found = (first.address() as AddressInfo).port
      const second = await listenIfThere(make(), found)
      return { listeners: second === null ? [first] : [first, second], port: found }
    } catch (cause) {
      first.close()
      if (port !== 0 || left <= 1) {
        throw new Error(`port ${port} is taken: choose another one, or 0 for any`, { cause })
      }
    }
  }
}

/** @returns null if the machine has no such address */
async function listenIfThere(server: Server, port: number): Promise<Server | null> {
  try {
    await listen(server, NEW, port)
    return server
  } catch (error) {
    if (ABSENT.includes(String((error as NodeJS.ErrnoException).code))) return null
    throw error
  }
}

function listen(server: Server, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}
