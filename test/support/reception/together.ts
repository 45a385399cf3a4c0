import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import { plain } from '../../../client/desk/model/plain.ts'
import { type Action, jobOf } from '../../../client/desk/model/rules/action.ts'
import { type Answer, OfflineError, type Transport } from '../../../client/shared/transport.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { testDesk } from '../desk/desk-core.ts'
import { MemoryCache } from '../desk/memory-cache.ts'
import type { Instance } from '../server/instance.ts'
import { pooledTransport } from '../server/live-server.ts'

/** Pseudo-random numbers from a seed: mulberry32. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** 0 to `sides - 1` */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.roll(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** True with a chance of `percent` in a hundred. */
  chance(percent: number): boolean {
    return this.roll(100) < percent
  }
}

interface Waiting {
  readonly desk: number
  readonly request: string
  readonly run: () => Promise<Answer>
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lets the requests of several desks through one at a time, in an order that depends only on the dice, and loses
 * some of them on the way there or back.
 */
export class Conductor {
  readonly #dice: Dice
  readonly #server: ReturnType<typeof pooledTransport>
  readonly #waiting: Waiting[] = []
  /** Desks whose network is cut. */
  readonly cut = new Set<number>()
  /** Requests of a hundred that are lost on either way. */
  losing = 0
  /** Requests that were let through, so that a test can count them. */
  readonly passed: string[] = []

  constructor(instance: Instance, dice: Dice) {
    this.#dice = dice
    this.#server = pooledTransport(instance.server.staffUrl, 1)
  }

  close(): void {
    this.#server.close()
  }

  /** The network of one desk. */
  transport(desk: number): Transport {
    return {
      request: (method, path, options = {}) =>
        new Promise((resolve, reject) => {
          const run = () => this.#server.request(method, path, options)
          this.#waiting.push({ desk, request: `${method} ${path}`, run, resolve, reject })
        }),
    }
  }

  /** Run `tasks` at once, until all have ended; throws what one of them throws. */
  async conduct(tasks: readonly Promise<unknown>[]): Promise<void> {
    let running = tasks.length
    const ended = tasks.map((task) =>
      task.finally(() => {
        running--
      }),
    )
    const all = Promise.allSettled(ended)
    for (;;) {
      await allBlocked()
      if (running === 0) break
      await this.#letOneThrough()
    }
    for (const result of await all) if (result.status === 'rejected') throw result.reason
  }

  async #letOneThrough(): Promise<void> {
    const next = this.#waiting.splice(this.#dice.roll(this.#waiting.length), 1)[0]
    if (next === undefined) throw new Error('a desk waits for something else than an answer')
    const { desk, request, run, resolve, reject } = next
    const lost = this.#dice.chance(this.losing)
    const onTheWayThere = this.#dice.chance(50)
    if (this.cut.has(desk) || (lost && onTheWayThere)) {
      return reject(new OfflineError('lost on the way there'))
    }
    const answer = await run()
    this.passed.push(request)
    if (lost) reject(new OfflineError('lost on the way back'))
    else resolve(answer)
  }
}

/** Wait until the desks have handled the last answer: they wait for nothing but answers. */
function allBlocked(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Desks of one reception that can be locked and unlocked again. */
export class Desks {
  readonly #instance: Instance
  readonly #transports: readonly Transport[]
  readonly #desks: Desk[]
  readonly #caches: readonly MemoryCache[]

  constructor(instance: Instance, conductor: Conductor, count: number) {
    this.#instance = instance
    const indices = Array.from({ length: count }, (_, i) => i)
    this.#caches = indices.map(() => new MemoryCache())
    this.#transports = indices.map((i) => conductor.transport(i))
    this.#desks = indices.map((i) => this.#open(i))
  }

  at(index: number): Desk {
    const desk = this.#desks[index]
    if (desk === undefined) throw new Error(`no desk ${index}`)
    return desk
  }

  get all(): readonly Desk[] {
    return this.#desks
  }

  /** Lock one and unlock it again: it keeps only its two files, and its cache. */
  async reopen(index: number): Promise<void> {
    await this.at(index).keepCache()
    const { vault, weeks } = this.at(index)
    this.#desks[index] = this.#open(index, { vault, weeks })
  }

  #open(index: number, files: Partial<Pick<Desk, 'vault' | 'weeks'>> = {}): Desk {
    const [transport, cache] = [this.#transports[index], this.#caches[index]]
    if (transport === undefined || cache === undefined) throw new Error(`no desk ${index}`)
    return testDesk(this.#instance, index, { transport, cache, ...files })
  }
}

/** Everything that a desk derives of a case, without keys. */
export function dump(desk: Desk, c: Case): unknown {
  return {
    id: c.id,
    reference: c.reference,
    status: c.status,
    progress: plain(c.progress),
    timeline: c.timeline.map(itemOf),
    positions: c.positions,
    boardWeeks: c.boardKeys.map(({ week }) => week),
    warnings: c.warnings,
    unlogged: c.unlogged.length,
    unsent: desk.unsentIn(c).length,
    waiting: desk.waiting.get(c.id) ?? null,
    access: plain(c.access),
    work: plain(c.work),
  }
}

function itemOf(item: Case['timeline'][number]): unknown {
  if (item.kind === 'drop') return { drop: toHex(item.drop.id), what: item.drop.kind }
  const { id, day, author, entry } = item
  return { id: toHex(id), day, author: author.id, entry: plain(entry) }
}

/** The texts that entries of a case carry, including repeated ones. */
export function textsOf({ timeline }: Case): string[] {
  return timeline.flatMap((item) =>
    item.kind !== 'drop' && 'text' in item.entry && item.entry.text !== '' ? [item.entry.text] : [],
  )
}

/** Some action of a member in a case, with `text`. */
export function someAction(dice: Dice, text: string): Action {
  const kind = dice.roll(10)
  if (kind < 2) return { kind: 'acknowledge', next: null }
  if (kind < 4) {
    const status = dice.pick([
      'assessing',
      'needs-info',
      'follow-up',
      'closed',
      'reopened',
    ] as const)
    return { kind: 'status', status, text, next: null }
  }
  if (kind < 7) return { kind: 'message', as: dice.pick(['question', 'message']), text }
  return { kind: 'note', text }
}

/** Write it now or, if the desk is cut off, later. */
export function writeIn(desk: Desk, caseId: string, action: Action): Promise<void> {
  return desk.write(caseId, jobOf(systemRandom, action))
}
