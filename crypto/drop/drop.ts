import type { Week } from '../days/calendar.ts'
import { requireDayOf } from '../days/read-day.ts'
import type { DropContent } from '../entries/content.ts'
import type { Recipient, VerifiedKeyList } from '../keys/keylist.ts'
import {
  asContentKey,
  type ContentKey,
  newSignKeyPair,
  recipientId,
  type SignSeed,
  type WeekKeyPair,
} from '../keys/keys.ts'
import { concat, equal, type Random, u32be } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, LIMIT, PARTED, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type BodyHeader, type DropBody, decodeBody, encodeBody, payloadOf } from './body.ts'
import { dropId, sealEnvelope } from './envelope.ts'
import {
  type OwnPart,
  openSlip,
  openTogether,
  requireOwnSlip,
  sealedPartsOf,
  sealTogether,
} from './together.ts'
import { openWrap } from './wraps.ts'

export interface SealedDrop {
  /** The bytes that the reporter sends, 25,804: the envelope ‖ w0 ‖ echo ‖ choice. */
  readonly request: Uint8Array
  /** 32 bytes */
  readonly id: Uint8Array
  readonly contentKey: ContentKey
}

export interface OpenedDrop {
  readonly id: Uint8Array
  readonly contentKey: ContentKey
  readonly body: DropBody
  /** The body as it was sealed, without its padding: what `sealCopy` keeps. */
  readonly payload: Uint8Array
  /** Present if two had to open it. */
  readonly isParted?: true
}

/** How many of its recipients it takes to open a drop. */
export type Openers = 'one' | 'two'

/** A drop's body, still without its recipients. */
export type DropDraft = Omit<BodyHeader, 'recipients'> & DropContent

/**
 * Seal one drop to `recipients` under a fresh K, which no other drop ever has: wraps, and the nonce of
 * the body, follow from it. PROTOCOL.md section 8
 *
 * @param recipients at most 8, none sharing a position; their keys are of `draft.week`
 * @param seed of `draft.signer`
 * @param echo the 24 bytes that let the reporter see that the server holds it
 * @param how with `two` it opens only to two of them together
 * @throws CryptoError `refused` (no recipient, or one of two, a shared position, too long), `bad-key`
 */
export function sealDrop(
  p: Primitives,
  random: Random,
  instance: Uint8Array,
  draft: DropDraft,
  recipients: readonly Recipient[],
  seed: SignSeed,
  echo: Uint8Array,
  how: Openers = 'one',
): SealedDrop {
  const byPosition = new Map(recipients.map((recipient) => [recipient.position, recipient]))
  if (byPosition.size === 0) throw new CryptoError('refused', 'nobody to seal to')
  if (byPosition.size !== recipients.length)
    throw new CryptoError('refused', 'two recipients share a position')
  if (how === 'two' && byPosition.size < 2) {
    throw new CryptoError('refused', 'two must open it, and only one can')
  }
  return sealTo(p, random, instance, draft, byPosition, seed, echo, how)
}

/**
 * Seal a drop that nobody opens: to the server and on the shelf it is like all others.
 *
 * @param echo 24 bytes: an echo for a reporter to see, or random bytes
 */
export function sealDecoy(
  p: Primitives,
  random: Random,
  { instance, hash }: Pick<VerifiedKeyList, 'instance' | 'hash'>,
  at: Pick<BodyHeader, 'day' | 'week'>,
  echo: Uint8Array,
): SealedDrop {
  const { seed, publicKey } = newSignKeyPair(p, random)
  const draft: DropDraft = {
    ...{ kind: 'decoy', content: {}, messageId: random(SIZE.messageId), ...at },
    ...{ reference: '0000000', address: new Uint8Array(SIZE.address), boardKey: null },
    ...{ signer: publicKey, letter: 0, listHash: hash, textsHash: new Uint8Array(SIZE.key) },
  }
  return sealTo(p, random, instance, draft, new Map(), seed, echo, 'one')
}

function sealTo(
  p: Primitives,
  random: Random,
  instance: Uint8Array,
  draft: DropDraft,
  byPosition: ReadonlyMap<number, Recipient>,
  seed: SignSeed,
  echo: Uint8Array,
  how: Openers,
): SealedDrop {
  const contentKey = asContentKey(random(SIZE.key))
  const id = dropId(p, contentKey)
  const ids = Array.from({ length: LIMIT.positions }, (_, i) => byPosition.get(i)?.id ?? null)
  const body: DropBody = { ...draft, recipients: ids }
  const keys = ids.map((_, i) => byPosition.get(i)?.publicKey ?? null)
  const place = { instance, week: draft.week }
  const plain = (size: 16_384 | 15_763) => encodeBody(p, instance, id, body, seed, size)
  const sealed =
    how === 'one'
      ? sealEnvelope(p, place, contentKey, keys, plain(SIZE.dropPlain))
      : sealTogether(p, place, contentKey, keys, body, plain(PARTED.plain))
  return { request: concat(sealed, u32be(draft.week), echo), id, contentKey }
}

/**
 * Open a stored drop (25,776 bytes) with whichever of our weekly keys fits, in the order given.
 *
 * @param position ours among the wraps
 * @returns null if no key opens it: it is not for us, or its key is destroyed; or it is one that two open
 * @throws CryptoError `malformed`, `tampered`, `forged`: a key opens it, but it is not whole.
 *   PROTOCOL.md section 8
 */
export function openDrop(
  p: Primitives,
  instance: Uint8Array,
  position: number,
  keys: readonly WeekKeyPair[],
  sealed: Uint8Array,
): OpenedDrop | null {
  const found = openOrPart(p, instance, position, keys, sealed)
  return found?.kind === 'drop' ? found.drop : null
}

/** Everything that one member finds in a drop: all of it, or their part of a letter that two open. */
export type Found =
  | { readonly kind: 'drop'; readonly drop: OpenedDrop }
  | { readonly kind: 'part'; readonly own: OwnPart }

/** As `openDrop`, and the part of a letter that two open. PROTOCOL.md section 8.2 */
export function openOrPart(
  p: Primitives,
  instance: Uint8Array,
  position: number,
  keys: readonly WeekKeyPair[],
  sealed: Uint8Array,
): Found | null {
  requireSealed(sealed)
  const id = sealed.slice(0, SIZE.id)
  const wraps = sealed.subarray(SIZE.id, SIZE.id + SIZE.wraps)
  for (const key of keys) {
    const found = openWrap(p, { instance, id }, position, key, wraps, sealedPartsOf(sealed))
    if (found === null) continue
    const { week } = key
    if (found.kind === 'key') {
      return { kind: 'drop', drop: openDropWithKey(p, instance, found.contentKey, sealed, week) }
    }
    const { slipKey, part } = found
    if (part === null) throw new CryptoError('tampered', 'the part of the key was changed')
    const own = recipientId(p, key.publicKey)
    const slip = openSlip(p, instance, slipKey, sealed, { position, own })
    requireDayOf(slip.day, week)
    return { kind: 'part', own: { id, week, position, slip, part } }
  }
  return null
}

/**
 * Open a stored drop whose content key we hold already.
 *
 * @param week that the body must name; null if any will do
 * @throws CryptoError `malformed`, `tampered`, `forged`
 */
export function openDropWithKey(
  p: Primitives,
  instance: Uint8Array,
  contentKey: ContentKey,
  sealed: Uint8Array,
  week: Week | null = null,
): OpenedDrop {
  requireSealed(sealed)
  const id = sealed.slice(0, SIZE.id)
  requireKeyOf(p, id, contentKey)
  const head = sealed.subarray(0, SIZE.id + SIZE.wraps)
  const ad = ctx(LABEL.drop, instance, head)
  const whole = p.aeadOpen(contentKey, ZERO_NONCE, ad, sealed.subarray(head.length))
  const plain = whole ?? openTogether(p, instance, contentKey, sealed)
  if (plain === null) throw new CryptoError('tampered', 'the envelope was changed')
  const size = whole === null ? PARTED.plain : SIZE.dropPlain
  const body = decodeBody(p, instance, id, plain, size)
  if (whole === null) requireOwnSlip(p, instance, contentKey, sealed, body)
  if (week !== null && body.week !== week) {
    throw new CryptoError('forged', 'the body names another week than its key')
  }
  return { id, contentKey, body, payload: payloadOf(plain), ...(whole ? {} : { isParted: true }) }
}

/** @throws CryptoError `tampered` if this is not the content key of the drop with this id */
export function requireKeyOf(p: Primitives, id: Uint8Array, key: ContentKey): void {
  if (!equal(dropId(p, key), id)) {
    throw new CryptoError('tampered', 'the envelope does not commit to its key')
  }
}

function requireSealed(sealed: Uint8Array): void {
  if (sealed.length !== SIZE.sealedDrop) {
    throw new CryptoError('malformed', `a drop of ${sealed.length} bytes`)
  }
}
