import { toHex } from '../../crypto/bytes.ts'
import type { Day } from '../../crypto/calendar.ts'
import type { ReporterContent } from '../../crypto/content.ts'
import { isForCustodians } from '../../crypto/custody.ts'
import { cameOn, letterOf, tellsOfRetaliation } from './answers.ts'
import { isOpen } from './case-access.ts'
import { marksOf } from './case-marks.ts'
import { type CaseFacts, type CaseSteps, HEARD, type Heard } from './core/case-facts.ts'
import { foldCasework } from './core/casework.ts'
import type { Desk } from './core/desk.ts'
import type { Case, TimelineItem } from './core/fold.ts'
import { mergesOf } from './core/merge.ts'
import { closedOn } from './core/over.ts'
import { AT_START, advance } from './core/progress.ts'

type Counting = Pick<Desk, 'cases' | 'member'>

/**
 * What is counted of the cases of a desk, as they stood at the end of a day. What is handled in
 * another case counts with that one; what was split off is a case of its own.
 *
 * @param until null for now
 */
export function factsOf({ cases, member }: Counting, until: Day | null): CaseFacts[] {
  const merges = mergesOf(cases)
  const byId = new Map(cases.map((one) => [one.id, one]))
  const byName = new Map(cases.flatMap((one) => (one.linkName ? [[toHex(one.linkName), one]] : [])))
  return cases.flatMap((one) => {
    const merge = merges.get(one.id)
    if (one.stream === null || (merge?.into && byId.has(merge.into))) return []
    const first = itemsOf(one, null)[0]
    if (first === undefined) return []
    const origin = byName.get(originOf(one) ?? '') ?? one
    const group = [origin, ...(merge?.with ?? []).flatMap((id) => byId.get(id) ?? [])]
    const told = group.flatMap((each) => (isOpen(member, each) ? dropsOf(each, until) : []))
    const items = itemsOf(one, until)
    return [
      {
        ...factsOfOne(one, items, first.day),
        categories: isOpen(member, one) ? categoriesOf(one) : null,
        returned: group.some((each) => dropsOf(each, until).some(({ kind }) => kind !== 'report')),
        retaliation: told.some(({ content }) => tellsOfRetaliation(content)),
        heard: told.flatMap(({ content }) => heardOf(content) ?? []).at(-1) ?? null,
      },
    ]
  })
}

function heardOf(content: ReporterContent): Heard | null {
  if (letterOf(content) !== 'letter-feedback') return null
  return HEARD.find((one) => one === content.answers.heard) ?? null
}

type Rest = Omit<CaseFacts, 'categories' | 'returned' | 'retaliation' | 'heard'>

function factsOfOne(one: Case, items: readonly TimelineItem[], first: Day): Rest {
  const entered = one.report?.day ?? first
  const { registered } = one.work
  const came = registered === null || one.report === null ? null : cameOn(one.report.content)
  const lines = items.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  const work = foldCasework(lines)
  const { steps, status } = progressOf(lines)
  return {
    received: Math.min(came ?? entered, entered),
    entered,
    channel: one.channel,
    cameBy: registered?.entry.by ?? null,
    steps,
    status,
    outcome: steps.closed === null ? null : (work.closing?.entry.outcome ?? null),
    scope: work.assessment?.entry.scope ?? null,
    cared: work.care.length > 0,
    assignee: marksOf({ timeline: items, work }).assignee,
  }
}

function itemsOf({ timeline }: Case, until: Day | null): readonly TimelineItem[] {
  return until === null ? timeline : timeline.filter(({ day }) => day <= until)
}

/** What the reporter sent to the reception. */
function dropsOf(one: Case, until: Day | null) {
  return itemsOf(one, until).flatMap((item) =>
    item.kind === 'drop' && !isForCustodians(item.drop.kind, item.drop.content) ? [item.drop] : [],
  )
}

/** The link name of the case that this one was split off; null where it came by itself. */
function originOf({ work }: Case): string | null {
  if (work.registered === null) return null
  const link = work.links.find(({ entry }) => entry.how === 'split' && entry.leads !== true)
  return link ? toHex(link.entry.case) : null
}

function categoriesOf({ report, work }: Case): readonly string[] | null {
  if (report === null || Object.hasOwn(work.redactions, toHex(report.id))) return null
  return [report.content.answers.categories ?? []].flat()
}

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>

/** The steps of a case, from what its log says. The reporter reads nothing before `acknowledged`. */
function progressOf(lines: readonly EntryItem[]): Pick<CaseFacts, 'status'> & {
  readonly steps: CaseSteps
} {
  const acknowledged = lines.find(({ entry }) => entry.kind === 'acknowledged')?.day ?? null
  const firstOf = (is: (entry: EntryItem['entry']) => boolean): Day | null => {
    const day = lines.find(({ entry }) => is(entry))?.day
    return day === undefined || acknowledged === null ? null : Math.max(day, acknowledged)
  }
  const { history } = lines.reduce(advance, AT_START)
  const set = history.at(-1)?.[0] ?? 'received'
  return {
    status: acknowledged === null && set === 'received' ? 'new' : set,
    steps: {
      acknowledged,
      contact: firstOf(
        (entry) => entry.kind === 'message' || (entry.kind === 'status' && entry.text !== ''),
      ),
      feedback: firstOf(
        (entry) =>
          entry.kind === 'status' ||
          (entry.kind === 'message' && (entry.as === 'message' || entry.as === 'notice')),
      ),
      closed: closedOn(history),
    },
  }
}
