import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { chainOf, type Stream } from '../../model/log/stream.ts'
import { placesUnder, readAt } from '../../model/log/stream-places.ts'
import type { ShelfStaff } from '../holdings.ts'
import { readRows } from './sealed-rows.ts'

/**
 * Refuse to write into a log that goes further than the server shows it: a new record would lie under a key that
 * an excluded member still holds. For the end of a case, and for an exclusion, a person can decide that it is
 * written all the same: later records do not lie under such a key.
 *
 * @throws DeskError `withheld` if this desk has seen more of the log, or another record in it; or if a reader
 *   wrote under the key of a later epoch than the log shows. `open-place` if a person can decide to go on
 */
export async function requireWhole(
  staff: ShelfStaff,
  cases: readonly Pick<Case, 'keys' | 'warnings' | 'access'>[],
  stream: Stream,
  { anyway }: Pick<AppendJob, 'anyway'>,
): Promise<void> {
  const { authors, holdings } = staff
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
      [...places.keys()].filter((id) => records.has(id)),
    )
    for (const [id, place] of places) {
      const [last, row] = [records.get(id), rows.get(id)]
      if (last === undefined || row === undefined) continue
      const { content } = readAt(p, authors, place, row, last - LIMIT.recordWeeks)
      const author = content.kind === 'opened' ? content.record.author.id : null
      // An excluded member can make up a key, and write under it.
      if (found.access.readers.some(({ member }) => member === author)) {
        throw new DeskError(code)
      }
    }
  }
}
