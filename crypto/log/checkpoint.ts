import type { BodyHeader } from '../drop/body.ts'
import {
  compare,
  concat,
  equal,
  piecesOf,
  type Random,
  readU32,
  requireLength,
  toHex,
  u32be,
  xor,
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

/** The author of an entry and the drop that carries it. An entry is bound to both. */
export type CheckpointPlace = Pick<BodyHeader, 'signer' | 'messageId'>

/** Entries by tag in hex. Without the key of a log, its entries look like noise. */
export type Checkpoint = ReadonlyMap<string, Uint8Array>

/** The head that the author of a checkpoint states for an epoch whose key the reader holds. */
export interface StatedHead {
  readonly sequence: number
  /** Compare by `statesHash`. */
  readonly value: Uint8Array
  /** Key of the entry. */
  readonly key: Uint8Array
}

const TAG = 8
const VALUE = 16

/**
 * A fixed number of entries, filled up with noise and sorted: `tag 8 ‖ masked sequence 4 ‖ value 16` each.
 * CASEWORK.md section 13.3
 *
 * @returns 7,168 bytes
 * @throws CryptoError `refused` if there are more than 256 heads
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
  return concat(tag, xor(u32be(sequence), mask), headValue(p, key, sequence, hash))
}

/**
 * The key depends on author and drop, so one log has another tag in each checkpoint. Equal tags would show
 * who shares the log.
 */
function entryKey(p: Primitives, { signer, messageId }: CheckpointPlace, epochKey: Uint8Array) {
  return kdf(p, epochKey, LABEL.checkpoint, signer, messageId)
}

function placeOf(p: Primitives, key: Uint8Array) {
  const place = kdf(p, key, LABEL.checkpointPlace)
  return { tag: place.subarray(0, TAG), mask: place.subarray(TAG, TAG + 4) }
}

function headValue(p: Primitives, key: Uint8Array, sequence: number, hash: Uint8Array): Uint8Array {
  return p.hash(VALUE, key, ctx(LABEL.checkpointHead, sequence, hash))
}

/** @param entries 7,168 bytes @throws CryptoError `malformed` */
export function readCheckpoint(entries: Uint8Array): Checkpoint {
  requireLength(entries, SIZE.checkpoint, 'a checkpoint')
  return entriesIn(entries)
}

/** Read the whole entries that follow one another. If two have one tag, the last one counts. */
export function entriesIn(entries: Uint8Array): Checkpoint {
  const whole = entries.length - (entries.length % SIZE.checkpointEntry)
  const rows = piecesOf(entries.subarray(0, whole), SIZE.checkpointEntry)
  return new Map(rows.map((row) => [toHex(row.subarray(0, TAG)), row]))
}

/** @returns null if the author states nothing about the epoch with this key */
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
  const sequence = readU32(xor(entry.subarray(TAG, TAG + 4), mask), 0)
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
