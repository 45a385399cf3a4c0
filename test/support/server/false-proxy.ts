import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handOn } from './hand-on.ts'

/** A line of HTTP that answers writes itself, with 200 each time, as login pages and gateways do. */
export interface FalseProxy {
  /** Like that of the server behind it. */
  readonly url: string
  /** `METHOD path` of each false answer so far. */
  readonly told: string[]
  /** Which POST and PUT requests get a false answer; none if it is null. */
  lies: ((line: string) => boolean) | null
  /** Whether what gets a false answer reaches the server all the same. */
  arrives: boolean
  close(): Promise<void>
}

/** @param target such as `http://127.0.0.1:8080` */
export async function falseProxy(target: string): Promise<FalseProxy> {
  const server = createServer(async (incoming, outgoing) => {
    const line = `${incoming.method} ${incoming.url}`
    if (incoming.method === 'GET' || !proxy.lies?.(line)) return handOn(target, incoming, outgoing)
    if (proxy.arrives) await reach(target, incoming)
    else for await (const _ of incoming);
    const before = proxy.told.filter((one) => one === line).length
    proxy.told.push(line)
    ANSWERS[before % ANSWERS.length]?.(outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: FalseProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told: [],
    lies: null,
    arrives: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return proxy
}

/** Each path gets them in turn. */
const ANSWERS: readonly ((outgoing: ServerResponse) => void)[] = [
  (outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '58' })
    outgoing.flushHeaders()
    setImmediate(() => outgoing.destroy())
  },
  (outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' })
    outgoing.end('<!doctype html><title>Welcome</title><p>Log in to use this network.')
  },
  (outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end('{}')
  },
]

/** Have the server take a request; what it says is not handed back. */
function reach(target: string, incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const { method, headers, url } = incoming
    const onward = request(`${target}${url}`, { method, headers }, (answer) => {
      answer.resume()
      answer.on('end', resolve)
    })
    onward.on('error', reject)
    incoming.pipe(onward)
  })
}
