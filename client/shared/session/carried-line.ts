import { dayOf, type Week, weekAt } from '../../../crypto/days/calendar.ts'
import { concat, type Random, u32be } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Sha256 } from '../../../crypto/wire/puzzle.ts'
import { acceptedAnswer, PATH, type TicketAnswer } from '../../../crypto/wire/wire.ts'
import type { Answer, Transport } from '../transport.ts'

/** The documents that a form carries, since it asks no server. The root has signed all of them. */
export interface Carried {
  /** The signed key list. */
  readonly list: Uint8Array
  /** The content document. */
  readonly content: Uint8Array
  readonly bundles: readonly { readonly week: Week; readonly bundle: Uint8Array }[]
}

export interface CarriedSource {
  readonly random: Random
  readonly sha256: Sha256
  /** milliseconds */
  readonly now: () => number
}

/**
 * The line of a form that has no server: it answers from what the form carries, and keeps the drop that a visit posts.
 * So a form seals with the same code as a served page. PROTOCOL.md section 8.3
 *
 * It draws the server's part of the reference too. Both parts are random, and a visit mixes them.
 */
export class CarriedLine implements Transport {
  readonly #carried: Carried
  readonly #source: CarriedSource
  #taken: Uint8Array | null = null

  constructor(carried: Carried, source: CarriedSource) {
    this.#carried = carried
    this.#source = source
  }

  /** The drop that was sealed last, as it is to be posted: 25,804 bytes; null if there is none. */
  get taken(): Uint8Array | null {
    return this.#taken
  }

  readonly request: Transport['request'] = async (_method, path, { body } = {}) => {
    if (path === PATH.tickets) return found(encodeJson(this.#ticket()))
    if (path === PATH.drops && body !== undefined) return this.#take(body)
    if (path === PATH.keyList) return found(this.#carried.list)
    if (path === PATH.content) return found(this.#carried.content)
    if (path.startsWith(PATH.board)) return found(this.#emptyPage())
    const week = Number(path.slice(PATH.weeklyKeys.length))
    const kept = path.startsWith(PATH.weeklyKeys)
      ? this.#carried.bundles.find((one) => one.week === week)
      : undefined
    return kept === undefined ? { status: 404, body: new Uint8Array() } : found(kept.bundle)
  }

  /** It pays for nothing: the one who hands the drop in fetches a real one. */
  #ticket(): TicketAnswer {
    const { random, now } = this.#source
    return {
      seed: random(SIZE.referenceSeed),
      week: weekAt(now()),
      ticket: new Uint8Array(SIZE.ticket),
      puzzle: { bits: 0, target: new Uint8Array(SIZE.key) },
    }
  }

  async #take(body: Uint8Array): Promise<Answer> {
    this.#taken = body.slice()
    return found(acceptedAnswer(await this.#source.sha256(body)))
  }

  /** A page of a board on which nothing stands. */
  #emptyPage(): Uint8Array {
    return concat(new Uint8Array(2 * SIZE.nonce), u32be(dayOf(this.#source.now())), u32be(0))
  }
}

function found(body: Uint8Array): Answer {
  return { status: 200, body }
}
