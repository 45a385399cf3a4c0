import { type Entry, entrySchema } from '../../../../crypto/entries/entry.ts'
import { ENTRY_LIMIT } from '../../../../crypto/log/record.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { brokenAs } from '../broken.ts'
import { DeskError } from '../error.ts'
import { type Stream, saidIn } from './stream.ts'

/** An entry on its way into a stream; keep it, and give it again after `offline`. */
export interface AppendJob {
  /**
   * The entry to write, looking at the stream as it is now; null if there is nothing left to write, because a
   * colleague did.
   *
   * @param author signing key of the member who writes
   * @throws DeskError if it may not be written
   */
  readonly entry: (stream: Stream, author: Uint8Array) => Entry | null
  /** The entry to show if it may not be written, so that no word is lost. */
  readonly said?: Entry
  /**
   * Whether a person says to write it although the log is not as this desk has seen it; absent if nobody can
   * say so.
   */
  readonly anyway?: boolean
  /** Sealed and sent, without an answer yet: the same bytes are sent again, never sealed a second time. */
  pending: { readonly record: Uint8Array; readonly sequence: number } | null
}

/** The job that writes `entry` unless the stream says it already. */
export function once(entry: Entry, says: (said: Entry) => boolean): AppendJob {
  const isSaid = (stream: Stream) => saidIn(stream).some(({ entry: said }) => says(said))
  return job((stream) => (isSaid(stream) ? null : entry))
}

/** A job that looks at the log again each time it loses a race. */
export function job(entry: AppendJob['entry']): AppendJob {
  return { entry, pending: null }
}

/** Entries that were read back: nothing changes an entry once it is made. */
const readable = new WeakSet<Entry>()

/**
 * An entry as other desks read it: a record that none of them reads would stay in the log for good.
 *
 * @throws DeskError `too-long` if the record, or a field, does not hold it
 */
export function readBack(entry: Entry): Entry {
  if (readable.has(entry)) return entry
  const json = encodeJson(entry)
  if (json.length > ENTRY_LIMIT) throw new DeskError('too-long')
  // The schema refuses only lengths of what the types allow.
  const read = brokenAs('too-long', () => decodeJson(entrySchema, json))
  readable.add(read)
  return read
}
