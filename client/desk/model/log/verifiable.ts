import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { AccessLists } from '../access/sealing.ts'
import { DeskError } from '../error.ts'
import type { ReporterDrop } from './drops.ts'
import type { Stream } from './stream.ts'

/** A case depends on people whom this desk cannot look up. */
export interface UnverifiableWarning {
  readonly kind: 'unverifiable'
}

/**
 * Warn if an older key list could turn something of a case round: a record by somebody whom no list at hand
 * names, or to whom none gives the right to it, or a report to readers of a list that is not there. Such a
 * record may have let somebody go, or let them in. KEY-LISTS.md section 7.7
 *
 * @param history of `lists`; if it is whole, nothing is missing
 */
export function unverifiableWarnings(
  history: HistoryState,
  lists: AccessLists,
  report: Pick<ReporterDrop, 'listHash'> | null,
  streams: readonly Pick<Stream, 'records'>[],
): UnverifiableWarning[] {
  if (history === 'whole') return []
  const isUnknown = report !== null && !lists.some(({ hash }) => equal(hash, report.listHash))
  const isForeign = streams.some(({ records }) =>
    [...records.values()].some(({ content }) =>
      content.kind === 'broken' ? content.code === 'foreign' : !content.counts,
    ),
  )
  return isUnknown || isForeign ? [{ kind: 'unverifiable' }] : []
}

interface Warned {
  readonly warnings: readonly { readonly kind: string }[]
}

/** Whether a desk is to leave a case as it is until it has the key lists that are missing. */
export function isUnverifiable({ warnings }: Warned): boolean {
  return warnings.some(({ kind }) => kind === 'unverifiable')
}

/** @returns `cases` @throws DeskError `unverifiable` if the case of a stream is to be left as it is */
export function requireVerifiable<C extends Warned & { readonly keys: readonly string[] }>(
  cases: readonly C[],
  { caseKey }: Pick<Stream, 'caseKey'>,
): readonly C[] {
  const found = cases.find(({ keys }) => keys.includes(toHex(caseKey)))
  if (found && isUnverifiable(found)) throw new DeskError('unverifiable')
  return cases
}

/**
 * whole: from the first list on; short: older lists cannot be had anywhere; broken: the lists at hand do not
 * hold together, and only the newest is used.
 */
export type HistoryState = 'whole' | 'short' | 'broken'
