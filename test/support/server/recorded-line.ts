import type { Transport } from '../../../client/shared/transport.ts'
import { Later } from '../run/later.ts'

/** Everything about a request and its answer that the server, or an observer of the network, can compare. */
export interface Exchange {
  /** Method and path. */
  readonly line: string
  /** Length of each header's value, by name. */
  readonly headers: Readonly<Record<string, number>>
  /** Bytes of the body. */
  readonly sent: number
  /** Status and bytes of the answer; null if none came. */
  readonly answer: readonly [status: number, bytes: number] | null
}

/** A line to a server that records every request in its order, with its answer. */
export class RecordedLine {
  readonly exchanges: Exchange[] = []
  readonly #later = new Later()
  readonly #line: Transport
  #underWay = 0

  constructor(line: Transport) {
    this.#line = line
  }

  readonly transport: Transport = {
    request: async (method, path, options = {}) => {
      const at = this.exchanges.length
      const lengths = Object.entries(options.headers ?? {}).map(([name, value]) => [
        name,
        value.length,
      ])
      const asked = {
        line: `${method} ${path}`,
        headers: Object.fromEntries(lengths),
        sent: options.body?.length ?? 0,
      }
      this.exchanges.push({ ...asked, answer: null })
      this.#underWay++
      try {
        const answer = await this.#line.request(method, path, options)
        this.exchanges[at] = { ...asked, answer: [answer.status, answer.body.length] }
        return answer
      } finally {
        this.#underWay--
      }
    },
  }

  get later(): Later['later'] {
    return this.#later.later
  }

  get lines(): string[] {
    return this.exchanges.map(({ line }) => line)
  }

  /** Let `ms` pass; done once all requests of that time are answered. */
  async pass(ms: number): Promise<void> {
    this.#later.pass(ms)
    do await new Promise((resolve) => setImmediate(resolve))
    while (this.#underWay > 0)
  }
}
