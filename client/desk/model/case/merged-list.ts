import type { CaseView, ItemView } from '../views.ts'
import { splitLink } from './casework.ts'

/** A case in the list, with those that are handled in it. */
export interface ListedCase extends CaseView {
  /** Absent if only the case itself is handled in it. */
  readonly also?: readonly CaseView[]
}

/** A row of a timeline, and the case that it stands in. */
export interface CaseRow {
  readonly of: CaseView
  readonly item: ItemView
}

/** A case and those that are handled in it, the leading one first; only the case itself if it is led. */
export function groupOf(one: CaseView, cases: readonly CaseView[]): readonly CaseView[] {
  if (one.merge.with.length === 0) return [one]
  const byId = new Map(cases.map((each) => [each.id, each]))
  return [one, ...one.merge.with.flatMap((id) => byId.get(id) ?? [])]
}

/** One entry for each group of cases, at the place of the first of its cases. */
export function listedCases(cases: readonly CaseView[]): readonly ListedCase[] {
  // Few desks of ten thousand cases have any that are linked.
  if (cases.every(({ merge }) => merge.into === null && merge.with.length === 0)) return cases
  const byId = new Map(cases.map((each) => [each.id, each]))
  const roots = cases.map((one) => byId.get(one.merge.into ?? one.id) ?? one)
  return [...new Set(roots)].map((root) => {
    const also = root.merge.with.flatMap((id) => byId.get(id) ?? [])
    return also.length === 0 ? root : asOne(root, also)
  })
}

/** The entry of all cases shows everything that cannot wait in any of them. */
function asOne(root: CaseView, also: readonly CaseView[]): ListedCase {
  const all = [root, ...also]
  return {
    ...root,
    also,
    unread: all.reduce((sum, { unread }) => sum + unread, 0),
    changes: all.flatMap(({ changes }) => changes),
    latest: Math.max(...all.map(({ latest }) => latest)),
    retaliation: all.some(({ retaliation }) => retaliation),
    warnings: all.flatMap(({ warnings }) => warnings),
    waiting: all.find(({ waiting }) => waiting !== null)?.waiting ?? null,
  }
}

/** The rows of several cases in one order: by day, those of each case as they stand in it. */
export function mergedRows(group: readonly CaseView[]): readonly CaseRow[] {
  const left = group.map((of) => ({ of, at: 0 }))
  const rows: CaseRow[] = []
  for (;;) {
    const next = left.reduce<(typeof left)[number] | null>((first, one) => {
      const day = one.of.items[one.at]?.day
      if (day === undefined) return first
      const earliest = first?.of.items[first.at]?.day
      return earliest === undefined || day < earliest ? one : first
    }, null)
    const item = next?.of.items[next.at]
    if (next === null || item === undefined) return rows
    rows.push({ of: next.of, item })
    next.at++
  }
}

/** The link name of the case that this one was split from; null if it came by itself. */
export function splitFrom({ work }: Pick<CaseView, 'work'>): string | null {
  return splitLink(work)?.entry.case ?? null
}

/** Whether the member whose desk it is sees the case, and handles it. */
export function isHandled({ mayOpen, may }: CaseView): boolean {
  return mayOpen && may.handle
}

/** Cases of a group whose reporters can be written to from this desk. */
export function answerable(group: readonly CaseView[]): readonly CaseView[] {
  return group.filter((one) => isHandled(one) && splitFrom(one) === null)
}
