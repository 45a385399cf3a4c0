import { toHex } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import { isForCustodians } from '../../../crypto/custody.ts'
import { type Answered, firstText, letterOf } from '../answers.ts'
import type { Casework } from './casework.ts'
import type { ClockFacts } from './clocks.ts'
import type { Case, TimelineItem } from './fold.ts'

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>

/** What this desk knows of a case beside what its log says. */
export interface ClockView {
  readonly since: Day
  readonly isParty: boolean
  readonly assignee: string | null
  /** Empty where nothing of the case is shown yet. */
  readonly work: Casework
}

/** What the clocks of a case go by: days and states, and no words. */
export function clockFacts(
  { timeline, progress, access }: Pick<Case, 'timeline' | 'progress' | 'access'>,
  { since, isParty, assignee, work }: ClockView,
): ClockFacts {
  const lines = timeline.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  const told = lines.filter(({ entry }) => isTold(entry))
  const daysOf = (all: readonly EntryItem[]) => all.map(({ day }) => day).sort((a, b) => a - b)
  return {
    ...{ since, isParty, assignee },
    acknowledged: lines.find(({ entry }) => entry.kind === 'acknowledged')?.day ?? null,
    history: progress.history,
    isRead: !isSplitOff(work),
    next: promisedIn(lines, progress.next),
    told: daysOf(told),
    spoken: daysOf(told.filter(({ entry }) => entry.kind === 'message')),
    unanswered: firstUnanswered(timeline),
    ...workFacts(work),
    held: access.hold !== null,
  }
}

function isTold({ kind }: EntryItem['entry']): boolean {
  return kind === 'acknowledged' || kind === 'status' || kind === 'message'
}

/** Nobody reads what is told in a case that was split from another. */
function isSplitOff({ registered, links }: Casework): boolean {
  return (
    registered !== null && links.some(({ entry }) => entry.how === 'split' && entry.leads !== true)
  )
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

/** Of letters to the reception; the report itself is acknowledged, not answered. */
function firstUnanswered(timeline: readonly TimelineItem[]): Day | null {
  const from = timeline.map((item) => item.kind === 'entry' && isTold(item.entry)).lastIndexOf(true)
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

/** What was only chosen on how the case was handled is counted, and nobody waits for a word on it. */
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
