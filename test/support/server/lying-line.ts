import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RELAYED_HEADERS } from '../../../client/desk/host/guard.ts'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import type { Method } from '../../../client/shared/transport.ts'
import { type Lie, lyingTransport } from './lies.ts'

/** A line of HTTP to the desks' listener that lies, for desks in a page. */
export interface LyingLine {
  /** Like that of the server behind it. */
  readonly url: string
  close(): Promise<void>
}

/** @param target such as `http://127.0.0.1:8081` */
export async function lyingLine(target: string, lie: Lie): Promise<LyingLine> {
  const transport = lyingTransport(nodeTransport({ server: new URL(target), socks: null }), lie)
  const server = createServer(async (incoming, outgoing) => {
    const body = new Uint8Array(Buffer.concat(await incoming.toArray()))
    const headers = Object.fromEntries(
      RELAYED_HEADERS.flatMap((name) => {
        const value = incoming.headers[name]
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )
    const options = { headers, ...(incoming.method === 'GET' ? {} : { body }) }
    try {
      const method = incoming.method as Method
      const answer = await transport.request(method, incoming.url ?? '', options)
      outgoing.writeHead(answer.status).end(answer.body)
    } catch {
      outgoing.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
