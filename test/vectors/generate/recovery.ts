import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import {
  asRecoveryKey,
  type Recovery,
  sealRecovery,
  setOf,
} from '../../../crypto/vault/recovery.ts'
import { encodeSheet, type Sheet } from '../../../crypto/vault/sheet.ts'
import { seededRandom, type VectorReception } from './reception.ts'

/** Product in GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11b : 0)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** Two of these three sheets give the key back; the shares are reckoned here, apart from the library. */
export function recoveryVector(p: Primitives, reception: VectorReception) {
  const seed = 'postern vectors: recovery'
  const random = seededRandom(seed)
  const key = asRecoveryKey(random(SIZE.key))
  const slopes = random(SIZE.key)
  const sheets = [11, 57, 200].map((place, i): Sheet => {
    const values = key.map((byte, at) => byte ^ times(slopes[at] ?? 0, place))
    const share = Uint8Array.of(...values, place)
    return { number: i + 1, needed: 2, total: 3, set: setOf(p, key), share }
  })
  const content: Recovery = {
    format: 'postern-recovery/1',
    instance: reception.instance,
    root: reception.fingerprint,
    member: 'ola',
    signing: random(SIZE.key),
    listVersion: 1,
    header: random(SIZE.vaultHeader),
    key: random(SIZE.key),
  }
  return {
    seed,
    key,
    slopes,
    sheets: sheets.map((sheet) => ({ ...sheet, lines: encodeSheet(sheet) })),
    recovery: content,
    file: sealRecovery(p, random, key, content),
  }
}
