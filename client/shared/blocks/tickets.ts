import { LIMIT } from '../../../crypto/primitives/labels.ts'
import type { Sha256 } from '../../../crypto/wire/puzzle.ts'
import { fetchTicket } from '../reception/ticket.ts'
import type { Transport } from '../transport.ts'

/** Tickets for blocks, each used for as many blocks as it pays for; requests at the same time wait for one ticket. */
export class BlockTickets {
  readonly #transport: Transport
  readonly #sha256: Sha256
  #header: string | null = null
  #left = 0
  #coming: Promise<void> | null = null

  constructor(transport: Transport, sha256: Sha256) {
    this.#transport = transport
    this.#sha256 = sha256
  }

  /** @returns the value of the ticket header for one block. @throws as `fetchTicket` */
  async take(): Promise<string> {
    while (this.#header === null || this.#left === 0) {
      this.#coming ??= this.#fetch().finally(() => {
        this.#coming = null
      })
      await this.#coming
    }
    this.#left--
    return this.#header
  }

  /** Ask for another next time: the server does not take this one (any more). */
  refused(header: string): void {
    if (this.#header === header) this.#header = null
  }

  async #fetch(): Promise<void> {
    const { header } = await fetchTicket(this.#transport, this.#sha256)
    this.#header = header
    this.#left = LIMIT.ticketBlocks
  }
}
