import type { Week } from '../days/calendar.ts'
import type { ContentKey, KemPublicKey } from '../keys/keys.ts'
import { concat } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, disposalKey, rowId, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { makeWraps } from './wraps.ts'

/** The id of a drop under this content key, 32 bytes. */
export function dropId(p: Primitives, contentKey: ContentKey): Uint8Array {
  return rowId(p, disposalKey(p, contentKey, 0))
}

/**
 * The envelope of a drop, 25,776 bytes as stored: `id ‖ wraps ‖ sealed body`. PROTOCOL.md section 8
 *
 * @param contentKey only of this drop
 * @param keys by position; null if nobody is sealed to
 * @param plain the body, 16,384 bytes
 * @throws CryptoError `bad-key` at a key that cannot be sealed to
 */
export function sealEnvelope(
  p: Primitives,
  place: { readonly instance: Uint8Array; readonly week: Week },
  contentKey: ContentKey,
  keys: readonly (KemPublicKey | null)[],
  plain: Uint8Array,
): Uint8Array {
  const id = dropId(p, contentKey)
  const wraps = makeWraps(p, { ...place, id }, contentKey, keys).map(requireUsable)
  const head = concat(id, ...wraps)
  const ad = ctx(LABEL.drop, place.instance, head)
  return concat(head, p.aeadSeal(contentKey, ZERO_NONCE, ad, plain))
}

/** @throws CryptoError `bad-key` for what could not be sealed to a key */
export function requireUsable(made: Uint8Array | null): Uint8Array {
  if (made === null) throw new CryptoError('bad-key', 'sealing key is not usable')
  return made
}
