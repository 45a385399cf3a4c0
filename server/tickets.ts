import {
  concat,
  equal,
  fromBase64url,
  type Random,
  readU32,
  toHex,
  u32be,
} from '../crypto/primitives/bytes.ts'
import { kdf } from '../crypto/primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../crypto/primitives/labels.ts'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import { puzzleTarget } from '../crypto/wire/puzzle.ts'
import { ApiError } from './errors.ts'
import { hashOf } from './http.ts'

/** Seconds. */
export const TICKET_LIFE = 3600
const VERSION = 1
const RANDOM_AT = 6
const MAC_AT = 22

/**
 * The store that makes tickets valid and keeps them from being used twice. In memory now; asynchronous, so
 * that several processes can share one later.
 */
export interface TicketStore {
  /** 32 bytes, only of this run. */
  key(): Promise<Uint8Array>
  isSpent(random: Uint8Array, on: Purchase): Promise<boolean>
  /**
   * @param expires seconds; from then on the ticket may be forgotten, since it is refused anyway
   * @returns false if it was spent before
   */
  spend(random: Uint8Array, expires: number, on: Purchase): Promise<boolean>
}

/** A ticket pays for one drop, or for `LIMIT.ticketBlocks` blocks, and never for both. */
export type Purchase = 'drop' | 'block'

interface Spent {
  readonly expires: number
  /** Blocks that it still pays for. */
  blocksLeft: number
}

/** @param now milliseconds */
export function memoryTickets(random: Random, now: () => number): TicketStore {
  const key = random(SIZE.key)
  const spent = new Map<string, Spent>()
  const isSpent = (id: string, on: Purchase): boolean => {
    const before = spent.get(id)
    return before !== undefined && (on === 'drop' || before.blocksLeft === 0)
  }
  const forget = (): void => {
    // in the order of spending, which is nearly that of expiry
    for (const [id, { expires }] of spent) {
      if (expires * 1000 > now()) return
      spent.delete(id)
    }
  }
  return {
    key: async () => key,
    isSpent: async (id, on) => isSpent(toHex(id), on),
    spend: async (random, expires, on) => {
      forget()
      const id = toHex(random)
      if (isSpent(id, on)) return false
      const before = spent.get(id)
      if (before) before.blocksLeft--
      else spent.set(id, { expires, blocksLeft: on === 'block' ? LIMIT.ticketBlocks - 1 : 0 })
      return true
    },
  }
}

export interface IssuedTicket {
  /** 54 bytes */
  readonly ticket: Uint8Array
  /** 32 bytes */
  readonly target: Uint8Array
}

/** Make a ticket. Nothing in it derives from anything but chance and the clock. PROTOCOL.md 6 */
export async function issueTicket(
  p: Primitives,
  store: TicketStore,
  random: Random,
  now: number,
  bits: number,
): Promise<IssuedTicket> {
  const key = await store.key()
  const expires = Math.floor(now / 1000) + TICKET_LIFE
  const id = random(MAC_AT - RANDOM_AT)
  const head = concat(Uint8Array.of(VERSION, bits), u32be(expires), id)
  const ticket = concat(head, kdf(p, key, LABEL.ticket, head))
  return { ticket, target: await puzzleTarget(hashOf, ticket, hiddenNumber(p, key, id, bits)) }
}

function hiddenNumber(p: Primitives, key: Uint8Array, id: Uint8Array, bits: number): number {
  return readU32(kdf(p, key, LABEL.puzzle, id), 0) % 2 ** bits
}

/** A ticket that would pay now. */
export interface ValidTicket {
  readonly random: Uint8Array
  readonly expires: number
}

/**
 * Check the ticket header without spending it.
 *
 * @param header base64url of `solution 4 ‖ ticket 54`
 * @throws ApiError `ticket`, whatever is wrong with it
 */
export async function checkTicket(
  p: Primitives,
  store: TicketStore,
  now: number,
  header: string | null,
  on: Purchase,
): Promise<ValidTicket> {
  const bytes = decodeHeader(header)
  const ticket = bytes.subarray(4)
  const head = ticket.subarray(0, MAC_AT)
  const id = ticket.slice(RANDOM_AT, MAC_AT)
  const bits = ticket[1] ?? 0
  const expires = readU32(ticket, 2)
  const key = await store.key()
  const genuine = equal(kdf(p, key, LABEL.ticket, head), ticket.subarray(MAC_AT))
  if (!genuine || ticket[0] !== VERSION || expires * 1000 <= now) throw new ApiError('ticket')
  if (readU32(bytes, 0) !== hiddenNumber(p, key, id, bits)) throw new ApiError('ticket')
  if (await store.isSpent(id, on)) throw new ApiError('ticket')
  return { random: id, expires }
}

function decodeHeader(header: string | null): Uint8Array {
  if (header?.length !== Math.ceil((SIZE.ticketHeader * 4) / 3)) throw new ApiError('ticket')
  try {
    return fromBase64url(header)
  } catch {
    throw new ApiError('ticket')
  }
}
