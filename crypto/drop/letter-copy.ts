import type { ContentKey } from '../keys/keys.ts'
import { concat, isZero, padded, piecesOf } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, disposalKey, kdf, rowId } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { decodeBody, payloadOf } from './body.ts'
import { type OpenedDrop, requireKeyOf } from './drop.ts'

/**
 * A copy of a letter among the records. A drop lives for weeks, and a log for years: a holder of the letter's
 * content key finds its text there. CASEWORK.md section 13.13
 */

/** Bytes of a letter in one part. */
const CHUNK = SIZE.recordPlain - 1
/** The most parts that a letter takes. */
export const COPY_PARTS = Math.ceil(SIZE.dropPlain / CHUNK)

/** The part of a copy, and the number of its writing: the first is 0. */
export interface CopyPlace {
  readonly part: number
  readonly generation: number
}

/** Into how many parts a letter goes. @param payload as `payloadOf` gives it */
export function copyPartsOf(payload: Uint8Array): number {
  return Math.ceil(payload.length / CHUNK)
}

/** The id of one part, for holders of the content key. */
export function copyId(
  p: Primitives,
  key: ContentKey,
  { part, generation }: CopyPlace,
): Uint8Array {
  return rowId(p, disposalKey(p, kdf(p, key, LABEL.copy, part), generation))
}

/**
 * Seal a letter as records. Everybody who holds it makes the same bytes, so a second copy is the first.
 *
 * @param payload of the letter, as `payloadOf` gives it
 * @returns for each part its record of 4,096 bytes: `id ‖ nonce ‖ sealed`
 */
export function sealCopy(
  p: Primitives,
  instance: Uint8Array,
  key: ContentKey,
  payload: Uint8Array,
  generation: number,
): Uint8Array[] {
  return piecesOf(payload, CHUNK).map((chunk, part, { length }) => {
    const plain = padded(concat(Uint8Array.of(length), chunk), SIZE.recordPlain)
    const place = { part, generation }
    const id = copyId(p, key, place)
    const nonce = nonceOf(p, key, place)
    const sealed = p.aeadSeal(rowKey(p, key, place), nonce, ctx(LABEL.copy, instance, id), plain)
    return concat(id, nonce, sealed)
  })
}

/**
 * Open one part.
 *
 * @param record 4,096 bytes, from the place
 * @returns how many parts there are, and this one's bytes with zeros behind the last; null if it is not
 *   of this letter: anybody who holds the content key can put something else there
 */
export function openCopyPart(
  p: Primitives,
  instance: Uint8Array,
  key: ContentKey,
  place: CopyPlace,
  record: Uint8Array,
): { readonly parts: number; readonly chunk: Uint8Array } | null {
  if (record.length !== SIZE.record) return null
  const id = copyId(p, key, place)
  const nonce = record.subarray(SIZE.id, SIZE.id + SIZE.nonce)
  const sealed = record.subarray(SIZE.id + SIZE.nonce)
  const plain = p.aeadOpen(rowKey(p, key, place), nonce, ctx(LABEL.copy, instance, id), sealed)
  const parts = plain?.[0] ?? 0
  if (plain === null || parts === 0 || parts > COPY_PARTS) return null
  return { parts, chunk: plain.slice(1) }
}

/** A letter that was read from its copy. */
export type CopiedLetter = Omit<OpenedDrop, 'contentKey'>

/**
 * Read a letter whose parts are at hand.
 *
 * @param id 32 bytes, of the drop: the signature binds the body to it
 * @param chunks of all parts, in order
 * @throws CryptoError `malformed`, `tampered` (not the drop's key), `forged`
 */
export function openCopy(
  p: Primitives,
  instance: Uint8Array,
  id: Uint8Array,
  key: ContentKey,
  chunks: readonly Uint8Array[],
): CopiedLetter {
  requireKeyOf(p, id, key)
  const all = concat(...chunks)
  const plain = new Uint8Array(SIZE.dropPlain)
  if (!isZero(all.subarray(plain.length))) {
    throw new CryptoError('malformed', 'a copy that is longer than a letter')
  }
  plain.set(all.subarray(0, plain.length))
  const body = decodeBody(p, instance, id, plain)
  return { id, body, payload: payloadOf(plain) }
}

function rowKey(p: Primitives, key: ContentKey, { part, generation }: CopyPlace): Uint8Array {
  return kdf(p, kdf(p, key, LABEL.copy, part), LABEL.record, generation)
}

/** It looks like the random one of a record. Its key seals nothing else. */
function nonceOf(p: Primitives, key: ContentKey, { part, generation }: CopyPlace): Uint8Array {
  return kdf(p, kdf(p, key, LABEL.copy, part), LABEL.copyNonce, generation).slice(0, SIZE.nonce)
}
