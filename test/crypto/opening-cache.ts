import { fromBase64url, fromUtf8 } from '../../crypto/bytes.ts'
import { openCachePart, splitCache } from '../../crypto/cache.ts'
import { decodeCachePart } from '../../crypto/cache-part.ts'
import type { Primitives } from '../../crypto/primitives.ts'

/** As it stands in its frozen file. */
export interface FrozenCache {
  readonly instance: string
  readonly key: string
  readonly parts: unknown
  readonly file: string
}

/** @throws where it opens to other than what the file says, or not at all */
export function openFrozenCache(p: Primitives, { instance, key, parts, file }: FrozenCache): void {
  const place = { instance: fromBase64url(instance), key: fromBase64url(key) }
  const opened = splitCache(fromBase64url(file)).map((part) => openCachePart(p, place, part))
  const text = JSON.stringify(opened.map((plain) => JSON.parse(fromUtf8(plain))))
  if (text !== JSON.stringify(parts)) throw new Error('the parts of the cache')
  const read = opened.map(decodeCachePart)
  if (read[0]?.streams[0]?.records[0]?.entry.kind !== 'note' || read[1]?.drops.length !== 7) {
    throw new Error('what the parts of the cache hold')
  }
}
