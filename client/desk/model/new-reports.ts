import { isHandled } from './case/merged-list.ts'
import type { CaseView } from './views.ts'

/** Reports at the beginning of their way, each in one of the two lists at most. */
export interface NewReports {
  /** Cases in which the member has not said whether they have a part. */
  readonly toDeclare: readonly CaseView[]
  /** Reports that nobody has found genuine, or to be none. */
  readonly toConfirm: readonly CaseView[]
}

/** The new reports of a desk, in the order of its cases. */
export function newReportsIn(cases: readonly CaseView[]): NewReports {
  return {
    toDeclare: cases.filter(({ mayOpen, asks, may }) => !mayOpen && !asks && may.read),
    toConfirm: cases.filter(isUnjudged),
  }
}

/** Whether nobody has found its report genuine, or to be none. */
export function isUnjudged(one: CaseView): boolean {
  return (
    isHandled(one) && !isAcknowledged(one) && one.work.dismissed === null && reportIn(one) !== null
  )
}

/** Whether it is acknowledged, at least on this desk: the log may not say so yet. */
export function isAcknowledged({ acknowledged, unsent }: CaseView): boolean {
  return acknowledged || unsent.some(({ entry }) => entry.kind === 'acknowledged')
}

/** The row of the report itself; null if it does not open, or was redacted. */
export function reportIn({ items }: CaseView) {
  for (const item of items) if (item.kind === 'drop' && item.drop === 'report') return item
  return null
}
