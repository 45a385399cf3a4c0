import { reasonToForget } from '../../model/access/access.ts'
import { type Case, linesOf } from '../../model/case/fold.ts'
import { concernsOneCase, type DeskError, isRefusal, isUnanswered } from '../../model/error.ts'
import { isUnjudged } from '../../model/log/judged.ts'
import { hasOpenPlace } from '../../model/log/stream-check.ts'
import { failureOf } from '../faults.ts'

/** Conditions by which a desk gives cases up. */
interface Standing {
  /** Id of the member whose desk it is. */
  readonly own: string
  readonly hasNetwork: boolean
  /** Whether the last read of the shelves was broken off. */
  readonly isCut: boolean
  /** Ids of cases with which the member wants to go on, although something may be hidden in the log. */
  readonly settled: ReadonlySet<string>
}

/**
 * Why this desk gives a case up now; null if it does not, or waits. Destroyed keys cannot be restored, so a desk
 * waits if there may be a hold in a part that it did not read.
 */
function whyToForget(
  c: Case,
  { own, hasNetwork, isCut, settled }: Standing,
): ReturnType<typeof reasonToForget> {
  const reads = c.stream !== null && c.access.readers.some(({ member }) => member === own)
  if (isUnjudged(c) || (isCut && !reads)) return null
  const why = reasonToForget(c.access, c.identity.flatMap(linesOf), own)
  // There may be nobody else left who could tell others of it.
  if (why === 'purged' && !hasNetwork) return null
  const author = (why === 'purged' ? c.access.purged?.member : null) ?? own
  return !settled.has(c.id) && c.stream !== null && hasOpenPlace(c.stream, author) ? null : why
}

/** The part of a desk that gives cases up. */
interface Forgetter {
  /** Ids of all cases. */
  readonly ids: readonly string[]
  readonly caseOf: (id: string) => Case
  /** Called before the keys of a purged case go. */
  readonly beforePurge: (c: Case) => Promise<void>
  readonly forget: (c: Case, why: 'conflict' | 'purged') => Promise<void>
}

/**
 * Give up each case for which this is due. If others could not be told of a purge, its keys stay.
 *
 * @returns the first fault that concerns more than one case
 */
export async function forgetDue(
  { ids, caseOf, beforePurge, forget }: Forgetter,
  how: Standing,
): Promise<DeskError | null> {
  let fault: DeskError | null = null
  for (const id of ids) {
    const why = whyToForget(caseOf(id), how)
    if (why === null) continue
    const failed = why === 'purged' ? await failureOf(() => beforePurge(caseOf(id))) : null
    const isOwn = caseOf(id).access.purged?.member === how.own
    if (failed !== null && !concernsOneCase(failed)) fault ??= failed
    if (failed !== null && isToWait(failed, isOwn)) continue
    if (whyToForget(caseOf(id), how) === why) await forget(caseOf(id), why)
  }
  return fault
}

/**
 * Whether keys stay because others could not be told of a purge. The desk of the member who purged makes sure
 * that they are told. A server can keep a colleague's keys alive only by giving no answers, or by accepting
 * nothing now.
 */
function isToWait(failed: DeskError, isOwn: boolean): boolean {
  return isUnanswered(failed.code) || isRefusal(failed.code) || (isOwn && !concernsOneCase(failed))
}
