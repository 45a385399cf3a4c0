import { concat, equal, u32be } from '../primitives/bytes.ts'
import { SIZE } from '../primitives/labels.ts'

/** SHA-256, by whichever of WebCrypto, node:crypto or noble is available. */
export type Sha256 = (message: Uint8Array) => Promise<Uint8Array> | Uint8Array

/**
 * The target that the server shows for the number that it hid: the hash of `solution ‖ ticket ‖ zeros`, 64
 * KiB in all, so that WebCrypto is as fast in browsers with slow scripts. PROTOCOL.md section 6
 */
export async function puzzleTarget(
  sha256: Sha256,
  ticket: Uint8Array,
  solution: number,
): Promise<Uint8Array> {
  return sha256(puzzleMessage(ticket, solution))
}

function puzzleMessage(ticket: Uint8Array, solution: number): Uint8Array {
  return concat(u32be(solution), ticket, new Uint8Array(SIZE.puzzle - 4 - ticket.length))
}

/**
 * Find the hidden number: at most `2^bits` hashes, so the wait has an upper bound.
 *
 * @param pause awaited between hashes, so that a page stays usable
 * @returns the number, or null if no number of that many bits fits (a faulty server)
 */
export async function solvePuzzle(
  sha256: Sha256,
  ticket: Uint8Array,
  bits: number,
  target: Uint8Array,
  pause: () => Promise<void> = async () => {},
): Promise<number | null> {
  if (bits === 0) return 0
  for (let solution = 0; solution < 2 ** bits; solution++) {
    if (equal(await sha256(puzzleMessage(ticket, solution)), target)) return solution
    await pause()
  }
  return null
}
