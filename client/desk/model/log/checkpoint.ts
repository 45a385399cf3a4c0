import type { Member } from '../../../../crypto/keys/keylist.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { inFours, letters, toSymbols } from '../../../../crypto/primitives/checksum.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Head } from '../../../../crypto/vault/vault.ts'
import { hexOf } from './hex-of.ts'
import type { Stream, StreamRecord } from './stream.ts'

/** A warning that a stream does not bear out what the vault remembers of it. */
export type HeadWarning =
  /** The log went further when this desk saw it last: `sequence` was its newest record. */
  | { readonly kind: 'shortened'; readonly sequence: number }
  /** Another record stands where this desk saw its newest. */
  | { readonly kind: 'replaced'; readonly sequence: number }

const names = new WeakMap<Uint8Array, Uint8Array>()

/** The name by which the vault knows a stream: 16 bytes that open nothing. */
export function streamName(p: Primitives, caseKey: Uint8Array): Uint8Array {
  const name = names.get(caseKey) ?? p.hash(16, null, caseKey)
  names.set(caseKey, name)
  return name
}

/**
 * The heads to remember, once `streams` have been seen: of each the newest record that opened, or the head that
 * was remembered if that is newer or another. So a server that forgets is named at every unlock until it
 * remembers.
 *
 * @returns `heads` itself if nothing changes
 */
export function advanceHeads(
  p: Primitives,
  heads: readonly Head[],
  streams: Iterable<Stream>,
): readonly Head[] {
  const known = new Map(heads.map((head) => [hexOf(head.stream), head]))
  let changed = false
  for (const stream of streams) {
    const name = streamName(p, stream.caseKey)
    const before = known.get(hexOf(name)) ?? null
    const newest = lastOpened(stream.records.values())
    if (newest === null) continue
    const head = { stream: name, sequence: newest.sequence, hash: newest.hash }
    if (checkHead(stream, before).length > 0) continue
    if (before !== null && before.sequence >= head.sequence) continue
    known.set(hexOf(name), head)
    changed = true
  }
  return changed ? [...known.values()] : heads
}

/**
 * The record that goes furthest of those that opened. No other is vouched for, here or to colleagues: otherwise
 * bytes that the server hands over instead of a record would be held against the record itself once that comes.
 */
export function lastOpened(records: Iterable<StreamRecord>): StreamRecord | null {
  let last: StreamRecord | null = null
  for (const one of records) {
    if (one.content.kind === 'opened' && one.sequence > (last?.sequence ?? -1)) last = one
  }
  return last
}

/**
 * A mark that two people compare to know that the server shows both of them the same log: 40 bits of the newest
 * record's hash, which names all before it, as two groups of four symbols.
 *
 * @returns null if there is no record
 */
export function logMark({ records }: Stream): string | null {
  const newest = records.get(Math.max(-1, ...records.keys()))
  return newest === undefined ? null : inFours(letters(toSymbols(newest.hash.subarray(0, 5))))
}

/** How long a log is, and its mark; null if there is no record. */
export interface LogSeen {
  readonly count: number
  readonly mark: string
}

export function seenOf(stream: Stream | null): LogSeen | null {
  const mark = stream && logMark(stream)
  return stream === null || mark === null ? null : { count: stream.records.size, mark }
}

/** @param head what the vault remembers of this stream; null if it has not seen it before */
export function checkHead(stream: Stream, head: Head | null): HeadWarning[] {
  if (head === null) return []
  const { sequence, hash } = head
  const there = stream.records.get(sequence)
  if (there === undefined) return [{ kind: 'shortened', sequence }]
  return equal(there.hash, hash) ? [] : [{ kind: 'replaced', sequence }]
}

/**
 * A colleague saw another log than this desk. colleague-fork: another record stands there for them;
 * colleague-ahead: for them the log goes on to there, and this desk is not given as much.
 */
export interface ColleagueWarning {
  readonly kind: 'colleague-fork' | 'colleague-ahead'
  readonly sequence: number
  readonly title: Member['title']
}
