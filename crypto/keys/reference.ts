import { letters, toSymbols } from '../primitives/checksum.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { REFERENCE_LENGTH } from './receipt.ts'

/**
 * The reference of a new code. Both sides give 18 random bytes, and the server never sees those of the
 * browser: so neither its word nor a poor random source decides the reference, and the server does
 * not know it.
 *
 * @param seed 18 bytes, from the server's ticket
 * @param own 18 bytes, from the browser's random source, which are then forgotten
 * @returns 7 symbols: the first 35 bits of the hash. PROTOCOL.md section 5
 */
export function makeReference(
  p: Primitives,
  instance: Uint8Array,
  seed: Uint8Array,
  own: Uint8Array,
): string {
  const hash = p.hash(SIZE.key, null, ctx(LABEL.reference, instance, seed, own))
  return letters(toSymbols(hash).slice(0, REFERENCE_LENGTH))
}
