import { concat, equal, type Random, readU32 } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'

// No Node and no chai here: the same campaigns run in browsers.

/** Something sealed, and the reader whom an attacker wants to deceive. */
export interface Target {
  readonly name: string
  /**
   * Valid envelopes of one kind. The first is attacked; pieces of the others, which are of another
   * message, sender or place, are pasted in.
   */
  readonly originals: readonly [Uint8Array, ...Uint8Array[]]
  /** Offsets of the parts of the first (wraps, rows, fields): first 0, last its length. */
  readonly parts: readonly number[]
  /**
   * Read an envelope as its reader does.
   *
   * @returns what was read, or null if it is not the reader's
   * @throws CryptoError if it is refused
   */
  open(bytes: Uint8Array): unknown
  /** Readings of the untouched first envelope at a place that it was not sealed for. */
  readonly elsewhere: readonly ((random: Random) => unknown)[]
  /** Whether this may be read of a changed envelope; without this function, nothing may. */
  readonly allowed?: (read: unknown) => boolean
}

/** How the mutants of a campaign ended. */
export interface Tally {
  /** By a CryptoError. */
  refused: number
  /** As if it were somebody else's. */
  absent: number
  /** Read, and no other than what was sealed. */
  harmless: number
}

/** @returns a number from 0 to `below` - 1 */
function draw(random: Random, below: number): number {
  return readU32(random(4), 0) % Math.max(1, below)
}

type Mutation = (random: Random, target: Target) => Uint8Array

function span(random: Random, length: number): [number, number] {
  const [a, b] = [draw(random, length), draw(random, length + 1)]
  return a < b ? [a, b] : [b, a + 1]
}

function overwritten(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy.set(piece.subarray(0, Math.max(0, copy.length - at)), at)
  return copy
}

function part(random: Random, { parts }: Target): [number, number] {
  const i = draw(random, parts.length - 1)
  return [parts[i] ?? 0, parts[i + 1] ?? 0]
}

function other(random: Random, { originals }: Target): Uint8Array {
  return originals[1 + draw(random, originals.length - 1)] ?? originals[0]
}

const MUTATIONS: readonly Mutation[] = [
  // One to three bits turned over, anywhere and, as often, at the start of a part.
  (random, { originals: [first] }) => {
    const copy = first.slice()
    for (let n = 1 + draw(random, 3); n > 0; n--) {
      const bit = draw(random, 8 * copy.length)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    }
    return copy
  },
  (random, target) => {
    const copy = target.originals[0].slice()
    const at = part(random, target)[0] + draw(random, 4)
    copy[at] = (copy[at] ?? 0) ^ (1 << draw(random, 8))
    return copy
  },
  // A stretch replaced by noise, or by zeros.
  (random, { originals: [first] }) => {
    const [from, to] = span(random, Math.min(first.length, 64))
    const at = draw(random, first.length)
    return overwritten(first, at, random(to - from))
  },
  (random, target) => {
    const [from, to] = part(random, target)
    return overwritten(target.originals[0], from, new Uint8Array(to - from))
  },
  // Cut short, drawn out, something taken from the middle or put into it.
  (random, { originals: [first] }) => first.slice(0, draw(random, first.length)),
  (random, target) => target.originals[0].slice(0, part(random, target)[0]),
  (random, { originals: [first] }) => concat(first, random(1 + draw(random, 64))),
  (_, { originals: [first] }) => concat(first, first),
  (random, target) => {
    const [from, to] = part(random, target)
    const [first] = target.originals
    return concat(first.subarray(0, from), first.subarray(to))
  },
  (random, { originals: [first] }) => {
    const at = draw(random, first.length + 1)
    return concat(first.subarray(0, at), random(1 + draw(random, 32)), first.subarray(at))
  },
  // Cut and paste from another valid envelope: the same stretch, the same part, one part elsewhere.
  (random, target) => {
    const [first] = target.originals
    const [from, to] = span(random, first.length)
    return overwritten(first, from, other(random, target).subarray(from, to))
  },
  (random, target) => {
    const [from, to] = part(random, target)
    return overwritten(target.originals[0], from, other(random, target).subarray(from, to))
  },
  (random, target) => {
    const [from, to] = part(random, target)
    const [at] = part(random, target)
    return overwritten(target.originals[0], at, other(random, target).subarray(from, to))
  },
  // Reordered: two parts change places, one is shown twice.
  (random, target) => {
    const [first] = target.originals
    const [a, b] = [part(random, target), part(random, target)]
    const [low, high] = a[0] < b[0] ? [a, b] : [b, a]
    return concat(
      first.subarray(0, low[0]),
      first.subarray(...high),
      first.subarray(low[1], Math.max(low[1], high[0])),
      first.subarray(...low),
      first.subarray(Math.max(low[1], high[1])),
    )
  },
  (random, target) => {
    const [first] = target.originals
    const [from, to] = part(random, target)
    return overwritten(first, part(random, target)[0], first.subarray(from, to))
  },
]

/** A mutant that differs from all originals. */
function mutant(random: Random, target: Target, round: number): Uint8Array {
  for (let attempt = round; ; attempt++) {
    const bytes = MUTATIONS[attempt % MUTATIONS.length]?.(random, target) ?? new Uint8Array(0)
    if (!target.originals.some((original) => equal(original, bytes))) return bytes
  }
}

/**
 * Attack a target `count` times: each kind of mutation in turn, and every tenth time the untouched
 * envelope at another place.
 *
 * @throws Error that names the round, if anything was read that must not be, or an exception came
 *   that is no CryptoError; the same source of randomness repeats the round
 */
export function attack(random: Random, target: Target, count: number): Tally {
  const tally: Tally = { refused: 0, absent: 0, harmless: 0 }
  for (let round = 0; round < count; round++) {
    const place = target.elsewhere[Math.floor(round / 10) % Math.max(1, target.elsewhere.length)]
    const moved = round % 10 === 9 && place !== undefined
    const act = moved ? () => place(random) : reading(random, target, round)
    tally[judge(target, act, moved, `${target.name}, round ${round}`)] += 1
  }
  return tally
}

function reading(random: Random, target: Target, round: number): () => unknown {
  const bytes = mutant(random, target, round)
  return () => target.open(bytes)
}

function judge(target: Target, act: () => unknown, moved: boolean, where: string): keyof Tally {
  let read: unknown
  try {
    read = act()
  } catch (error) {
    if (error instanceof CryptoError) return 'refused'
    throw new Error(`${where}: ${String(error)}`, { cause: error })
  }
  if (read === null) return 'absent'
  if (!moved && target.allowed?.(read)) return 'harmless'
  throw new Error(`${where}: read ${JSON.stringify(read)?.slice(0, 300)}`)
}
