import type { BodyHeader } from '../drop/body.ts'
import {
  compare,
  concat,
  equal,
  type Random,
  readU32,
  requireLength,
  toHex,
  u32be,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, kdf } from '../primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** The newest record that a desk saw of one epoch of a log. */
export interface CheckpointHead {
  readonly epochKey: Uint8Array
  readonly sequence: number
  /** HASH(32, its 4,096 bytes) */
  readonly hash: Uint8Array
}

/** What an entry is bound to: its author, and the drop that carries it. */
export type CheckpointPlace = Pick<BodyHeader, 'signer' | 'messageId'>

/** Entries by tag in hex; without the key of a log its own cannot be told from noise. */
export type Checkpoint = ReadonlyMap<string, Uint8Array>

/** What the author of a checkpoint says of an epoch whose key the reader holds. */
export interface StatedHead {
  readonly sequence: number
  /** Compare by `statesHash`. */
  readonly value: Uint8Array
  /** Of the entry. */
  readonly key: Uint8Array
}

const TAG = 8
const VALUE = 16

/**
 * A fixed number of entries, filled up with noise and sorted: `tag 8 ‖ masked sequence 4 ‖ value 16`
 * each. CASEWORK.md section 13.3
 *
 * @returns 7,168 bytes
 * @throws CryptoError `refused` where there are more than 256 heads
 */
export function encodeCheckpoint(
  p: Primitives,
  random: Random,
  place: CheckpointPlace,
  heads: readonly CheckpointHead[],
): Uint8Array {
  const spare = LIMIT.checkpointEntries - heads.length
  if (spare < 0) throw new CryptoError('refused', `${heads.length} heads in one checkpoint`)
  const noise = Array.from({ length: spare }, () => random(SIZE.checkpointEntry))
  return concat(...[...heads.map((head) => entryOf(p, place, head)), ...noise].sort(compare))
}

function entryOf(
  p: Primitives,
  place: CheckpointPlace,
  { epochKey, sequence, hash }: CheckpointHead,
): Uint8Array {
  const key = entryKey(p, place, epochKey)
  const { tag, mask } = placeOf(p, key)
  return concat(tag, masked(u32be(sequence), mask), headValue(p, key, sequence, hash))
}

/** Bound to author and drop: the same log has another tag in each, or they would show who share it. */
function entryKey(p: Primitives, { signer, messageId }: CheckpointPlace, epochKey: Uint8Array) {
  return kdf(p, epochKey, LABEL.checkpoint, signer, messageId)
}

function placeOf(p: Primitives, key: Uint8Array) {
  const place = kdf(p, key, LABEL.checkpointPlace)
  return { tag: place.subarray(0, TAG), mask: place.subarray(TAG, TAG + 4) }
}

function masked(bytes: Uint8Array, mask: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => byte ^ (mask[i] ?? 0))
}

function headValue(p: Primitives, key: Uint8Array, sequence: number, hash: Uint8Array): Uint8Array {
  return p.hash(VALUE, key, ctx(LABEL.checkpointHead, sequence, hash))
}

/** @param entries 7,168 bytes @throws CryptoError `malformed` */
export function readCheckpoint(entries: Uint8Array): Checkpoint {
  requireLength(entries, SIZE.checkpoint, 'a checkpoint')
  return entriesIn(entries)
}

/** Entries side by side, however many there are: of two with one tag the last one counts. */
export function entriesIn(entries: Uint8Array): Checkpoint {
  const rows = Array.from({ length: Math.floor(entries.length / SIZE.checkpointEntry) }, (_, i) =>
    entries.slice(i * SIZE.checkpointEntry, (i + 1) * SIZE.checkpointEntry),
  )
  return new Map(rows.map((row) => [toHex(row.subarray(0, TAG)), row]))
}

/** @returns null where the author says nothing of the epoch with this key */
export function findHead(
  p: Primitives,
  place: CheckpointPlace,
  checkpoint: Checkpoint,
  epochKey: Uint8Array,
): StatedHead | null {
  const key = entryKey(p, place, epochKey)
  const { tag, mask } = placeOf(p, key)
  const entry = checkpoint.get(toHex(tag))
  if (entry === undefined) return null
  const sequence = readU32(masked(entry.subarray(TAG, TAG + 4), mask), 0)
  return { sequence, value: entry.slice(TAG + 4), key }
}

/** Whether the record that the author saw there is the one with this hash. */
export function statesHash(
  p: Primitives,
  { sequence, value, key }: StatedHead,
  hash: Uint8Array,
): boolean {
  return equal(headValue(p, key, sequence, hash), value)
}
