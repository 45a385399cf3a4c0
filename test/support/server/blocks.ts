import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { concat, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import { type RawAnswer, send } from '../run/http.ts'
import { type Instance, newTicket } from './instance.ts'

/** A block as the server sees it: a random id, and noise. */
export interface SomeBlock {
  readonly id: Uint8Array
  /** 262,192 bytes: `id ‖ sealed` */
  readonly sealed: Uint8Array
}

export function someBlock(id: Uint8Array = systemRandom(SIZE.id)): SomeBlock {
  return { id, sealed: concat(id, systemRandom(SIZE.block - SIZE.id)) }
}

/** Send a block with a ticket: a fresh one by default. */
export async function putBlock(
  instance: Instance,
  { sealed }: Pick<SomeBlock, 'sealed'>,
  ticket?: string,
): Promise<RawAnswer> {
  const headers = {
    'content-type': 'application/octet-stream',
    [TICKET_HEADER]: ticket ?? (await newTicket(instance)),
  }
  return send(instance.server.publicUrl, 'PUT', PATH.blocks, { headers, body: sealed })
}

export function fetchBlock(instance: Instance, id: Uint8Array): Promise<RawAnswer> {
  const headers = { 'content-type': 'application/octet-stream' }
  return send(instance.server.publicUrl, 'POST', PATH.blocksFetch, { headers, body: id })
}

/** A request that says what it will bring, and has not brought it yet. */
export interface Announced {
  readonly method: string
  readonly path: string
  /** bytes */
  readonly length: number
  readonly ticket: string
}

/** Send only the head of a request. @returns its line, once the server has read the head and waits */
export async function announce(
  instance: Instance,
  { method, path, length, ticket }: Announced,
  more: readonly string[] = [],
): Promise<Socket> {
  const { hostname, port } = new URL(instance.server.publicUrl)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: x',
    'content-type: application/octet-stream',
    `content-length: ${length}`,
    `${TICKET_HEADER}: ${ticket}`,
    ...more,
    'expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await once(socket, 'data')
  return socket
}
