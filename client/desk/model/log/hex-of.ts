import { toHex } from '../../../../crypto/primitives/bytes.ts'

const known = new WeakMap<Uint8Array, string>()

/** The hex of bytes that nothing changes in place, and that are asked for again and again. */
export function hexOf(bytes: Uint8Array): string {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const hex = toHex(bytes)
  known.set(bytes, hex)
  return hex
}
