import { createHash } from 'node:crypto'
import type { Random } from '../../../crypto/primitives/bytes.ts'

/** Numbers that look random and are the same for one seed: sfc32, only for simulations. */
export function seeded(seed: string): Random {
  const state = new Uint32Array(createHash('sha256').update(seed).digest().buffer.slice(0, 16))
  let [a = 0, b = 0, c = 0, count = 1] = state
  const next = (): number => {
    const sum = (a + b + count) >>> 0
    count = (count + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  return (length) => {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at += 4) {
      const word = next()
      for (let i = 0; i < 4 && at + i < length; i++) bytes[at + i] = word >>> (8 * i)
    }
    return bytes
  }
}
