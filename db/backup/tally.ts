import type { Primitives } from '../../crypto/primitives/primitives.ts'

/** How many of a kind there are, and a hash over all of them in their order. */
export interface Count {
  readonly count: number
  /** 32 bytes */
  readonly hash: Uint8Array
}

/** Counts and hashes what a backup holds, kind by kind. KEPT-FILES.md section 17.8 */
export class Tally<Kind extends string> {
  readonly #p: Primitives
  readonly #counts: Map<Kind, Count>

  constructor(p: Primitives, kinds: readonly Kind[]) {
    this.#p = p
    this.#counts = new Map(kinds.map((kind) => [kind, { count: 0, hash: new Uint8Array(32) }]))
  }

  add(kind: Kind, ...parts: readonly Uint8Array[]): void {
    const { count, hash } = this.of(kind)
    const next = parts.reduce((key, part) => this.#p.hash(32, key, part), hash)
    this.#counts.set(kind, { count: count + 1, hash: next })
  }

  of(kind: Kind): Count {
    return this.#counts.get(kind) ?? { count: 0, hash: new Uint8Array(32) }
  }

  all(): ReadonlyMap<Kind, Count> {
    return this.#counts
  }
}
