import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RawAnswer, send } from '../run/http.ts'

/** A server in front of the server: it records requests, and may answer them itself. */
export interface Front {
  readonly url: string
  /** `METHOD path` of every request so far. */
  readonly asked: string[]
  close(): Promise<void>
}

export interface Asked {
  /** `METHOD path` */
  readonly line: string
  readonly body: Uint8Array
}

/** Handler of a request; `pass` asks the server behind. */
export type Meddle = (
  asked: Asked,
  pass: () => Promise<RawAnswer>,
  response: ServerResponse,
) => Promise<void>

const passOn: Meddle = async (_asked, pass, response) => {
  const { status, body } = await pass()
  response.writeHead(status).end(body)
}

export async function startFront(target: string, meddle: Meddle = passOn): Promise<Front> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`
    asked.push(line)
    const body = new Uint8Array(Buffer.concat(await request.toArray()))
    const headers: Record<string, string> = {}
    for (const name of ['content-type', 'postern-ticket']) {
      const value = request.headers[name]
      if (typeof value === 'string') headers[name] = value
    }
    const method = request.method ?? ''
    const pass = () =>
      send(target, method, request.url ?? '', { headers, ...(method === 'POST' ? { body } : {}) })
    await meddle({ line, body }, pass, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
