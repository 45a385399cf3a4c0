import { equal, isZero } from '../../../crypto/bytes.ts'
import type { OpenedRecord } from '../../../crypto/record.ts'
import { nextSequence, type Stream, type StreamRecord } from './stream.ts'

/** What is wrong with a stream, by the place at which it shows. */
export type StreamWarning =
  /** A record is missing between others. */
  | { readonly kind: 'gap'; readonly sequence: number }
  /** The record does not follow from the one that we hold before it. */
  | { readonly kind: 'fork'; readonly sequence: number }
  /** The author never was in a key list: nothing of it is believed. */
  | { readonly kind: 'foreign-author'; readonly sequence: number }
  /** The author had left the key list when it was written. */
  | { readonly kind: 'after-leaving'; readonly sequence: number }
  /** The author may not write such a thing, or not there: it counts for nothing. */
  | { readonly kind: 'no-right'; readonly sequence: number }
  /** It does not open, is not of its format, or is not signed by who it names. */
  | { readonly kind: 'broken-record'; readonly sequence: number }
  | { readonly kind: 'withheld-record'; readonly sequence: number }

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
    } else {
      if (record.content.late) warnings.push({ kind: 'after-leaving', sequence })
      if (!record.content.counts) warnings.push({ kind: 'no-right', sequence })
      if (!follows(record.content.record, before, sequence)) {
        warnings.push({ kind: 'fork', sequence })
      }
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
