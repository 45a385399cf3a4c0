import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/names.ts'
import { isClosed } from '../case/over.ts'
import type { CaseView, EntryView } from '../views.ts'
import type { Clock } from './clocks.ts'
import { type GroupCounts, LIST_GROUPS, type ListGroup } from './list-groups.ts'
import { clocksIn, type Terms } from './work-late.ts'

/** Cases in the order of the list: those of the first group come first. */
export interface OrderedCases {
  readonly cases: readonly CaseView[]
  readonly groups: GroupCounts
}

interface Place {
  readonly one: CaseView
  readonly group: number
  readonly due: Day
  /** 0 if it is urgent, or tells of retaliation. */
  readonly calm: 0 | 1
  /** The day since which somebody waits. */
  readonly waits: Day
}

/**
 * Cases as a case officer takes them up: by group; in each the nearest deadline first, then what is urgent or
 * tells of retaliation, then what waits longest. A case in which something is to be done does not move because
 * somebody read it.
 */
export function orderCases(cases: readonly CaseView[], today: Day, terms: Terms): OrderedCases {
  const places = cases.map((one) => knownPlace(one, clocksIn(one, today, terms))).sort(byPlace)
  const sums = LIST_GROUPS.map(() => 0)
  for (const { group } of places) sums[group] = (sums[group] ?? 0) + 1
  const counts = LIST_GROUPS.map((name, at) => [name, sums[at] ?? 0] as const)
  return {
    cases: places.map(({ one }) => one),
    groups: Object.fromEntries(counts) as GroupCounts,
  }
}

/** Among ten thousand cases few have changed since the list was put in order last. */
const known = new WeakMap<CaseView, { readonly clocks: readonly Clock[]; readonly place: Place }>()

function knownPlace(one: CaseView, clocks: readonly Clock[]): Place {
  const before = known.get(one)
  if (before?.clocks === clocks) return before.place
  const place = placeOf(one, clocks)
  known.set(one, { clocks, place })
  return place
}

function placeOf(one: CaseView, clocks: readonly Clock[]): Place {
  const { urgent, retaliation, since, clock } = one
  let due = Number.POSITIVE_INFINITY
  let nearest: ListGroup | null = null
  for (const each of clocks) {
    if (each.due === null || !isRunning(each)) continue
    due = Math.min(due, each.due)
    if (each.state === 'late') nearest = 'late'
    else if (each.state === 'soon') nearest ??= 'soon'
  }
  return {
    ...{ one, due },
    group: LIST_GROUPS.indexOf(isOver(one) ? 'closed' : (nearest ?? turnIn(one))),
    calm: urgent || retaliation ? 0 : 1,
    waits: clock?.unanswered ?? since,
  }
}

function byPlace(a: Place, b: Place): number {
  if (a.group !== b.group) return a.group - b.group
  // Not by a difference: two cases may have no deadline, and infinity less infinity is no number.
  if (a.due !== b.due) return a.due < b.due ? -1 : 1
  return a.calm - b.calm || a.waits - b.waits || (a.one.id < b.one.id ? -1 : 1)
}

/** Whether somebody is still to do something by it. */
function isRunning({ state }: Clock): boolean {
  return state === 'open' || state === 'soon' || state === 'late'
}

/** Whether the case is closed or was found to be no report, and nobody has written in it since. */
function isOver({ status, work, unread, clock }: CaseView): boolean {
  const hasEnded = isClosed(status) || work.dismissed !== null
  return hasEnded && unread === 0 && (clock?.unanswered ?? null) === null
}

/** Statuses by which somebody outside the reception is asked, or can object. */
const ASKING: readonly Status[] = ['needs-info', 'hearing', 'redirected']

/** The side that has the next word in a case in which no deadline is near. */
function turnIn(one: CaseView): 'us' | 'others' {
  const { identityOnly, acknowledged, unread, clock, access, status } = one
  if (unread > 0) return 'us'
  if (identityOnly) return access.requests.some(({ answer }) => answer === null) ? 'us' : 'others'
  if (!acknowledged || (clock?.unanswered ?? null) !== null) return 'us'
  return ASKING.includes(status) || asks(lastTold(one)) ? 'others' : 'us'
}

/** The kind of the last entry that the reporter can read; null if there is none. */
function lastTold({ items }: CaseView): EntryView['kind'] | null {
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (item?.kind !== 'entry' || item.untold !== undefined) continue
    if (TELLING.includes(item.entry.kind)) return item.entry.kind
  }
  return null
}

const TELLING: readonly EntryView['kind'][] = [
  ...(['status', 'question', 'message', 'notice', 'minutes'] as const),
]

/** Whether the reporter is asked something by it: minutes are to be approved. */
function asks(kind: EntryView['kind'] | null): boolean {
  return kind === 'question' || kind === 'minutes'
}
