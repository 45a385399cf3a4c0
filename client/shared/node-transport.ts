import { type ClientRequestArgs, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { SocksClient } from 'socks'
import { concat } from '../../crypto/primitives/bytes.ts'
import { LineError, lineFaultOf } from './line-fault.ts'
import { type Trust, trustOf } from './node-trust.ts'
import { ANSWER_LIMIT, type Answer, OfflineError, type Transport } from './transport.ts'

export interface NodeTransportOptions extends Trust {
  /** Scheme and authority; a path is not part of it. */
  readonly server: URL
  /** A SOCKS5 proxy; it resolves names, so that an onion address works and nothing leaks. */
  readonly socks?: ProxyAddress | null
  /** Milliseconds without a byte until an answer counts as lost; 60,000 if it is absent. */
  readonly timeout?: number
}

export interface ProxyAddress {
  readonly host: string
  readonly port: number
  /** Tor gives requests with another name or password another circuit. */
  readonly userId?: string
  readonly password?: string
}

/** @param text `HOST:PORT` @throws Error if it is not */
export function proxyAddress(text: string): ProxyAddress {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  if (!host || !port) throw new Error(`"${text}" is not HOST:PORT`)
  return { host, port: Number(port) }
}

/** Requests from Node to one server, with the same few headers for everybody. */
export function nodeTransport(options: NodeTransportOptions): Transport {
  return {
    request: async (method, path, { headers = {}, body } = {}) => {
      try {
        const length = method === 'GET' ? {} : { 'content-length': String(body?.length ?? 0) }
        const all = { ...headers, ...length, accept: '*/*', connection: 'close' }
        const answer = await exchange(options, { method, path, headers: all }, body)
        // a desk's host hands this on to its page, which needs no header of the server
        return { status: answer.status, body: answer.body }
      } catch (error) {
        if (error instanceof OfflineError) throw error
        throw new LineError(lineFaultOf(error), error)
      }
    },
  }
}

/** An answer with its headers: names as they came, values as they are. */
export interface WholeAnswer extends Answer {
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** One request, with just these headers. @throws Error if no answer came */
export async function exchange(
  options: NodeTransportOptions,
  request: Pick<ClientRequestArgs, 'method' | 'path' | 'headers'>,
  body: Uint8Array | undefined,
): Promise<WholeAnswer> {
  const { server, socks, timeout = 60_000 } = options
  const secure = server.protocol === 'https:'
  const port = Number(server.port) || (secure ? 443 : 80)
  const host = server.hostname.replace(/^\[|\]$/g, '')
  // its name must not be asked of the network
  if (!socks && host.endsWith('.onion')) throw new LineError('onion')
  const trust = secure ? trustOf(options) : {}
  const tunnel = socks ? await throughProxy(socks, host, port, timeout) : null
  const inside =
    tunnel && secure ? connectTls({ socket: tunnel, servername: host, ...trust }) : tunnel
  return new Promise((resolve, reject) => {
    const args: ClientRequestArgs = { ...request, host, port, timeout, ...trust }
    if (inside) args.createConnection = () => inside
    const sent = (secure && !tunnel ? httpsRequest : httpRequest)(args, (response) => {
      collect(response).then(resolve, reject)
    })
    sent.on('timeout', () => sent.destroy(new LineError('late')))
    sent.on('error', reject)
    sent.end(body)
  })
}

async function throughProxy(
  proxy: ProxyAddress,
  host: string,
  port: number,
  timeout: number,
): Promise<Socket> {
  const options = { proxy: { ...proxy, type: 5 }, destination: { host, port }, timeout } as const
  try {
    return (await SocksClient.createConnection({ ...options, command: 'connect' })).socket
  } catch (error) {
    // an answer of the proxy is told from a proxy that is not there
    const isAnswer = error instanceof Error && /rejected connection/.test(error.message)
    throw new LineError(isAnswer ? 'proxy-no' : 'proxy', error)
  }
}

async function collect(response: IncomingMessage): Promise<WholeAnswer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > ANSWER_LIMIT) throw new Error('an answer beyond every limit')
    chunks.push(chunk)
  }
  const { rawHeaders, statusCode } = response
  const headers = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : [],
  )
  return { status: statusCode ?? 0, body: concat(...chunks), headers }
}
