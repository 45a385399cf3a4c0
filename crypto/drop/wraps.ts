import type { Week } from '../days/calendar.ts'
import { asContentKey, type ContentKey, type KemPublicKey, type WeekKeyPair } from '../keys/keys.ts'
import { concat, equal } from '../primitives/bytes.ts'
import { orNull } from '../primitives/errors.ts'
import { kdf, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, LIMIT, PARTED, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { keyPartOf } from './key-parts.ts'

/** The wraps of an envelope hold one of these: K, or the key of the slip of a letter that two open. PROTOCOL.md section 8 */
const HOLDS = { key: 1, slipKey: 2 } as const

/** The envelope that a wrap is part of. */
export interface WrapPlace {
  readonly instance: Uint8Array
  /** The week whose keys are sealed to. */
  readonly week: Week
  /** of the envelope */
  readonly id: Uint8Array
}

/** The wraps of a letter that two open, and the parts of its key; null at a position whose key is unusable. */
export interface PartedWraps {
  /** 1,168 bytes each */
  readonly wraps: readonly (Uint8Array | null)[]
  /** 48 bytes each */
  readonly parts: readonly (Uint8Array | null)[]
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
  return encapsulated(p, place, contentKey, keys).map((one) => {
    if (one === null) return null
    const key = wrapKey(p, place, one, HOLDS.key)
    return concat(one.ciphertext, p.aeadSeal(key, ZERO_NONCE, place.id, contentKey))
  })
}

/** The same for a letter that two open. PROTOCOL.md section 8.2 */
export function makePartedWraps(
  p: Primitives,
  place: WrapPlace,
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
): PartedWraps {
  const made = encapsulated(p, place, contentKey, keys)
  const slipKey = slipKeyOf(p, contentKey)
  const wraps = made.map((one) => {
    if (one === null) return null
    const key = wrapKey(p, place, one, HOLDS.slipKey)
    return concat(one.ciphertext, p.aeadSeal(key, ZERO_NONCE, place.id, slipKey))
  })
  const parts = made.map((one) => {
    if (one === null) return null
    const part = keyPartOf(p, contentKey, one.position)
    return p.aeadSeal(partKey(p, place, one), ZERO_NONCE, place.id, part)
  })
  return { wraps, parts }
}

/** The key of the slip, which every holder of a part has. */
export function slipKeyOf(p: Primitives, contentKey: ContentKey): Uint8Array {
  return kdf(p, contentKey, LABEL.together)
}

/** The secret that one position shares with the sender. */
interface Encapsulated {
  readonly position: number
  readonly publicKey: KemPublicKey
  readonly ciphertext: Uint8Array
  readonly sharedSecret: Uint8Array
}

function encapsulated(
  p: Primitives,
  { instance, week }: WrapPlace,
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
): (Encapsulated | null)[] {
  // Made even if all are named: the time that sealing takes must not tell how many are.
  const nobody = p.kemPublicKey(kdf(p, contentKey, LABEL.nobody, instance, week)) as KemPublicKey
  return Array.from({ length: LIMIT.positions }, (_, position) => {
    const publicKey = keys[position] ?? nobody
    const coinsOf = (label: typeof LABEL.coins1 | typeof LABEL.coins2) =>
      kdf(p, contentKey, label, instance, week, position, publicKey)
    const coins = concat(coinsOf(LABEL.coins1), coinsOf(LABEL.coins2))
    const made = orNull(() => p.kemEncapsulate(publicKey, coins))
    return made && { position, publicKey, ...made }
  })
}

function wrapKey(
  p: Primitives,
  place: Omit<WrapPlace, 'id'>,
  one: Encapsulated,
  holds: (typeof HOLDS)[keyof typeof HOLDS],
): Uint8Array {
  return kdf(p, one.sharedSecret, LABEL.wrap, ...fieldsOf(place, one), holds)
}

function partKey(p: Primitives, place: Omit<WrapPlace, 'id'>, one: Encapsulated): Uint8Array {
  return kdf(p, one.sharedSecret, LABEL.keyPart, ...fieldsOf(place, one))
}

function fieldsOf({ instance, week }: Omit<WrapPlace, 'id'>, one: Encapsulated) {
  return [instance, week, one.position, one.publicKey, one.ciphertext] as const
}

/** The things that a holder of one weekly key can find in an envelope. */
export type OpenedWrap =
  | { readonly kind: 'key'; readonly contentKey: ContentKey }
  | {
      readonly kind: 'part'
      readonly slipKey: Uint8Array
      /** 32 bytes; null if it does not open */
      readonly part: Uint8Array | null
    }

/**
 * The content of the wrap at `position`; null if this key does not open it.
 *
 * @param wraps 9,344 bytes
 * @param parts 384 bytes: where the sealed parts lie if the wraps turn out to hold the key of a slip
 */
export function openWrap(
  p: Primitives,
  { instance, id }: Omit<WrapPlace, 'week'>,
  position: number,
  { week, seed, publicKey }: WeekKeyPair,
  wraps: Uint8Array,
  parts: Uint8Array = new Uint8Array(0),
): OpenedWrap | null {
  const wrap = wraps.slice(position * SIZE.wrap, (position + 1) * SIZE.wrap)
  const ciphertext = wrap.slice(0, SIZE.kemCiphertext)
  const sharedSecret = p.kemDecapsulate(seed, ciphertext)
  if (sharedSecret === null) return null
  const place = { instance, week }
  const one = { position, publicKey, ciphertext, sharedSecret }
  const open = (key: Uint8Array, sealed: Uint8Array) => p.aeadOpen(key, ZERO_NONCE, id, sealed)
  const wrapped = wrap.subarray(SIZE.kemCiphertext)
  const content = open(wrapKey(p, place, one, HOLDS.key), wrapped)
  if (content !== null) return { kind: 'key', contentKey: asContentKey(content) }
  const slipKey = open(wrapKey(p, place, one, HOLDS.slipKey), wrapped)
  if (slipKey === null) return null
  const at = position * PARTED.keyPart
  const part = open(partKey(p, place, one), parts.subarray(at, at + PARTED.keyPart))
  return { kind: 'part', slipKey, part }
}

/**
 * The positions whose wrap, or part of the key, does not follow from K and the key there. The holder of that key may
 * be unable to open it, and somebody else perhaps can.
 *
 * @param keys as `makeWraps` takes them
 * @param wraps 9,344 bytes; with 384 bytes of sealed parts after them if two open it
 */
export function otherWraps(
  p: Primitives,
  place: WrapPlace,
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
  wraps: Uint8Array,
): number[] {
  const isParted = wraps.length > SIZE.wraps
  const made: PartedWraps = isParted
    ? makePartedWraps(p, place, contentKey, keys)
    : { wraps: makeWraps(p, place, contentKey, keys), parts: [] }
  const agrees = (one: Uint8Array | null | undefined, at: number, size: number) =>
    one != null && equal(one, wraps.subarray(at, at + size))
  return made.wraps.flatMap((wrap, position) => {
    const isWhole =
      agrees(wrap, position * SIZE.wrap, SIZE.wrap) &&
      (!isParted ||
        agrees(made.parts[position], SIZE.wraps + position * PARTED.keyPart, PARTED.keyPart))
    return isWhole ? [] : [position]
  })
}
