import type { Week } from '../days/calendar.ts'
import { asContentKey, type ContentKey, type KemPublicKey, type WeekKeyPair } from '../keys/keys.ts'
import { concat, equal } from '../primitives/bytes.ts'
import { orNull } from '../primitives/errors.ts'
import { kdf, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** This number says that a wrap holds K itself. Another number would mean a share of K. PROTOCOL.md section 8 */
const HOLDS_KEY = 1

/** The envelope that a wrap is part of. */
export interface WrapPlace {
  readonly instance: Uint8Array
  /** The week whose keys are sealed to. */
  readonly week: Week
  /** of the envelope */
  readonly id: Uint8Array
}

/**
 * The eight wraps of an envelope, 1,168 bytes each. They follow from K and the keys and from nothing else, so
 * everybody who opens one can make all of them again.
 *
 * @param keys by position; null if nobody is sealed to
 * @returns null at a position whose key is unusable
 */
export function makeWraps(
  p: Primitives,
  place: WrapPlace,
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
): (Uint8Array | null)[] {
  const { instance, week, id } = place
  // Made even if all are named: the time that sealing takes must not tell how many are.
  const nobody = p.kemPublicKey(kdf(p, contentKey, LABEL.nobody, instance, week)) as KemPublicKey
  return Array.from({ length: LIMIT.positions }, (_, position) => {
    const key = keys[position] ?? nobody
    const coinsOf = (label: typeof LABEL.coins1 | typeof LABEL.coins2) =>
      kdf(p, contentKey, label, instance, week, position, key)
    const coins = concat(coinsOf(LABEL.coins1), coinsOf(LABEL.coins2))
    const made = orNull(() => p.kemEncapsulate(key, coins))
    if (made === null) return null
    const { ciphertext, sharedSecret } = made
    const sealing = wrapKey(p, sharedSecret, place, position, key, ciphertext)
    return concat(ciphertext, p.aeadSeal(sealing, ZERO_NONCE, id, contentKey))
  })
}

function wrapKey(
  p: Primitives,
  shared: Uint8Array,
  { instance, week }: WrapPlace,
  position: number,
  publicKey: KemPublicKey,
  ciphertext: Uint8Array,
): Uint8Array {
  const place = [instance, week, position, publicKey, ciphertext] as const
  return kdf(p, shared, LABEL.wrap, ...place, HOLDS_KEY)
}

/** K from the wrap at `position`; null if this key does not open it. @param wraps 9,344 bytes */
export function openWrap(
  p: Primitives,
  { instance, id }: Omit<WrapPlace, 'week'>,
  position: number,
  { week, seed, publicKey }: WeekKeyPair,
  wraps: Uint8Array,
): ContentKey | null {
  const wrap = wraps.slice(position * SIZE.wrap, (position + 1) * SIZE.wrap)
  const ciphertext = wrap.slice(0, SIZE.kemCiphertext)
  const shared = p.kemDecapsulate(seed, ciphertext)
  if (shared === null) return null
  const key = wrapKey(p, shared, { instance, week, id }, position, publicKey, ciphertext)
  const content = p.aeadOpen(key, ZERO_NONCE, id, wrap.subarray(SIZE.kemCiphertext))
  return content === null ? null : asContentKey(content)
}

/**
 * The positions whose wrap does not follow from K and the key there. The holder of that key may be unable to
 * open it, and somebody else perhaps can.
 *
 * @param keys as `makeWraps` takes them
 * @param wraps 9,344 bytes
 */
export function otherWraps(
  p: Primitives,
  place: WrapPlace,
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
  wraps: Uint8Array,
): number[] {
  const made = makeWraps(p, place, contentKey, keys)
  return made.flatMap((wrap, position) => {
    const there = wraps.subarray(position * SIZE.wrap, (position + 1) * SIZE.wrap)
    return wrap !== null && equal(wrap, there) ? [] : [position]
  })
}
