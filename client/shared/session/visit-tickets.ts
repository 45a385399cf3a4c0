import { pageOf } from '../../../crypto/board/page.ts'
import { weekAt } from '../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import { addressOf, makeCode, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { makeReference } from '../../../crypto/keys/reference.ts'
import { equal, type Random } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { fetchTicket, type Ticket, type TicketSource } from '../reception/ticket.ts'
import { online, VisitError } from './visit-error.ts'

/** The board page of a code. */
export interface CodePlace {
  readonly list: Pick<KeyList, 'instance' | 'board'>
  /** 4 bytes */
  readonly address: Uint8Array
}

/**
 * Milliseconds between a ticket and the next request, at least: a new report shows its code meanwhile,
 * and every other letter waits as long. A page in the background may take a second to show it.
 */
const REST = 1500

interface HeldTicket extends Ticket {
  /** Over after `REST`. */
  readonly rested: Promise<void>
}

/**
 * The tickets of a visit. A code is made of each: a new report keeps it, any other letter throws it
 * away, so that the work between a ticket and the next request is the same. PROTOCOL.md section 6.1
 */
export class VisitTickets {
  readonly #source: TicketSource
  readonly #onCode: (code: ReceiptCode) => Promise<unknown>
  #held: HeldTicket | null = null

  /** @param onCode does the same with each code as with that of a new report */
  constructor(source: TicketSource, onCode: (code: ReceiptCode) => Promise<unknown>) {
    this.#source = source
    this.#onCode = onCode
  }

  /**
   * Fetch a ticket.
   *
   * @returns a code of its bytes and our own, of the same board page as `place`
   * @throws VisitError `offline`, `server`; `clock` if our week is another; `random` if the random source repeats
   *   itself
   */
  async fetch({ list, address }: CodePlace): Promise<ReceiptCode> {
    const { primitives, transport, sha256, now, random, wait } = this.#source
    const p = await primitives()
    const ticket = await online(() => fetchTicket(transport, sha256))
    if (Math.abs(weekAt(now()) - ticket.week) > 1) throw new VisitError('clock')
    const code = drawCode(p, random, list, ticket.seed, address)
    this.#held = { ...ticket, rested: wait(REST) }
    await this.#onCode(code)
    return code
  }

  /**
   * The ticket in hand or a fresh one, once the time is over in which a new report shows its code.
   * As `fetch`.
   */
  async rested(place: () => Promise<CodePlace>): Promise<Ticket> {
    if (this.#held === null) await this.fetch(await place())
    const ticket = this.#held
    if (ticket === null) throw new Error('no ticket was fetched')
    await ticket.rested
    return ticket
  }

  /** The next letter has one of its own. */
  forget(): void {
    this.#held = null
  }
}

function drawCode(
  p: Primitives,
  random: Random,
  { instance, board }: CodePlace['list'],
  seed: Uint8Array,
  address: Uint8Array,
): ReceiptCode {
  // bytes that come out twice would be the secret of somebody else as well
  if (equal(random(SIZE.key), random(SIZE.key))) throw new VisitError('random')
  const reference = makeReference(p, instance, seed, random(SIZE.referenceSeed))
  const wanted = pageOf(address, board.pageBits)
  // the chance that so many tries fail is 1 in e^64
  for (let left = 64 * 2 ** board.pageBits; left > 0; left--) {
    const code = makeCode(random, reference)
    if (pageOf(addressOf(p, instance, code), board.pageBits) === wanted) return code
  }
  throw new VisitError('random')
}

/** A random source whose own failure has a code. */
export function watchedRandom(random: Random): Random {
  return (length) => {
    try {
      return random(length)
    } catch (error) {
      throw new VisitError('random', error)
    }
  }
}
