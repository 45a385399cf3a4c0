import { concat, equal, padded } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, disposalKey, kdf, rowId, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** A block's place in its stream. Its key and its id are bound to it. */
export interface BlockPlace {
  readonly instance: Uint8Array
  /** The stream's one-time key, from the manifest. */
  readonly streamKey: Uint8Array
  /** 0 to total - 1 */
  readonly index: number
  /** Blocks in the stream, padding included. */
  readonly total: number
}

export function blockId(p: Primitives, streamKey: Uint8Array, index: number): Uint8Array {
  return rowId(p, disposalKey(p, streamKey, index))
}

/**
 * Seal one block; blocks may be sealed and sent in any order.
 *
 * @param plain at most 256 KiB; shorter ones are padded with zeros (the manifest knows the sizes)
 * @returns 262,192 bytes: `id ‖ sealed`. PROTOCOL.md section 14
 */
export function sealBlock(p: Primitives, place: BlockPlace, plain: Uint8Array): Uint8Array {
  if (plain.length > SIZE.blockPlain) throw new CryptoError('refused', 'a block holds 256 KiB')
  const id = blockId(p, place.streamKey, place.index)
  const [key, ad] = [blockKey(p, place), associated(place, id)]
  // Most blocks are full, and need no copy.
  const whole = plain.length === SIZE.blockPlain ? plain : padded(plain, SIZE.blockPlain)
  return concat(id, p.aeadSeal(key, ZERO_NONCE, ad, whole))
}

/**
 * Open the block at `place`.
 *
 * @returns 256 KiB
 * @throws CryptoError `malformed`, `tampered` (changed, or another's place)
 */
export function openBlock(p: Primitives, place: BlockPlace, sealed: Uint8Array): Uint8Array {
  if (sealed.length !== SIZE.block)
    throw new CryptoError('malformed', `a block of ${sealed.length} bytes`)
  const id = blockId(p, place.streamKey, place.index)
  if (!equal(id, sealed.subarray(0, SIZE.id)))
    throw new CryptoError('tampered', 'the block belongs to another position')
  const body = sealed.subarray(SIZE.id)
  const plain = p.aeadOpen(blockKey(p, place), ZERO_NONCE, associated(place, id), body)
  if (plain === null) throw new CryptoError('tampered', 'the block was changed')
  return plain
}

function blockKey(p: Primitives, place: BlockPlace): Uint8Array {
  return kdf(p, place.streamKey, LABEL.block, place.index, place.total)
}

function associated(place: BlockPlace, id: Uint8Array): Uint8Array {
  return ctx(LABEL.block, place.instance, id, place.index, place.total)
}
