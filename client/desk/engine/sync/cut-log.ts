import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { type Authors, chainOf, type Stream } from '../../model/log/stream.ts'
import { placesUnder, readAt } from '../../model/log/stream-places.ts'
import type { Holdings } from '../holdings.ts'
import type { Staff } from '../post/staff.ts'
import { readRows } from './sealed-rows.ts'

/**
 * Have nothing written into a log that goes further than the server shows it: what is written would lie
 * under a key that somebody who was let go still holds. A person can say of the end of a case, and of who is to read
 * it no further, that it is written all the same: what comes after lies under no such key.
 *
 * @throws DeskError `withheld` where this desk has seen more of it, or another record in it; or where a
 *   reader wrote under the key of a later epoch than the log comes to. `open-place` if a person can say to go on
 */
export async function requireWhole(
  staff: Staff,
  authors: Authors,
  holdings: Holdings,
  cases: readonly Pick<Case, 'keys' | 'warnings' | 'access'>[],
  stream: Stream,
  { anyway }: Pick<AppendJob, 'anyway'>,
): Promise<void> {
  if (anyway === true) return
  const code = anyway === undefined ? 'withheld' : 'open-place'
  const { primitives: p } = staff
  const found = cases.find(({ keys }) => keys.includes(hexOf(stream.caseKey)))
  if (found === undefined) return
  if (found.warnings.some(({ kind }) => kind === 'shortened' || kind === 'replaced')) {
    throw new DeskError(code)
  }
  const { running } = chainOf(p, stream)
  const { records } = holdings.expires
  for (const epoch of stream.epochs) {
    if (running === null || epoch.epoch <= running.epoch) continue
    const places = new Map(placesUnder(p, stream, epoch))
    const rows = await readRows(
      staff,
      holdings,
      [...places.keys()].filter((id) => records.has(id)),
    )
    for (const [id, place] of places) {
      const [last, row] = [records.get(id), rows.get(id)]
      if (last === undefined || row === undefined) continue
      const { content } = readAt(p, authors, place, row, last - LIMIT.recordWeeks)
      const author = content.kind === 'opened' ? content.record.author.id : null
      // Anyone who was let go can make up a key, and write under it.
      if (found.access.readers.some(({ member }) => member === author)) {
        throw new DeskError(code)
      }
    }
  }
}
