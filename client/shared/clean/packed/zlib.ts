import { Unzlib } from 'fflate'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { CleanTools } from '../outcome.ts'

/** Given to the decoder at a time: it makes about a thousand times as much of that at the most. */
const STEP = 2048

/**
 * Inflate a zlib stream.
 *
 * @param most bytes that may come out
 * @returns null if it is broken, does not end, or makes more
 * @throws CleanError `too-large` if all work on this file exceeds its limit
 */
export function unzlib(bytes: Uint8Array, most: number, tools: CleanTools): Uint8Array | null {
  const made: Uint8Array[] = []
  let size = 0
  const decoder = new Unzlib((piece) => {
    size += piece.length
    made.push(piece)
  })
  for (let at = 0; at < bytes.length && size <= most; at += STEP) {
    const before = size
    const isLast = at + STEP >= bytes.length
    if (!isPushed(decoder, bytes.subarray(at, at + STEP), isLast)) return null
    tools.spend(size - before)
  }
  return size > most ? null : concat(...made)
}

/** The decoder may throw anything at a broken stream. */
function isPushed(decoder: Unzlib, bytes: Uint8Array, isLast: boolean): boolean {
  try {
    decoder.push(bytes, isLast)
    return true
  } catch {
    return false
  }
}
