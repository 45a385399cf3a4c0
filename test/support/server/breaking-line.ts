import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { SentBlocks } from '../desk/sent-blocks.ts'
import { handOn } from './hand-on.ts'

/** A line of HTTP between a browser and servers. It can be cut, and it counts the blocks on it. */
export interface BreakingLine {
  readonly url: string
  readonly blocks: SentBlocks
  /** Cut the line. Requests under way are lost; finished answers still arrive. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** @param serverFor address for a path, such as `http://127.0.0.1:8080`; null while there is no server */
export async function breakingLine(
  serverFor: (path: string) => string | null,
): Promise<BreakingLine> {
  const blocks = new SentBlocks()
  const open = new Set<Socket>()
  const busy = new Set<Socket>()
  let whole = true
  const server = createServer((incoming, outgoing) => {
    const { socket } = incoming
    busy.add(socket)
    outgoing.once('close', () => busy.delete(socket))
    if (incoming.method === 'PUT' && incoming.url === PATH.blocks) {
      countBlock(blocks, incoming, outgoing)
    }
    const target = serverFor(incoming.url ?? '/')
    if (target === null) outgoing.destroy()
    else handOn(target, incoming, outgoing)
  })
  server.on('connection', (socket: Socket) => {
    if (!whole) {
      socket.destroy()
      return
    }
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    blocks,
    cut: () => {
      whole = false
      for (const socket of open) {
        if (busy.has(socket)) socket.destroy()
        else socket.end()
      }
    },
    mend: () => {
      whole = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A sending begins with the id, and ends with an answer or without one. */
function countBlock(blocks: SentBlocks, incoming: IncomingMessage, outgoing: ServerResponse): void {
  let head = Buffer.alloc(0)
  let id: string | null = null
  incoming.on('data', (chunk: Buffer) => {
    if (id !== null) return
    head = Buffer.concat([head, chunk])
    if (head.length < SIZE.id) return
    id = toHex(head.subarray(0, SIZE.id))
    blocks.begin(id)
  })
  outgoing.once('close', () => {
    if (id === null) return
    if (outgoing.writableFinished && outgoing.statusCode === 200) blocks.accept(id)
    else blocks.lose()
  })
}
