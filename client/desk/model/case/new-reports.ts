import type { CaseView } from '../views.ts'
import { isHandled } from './merged-list.ts'

/** Reports at the beginning of their way, each in one of the two lists at most. */
export interface NewReports {
  /** Cases in which the member has not said whether they have a part. */
  readonly toDeclare: readonly CaseView[]
  /** Reports that nobody has found genuine, or to be none. */
  readonly toConfirm: readonly CaseView[]
}

/** What is new among the cases of a desk, in their order. */
export function newReportsIn(cases: readonly CaseView[]): NewReports {
  return {
    toDeclare: cases.filter(({ mayOpen, asks, may }) => !mayOpen && !asks && may.read),
    toConfirm: cases.filter((one) => isHandled(one) && isUnjudged(one)),
  }
}

function isUnjudged(one: CaseView): boolean {
  return !isAcknowledged(one) && one.work.dismissed === null && reportOf(one) !== null
}

/** Whether it is acknowledged, at least on this desk: the log may not say so yet. */
export function isAcknowledged({ acknowledged, unsent }: CaseView): boolean {
  return acknowledged || unsent.some(({ entry }) => entry.kind === 'acknowledged')
}

/** The row of the report itself; null if it does not open, or was redacted. */
export function reportOf({ items }: CaseView) {
  for (const item of items) if (item.kind === 'drop' && item.drop === 'report') return item
  return null
}
