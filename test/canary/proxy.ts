import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Passes bytes on and keeps a copy of all that crosses, headers included. */
export interface RecordingProxy {
  readonly url: string
  /** One whole for each connection and direction so far. */
  recorded(): Buffer[]
  close(): Promise<void>
}

/** @param target such as `http://127.0.0.1:8080`; plain HTTP alone */
export async function recordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target)
  const streams: Buffer[][] = []
  const open = new Set<Socket>()
  const server = createServer((incoming) => {
    const outgoing = connect(Number(port), hostname)
    pass(incoming, outgoing, streams, open)
    pass(outgoing, incoming, streams, open)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorded: () => streams.map((chunks) => Buffer.concat(chunks)),
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function pass(from: Socket, to: Socket, streams: Buffer[][], open: Set<Socket>): void {
  const chunks: Buffer[] = []
  streams.push(chunks)
  open.add(from)
  from.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    to.write(chunk)
  })
  from.on('end', () => to.end())
  from.on('error', () => to.destroy())
  from.on('close', () => {
    open.delete(from)
    to.destroy()
  })
}
