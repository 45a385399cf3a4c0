import { equal, fromBase64url, fromUtf8 } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { openCachePart, splitCache } from '../../../../crypto/vault/cache.ts'
import { CacheIndex, type IndexEntry } from '../../../../crypto/vault/cache-index.ts'
import { decodeCachePart } from '../../../../crypto/vault/cache-part.ts'
import { openUnsent } from '../../../../crypto/vault/unsent.ts'

/** As it stands in its frozen file. */
export interface FrozenCache {
  readonly instance: string
  readonly key: string
  readonly index: {
    readonly list: string
    readonly extent: string
    readonly first: number
    readonly entries: readonly IndexEntry[]
  }
  readonly parts: unknown
  readonly file: string
}

/** @throws where it opens to other than what the file says, or not at all */
export function openFrozenCache(p: Primitives, frozen: FrozenCache): void {
  const { instance, key, index, parts, file } = frozen
  const place = { instance: fromBase64url(instance), key: fromBase64url(key) }
  const all = splitCache(fromBase64url(file)).map((part) => openCachePart(p, place, part))
  const [first = new Uint8Array(0), ...opened] = all
  const read = new CacheIndex(first)
  const isSame =
    equal(read.list, fromBase64url(index.list)) &&
    equal(read.extent, fromBase64url(index.extent)) &&
    read.first === index.first
  const isFound = ({ kind, part, name }: IndexEntry) => read.partOf(kind, name) === part
  if (!isSame || !index.entries.every(isFound)) throw new Error('the index of the cache')
  const text = JSON.stringify(opened.map((plain) => JSON.parse(fromUtf8(plain))))
  if (text !== JSON.stringify(parts)) throw new Error('the parts of the cache')
  const [one, two] = opened.map(decodeCachePart)
  if (one?.streams[0]?.records[0]?.entry.kind !== 'note' || two?.drops.length !== 7) {
    throw new Error('what the parts of the cache hold')
  }
}

/** As it stands in its frozen file. */
export interface FrozenUnsent {
  readonly instance: string
  readonly signing: string
  readonly items: readonly {
    readonly since: number
    readonly log: string
    readonly record: string
  }[]
  readonly file: string
}

/** @throws where it opens to other than what the file says, or not at all */
export function openFrozenUnsent(
  p: Primitives,
  { instance, signing, items, file }: FrozenUnsent,
): void {
  const of = { instance: fromBase64url(instance), signing: fromBase64url(signing) }
  const opened = openUnsent(p, of, fromBase64url(file))
  const isSame = opened.every(
    ({ since, log, record }, i) =>
      since === items[i]?.since &&
      equal(log, fromBase64url(items[i]?.log ?? '')) &&
      equal(record, fromBase64url(items[i]?.record ?? '')),
  )
  if (!isSame || opened.length !== items.length) throw new Error('other entries wait')
}
