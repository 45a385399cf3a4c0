import { equal } from '../../../crypto/bytes.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { hexOf } from './hex-of.ts'
import type { Holdings } from './holdings.ts'
import { type Authors, recordsOf, withOnly } from './stream.ts'

/** Lists that have changed until what was sent must be listed: the first can be older than the answer. */
const TURNS = 2

/**
 * Look whether what the server answered posts with came to be listed, as it was. What did not is let go of and
 * noted: the log has another record there, or none.
 */
export function settleSent(p: Primitives, authors: Authors, holdings: Holdings): void {
  const { rows, sent, streams, lost, turns } = holdings
  const gone = new Map<string, Uint8Array>()
  for (const [id, { turn, row }] of sent) {
    const there = rows.get([id]).get(id)
    if (there === undefined && turns - turn < TURNS) continue
    sent.delete(id)
    if (there === undefined || !equal(there, row)) gone.set(id, row)
  }
  if (gone.size === 0) return
  for (const [log, stream] of streams) {
    const all = recordsOf(stream)
    const kept = all.filter(({ id }) => !gone.has(hexOf(id)))
    if (kept.length === all.length) continue
    for (const { id, sequence } of all) {
      const row = gone.get(hexOf(id))
      if (row !== undefined) lost.push({ log, sequence, row })
    }
    streams.set(log, withOnly(p, authors, stream, kept))
  }
}
