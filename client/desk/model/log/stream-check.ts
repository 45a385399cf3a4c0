import type { OpenedRecord } from '../../../../crypto/log/record.ts'
import { equal, isZero } from '../../../../crypto/primitives/bytes.ts'
import { nextSequence, type Stream, type StreamRecord } from './stream.ts'

/** A fault of a stream, by the place at which it shows. */
export type StreamWarning =
  /** Nothing is there, but there are records behind it, which count for nothing until this place is filled. */
  | { readonly kind: 'gap'; readonly sequence: number }
  /** The record does not follow from the one that we hold before it. */
  | { readonly kind: 'fork'; readonly sequence: number }
  /** The author never was in a key list: nothing of it is believed. */
  | { readonly kind: 'foreign-author'; readonly sequence: number }
  /** The author had left the key list when it was written. */
  | { readonly kind: 'after-leaving'; readonly sequence: number }
  /** The author may not write such a thing, or not there: it counts for nothing. */
  | { readonly kind: 'no-right'; readonly sequence: number }
  /** It does not open, is not of its format, or is not signed by the author that it names. */
  | { readonly kind: 'broken-record'; readonly sequence: number }
  | { readonly kind: 'withheld-record'; readonly sequence: number }

/** Everything that does not fit in a stream; nothing is left out of sight. */
export function checkStream(stream: Stream): StreamWarning[] {
  const warnings: StreamWarning[] = []
  for (const [sequence, record] of stream.records) {
    const before = stream.records.get(sequence - 1)
    if (record.content.kind === 'broken') {
      const foreign = record.content.code === 'foreign'
      warnings.push({ kind: foreign ? 'foreign-author' : 'broken-record', sequence })
    } else {
      if (record.content.late) warnings.push({ kind: 'after-leaving', sequence })
      if (!record.content.counts) warnings.push({ kind: 'no-right', sequence })
      if (!follows(record.content.record, before, sequence)) {
        warnings.push({ kind: 'fork', sequence })
      }
    }
  }
  const held = new Set([...stream.beyond.values()].map(({ sequence }) => sequence))
  for (let sequence = nextSequence(stream); sequence < Math.max(...held); sequence++) {
    if (held.has(sequence) || stream.withheld.has(sequence)) continue
    warnings.push({ kind: 'gap', sequence })
  }
  for (const sequence of stream.withheld) warnings.push({ kind: 'withheld-record', sequence })
  return warnings
}

/**
 * Whether something may be hidden in a log that weighs against giving the case up: a record that does not open,
 * unless somebody other than `author` says that they had it as it is here. The server can damage a record that
 * puts a hold on. The author of the next record names what they saw.
 *
 * @param author id of the member by whose word keys are to be destroyed
 */
export function hasOpenPlace({ records }: Pick<Stream, 'records'>, author: string): boolean {
  return [...records].some(([sequence, { content, hash }]) => {
    if (content.kind === 'opened' || content.code === 'foreign') return false
    const next = records.get(sequence + 1)?.content
    if (next?.kind !== 'opened' || next.record.author.id === author) return true
    return !equal(next.record.previous, hash)
  })
}

function follows(record: OpenedRecord, before: StreamRecord | undefined, sequence: number) {
  if (sequence === 0) return isZero(record.previous)
  return before !== undefined && equal(before.hash, record.previous)
}
