import type { Day } from '../../../crypto/days/calendar.ts'
import { isClosed } from './case/over.ts'
import { type DeadlineReader, type Deadlines, deadlinesOf, FIRST } from './deadlines/deadlines.ts'
import { isUnjudged, reportIn } from './new-reports.ts'
import { MARK } from './passages.ts'
import type { CaseView, ItemView, Names } from './views.ts'

/** A place in a case: a row of its timeline, or a panel of its casework. Null for its beginning. */
export type CasePlace =
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'panel'; readonly name: 'work-tasks' | 'work-closing' | 'access-keeping' }
  | null

/** The kinds of things that wait for a member, in the order of the page. */
export const WAITING_KINDS = [
  ...(['approval', 'approved', 'given', 'mention'] as const),
  ...(['report', 'letter', 'answered', 'asked', 'task'] as const),
] as const
export type WaitingKind = (typeof WAITING_KINDS)[number]

/** Something that waits for the member of a desk. */
export interface WaitingLine {
  readonly kind: WaitingKind
  readonly one: CaseView
  readonly place: CasePlace
  /** The day since which it waits. */
  readonly day: Day
  /** Id of the member who asks for it, or their title; null if it comes from outside. */
  readonly by: string | Names | null
  /** The text of a task; empty for the others. */
  readonly text: string
  /** The last day of a task; null if it has none. */
  readonly due: Day | null
}

/** Everything that waits for a member: the first that weighs most of each kind comes first. */
export interface WaitingThings {
  readonly lines: readonly WaitingLine[]
  /** Deadlines that have passed, or that nobody has taken up. A member's own tasks stand in `lines`. */
  readonly late: Deadlines
  /** How many things there are. */
  readonly count: number
}

/** Everything that waits for the member whose desk it is. @param cases all that the desk shows */
export function waitingFor(cases: readonly CaseView[], reader: DeadlineReader): WaitingThings {
  return waitingBeside(cases, reader, deadlinesOf(cases, reader))
}

/** The same, if the deadlines are known. */
export function waitingBeside(
  cases: readonly CaseView[],
  { member }: Pick<DeadlineReader, 'member'>,
  deadlines: Deadlines,
): WaitingThings {
  const late = withoutOwnTasks(deadlines, member)
  const shown = new Set(FIRST.flatMap((name) => late[name].map(({ one }) => one.id)))
  const all = member === null ? [] : cases.flatMap((one) => linesIn(one, member, shown))
  const lines = all.sort(byWeight)
  const count = FIRST.reduce((sum, name) => sum + late[name].length, lines.length)
  return { lines, late, count }
}

/** A key for each thing that waits, by which it is known again later. */
export function keysOf({ lines, late }: WaitingThings): string[] {
  const placeOf = (place: CasePlace) => (place?.kind === 'row' ? place.key : (place?.name ?? ''))
  return [
    ...lines.map(({ kind, one, place, text }) => [kind, one.id, placeOf(place), text].join(' ')),
    ...FIRST.flatMap((name) =>
      late[name].map(({ one, clock }) => [one.id, clock.kind, clock.thing, clock.due].join(' ')),
    ),
  ]
}

function withoutOwnTasks(deadlines: Deadlines, member: string | null): Deadlines {
  const isOwnTask = ({ clock }: Deadlines['late'][number]) =>
    clock.kind === 'task' && clock.who === member
  return { ...deadlines, late: deadlines.late.filter((one) => !isOwnTask(one)) }
}

/** @param shown ids of cases that stand on the page already, as late or as taken up by nobody */
function linesIn(one: CaseView, member: string, shown: ReadonlySet<string>): WaitingLine[] {
  const approvals = approvalsIn(one, member)
  // a case that is not open leads to one place, however much waits in it
  const isSaid = shown.has(one.id) || (!one.mayOpen && approvals.length > 0)
  return [
    ...approvals,
    ...approvedIn(one, member),
    ...deletionIn(one, member),
    ...newsIn(one, member),
    ...(isSaid ? [] : writtenIn(one, member)),
    ...askedIn(one),
    ...tasksIn(one, member),
  ]
}

const BARE = { text: '', due: null }

/** The panel in which a closing is written and approved. */
export const CLOSING = { kind: 'panel', name: 'work-closing' } as const satisfies CasePlace

function approvalsIn(one: CaseView, member: string): WaitingLine[] {
  const lines = one.items.flatMap((item): WaitingLine[] => {
    if (item.kind !== 'entry' || !(item.approvers?.includes(member) ?? false)) return []
    const place = { kind: 'row', key: item.key } as const
    return [{ kind: 'approval', one, place, day: item.day, by: item.author, ...BARE }]
  })
  if (!mayApprove(one, member)) return lines
  const { day, member: by } = one.unapproved
  return [...lines, { kind: 'approval', one, place: CLOSING, day, by, ...BARE }]
}

/** Whether a closing waits for this member, who did not write it; also if the case was closed without approval. */
export function mayApprove(
  one: CaseView,
  member: string | null,
): one is CaseView & { readonly unapproved: NonNullable<CaseView['unapproved']> } {
  return one.unapproved !== null && one.unapproved.member !== member && one.may.handle
}

/** A closing of this member that a colleague has approved: the status is still to be set. */
function approvedIn(one: CaseView, member: string): WaitingLine[] {
  const { closing } = one.work
  if (!closing?.approved || closing.member !== member || isClosed(one.status)) return []
  const { day, member: by } = closing.approved
  return one.may.handle ? [{ kind: 'approved', one, place: CLOSING, day, by, ...BARE }] : []
}

/** A deletion on which a colleague has agreed, and that takes a second name. */
function deletionIn(one: CaseView, member: string): WaitingLine[] {
  const { agreed } = one.access
  const [first] = agreed
  if (first === undefined || !one.may.keep || agreed.some((said) => said.member === member))
    return []
  const place = { kind: 'panel', name: 'access-keeping' } as const
  return [{ kind: 'approval', one, place, day: first.day, by: first.member, ...BARE }]
}

/** Entries by which colleagues called this member since they looked, and answers of custodians. */
function newsIn(one: CaseView, member: string): WaitingLine[] {
  return one.changes.flatMap(({ kind: written, toMe, row, day, by }): WaitingLine[] => {
    const isMention = written === 'note' && toMe
    if (isMention && hasNothingLeft(one, row)) return []
    const kind = written === 'granted' && toMe ? 'given' : isMention ? 'mention' : null
    const isAnswer = written === 'identity-answer' || written === 'identity-ask-first'
    if (kind === null && !(isAnswer && isWith(one, member))) return []
    const place = one.mayOpen ? ({ kind: 'row', key: row } as const) : null
    return [{ kind: kind ?? 'answered', one, place, day, by, ...BARE }]
  })
}

/** Whether a note was redacted, or so much of it that no word is left. @param row key of its row */
function hasNothingLeft({ items }: CaseView, row: string): boolean {
  const item = items.find(({ key }) => key === row)
  if (item?.kind === 'redacted') return true
  if (item?.kind !== 'entry' || item.entry.kind !== 'note') return false
  const { passages = [], waits = false } = item
  if (passages.length === 0 || waits) return false
  return !/[\p{L}\p{N}]/u.test(item.entry.text.replaceAll(MARK, ''))
}

/** Whether this member follows the case up, or nobody does. */
function isWith({ assignee }: CaseView, member: string): boolean {
  return assignee === null || assignee === member
}

/**
 * Letters that this member has not read, unless a colleague follows the case up. A report that nobody has confirmed
 * waits for everybody, read or not.
 */
function writtenIn(one: CaseView, member: string): WaitingLine[] {
  const report = isUnjudged(one) && !isClosed(one.status) ? reportIn(one) : null
  if (report !== null) {
    const place = { kind: 'row', key: report.key } as const
    return [{ kind: 'report', one, place, day: report.day, by: null, ...BARE }]
  }
  if (one.unread === 0 || !one.may.handle || !isWith(one, member)) return []
  const first = one.items.find(isUnread)
  // of a case that this member has not opened, nothing else is known
  const isReport = first === undefined || (first.kind === 'drop' && first.drop === 'report')
  const place = first === undefined ? null : ({ kind: 'row', key: first.key } as const)
  const day = first?.day ?? one.since
  return [{ kind: isReport ? 'report' : 'letter', one, place, day, by: null, ...BARE }]
}

function isUnread(item: ItemView): boolean {
  return item.kind === 'drop' && item.unread
}

/** Questions to a custodian. */
function askedIn(one: CaseView): WaitingLine[] {
  if (!one.identityOnly) return []
  return one.access.requests.flatMap(({ answer, day, member: by }): WaitingLine[] =>
    answer === null ? [{ kind: 'asked', one, place: null, day, by, ...BARE }] : [],
  )
}

/** Tasks of this member, with a day and without; one that names nobody is for who follows the case up. */
function tasksIn(one: CaseView, member: string): WaitingLine[] {
  if (isClosed(one.status)) return []
  return one.work.tasks.flatMap(({ entry, done, day, member: by }): WaitingLine[] => {
    if (done !== null || (entry.member ?? one.assignee) !== member) return []
    const place = { kind: 'panel', name: 'work-tasks' } as const
    return [{ kind: 'task', one, place, day, by, text: entry.text, due: entry.due ?? null }]
  })
}

/** By kind; tasks by their last day, everything else what waits longest first. */
function byWeight(a: WaitingLine, b: WaitingLine): number {
  if (a.kind !== b.kind) return WAITING_KINDS.indexOf(a.kind) - WAITING_KINDS.indexOf(b.kind)
  const [first, second] = [a.due ?? LAST, b.due ?? LAST]
  return first - second || a.day - b.day || (a.one.id < b.one.id ? -1 : 1)
}

const LAST: Day = Number.MAX_SAFE_INTEGER
