import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * A SOCKS5 proxy that connects every name to `port` of 127.0.0.1.
 *
 * @param asked gets what clients ask for, as `TYPE NAME`; type 3 is a name that the proxy resolves
 */
export function socksProxy(port: number, asked: string[]): Server {
  return createServer((client) => {
    client.once('data', () => {
      client.write(Uint8Array.of(5, 0))
      client.once('data', (request) => answerConnect(client, request, port, asked))
    })
    client.on('error', () => {})
  })
}

function answerConnect(client: Socket, request: Uint8Array, port: number, asked: string[]): void {
  const length = request[4] ?? 0
  asked.push(`${request[3]} ${Buffer.from(request.subarray(5, 5 + length)).toString()}`)
  const server = connect(port, '127.0.0.1', () => {
    client.write(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0))
    client.pipe(server).pipe(client)
  })
  server.on('error', () => client.destroy())
}
