import type { Needle } from './needles.ts'

/** Looks for many needles at once. */
export interface Scanner {
  /** The longest needle: what neighbouring pieces of one whole must overlap by, plus one. */
  readonly longest: number
  /** @returns the needles that are in `hay`, each once */
  find(hay: Uint8Array): Needle[]
}

/**
 * Prepare a search for all of `needles` in one pass (Wu and Manber 1994, blocks of two bytes): only
 * every so many bytes are looked at, so that a process of hundreds of megabytes takes a second.
 */
export function scannerOf(needles: readonly Needle[]): Scanner {
  const shortest = Math.min(...needles.map(({ bytes }) => bytes.length))
  const shift = new Uint8Array(65_536).fill(Math.min(shortest - 1, 255))
  const ending = new Map<number, Needle[]>()
  for (const needle of needles) {
    for (let end = 2; end <= shortest; end++) {
      const block = blockAt(needle.bytes, end)
      shift[block] = Math.min(shift[block] ?? 0, shortest - end)
    }
    const block = blockAt(needle.bytes, shortest)
    ending.set(block, [...(ending.get(block) ?? []), needle])
  }
  return {
    longest: Math.max(...needles.map(({ bytes }) => bytes.length)),
    find: (hay) => search(hay, shortest, shift, ending),
  }
}

/** The two bytes before `end` as a number. */
function blockAt(bytes: Uint8Array, end: number): number {
  return ((bytes[end - 2] ?? 0) << 8) | (bytes[end - 1] ?? 0)
}

function search(
  hay: Uint8Array,
  shortest: number,
  shift: Uint8Array,
  ending: ReadonlyMap<number, readonly Needle[]>,
): Needle[] {
  const found = new Set<Needle>()
  for (let end = shortest; end <= hay.length; ) {
    const block = blockAt(hay, end)
    const step = shift[block] ?? 1
    if (step === 0) {
      for (const needle of ending.get(block) ?? []) {
        if (!found.has(needle) && startsAt(hay, end - shortest, needle.bytes)) found.add(needle)
      }
    }
    end += Math.max(step, 1)
  }
  return [...found]
}

function startsAt(hay: Uint8Array, at: number, bytes: Uint8Array): boolean {
  if (at + bytes.length > hay.length) return false
  for (let i = 0; i < bytes.length; i++) if (hay[at + i] !== bytes[i]) return false
  return true
}
