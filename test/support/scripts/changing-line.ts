import { createServer, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, connect, createServer as createTcp } from 'node:net'
import { exchange, type WholeAnswer } from '../../../client/shared/node-transport.ts'

/** Changes an answer on its way, for some visitors or for all. */
export type Change = (path: string, answer: WholeAnswer, asked: IncomingHttpHeaders) => WholeAnswer

/** Stands before a server and answers for it. */
export interface ChangingLine {
  readonly url: string
  /** All pass by default. */
  change: Change
  close(): Promise<void>
}

export async function changingLine(target: string): Promise<ChangingLine> {
  const server = createServer(async ({ url: path = '', headers: asked }, response) => {
    const headers = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [name, String(value)]),
    )
    const request = { method: 'GET', path, headers }
    const answer = await exchange({ server: new URL(target) }, request, undefined)
    const { status, headers: sent, body } = line.change(path, answer, asked)
    response.sendDate = false
    const kept = sent.filter(([name]) => !/^(?:content-length|connection|keep-alive)$/i.test(name))
    response.writeHead(status, kept.flat())
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line: ChangingLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    change: (_path, answer) => answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return line
}

/** A SOCKS5 proxy that leads every name to one port of this machine, and notes who asked under which name. */
export async function namedProxy(
  port: number,
): Promise<{ readonly port: number; readonly names: string[]; close(): void }> {
  const names: string[] = []
  const server = createTcp((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => {
      socket.write(Uint8Array.of(5, 2))
      socket.once('data', (login) => {
        names.push(login.subarray(2, 2 + (login[1] ?? 0)).toString())
        socket.write(Uint8Array.of(1, 0))
        socket.once('data', () => {
          const there = connect(port, '127.0.0.1', () => {
            socket.write(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0))
            socket.pipe(there).pipe(socket)
          })
          there.on('error', () => socket.destroy())
        })
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, names, close: () => server.close() }
}
