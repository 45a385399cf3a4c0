import type { Day } from '../days/calendar.ts'
import { readDay } from '../days/read-day.ts'
import { type Entry, entrySchema } from '../entries/entry.ts'
import { type KeyList, type Member, memberByKeyId } from '../keys/keylist.ts'
import type { SignKeyPair } from '../keys/keys.ts'
import {
  concat,
  equal,
  padded,
  type Random,
  readU16,
  readU32,
  requireLength,
  requirePadding,
  u16be,
  u32be,
  xor,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { decodeJson, encodeUpTo } from '../primitives/json.ts'
import { ctx, disposalKey, kdf, keyId, rowId } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** Place of a record in its stream. */
export interface RecordPlace {
  readonly instance: Uint8Array
  readonly epoch: number
  readonly epochKey: Uint8Array
  /** Counts from 0 through all epochs of the stream. */
  readonly sequence: number
}

/** Number of one writing of a record: the author's own is 0. A later one lives longer. */
export type Generation = number

export interface OpenedRecord {
  readonly id: Uint8Array
  readonly author: Member
  readonly sequence: number
  /** Hash of the record before it, as it was stored; zeros for the first. */
  readonly previous: Uint8Array
  /** By the author's clock. */
  readonly day: Day
  readonly entry: Entry
}

const HEADER = 54
/** The most bytes that an entry may have as JSON: 3,906. */
export const ENTRY_LIMIT = SIZE.recordPlain - HEADER - SIZE.signature

/**
 * The id under which record `sequence` is stored. Only holders of the epoch key know it. The id of generation
 * 0 is the record's name.
 */
export function recordId(
  p: Primitives,
  epochKey: Uint8Array,
  sequence: number,
  generation: Generation = 0,
): Uint8Array {
  if (generation === 0) return rowId(p, disposalKey(p, epochKey, sequence))
  return rowId(p, disposalKey(p, kdf(p, epochKey, LABEL.again, sequence), generation))
}

/**
 * Write a record again, so that it lives on. All who can read the record make the same bytes.
 *
 * @param original as its author sealed it, 4,096 bytes, and as `openRecord` opens it
 * @param generation at least 1
 * @returns 4,096 bytes. PROTOCOL.md section 13
 */
export function sealAgain(
  p: Primitives,
  place: RecordPlace,
  original: Uint8Array,
  generation: Generation,
): Uint8Array {
  const plain = openRow(p, place, original, 0)
  if (plain === null) throw new CryptoError('tampered', 'the record does not open at this place')
  const nonce = masked(p, place, original.subarray(SIZE.id, SIZE.id + SIZE.nonce), generation)
  return sealRow(p, place, generation, nonce, plain)
}

/**
 * The record as its author sealed it, made of a later writing.
 *
 * @param row 4,096 bytes
 * @returns null if it is not of this place: anybody who holds the epoch key can put anything there
 */
export function originalOf(
  p: Primitives,
  place: RecordPlace,
  row: Uint8Array,
  generation: Generation,
): Uint8Array | null {
  if (generation === 0) return row
  const plain = openRow(p, place, row, generation)
  if (plain === null) return null
  const nonce = masked(p, place, row.subarray(SIZE.id, SIZE.id + SIZE.nonce), generation)
  return sealRow(p, place, 0, nonce, plain)
}

/** Mask a nonce, so that two rows do not show the same one. A second call removes the mask. */
function masked(
  p: Primitives,
  { epochKey, sequence }: RecordPlace,
  nonce: Uint8Array,
  generation: Generation,
): Uint8Array {
  return xor(nonce, kdf(p, kdf(p, epochKey, LABEL.again, sequence), LABEL.record, generation))
}

/** The hash by which the next record of a stream names this one. @param sealed 4,096 bytes, generation 0 */
export function recordHash(p: Primitives, sealed: Uint8Array): Uint8Array {
  return p.hash(32, null, sealed)
}

/**
 * Seal one desk log record.
 *
 * @returns 4,096 bytes: `id ‖ nonce ‖ sealed`
 * @throws CryptoError `refused` if the entry is longer than `ENTRY_LIMIT`. PROTOCOL.md section 13
 */
export function sealRecord(
  p: Primitives,
  random: Random,
  place: RecordPlace,
  author: SignKeyPair,
  record: Pick<OpenedRecord, 'previous' | 'day' | 'entry'>,
): Uint8Array {
  const body = encodeUpTo(ENTRY_LIMIT, record.entry, 'an entry')
  requireLength(record.previous, SIZE.key, 'the hash of a record')
  const id = recordId(p, place.epochKey, place.sequence)
  const head = concat(
    keyId(p, author.publicKey),
    u32be(place.sequence),
    u32be(place.epoch),
    record.previous,
    u32be(record.day),
    u16be(body.length),
    body,
  )
  const signed = padded(head, SIZE.recordPlain - SIZE.signature)
  const signature = p.sign(author.seed, ctx(LABEL.recordBody, place.instance, id, signed))
  const nonce = random(SIZE.nonce)
  const plain = concat(signed, signature)
  return sealRow(p, place, 0, nonce, plain)
}

function sealRow(
  p: Primitives,
  place: RecordPlace,
  generation: Generation,
  nonce: Uint8Array,
  plain: Uint8Array,
): Uint8Array {
  const id = recordId(p, place.epochKey, place.sequence, generation)
  const ad = ctx(LABEL.record, place.instance, id)
  return concat(id, nonce, p.aeadSeal(recordKey(p, place, generation), nonce, ad, plain))
}

function openRow(
  p: Primitives,
  place: RecordPlace,
  row: Uint8Array,
  generation: Generation,
): Uint8Array | null {
  if (row.length !== SIZE.record) return null
  return openAs(p, place, recordId(p, place.epochKey, place.sequence, generation), row, generation)
}

/** Open a row of 4,096 bytes. @param id the one that belongs to this place and generation */
function openAs(
  p: Primitives,
  place: RecordPlace,
  id: Uint8Array,
  row: Uint8Array,
  generation: Generation,
): Uint8Array | null {
  const nonce = row.subarray(SIZE.id, SIZE.id + SIZE.nonce)
  const ad = ctx(LABEL.record, place.instance, id)
  const key = recordKey(p, place, generation)
  return p.aeadOpen(key, nonce, ad, row.subarray(SIZE.id + SIZE.nonce))
}

function recordKey(p: Primitives, place: RecordPlace, generation: Generation): Uint8Array {
  if (generation === 0) return kdf(p, place.epochKey, LABEL.record, place.sequence)
  return kdf(p, place.epochKey, LABEL.record, place.sequence, generation)
}

/**
 * Open the record at `place`.
 *
 * @param list authors are looked up here; pass every list that was current in the stream's life
 * @throws CryptoError `malformed`, `tampered` (not of this place, or changed), `foreign` (author
 *   unknown), `forged`
 */
export function openRecord(
  p: Primitives,
  list: Pick<KeyList, 'members'>,
  place: RecordPlace,
  sealed: Uint8Array,
): OpenedRecord {
  if (sealed.length !== SIZE.record) {
    throw new CryptoError('malformed', `a record of ${sealed.length} bytes`)
  }
  const id = sealed.slice(0, SIZE.id)
  if (!equal(id, recordId(p, place.epochKey, place.sequence))) {
    throw new CryptoError('tampered', 'record belongs to another position')
  }
  const plain = openAs(p, place, id, sealed, 0)
  if (plain === null) throw new CryptoError('tampered', 'the record does not open at this place')
  const signed = plain.subarray(0, SIZE.recordPlain - SIZE.signature)
  const author = memberByKeyId(p, list, signed.subarray(0, 8))
  if (author === null) throw new CryptoError('foreign', 'the author is not in the key list')
  const statement = ctx(LABEL.recordBody, place.instance, id, signed)
  if (!p.verify(author.signing, statement, plain.subarray(signed.length))) {
    throw new CryptoError('forged', 'the record is not signed by its author')
  }
  return { id, author, ...decodeRecord(place, signed) }
}

function decodeRecord(place: RecordPlace, signed: Uint8Array) {
  const sequence = readU32(signed, 8)
  const length = readU16(signed, 52)
  if (sequence !== place.sequence || readU32(signed, 12) !== place.epoch || length > ENTRY_LIMIT) {
    throw new CryptoError('malformed', 'record is bound to another position')
  }
  requirePadding(signed, HEADER + length)
  const day = readDay(signed, 48)
  return {
    sequence,
    previous: signed.slice(16, 48),
    day,
    entry: decodeJson(entrySchema, signed.subarray(HEADER, HEADER + length)),
  }
}
