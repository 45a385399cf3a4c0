import { concat, type Random, readU32, u32be } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type CacheKey, openCachePart, sealCache, splitCache } from './cache.ts'

/** An entry that a member wrote and that is in no log yet, sealed as a record of its log. */
export interface UnsentRecord {
  /** Minutes since 1970. */
  readonly since: number
  /** The name of its log: HASH(16, case key). It opens nothing. */
  readonly log: Uint8Array
  /** 4,096 bytes. */
  readonly record: Uint8Array
}

/** The member whose entries they are. */
export interface UnsentOf {
  readonly instance: Uint8Array
  /** The seed of the signing key. */
  readonly signing: Uint8Array
}

const COUNT = 4
const RECORD_AT = 20
const ITEM = RECORD_AT + SIZE.record
/** The file has room for this many, or for twice, four times as many: its size tells little of how many there are. */
const ROOM = 16

/**
 * Seal what waits for the server, so that it outlives a lock and a crash. A purge of a case ends what waits there:
 * each record opens only with the key of its log.
 *
 * @returns a file in the form of a cache of one part. KEPT-FILES.md section 17.9
 */
export function sealUnsent(
  p: Primitives,
  random: Random,
  of: UnsentOf,
  items: readonly UnsentRecord[],
): Uint8Array {
  const room = ROOM * 2 ** Math.max(0, Math.ceil(Math.log2(items.length / ROOM)))
  const plain = new Uint8Array(COUNT + room * ITEM)
  const rows = items.map(({ since, log, record }) => concat(u32be(since), log, record))
  plain.set(concat(u32be(items.length), ...rows))
  return sealCache(p, random, keyOf(p, of), [plain])
}

/** @throws CryptoError `malformed`, `tampered` if it is of another member, or was changed */
export function openUnsent(p: Primitives, of: UnsentOf, file: Uint8Array): UnsentRecord[] {
  const [part, ...more] = splitCache(file)
  if (part === undefined || more.length > 0) throw new CryptoError('malformed', 'not one part')
  const plain = openCachePart(p, keyOf(p, of), part)
  const count = plain.length < COUNT ? 0 : readU32(plain, 0)
  if (plain.length < COUNT + count * ITEM) throw new CryptoError('malformed', 'too short')
  return Array.from({ length: count }, (_, i) => {
    const item = plain.slice(COUNT + i * ITEM, COUNT + (i + 1) * ITEM)
    return {
      since: readU32(item, 0),
      log: item.subarray(4, RECORD_AT),
      record: item.subarray(RECORD_AT),
    }
  })
}

function keyOf(p: Primitives, { instance, signing }: UnsentOf): CacheKey {
  return { instance, key: kdf(p, signing, LABEL.unsent, instance) }
}
