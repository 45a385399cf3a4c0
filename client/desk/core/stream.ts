import { equal, isZero, toHex } from '../../../crypto/bytes.ts'
import { CryptoError, type CryptoErrorCode } from '../../../crypto/errors.ts'
import type { KeyList } from '../../../crypto/keylist.ts'
import { type ContentKey, caseKey, firstEpochKey } from '../../../crypto/keys.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { type OpenedRecord, openRecord, recordHash, recordId } from '../../../crypto/record.ts'

export interface Epoch {
  readonly epoch: number
  readonly key: Uint8Array
}

/** One record of a stream, as it was found at its place. */
export interface StreamRecord {
  readonly sequence: number
  readonly epoch: Epoch
  readonly id: Uint8Array
  /** By which its successor must name it. */
  readonly hash: Uint8Array
  /** What it says, or why that cannot be believed. */
  readonly content:
    | { readonly kind: 'opened'; readonly record: OpenedRecord }
    | { readonly kind: 'broken'; readonly code: CryptoErrorCode }
}

/** The desk log of one case, as far as we hold it. Never changed in place. */
export interface Stream {
  readonly caseKey: Uint8Array
  /** oldest first */
  readonly epochs: readonly Epoch[]
  readonly records: ReadonlyMap<number, StreamRecord>
  /** Places that the server says are taken, and does not hand over. */
  readonly withheld: ReadonlySet<number>
}

/** What is wrong with a stream, by the place at which it shows. */
export type StreamWarning =
  /** A record is missing between others. */
  | { readonly kind: 'gap'; readonly sequence: number }
  /** The record does not follow from the one that we hold before it. */
  | { readonly kind: 'fork'; readonly sequence: number }
  /** The author is not in the key list, or left it. */
  | { readonly kind: 'foreign-author'; readonly sequence: number }
  /** It does not open, is not of its format, or is not signed by who it names. */
  | { readonly kind: 'broken-record'; readonly sequence: number }
  | { readonly kind: 'withheld-record'; readonly sequence: number }

/** How far beyond the last record one is looked for, so that a gap does not hide what follows. */
export const LOOK_AHEAD = 16

/** The stream that everybody who opens the report derives. */
export function streamOfReport(p: Primitives, reportKey: ContentKey): Stream {
  const key = caseKey(p, reportKey)
  return newStream(key, [{ epoch: 0, key: firstEpochKey(p, key) }])
}

export function newStream(key: Uint8Array, epochs: readonly Epoch[]): Stream {
  return { caseKey: key, epochs, records: new Map(), withheld: new Set() }
}

/** The stream with one more epoch key, where it is not there yet. */
export function addEpoch(stream: Stream, epoch: Epoch): Stream {
  if (stream.epochs.some((one) => equal(one.key, epoch.key))) return stream
  const epochs = [...stream.epochs, epoch].sort((a, b) => a.epoch - b.epoch)
  return { ...stream, epochs }
}

/** The place after the last record that we hold. */
export function nextSequence(stream: Stream): number {
  return stream.records.size === 0 ? 0 : Math.max(...stream.records.keys()) + 1
}

/** Where a record of this stream may lie, by its id in hex: each gap, and some way ahead. */
export function wantedPlaces(
  p: Primitives,
  stream: Stream,
): Map<string, { readonly sequence: number; readonly epoch: Epoch; readonly id: Uint8Array }> {
  const places = new Map<string, { sequence: number; epoch: Epoch; id: Uint8Array }>()
  const end = nextSequence(stream) + LOOK_AHEAD
  for (let sequence = 0; sequence < end; sequence++) {
    if (stream.records.has(sequence)) continue
    for (const epoch of stream.epochs) {
      const id = recordId(p, epoch.key, sequence)
      places.set(toHex(id), { sequence, epoch, id })
    }
  }
  return places
}

/**
 * Take in records that were fetched.
 *
 * @param asked ids in hex that the server had listed: what is asked and not handed over is withheld
 */
export function absorb(
  p: Primitives,
  list: Pick<KeyList, 'members' | 'instance'>,
  stream: Stream,
  found: ReadonlyMap<string, Uint8Array>,
  asked: ReadonlySet<string> = new Set(),
): Stream {
  const records = new Map(stream.records)
  const withheld = new Set(stream.withheld)
  for (const [idHex, { sequence, epoch, id }] of wantedPlaces(p, stream)) {
    const sealed = found.get(idHex)
    if (sealed === undefined) {
      if (asked.has(idHex)) withheld.add(sequence)
      continue
    }
    withheld.delete(sequence)
    records.set(sequence, {
      sequence,
      epoch,
      id,
      hash: recordHash(p, sealed),
      content: openAt(p, list, epoch, sequence, sealed),
    })
  }
  return { ...stream, records, withheld }
}

function openAt(
  p: Primitives,
  list: Pick<KeyList, 'members' | 'instance'>,
  { epoch, key }: Epoch,
  sequence: number,
  sealed: Uint8Array,
): StreamRecord['content'] {
  try {
    const place = { instance: list.instance, epoch, epochKey: key, sequence }
    return { kind: 'opened', record: openRecord(p, list, place, sealed) }
  } catch (error) {
    if (error instanceof CryptoError) return { kind: 'broken', code: error.code }
    throw error
  }
}

/** Everything that does not fit in a stream; nothing is left out of sight. */
export function checkStream(stream: Stream): StreamWarning[] {
  const warnings: StreamWarning[] = []
  for (let sequence = 0; sequence < nextSequence(stream); sequence++) {
    const record = stream.records.get(sequence)
    const before = stream.records.get(sequence - 1)
    if (record === undefined) {
      if (!stream.withheld.has(sequence)) warnings.push({ kind: 'gap', sequence })
    } else if (record.content.kind === 'broken') {
      const foreign = record.content.code === 'foreign'
      warnings.push({ kind: foreign ? 'foreign-author' : 'broken-record', sequence })
    } else if (!follows(record.content.record, before, sequence)) {
      warnings.push({ kind: 'fork', sequence })
    }
  }
  for (const sequence of stream.withheld) warnings.push({ kind: 'withheld-record', sequence })
  return warnings
}

/** A record after a gap cannot be checked: the gap itself is named. */
function follows(record: OpenedRecord, before: StreamRecord | undefined, sequence: number) {
  if (sequence === 0) return isZero(record.previous)
  return before === undefined || equal(before.hash, record.previous)
}
