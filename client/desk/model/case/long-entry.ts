import type { Entry } from '../../../../crypto/entries/entry.ts'
import { LONG_FIELDS, type LongKind } from '../../../../crypto/entries/long-entry.ts'

type LongEntry = Extract<Entry, { kind: LongKind }>

/** An entry as it is read. */
export interface ReadableEntry {
  readonly entry: Entry
  /** Its text lies in blocks that this desk does not have. */
  readonly waits?: true
}

/**
 * An entry with its text from blocks, and without the key that opens them: nothing that reads it has to know where
 * the text lay. A message keeps its manifest, which stands on the board.
 *
 * @param longText undefined if it is not at hand
 */
export function readable(entry: Entry, longText?: string): ReadableEntry {
  if (!isLong(entry) || entry.manifest === undefined) return { entry }
  const { manifest: _, ...said } = entry
  if (longText === undefined) return { entry: said, waits: true }
  return { entry: { ...said, [LONG_FIELDS[entry.kind]]: longText } as Entry }
}

function isLong(entry: Entry): entry is LongEntry {
  return Object.hasOwn(LONG_FIELDS, entry.kind)
}
