import { concat, readU32, u32be } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { SIZE } from '../primitives/labels.ts'

/**
 * The things that an index can name: a row that was listed; a row that would be of the same cases if it came;
 * the key of a log; the author of letters; the reference and the board key that letters state.
 */
const KINDS = ['row', 'ahead', 'log', 'reporter', 'reference', 'board'] as const
export type IndexKind = (typeof KINDS)[number]

/** Bytes of a name in an index. Names with the same first bytes count as one name. */
const NAME = 8
const ENTRY = NAME + 4
const HEAD = 2 * SIZE.key + 4
/** Parts have numbers below this. */
const PARTS = 2 ** 24
/** Entries are looked for among those that begin with the same two bytes. */
const BEGINNINGS = 2 ** 16

export interface IndexEntry {
  readonly kind: IndexKind
  /** Number of the part that it is of. */
  readonly part: number
  /** In hex, at least 8 bytes. */
  readonly name: string
}

/** The facts that a desk needs of parts of a cache that it leaves closed. */
export interface IndexDraft {
  /** Hash of the key list by which the cases were judged, 32 bytes. */
  readonly list: Uint8Array
  /** Hash of how much is kept, 32 bytes. */
  readonly extent: Uint8Array
  /** Number of the first part that may stay closed. */
  readonly first: number
  /** In any order; if two have one name and kind, either is taken. */
  readonly entries: readonly IndexEntry[]
}

/**
 * @returns `list 32 ‖ extent 32 ‖ first 4 ‖ for each entry, in their order: name 8 ‖ kind 1 ‖ part 3`.
 *   KEPT-FILES.md section 17.6
 */
export function encodeCacheIndex({ list, extent, first, entries }: IndexDraft): Uint8Array {
  const numbered = entries.map(({ kind, part, name }) => {
    const [high, low] = wordsOf(name)
    return { high, low, tag: KINDS.indexOf(kind) * PARTS + part }
  })
  numbered.sort((a, b) => a.high - b.high || a.low - b.low || a.tag - b.tag)
  const bytes = new Uint8Array(ENTRY * numbered.length)
  const view = new DataView(bytes.buffer)
  for (const [i, { high, low, tag }] of numbered.entries()) {
    view.setUint32(ENTRY * i, high)
    view.setUint32(ENTRY * i + 4, low)
    view.setUint32(ENTRY * i + NAME, tag)
  }
  return concat(list, extent, u32be(first), bytes)
}

/** The index of a cache, as a desk asks it. */
export class CacheIndex {
  /** Hash of the key list by which the cases were judged, 32 bytes. */
  readonly list: Uint8Array
  /** Hash of how much is kept, 32 bytes. */
  readonly extent: Uint8Array
  /** Number of the first part that may stay closed. */
  readonly first: number
  readonly #entries: DataView
  /** By the first two bytes of a name, the place of the first entry that does not come before it. */
  readonly #starts = new Uint32Array(BEGINNINGS + 1)
  readonly #rows = new Map<number, number>()

  /** @throws CryptoError `malformed` */
  constructor(bytes: Uint8Array) {
    if (bytes.length < HEAD || (bytes.length - HEAD) % ENTRY !== 0) {
      throw new CryptoError('malformed', `an index of ${bytes.length} bytes`)
    }
    this.list = bytes.slice(0, SIZE.key)
    this.extent = bytes.slice(SIZE.key, 2 * SIZE.key)
    this.first = readU32(bytes, 2 * SIZE.key)
    this.#entries = new DataView(bytes.buffer, bytes.byteOffset + HEAD, bytes.length - HEAD)
    this.#takeIn((bytes.length - HEAD) / ENTRY)
  }

  /** How many rows of a part were listed. */
  rowsOf(part: number): number {
    return this.#rows.get(part) ?? 0
  }

  /** @param name in hex, at least 8 bytes @returns the part that it is of; null if no entry has it */
  partOf(kind: IndexKind, name: string): number | null {
    const [high, low] = wordsOf(name)
    const least = KINDS.indexOf(kind) * PARTS
    const beginning = high >>> 16
    let [from, to] = [this.#starts[beginning] ?? 0, this.#starts[beginning + 1] ?? 0]
    const end = to
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.#isBefore(middle, high, low, least)) from = middle + 1
      else to = middle
    }
    if (from === end) return null
    const tag = this.#entries.getUint32(ENTRY * from + NAME)
    return this.#isNamed(from, high, low) && tag < least + PARTS ? tag - least : null
  }

  #takeIn(count: number): void {
    const view = this.#entries
    let next = 0
    let before: readonly [high: number, low: number, tag: number] = [-1, -1, -1]
    for (let place = 0; place < count; place++) {
      const high = view.getUint32(ENTRY * place)
      const low = view.getUint32(ENTRY * place + 4)
      const tag = view.getUint32(ENTRY * place + NAME)
      const order = high - before[0] || low - before[1] || tag - before[2]
      if (order < 0) throw new CryptoError('malformed', `entry ${place} is not in order`)
      for (; next <= high >>> 16; next++) this.#starts[next] = place
      const kind = Math.floor(tag / PARTS)
      const isNew =
        high !== before[0] || low !== before[1] || kind !== Math.floor(before[2] / PARTS)
      if (isNew && KINDS[kind] === 'row') {
        this.#rows.set(tag % PARTS, this.rowsOf(tag % PARTS) + 1)
      }
      before = [high, low, tag]
    }
    this.#starts.fill(count, next)
  }

  #isNamed(place: number, high: number, low: number): boolean {
    const view = this.#entries
    return view.getUint32(ENTRY * place) === high && view.getUint32(ENTRY * place + 4) === low
  }

  #isBefore(place: number, high: number, low: number, tag: number): boolean {
    const view = this.#entries
    const order =
      view.getUint32(ENTRY * place) - high ||
      view.getUint32(ENTRY * place + 4) - low ||
      view.getUint32(ENTRY * place + NAME) - tag
    return order < 0
  }
}

/** The beginning of a name as two numbers of 32 bits. @param name in hex */
function wordsOf(name: string): readonly [high: number, low: number] {
  return [Number.parseInt(name.slice(0, 8), 16), Number.parseInt(name.slice(8, 2 * NAME), 16)]
}
