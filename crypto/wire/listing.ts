import { LAST_WEEK, type Week } from '../days/calendar.ts'
import {
  compare,
  concat,
  equal,
  fromBase64url,
  readU32,
  toBase64url,
  u32be,
} from '../primitives/bytes.ts'
import { CryptoError, orNull } from '../primitives/errors.ts'
import { SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** A row on a shelf of the server. */
export interface Listed {
  /** 32 bytes */
  readonly id: Uint8Array
  /** Week in which it expires. */
  readonly week: Week
  /** Weeks that it lives: it came in week `week - life`. */
  readonly life: number
}

/** A list is compared and asked for in so many parts, by the first byte of the ids. */
export const PREFIXES = 256
const ROW = 4 + SIZE.id
const BITMAP = PREFIXES / 8

/** Every prefix: a desk that has nothing asks for all of them. */
export const ALL_PREFIXES: ReadonlySet<number> = new Set(new Array(PREFIXES).keys())

/** The query that asks for the rows of these prefixes. PROTOCOL.md section 16.1 */
export function listQuery(prefixes: ReadonlySet<number>): string {
  const bitmap = new Uint8Array(BITMAP)
  for (const prefix of prefixes) {
    bitmap[prefix >>> 3] = (bitmap[prefix >>> 3] ?? 0) | (0x80 >>> (prefix & 7))
  }
  return `?prefixes=${toBase64url(bitmap)}`
}

/** @returns null for what `listQuery` does not write */
export function readListQuery(query: string): ReadonlySet<number> | null {
  const [, text] = /^\?prefixes=([\w-]{43})$/.exec(query) ?? []
  if (text === undefined) return null
  const bitmap = orNull(() => fromBase64url(text))
  if (bitmap === null) return null
  const isAsked = (prefix: number) => ((bitmap[prefix >>> 3] ?? 0) << (prefix & 7)) & 0x80
  return new Set([...ALL_PREFIXES].filter(isAsked))
}

/** @returns for each row, by id, 36 bytes: `life 1 ‖ week 3 ‖ id 32` */
export function encodeListing(rows: readonly Listed[]): Uint8Array {
  const bytes = new Uint8Array(ROW * rows.length)
  for (const [i, { id, week, life }] of [...rows].sort(byId).entries()) {
    bytes.set(u32be(life * 2 ** 24 + week), ROW * i)
    bytes.set(id, ROW * i + 4)
  }
  return bytes
}

/**
 * @returns rows whose ids share the memory of `bytes`
 * @throws CryptoError `malformed` unless it is whole, by id, and of these prefixes
 */
export function decodeListing(bytes: Uint8Array, prefixes: ReadonlySet<number>): Listed[] {
  if (bytes.length % ROW !== 0) throw new CryptoError('malformed', 'listing ends within a row')
  const rows: Listed[] = []
  for (let at = 0; at < bytes.length; at += ROW) {
    const span = readU32(bytes, at)
    const id = bytes.subarray(at + 4, at + ROW)
    const before = rows.at(-1)
    const isNext = before === undefined || compare(before.id, id) < 0
    if (!isNext || !prefixes.has(prefixOf(id))) {
      throw new CryptoError('malformed', `row ${rows.length} is not in order, or was not asked for`)
    }
    const week = span % 2 ** 24
    if (week > LAST_WEEK) throw new CryptoError('malformed', `row ${rows.length} is of no week`)
    rows.push({ id, week, life: span >>> 24 })
  }
  return rows
}

/** The part of a list in which an id stands. */
export function prefixOf(id: Uint8Array): number {
  return id[0] ?? 0
}

/** A listing cut into its parts, by prefix; they share its memory. @param listing by id */
export function partsOf(listing: Uint8Array): Uint8Array[] {
  let at = 0
  return [...ALL_PREFIXES].map((prefix) => {
    const from = at
    while (at < listing.length && listing[at + 4] === prefix) at += ROW
    return listing.subarray(from, at)
  })
}

/** The hashes by which lists are compared: HASH(16, part) of each part, 4,096 bytes. @param listing by id */
export function hashesOf(p: Primitives, listing: Uint8Array): Uint8Array {
  return concat(...partsOf(listing).map((part) => p.hash(SIZE.prefixHash, null, part)))
}

/** The prefixes whose parts are not the same. @param known hashes of the list at hand; null if there is none */
export function changedPrefixes(known: Uint8Array | null, now: Uint8Array): ReadonlySet<number> {
  const of = (hashes: Uint8Array, prefix: number) =>
    hashes.subarray(SIZE.prefixHash * prefix, SIZE.prefixHash * (prefix + 1))
  if (known === null) return ALL_PREFIXES
  return new Set([...ALL_PREFIXES].filter((one) => !equal(of(known, one), of(now, one))))
}

/** Whether a listing has this id. @param listing by id */
export function isListed(listing: Uint8Array, id: Uint8Array): boolean {
  let [from, to] = [0, listing.length / ROW]
  while (from < to) {
    const middle = (from + to) >>> 1
    const order = compare(listing.subarray(ROW * middle + 4, ROW * (middle + 1)), id)
    if (order === 0) return true
    if (order < 0) from = middle + 1
    else to = middle
  }
  return false
}

function byId(a: Listed, b: Listed): number {
  return compare(a.id, b.id)
}
