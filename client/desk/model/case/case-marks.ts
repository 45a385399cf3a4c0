import type { Case } from './fold.ts'

/** Marks of a case that help to find it and to order it in a list. */
export interface CaseMarks {
  /** The newest set of labels; empty if nobody has set any. */
  readonly labels: readonly string[]
  /** As the newest assessment has it. */
  readonly urgent: boolean
  /** Id of the member who follows the case up; null if nobody does. */
  readonly assignee: string | null
}

/** The marks of a case, as its log tells them. */
export function marksOf({ timeline, work }: Pick<Case, 'timeline' | 'work'>): CaseMarks {
  const urgent = work.assessment?.entry.urgent ?? false
  let marks: CaseMarks = { labels: work.labels, urgent, assignee: null }
  for (const item of timeline) {
    if (item.kind !== 'entry') continue
    const { entry } = item
    if (entry.kind === 'granted' && entry.as === 'follow-up-manager') {
      marks = { ...marks, assignee: entry.member }
    }
    if (entry.kind === 'released' && entry.member === marks.assignee) {
      marks = { ...marks, assignee: null }
    }
  }
  return marks
}
