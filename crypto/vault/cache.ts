import { concat, equal, type Random, readU32, u32be, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

const MAGIC = utf8('postern-cache-1\n')
/** Bytes of the length before each part. */
const COUNT = 4

/** The key that a cache is sealed under, and the instance that it belongs to. */
export interface CacheKey {
  readonly instance: Uint8Array
  /** 32 random bytes, drawn only for this file. */
  readonly key: Uint8Array
}

/** One part of a cache, still sealed. */
export interface SealedPart {
  readonly index: number
  /** How many parts the file has. */
  readonly count: number
  readonly sealed: Uint8Array
}

/**
 * Seal the rows that a desk has opened, so that it need not fetch them again.
 *
 * @param parts in the order in which they are to be read
 * @returns `magic 16 ‖ for each part: length 4 ‖ nonce 24 ‖ sealed`. KEPT-FILES.md section 17.6
 */
export function sealCache(
  p: Primitives,
  random: Random,
  { instance, key }: CacheKey,
  parts: readonly Uint8Array[],
): Uint8Array {
  const sealed = parts.flatMap((plain, index) => {
    const nonce = random(SIZE.nonce)
    const part = p.aeadSeal(key, nonce, placeOf(instance, index, parts.length), plain)
    return [u32be(nonce.length + part.length), nonce, part]
  })
  return concat(MAGIC, ...sealed)
}

function placeOf(instance: Uint8Array, index: number, count: number): Uint8Array {
  return ctx(LABEL.cache, instance, index, count)
}

/** Take a file of a cache apart. @throws CryptoError `malformed` */
export function splitCache(file: Uint8Array): SealedPart[] {
  if (!equal(file.subarray(0, MAGIC.length), MAGIC)) {
    throw new CryptoError('malformed', 'not a cache')
  }
  const parts: Uint8Array[] = []
  for (let at = MAGIC.length; at < file.length; ) {
    const from = at + COUNT
    at = from + readU32(file, at)
    if (from > file.length || at > file.length)
      throw new CryptoError('malformed', 'the cache file is cut short')
    parts.push(file.subarray(from, at))
  }
  return parts.map((sealed, index) => ({ index, count: parts.length, sealed }))
}

/** @throws CryptoError `tampered` if it is of another key or place, or was changed */
export function openCachePart(
  p: Primitives,
  { instance, key }: CacheKey,
  { index, count, sealed }: SealedPart,
): Uint8Array {
  if (sealed.length < SIZE.nonce) throw new CryptoError('tampered', 'a part that was cut')
  const nonce = sealed.subarray(0, SIZE.nonce)
  const ad = placeOf(instance, index, count)
  const plain = p.aeadOpen(key, nonce, ad, sealed.subarray(SIZE.nonce))
  if (plain === null) throw new CryptoError('tampered', 'a part of a cache does not open')
  return plain
}
