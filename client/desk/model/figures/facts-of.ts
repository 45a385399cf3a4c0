import type { Day } from '../../../../crypto/days/calendar.ts'
import type { ReporterContent } from '../../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { isOpen } from '../access/case-access.ts'
import type { AuditCase } from '../audit/audit.ts'
import type { Arrivals } from '../board/arrival.ts'
import { cameOn, letterOf, tellsOfRetaliation } from '../case/answers.ts'
import { type CaseFacts, EXTENTS, type HandlingQuestion } from '../case/case-facts.ts'
import { marksOf } from '../case/case-marks.ts'
import { foldCasework, splitLink } from '../case/casework.ts'
import type { Case, TimelineItem } from '../case/fold.ts'
import { mergesOf } from '../case/merge-links.ts'
import { closedOn } from '../case/over.ts'
import { AT_START, advance } from '../case/progress.ts'
import { heardOf } from '../deadlines/clock-facts.ts'
import { endedOn, reopenedOn } from '../deadlines/clocks.ts'
import type { DeskKnowledge } from '../knowledge.ts'
import { madeOf } from '../log/own-matter.ts'

type Counting = Pick<DeskKnowledge, 'cases' | 'member' | 'presumedIn'>

/**
 * The facts that are counted of the cases of a desk, as they stood at the end of a day. A case that is handled
 * in another counts with that one; a case that was split off is a case of its own.
 *
 * @param until null for now
 */
export function factsOf(desk: Counting, until: Day | null): CaseFacts[] {
  const { cases, member } = desk
  const merges = mergesOf(cases)
  const byId = new Map(cases.map((one) => [one.id, one]))
  const byName = new Map(cases.flatMap((one) => (one.linkName ? [[toHex(one.linkName), one]] : [])))
  return cases.flatMap((one) => {
    const merge = merges.get(one.id)
    if (one.stream === null || (merge?.into && byId.has(merge.into))) return []
    const first = itemsOf(one, null)[0]
    if (first === undefined) return []
    // A case that a letter has become says nothing twice: its reporter's letters count with the first case.
    const isMade = one.report !== null && madeOf(one.report) !== null
    const origin = (isMade ? undefined : byName.get(originOf(one) ?? '')) ?? one
    const group = [origin, ...(merge?.with ?? []).flatMap((id) => byId.get(id) ?? [])]
    const told = group.flatMap((each) => (isOpen(member, each) ? lettersOf(each, until) : []))
    const items = itemsOf(one, until)
    if (isDismissed(items)) return []
    const drops = group.flatMap((each) => dropsOf(each, until))
    const written = drops.filter(({ kind }) => kind !== 'report')
    return [
      {
        ...factsOfOne(one, items, first.day, heardBy(desk.presumedIn(one), until)),
        ...(isOpen(member, one) ? {} : NOT_SHOWN),
        returned: written.length > 0,
        wroteMore: written.some(({ content }) => letterOf(content) !== 'letter-feedback'),
        retaliation: !isMade && told.some(({ content }) => tellsOfRetaliation(content)),
        handling: handlingOf(told),
      },
    ]
  })
}

/** As the newest letter says: a reporter who answers again takes back what was said before. */
function handlingOf(
  letters: readonly { readonly day: Day; readonly content: ReporterContent }[],
): CaseFacts['handling'] {
  const newest = letters
    .filter(({ content }) => letterOf(content) === 'letter-feedback')
    .sort((a, b) => a.day - b.day)
    .at(-1)
  const answer = (question: HandlingQuestion) =>
    EXTENTS.find((one) => one === newest?.content.answers[question]) ?? null
  return { heard: answer('heard'), clear: answer('clear') }
}

/** Whether a person found that it is no report: it counts nowhere, as if it had not come. */
function isDismissed(items: readonly TimelineItem[]): boolean {
  const lines = items.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  return foldCasework(lines).dismissed !== null
}

/** Instead of what was noted of a case, for a member who has not said that they are impartial. */
const NOT_SHOWN = { categories: null, outcome: null, scope: null, cared: false, assignee: null }

type Rest = Omit<CaseFacts, 'returned' | 'wroteMore' | 'retaliation' | 'handling'>

/** An entry that had not arrived by that day was waiting. */
function heardBy(arrivals: Arrivals, until: Day | null): Arrivals {
  return (item) => {
    const day = arrivals(item)
    return until === null || typeof day === 'string' || day <= until ? day : 'waits'
  }
}

/** The day on which a report was received, and that on which it came into the desk: by hand that may be later. */
function enteredOn({ report, work }: Case, first: Day): { received: Day; entered: Day } {
  const entered = report?.day ?? first
  const came = work.registered === null || report === null ? null : cameOn(report.content)
  return { received: Math.min(came ?? entered, entered), entered }
}

/** The day by which a case is counted in a year; null if nothing of it is there. */
export function receivedOn(one: Case): Day | null {
  const [first] = one.timeline
  return first === undefined ? null : enteredOn(one, first.day).received
}

function factsOfOne(
  one: Case,
  items: readonly TimelineItem[],
  first: Day,
  arrivals: Arrivals,
): Rest {
  const { received, entered } = enteredOn(one, first)
  const { registered } = one.work
  const lines = items.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  const work = foldCasework(lines)
  const { steps, status, reopened, confirmed } = progressOf(lines, arrivals)
  return {
    received,
    entered,
    channel: one.channel,
    categories: categoriesOf(one),
    cameBy: registered?.entry.by ?? null,
    steps,
    status,
    confirmed,
    reopened,
    outcome: steps.closed === null ? null : (work.closing?.entry.outcome ?? null),
    scope: work.assessment?.entry.scope ?? null,
    cared: work.care.length > 0,
    assignee: marksOf({ timeline: items, work }).assignee,
  }
}

function itemsOf({ timeline }: Case, until: Day | null): readonly TimelineItem[] {
  return until === null ? timeline : timeline.filter(({ day }) => day <= until)
}

/** Drops that the reporter sent to the reception. */
function dropsOf(one: Case, until: Day | null) {
  return itemsOf(one, until).flatMap((item) =>
    item.kind === 'drop' && !isForCustodians(item.drop.kind, item.drop.content) ? [item.drop] : [],
  )
}

/** Those of them that were not redacted. */
function lettersOf(one: Case, until: Day | null) {
  const { redactions } = one.work
  return dropsOf(one, until).filter(({ id }) => !Object.hasOwn(redactions, toHex(id)))
}

/** The link name of the case that this one was split off; null if it came by itself. */
function originOf({ work }: Case): string | null {
  const link = splitLink(work)
  return link ? toHex(link.entry.case) : null
}

function categoriesOf({ report, work }: Case): readonly string[] | null {
  if (report === null || Object.hasOwn(work.redactions, toHex(report.id))) return null
  return [report.content.answers.categories ?? []].flat()
}

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>

/** The steps of a case, by its log; an entry that tells the reporter something counts once it reached them. */
function progressOf(
  lines: readonly EntryItem[],
  arrivals: Arrivals,
): Pick<CaseFacts, 'status' | 'steps' | 'reopened' | 'confirmed'> {
  const heard = heardOf(lines, arrivals)
  const acknowledged = heard.find(({ entry }) => entry.kind === 'acknowledged')?.day ?? null
  const contact = heard.find(
    ({ entry }) => entry.kind === 'message' || (entry.kind === 'status' && entry.text !== ''),
  )?.day
  const { history } = lines.reduce(advance, AT_START)
  const { history: told } = heard.reduce(advance, AT_START)
  const confirmed = lines.some(({ entry }) => entry.kind === 'acknowledged')
  const set = history.at(-1)?.[0] ?? 'received'
  return {
    reopened: reopenedOn({ history }),
    confirmed,
    status: !confirmed && set === 'received' ? 'new' : set,
    steps: {
      acknowledged,
      contact:
        contact === undefined || acknowledged === null ? null : Math.max(contact, acknowledged),
      feedback: endedOn({ history }) === null ? null : endedOn({ history: told }),
      closed: closedOn(history),
    },
  }
}

/**
 * The first known day of each deleted case that this desk reads of.
 *
 * @param closed only of those that were closed first: nobody knows any more which of the rest were junk
 */
export function deletedDays(
  { audit, cases }: Pick<DeskKnowledge, 'audit' | 'cases'>,
  closed = false,
): Day[] {
  const held = new Set(cases.map(({ reference }) => reference))
  return audit.flatMap(({ reference, lines }) => {
    const first = lines[0]
    const isDeleted = lines.some(({ what }) => what === 'purged') && !held.has(reference)
    const isCounted = !closed || lines.some(isClosing)
    return isDeleted && isCounted && first ? [first.day] : []
  })
}

function isClosing({ what, detail }: AuditCase['lines'][number]): boolean {
  return what === 'closing' || (what === 'status' && detail === 'closed')
}
