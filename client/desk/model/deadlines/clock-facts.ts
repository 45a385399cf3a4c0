import type { Day } from '../../../../crypto/days/calendar.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Arrivals } from '../board/arrival.ts'
import { type Answered, firstText, letterOf } from '../case/answers.ts'
import { isTelling } from '../case/board-keys.ts'
import { type Casework, splitLink } from '../case/casework.ts'
import type { Case, TimelineItem } from '../case/fold.ts'
import { AT_START, advance } from '../case/progress.ts'
import type { ClockFacts } from './clocks.ts'

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>

/** The facts that this desk knows of a case beside its log. */
export interface ClockView {
  readonly since: Day
  readonly isParty: boolean
  readonly assignee: string | null
  /** Empty if nothing of the case is shown yet. */
  readonly work: Casework
  /** Absent if everything arrives on its day. */
  readonly arrivals?: Arrivals
  /** Whether the desk looked for all that `arrivals` has as told; absent if it did. */
  readonly isSeen?: boolean
  /** Whether there is a board that the reporter reads; absent if there is. */
  readonly isReached?: boolean
}

/**
 * The input of a case's clocks: days and states, and no words. An entry that did not reach the reporter counts
 * as not told.
 */
export function clockFacts(
  { timeline, progress, access }: Pick<Case, 'timeline' | 'progress' | 'access'>,
  {
    since,
    isParty,
    assignee,
    work,
    arrivals = onItsDay,
    isSeen = true,
    isReached = true,
  }: ClockView,
): ClockFacts {
  const all = timeline.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  const lines = heardOf(all, arrivals)
  const told = lines.filter(({ entry }) => isTelling(entry))
  const heard = lines.reduce(advance, AT_START)
  const daysOf = (all: readonly EntryItem[]) => all.map(({ day }) => day).sort((a, b) => a - b)
  return {
    ...{ since, isParty, assignee },
    acknowledged: lines.find(({ entry }) => entry.kind === 'acknowledged')?.day ?? null,
    history: progress.history,
    heard: heard.history,
    isRead: splitLink(work) === undefined && work.dismissed === null,
    ...{ isReached, isSeen },
    next: promisedIn(lines, heard.next),
    told: daysOf(told),
    spoken: daysOf(told.filter(({ entry }) => entry.kind === 'message')),
    unanswered: firstUnanswered(timeline, new Set(told.map(({ id }) => toHex(id)))),
    ...workFacts(work),
    held: access.hold !== null,
  }
}

const onItsDay: Arrivals = ({ day }) => day

/** The entries without those that the reporter could not read. Entries for the reporter get the day of arrival. */
export function heardOf(all: readonly EntryItem[], arrivals: Arrivals): EntryItem[] {
  return all.flatMap((one) => {
    if (!isTelling(one.entry)) return [one]
    const day = arrivals(one)
    return typeof day === 'string' ? [] : [{ ...one, day }]
  })
}

function promisedIn(lines: readonly EntryItem[], day: Day | null): ClockFacts['next'] {
  if (day === null) return null
  const said = lines
    .filter(
      ({ entry }) =>
        (entry.kind === 'status' || entry.kind === 'acknowledged') && entry.next === day,
    )
    .at(-1)
  return said === undefined ? null : { day, said: said.day }
}

/**
 * The day of the first letter to the reception without an answer. The report itself is acknowledged, not
 * answered.
 */
function firstUnanswered(timeline: readonly TimelineItem[], told: ReadonlySet<string>): Day | null {
  const isTold = (item: TimelineItem) => item.kind === 'entry' && told.has(toHex(item.id))
  const from = timeline.map(isTold).lastIndexOf(true)
  const letter = timeline
    .slice(from + 1)
    .find(
      (item) =>
        item.kind === 'drop' &&
        item.drop.kind !== 'report' &&
        !isForCustodians(item.drop.kind, item.drop.content) &&
        !asksNothing(item.drop.content),
    )
  return letter?.day ?? null
}

/** Whether a letter only chooses how the case was handled. It is counted, and nobody waits for a word on it. */
function asksNothing(content: Answered): boolean {
  return letterOf(content) === 'letter-feedback' && firstText(content, null) === ''
}

function workFacts(
  work: Casework,
): Pick<ClockFacts, 'tasks' | 'hearings' | 'accused' | 'care' | 'outcome'> {
  return {
    tasks: work.tasks.flatMap(({ entry: { id, due, member }, done }) =>
      due === undefined || done !== null ? [] : [{ id: toHex(id), due, who: member ?? null }],
    ),
    hearings: work.hearings.flatMap(({ entry: { id, day, held } }) =>
      day === undefined || held ? [] : [{ id: toHex(id), due: day, who: null }],
    ),
    accused: work.accused.flatMap(({ entry: { id, state, until } }) =>
      state === 'informed' || (state === 'deferred' && until === undefined)
        ? []
        : [{ id: toHex(id), until: until ?? null, who: null }],
    ),
    care: work.care.at(-1)?.entry.next ?? null,
    outcome: work.closing?.entry.outcome ?? null,
  }
}
