import { toHex, utf8 } from '../../../../crypto/primitives/bytes.ts'
import type { CacheIndex, IndexEntry } from '../../../../crypto/vault/cache-index.ts'
import { type DropResult, NO_REFERENCE, type ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { Shelf } from '../post/staff.ts'

type IndexName = Omit<IndexEntry, 'part'>

/** The names that a letter states of its case: two cases that state the same are warned of. */
export function statedNames({ signer, reference, boardKey }: ReporterDrop): readonly IndexName[] {
  return [
    { kind: 'reporter', name: hexOf(signer) },
    // A name has 8 bytes at least.
    ...(reference === NO_REFERENCE
      ? []
      : [{ kind: 'reference', name: toHex(utf8(reference.padEnd(8))) } as const]),
    ...(boardKey === null ? [] : [{ kind: 'board', name: hexOf(boardKey) } as const]),
  ]
}

/** The parts of a cache that this desk has not opened yet, and what it knows of them. KEPT-FILES.md section 17.6 */
export class Rest {
  readonly #index: CacheIndex
  readonly #closed: Set<number>
  /** Number of the part of drops that belong to no case: nothing of it waits for anybody. */
  readonly #last: number

  /** @param count of all parts */
  constructor(index: CacheIndex, closed: Iterable<number>, count: number) {
    this.#index = index
    this.#closed = new Set(closed)
    this.#last = count - 1
  }

  /** Numbers of the parts, in their order. */
  get parts(): readonly number[] {
    return [...this.#closed]
  }

  /** Note that a part is open. */
  opened(part: number): void {
    this.#closed.delete(part)
  }

  /** Whether a drop's row lies in one of the parts. @param id in hex */
  hasDrop(id: string): boolean {
    return this.#lies('row', id)
  }

  /** Whether it is a letter in a case that rests. @param id in hex */
  hasLetter(id: string): boolean {
    return this.hasDrop(id) && this.#index.partOf('row', id) !== this.#last
  }

  /** Whether a log lies in one of the parts. @param key case key in hex */
  hasLog(key: string): boolean {
    return this.#lies('log', key)
  }

  /** The parts that are not as they were: a row of theirs is not listed any more, or one that would be theirs is. */
  changed({ drops, records }: Readonly<Record<Shelf, ReadonlyMap<string, unknown>>>) {
    const listed = new Map<number, number>()
    const changed = new Set<number>()
    const count = (id: string): boolean => {
      const part = this.#index.partOf('row', id)
      if (part !== null) listed.set(part, (listed.get(part) ?? 0) + 1)
      return part !== null
    }
    for (const id of drops.keys()) count(id)
    for (const id of records.keys()) {
      const part = count(id) ? null : this.#index.partOf('ahead', id)
      if (part !== null) changed.add(part)
    }
    const isWhole = (part: number) => this.#index.rowsOf(part) === (listed.get(part) ?? 0)
    return this.parts.filter((part) => {
      return part !== this.#last && (changed.has(part) || !isWhole(part))
    })
  }

  /**
   * The parts that are concerned by drops that came now: a letter in a case of theirs, one that states the same,
   * or a key.
   */
  concerned(drops: readonly DropResult[]): readonly number[] {
    const named = (one: DropResult): readonly IndexName[] => {
      if (one.kind === 'reporter' || one.kind === 'kept-back') return statedNames(one.drop)
      return one.kind === 'grant' ? [{ kind: 'log', name: toHex(one.grant.caseKey) }] : []
    }
    const found = drops.flatMap(named).map(({ kind, name }) => this.#index.partOf(kind, name))
    return this.parts.filter((part) => found.includes(part))
  }

  #lies(kind: 'row' | 'log', name: string): boolean {
    const part = this.#index.partOf(kind, name)
    return part !== null && this.#closed.has(part)
  }
}
