import {
  ascii,
  ctx,
  demand,
  hash,
  join,
  kdf,
  number,
  same,
  seal,
  unseal,
  xWing,
  zeros,
} from './decoder-notation.ts'
import { encapsulatedFor, type WrapsOf } from './decoder-wraps.ts'

/**
 * Section 8.2 of crypto/PROTOCOL.md: letters that two open, written only from that text for the decoder beside this
 * file. It imports nothing of crypto/.
 */

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, by tables of powers of 3. */
const POWERS: number[] = [1]
for (let i = 1; i < 255; i++) {
  const last = POWERS[i - 1] ?? 0
  const doubled = last << 1
  POWERS.push((last ^ (doubled > 255 ? doubled ^ 0x11b : doubled)) & 255)
}
const product = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % 255] ?? 0)
const quotient = (a: number, b: number) =>
  a === 0 ? 0 : (POWERS[(POWERS.indexOf(a) - POWERS.indexOf(b) + 255) % 255] ?? 0)

/** The part of K at a position. */
export function encodePart(contentKey: Uint8Array, position: number): Uint8Array {
  const slope = kdf(contentKey, 'slope')
  return contentKey.map((byte, i) => byte ^ product(slope[i] ?? 0, position + 1))
}

/** K from two parts by Lagrange's formula at zero. */
export function decodeParts(parts: readonly [DecodedPart, DecodedPart]): Uint8Array {
  const [one, other] = parts
  const [x, y] = [one.position + 1, other.position + 1]
  return one.part.map((byte, i) => {
    const first = product(byte, quotient(y, x ^ y))
    return first ^ product(other.part[i] ?? 0, quotient(x, x ^ y))
  })
}

/** All that one holder reads. */
export interface DecodedPart {
  readonly position: number
  readonly part: Uint8Array
  readonly kind: number
  readonly day: number
  readonly reporter: Uint8Array
  readonly listHash: Uint8Array
  readonly recipients: readonly Uint8Array[]
  readonly channel: string
}

/** The eight wraps and the eight sealed parts, one after the other. @param named as `encodeWraps` takes them */
export function encodePartedWraps(of: WrapsOf, named: readonly (Uint8Array | null)[]): Uint8Array {
  const slipKey = kdf(of.contentKey, 'together')
  const all = encapsulatedFor(of, named)
  const wraps = all.map(({ fields, secret, ciphertext }) =>
    join(ciphertext, seal(kdf(secret, 'wrap', ...fields, 2), zeros(24), of.id, slipKey)),
  )
  const parts = all.map(({ fields, secret }, position) =>
    seal(kdf(secret, 'key-part', ...fields), zeros(24), of.id, encodePart(of.contentKey, position)),
  )
  return join(...wraps, ...parts)
}

/** The slip and the part that one weekly secret opens; null if it opens none. */
export function decodeOwnPart(
  instance: Uint8Array,
  position: number,
  { week, seed }: { readonly week: number; readonly seed: Uint8Array },
  stored: Uint8Array,
): DecodedPart | null {
  const id = stored.slice(0, 32)
  const at = 32 + 1168 * position
  const ciphertext = stored.slice(at, at + 1120)
  const own = xWing(seed)
  const secret = own.open(ciphertext)
  if (secret === null) return null
  const fields = [instance, week, position, own.publicKey, ciphertext] as const
  const wrapped = stored.subarray(at + 1120, at + 1168)
  const slipKey = unseal(kdf(secret, 'wrap', ...fields, 2), zeros(24), id, wrapped)
  if (slipKey === null) return null
  const ad = ctx('together', instance, stored.subarray(0, 9376))
  const slip = unseal(slipKey, zeros(24), ad, stored.subarray(9376, 9613))
  demand(slip !== null, 'slip')
  const from = 9613 + 48 * position
  const part = unseal(
    kdf(secret, 'key-part', ...fields),
    zeros(24),
    id,
    stored.subarray(from, from + 48),
  )
  demand(part !== null, 'part of the key')
  const recipients = Array.from({ length: 8 }, (_, i) => slip.slice(53 + 16 * i, 69 + 16 * i))
  const mine = hash(16, ctx('key-id', own.publicKey))
  demand(same(recipients[position] ?? zeros(0), mine), 'own key in the slip')
  const channel = Buffer.from(slip.subarray(181)).toString('ascii').replace(/\0+$/, '')
  demand(same(ascii(channel), slip.subarray(181, 181 + channel.length)), 'channel')
  return {
    position,
    part,
    kind: number(slip, 0, 1),
    day: number(slip, 1, 4),
    reporter: slip.slice(5, 21),
    listHash: slip.slice(21, 53),
    recipients,
    channel,
  }
}

/** The body of a letter that two open, with K: 15,763 bytes. */
export function decodeTogether(
  instance: Uint8Array,
  contentKey: Uint8Array,
  stored: Uint8Array,
): Uint8Array {
  const ad = ctx('drop', instance, stored.subarray(0, 9997))
  const body = unseal(kdf(contentKey, 'together-body'), zeros(24), ad, stored.subarray(9997))
  demand(body !== null, 'body of the drop')
  return body
}
