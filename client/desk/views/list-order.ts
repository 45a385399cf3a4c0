import type { Day } from '../../../crypto/calendar.ts'
import type { Status } from '../../../crypto/content.ts'
import type { ListedCase } from '../merged.ts'
import type { CaseView } from '../protocol.ts'
import { lateIn } from '../work-late.ts'

/** Days from the first drop until somebody should have confirmed it. EU directive 2019/1937 */
export const ACKNOWLEDGE_DAYS = 7

export const SORTS = ['urgency', 'newest', 'oldest', 'reference'] as const

/** Which cases the list shows, and in which order. Kept in memory alone. */
export interface ListChoice {
  /** Every word of it stands in the reference, the gist or a label. */
  readonly text: string
  /** `new` is what nobody has found genuine yet. */
  readonly status: Status | 'new' | ''
  readonly channel: string
  readonly mine: boolean
  readonly unread: boolean
  readonly late: boolean
  readonly sort: (typeof SORTS)[number]
}

export const EVERYTHING: ListChoice = {
  text: '',
  status: '',
  channel: '',
  mine: false,
  unread: false,
  late: false,
  sort: 'urgency',
}

/** Whether the choice may leave a case out. */
export function isNarrowed({ sort, ...choice }: ListChoice): boolean {
  return Object.values(choice).some((value) => value !== '' && value !== false)
}

/**
 * Whether a day has passed that somebody counts on: a week without an answer, the day that the
 * reporter was told, or one that the reception has set itself.
 */
export function isLate(one: CaseView, today: Day): boolean {
  if (one.identityOnly || one.status === 'closed') return false
  if (!one.acknowledged) return today > one.since + ACKNOWLEDGE_DAYS
  const noted = Object.values(lateIn(one, today)).some((count) => count > 0)
  return noted || (one.next !== null && one.next < today)
}

/** Whether a case is late, or one that is handled in it. */
export function isAnyLate(one: ListedCase, today: Day): boolean {
  return allOf(one).some((each) => isLate(each, today))
}

/** Whose list it is, and when. */
export interface ListReader {
  /** Id of the member; null before the first sync. */
  readonly member: string | null
  readonly today: Day
}

/** @param cases in the order of urgency */
export function chooseCases(
  cases: readonly ListedCase[],
  choice: ListChoice,
  reader: ListReader,
): readonly ListedCase[] {
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean)
  const chosen = cases.filter(
    (one) =>
      words.every((word) => searchText(one).includes(word)) &&
      (choice.status === '' || choice.status === (one.acknowledged ? one.status : 'new')) &&
      (choice.channel === '' || allOf(one).some(({ channel }) => channel === choice.channel)) &&
      (!choice.mine || (one.assignee !== null && one.assignee === reader.member)) &&
      (!choice.unread || one.unread > 0) &&
      (!choice.late || isAnyLate(one, reader.today)),
  )
  return choice.sort === 'urgency' ? chosen : chosen.sort(ORDER[choice.sort])
}

/** The cases in an order that was shown before; those that it does not name come first. */
export function keepOrder(
  cases: readonly CaseView[],
  order: readonly string[],
): readonly CaseView[] {
  const places = new Map(order.map((id, place) => [id, place]))
  const place = ({ id }: CaseView) => places.get(id) ?? -1
  return [...cases].sort((a, b) => place(a) - place(b))
}

/** The case, and those that are handled in it. */
function allOf(one: ListedCase): readonly CaseView[] {
  return [one, ...(one.also ?? [])]
}

function searchText(one: ListedCase): string {
  const words = allOf(one).flatMap(({ reference, gist, labels }) => [
    reference ?? '',
    gist,
    ...labels,
  ])
  return words.join(' ').toLowerCase()
}

type Order = (a: CaseView, b: CaseView) => number
const ORDER: Readonly<Record<Exclude<ListChoice['sort'], 'urgency'>, Order>> = {
  newest: (a, b) => b.latest - a.latest,
  oldest: (a, b) => a.since - b.since,
  reference: (a, b) => (a.reference ?? '').localeCompare(b.reference ?? ''),
}
