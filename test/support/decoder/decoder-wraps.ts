import { join, kdf, seal, xWing, xWingTo, zeros } from './decoder-notation.ts'

/**
 * The rules of section 8 of crypto/PROTOCOL.md on an envelope's eight wraps, written only from that text
 * for the decoder beside this file. It imports nothing of crypto/.
 */

/** Inputs of the wraps of an envelope, beside the keys that it names. */
export interface WrapsOf {
  readonly instance: Uint8Array
  readonly week: number
  /** K, 32 bytes */
  readonly contentKey: Uint8Array
  /** Id of the envelope. */
  readonly id: Uint8Array
}

/**
 * The eight wraps, one after the other.
 *
 * @param named by position, the recipient's X-Wing public key; null for nobody
 */
export function encodeWraps(of: WrapsOf, named: readonly (Uint8Array | null)[]): Uint8Array {
  const wraps = encapsulatedFor(of, named).map(({ fields, secret, ciphertext }) => {
    const wrapKey = kdf(secret, 'wrap', ...fields, 1)
    return join(ciphertext, seal(wrapKey, zeros(24), of.id, of.contentKey))
  })
  return join(...wraps)
}

/** The secrets that each position shares with the sender, and the fields of the keys that follow from it. */
export function encapsulatedFor(
  { instance, week, contentKey }: WrapsOf,
  named: readonly (Uint8Array | null)[],
) {
  const nobody = xWing(kdf(contentKey, 'nobody', instance, week)).publicKey
  return named.map((one, position) => {
    const key = one ?? nobody
    const coins = join(
      kdf(contentKey, 'coins-1', instance, week, position, key),
      kdf(contentKey, 'coins-2', instance, week, position, key),
    )
    const { ciphertext, secret } = xWingTo(key, coins)
    return { fields: [instance, week, position, key, ciphertext] as const, secret, ciphertext }
  })
}
