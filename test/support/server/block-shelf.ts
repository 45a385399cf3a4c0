import { createHash } from 'node:crypto'
import type { Download } from '../../../client/shared/blocks/download.ts'
import type { OutgoingFile } from '../../../client/shared/blocks/plan.ts'
import { StreamError } from '../../../client/shared/blocks/stream-error.ts'
import type { ByteSource } from '../../../client/shared/clean/source.ts'
import type { TicketSource } from '../../../client/shared/reception/ticket.ts'
import { VisitError } from '../../../client/shared/session/visit-error.ts'
import { type Answer, OfflineError, type Transport } from '../../../client/shared/transport.ts'
import { concat, equal, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { puzzleTarget } from '../../../crypto/wire/puzzle.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import { acceptedBody } from '../desk/accepted.ts'

export const sha256 = (message: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(message).digest())

/** SHA-256 in hex: a quick comparison of much data. */
export const hashOf = (bytes: Uint8Array) => toHex(sha256(bytes))

const json = (status: number, value: unknown): Answer => ({ status, body: encodeJson(value) })
export const refusalOf = (status: number, error: string) => json(status, { error })

/** Fate of one request instead of the usual answer: another answer, or lost on the way there or back. */
export type Fault = Answer | 'lost' | 'lost-after'

/** The part of a server that keeps blocks, in memory, with the faults that a test sets. */
export class BlockShelf implements Transport {
  readonly blocks = new Map<string, Uint8Array>()
  /** Times that each block came in whole, whether an answer went out or not. */
  readonly puts = new Map<string, number>()
  /** Puts whose ticket was refused. */
  unpaid = 0
  /** Blocks that each ticket has paid for, by its header. */
  readonly tickets = new Map<string, number>()
  /** Faults of the next puts, and of the next other requests. */
  faults: (Fault | null)[] = []
  otherFaults: (Fault | null)[] = []
  /** Called with each block before it is kept. */
  arrived: (count: number) => void = () => {}
  week = 2900

  readonly request: Transport['request'] = async (method, path, options = {}) => {
    const body = options.body ?? new Uint8Array(0)
    const isPut = method === 'PUT' && path === PATH.blocks
    const fault = (isPut ? this.faults : this.otherFaults).shift() ?? null
    if (fault === 'lost') throw new OfflineError('lost')
    if (fault !== null && fault !== 'lost-after') return fault
    const answer = isPut
      ? this.#put(body, options.headers?.[TICKET_HEADER] ?? '')
      : await this.#other(path, body)
    if (fault === 'lost-after') throw new OfflineError('lost')
    return answer
  }

  /** Forget all tickets, as a server does after a restart. */
  restart(): void {
    this.tickets.clear()
  }

  #put(body: Uint8Array, ticket: string): Answer {
    const used = this.tickets.get(ticket)
    if (used === undefined || used >= LIMIT.ticketBlocks) {
      this.unpaid++
      return refusalOf(403, 'ticket')
    }
    this.tickets.set(ticket, used + 1)
    if (body.length !== SIZE.block) return refusalOf(400, 'malformed')
    const id = toHex(body.subarray(0, SIZE.id))
    this.puts.set(id, (this.puts.get(id) ?? 0) + 1)
    this.arrived(this.puts.size)
    const held = this.blocks.get(id)
    if (held !== undefined && !equal(held, body)) return refusalOf(409, 'conflict')
    this.blocks.set(id, body.slice())
    return { status: 200, body: acceptedBody(body) }
  }

  async #other(path: string, body: Uint8Array): Promise<Answer> {
    if (path === PATH.tickets) return this.#ticket()
    const found = path === PATH.blocksFetch ? this.blocks.get(toHex(body)) : undefined
    return found === undefined ? refusalOf(404, 'not-found') : { status: 200, body: found }
  }

  async #ticket(): Promise<Answer> {
    const ticket = systemRandom(54)
    const target = await puzzleTarget(sha256, ticket, 0)
    this.tickets.set(ticketHeader(ticket), 0)
    return json(200, {
      seed: systemRandom(SIZE.referenceSeed),
      week: this.week,
      ticket,
      puzzle: { bits: 0, target },
    })
  }
}

function ticketHeader(ticket: Uint8Array): string {
  return Buffer.concat([new Uint8Array(4), ticket]).toString('base64url')
}

/** Tools of a test that sends and fetches, with a clock that moves only when the test waits. */
export class TestSource implements TicketSource {
  time = 0
  /** Every wait, in milliseconds. */
  readonly waits: number[] = []
  readonly random = systemRandom
  readonly sha256 = async (message: Uint8Array) => sha256(message)
  readonly now = () => this.time
  readonly primitives: () => Promise<Primitives>
  readonly transport: Transport
  readonly wait = async (ms: number) => {
    this.waits.push(ms)
    this.time += ms
    await new Promise((resolve) => setImmediate(resolve))
  }

  constructor(p: Primitives, transport: Transport) {
    this.primitives = async () => p
    this.transport = transport
  }
}

/** A file of any length; each byte depends only on its offset, so nothing is kept in memory. */
export function patternSource(size: number, seed = 1): ByteSource {
  return {
    size,
    read: async (offset, length) => patternBytes(offset, Math.min(length, size - offset), seed),
  }
}

/** Bytes of that file from `offset` on. */
export function patternBytes(offset: number, length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, length))
  for (let i = 0; i < bytes.length; i++) {
    const at = offset + i
    bytes[i] = (Math.imul(at + seed, 0x9e3779b1) ^ (at >>> 8)) >>> 11
  }
  return bytes
}

export function fileOf(source: ByteSource, name = 'bilde.jpg'): OutgoingFile {
  return { name, type: 'image/jpeg', source }
}

/** Error code of refused work, with limit and file if it names them. @throws Error if it was not refused */
export async function streamRefusal(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof VisitError) return error.code
    if (error instanceof StreamError) {
      return [error.code, error.limit, error.file].filter((part) => part !== null).join(' ')
    }
    throw error
  }
  throw new Error('was not refused')
}

/** A file as its reader gets it in the end. @throws the errors of `Download.pieces` */
export async function fetchedFile(download: Download, index: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of download.pieces(index)) pieces.push(piece.slice())
  return concat(...pieces)
}
