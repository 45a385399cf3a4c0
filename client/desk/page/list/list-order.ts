import type { Day } from '../../../../crypto/days/calendar.ts'
import { PARTIES, type Party, STATUSES, type Status } from '../../../../crypto/entries/content.ts'
import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import type { ListedCase } from '../../model/case/merged-list.ts'
import { type GroupCounts, LIST_GROUPS, type ListGroup } from '../../model/deadlines/list-groups.ts'
import { isLate, type Terms } from '../../model/deadlines/work-late.ts'
import type { CaseView } from '../../model/views.ts'
import { REFERENCE_FIT, type SearchResult } from '../../rpc/search-result.ts'

/** Days from the first drop until somebody should have confirmed it. EU directive 2019/1937 */
export const ACKNOWLEDGE_DAYS = 7

export const SORTS = ['urgency', 'newest', 'oldest', 'reference'] as const

/** Numbers of days: a chosen case is older, counted from its first drop. */
export const AGES = ['7', '30', '90', '180', '365'] as const

/** Instead of a member: cases that nobody follows up. */
export const NOBODY = '-'

/** Which cases the list shows, and in which order. Kept only in memory. */
export interface ListChoice {
  /** Words to find in everything that is shown of a case. */
  readonly text: string
  /** `new`: nobody has found the report genuine yet. */
  readonly status: Status | 'new' | ''
  readonly channel: string
  readonly label: string
  /** Id of one of the reception's own categories. */
  readonly category: string
  /** Id of a member, or `NOBODY`. */
  readonly assignee: string
  readonly party: Party | ''
  readonly age: (typeof AGES)[number] | ''
  readonly mine: boolean
  readonly unread: boolean
  /** Colleagues wrote something since the member looked. */
  readonly changed: boolean
  readonly late: boolean
  readonly sort: (typeof SORTS)[number]
}

export const EVERYTHING: ListChoice = {
  text: '',
  status: '',
  channel: '',
  label: '',
  category: '',
  assignee: '',
  party: '',
  age: '',
  mine: false,
  unread: false,
  changed: false,
  late: false,
  sort: 'urgency',
}

/** Whether the choice may leave a case out. */
export function isNarrowed({ sort, ...choice }: ListChoice): boolean {
  return Object.values(choice).some((value) => value !== '' && value !== false)
}

/** Whether a case is late, or one that is handled in it. */
export function isAnyLate(one: ListedCase, { today, terms }: Omit<ListReader, 'member'>): boolean {
  return allOf(one).some((each) => isLate(each, today, terms))
}

/** The member whose list it is, and the day. */
export interface ListReader {
  /** Id of the member; null before the first sync. */
  readonly member: string | null
  readonly today: Day
  /** If absent, the legal terms apply. */
  readonly terms?: Terms
}

/**
 * @param cases in the order of urgency
 * @param found for the text of `choice`; null while it has no answer, and if there is no text
 * @returns the chosen cases. In the order of urgency, better matches for the text come first. In any other
 *   order, only the case whose reference was typed comes first
 */
export function chooseCases(
  cases: readonly ListedCase[],
  choice: ListChoice,
  reader: ListReader,
  found: SearchResult | null = null,
): readonly ListedCase[] {
  const fits = found && new Map(found.ids.map((id, i) => [id, found.fits[i] ?? 0]))
  const fitOf = ({ id }: ListedCase) => fits?.get(id) ?? 0
  const chosen = cases.filter(
    (one) => (fits === null || fits.has(one.id)) && isChosen(one, choice, reader),
  )
  if (choice.sort === 'urgency') {
    return fits === null ? chosen : chosen.sort((a, b) => fitOf(b) - fitOf(a))
  }
  const order = ORDER[choice.sort]
  const named = (one: ListedCase) => (fitOf(one) === REFERENCE_FIT ? 0 : 1)
  return chosen.sort((a, b) => named(a) - named(b) || order(a, b))
}

function isChosen(one: ListedCase, choice: ListChoice, reader: ListReader): boolean {
  const { label, category, assignee, party, age } = choice
  return (
    (choice.status === '' || choice.status === (one.acknowledged ? one.status : 'new')) &&
    (choice.channel === '' || allOf(one).some(({ channel }) => channel === choice.channel)) &&
    (!choice.mine || (one.assignee !== null && one.assignee === reader.member)) &&
    (!choice.unread || one.unread > 0) &&
    (!choice.changed || one.changes.length > 0) &&
    (!choice.late || isAnyLate(one, reader)) &&
    (label === '' || allOf(one).some(({ labels }) => labels.includes(label))) &&
    (category === '' || allOf(one).some(({ work }) => work.categories.includes(category))) &&
    (assignee === '' || assignee === (one.assignee ?? NOBODY)) &&
    (party === '' || allOf(one).some((each) => each.party.is === party)) &&
    (age === '' || reader.today - one.since > Number(age))
  )
}

/** The group and the place of a case in the list. */
export interface ListPlace {
  readonly group: ListGroup
  readonly place: number
}

export type ListPlaces = ReadonlyMap<string, ListPlace>

/** The place of each group among them. */
const RANK = Object.fromEntries(LIST_GROUPS.map((name, at) => [name, at])) as Readonly<
  Record<ListGroup, number>
>

/** The place of each case, by its id. @param cases in the order of the list, by group */
export function listPlacesOf(
  cases: readonly Pick<CaseView, 'id'>[],
  groups: GroupCounts,
): ListPlaces {
  const names = LIST_GROUPS.flatMap((name) => Array.from({ length: groups[name] }, () => name))
  return new Map(
    cases.map(({ id }, place) => [id, { group: names[place] ?? 'closed', place }] as const),
  )
}

/**
 * Cases that stay where they were shown, also if they are in another group by now. A case that was not there
 * comes first in its group.
 *
 * @param cases in the order of `now`
 * @param now where they would stand now
 * @param shown where they stood when the list was put in order last
 */
export function keepOrder(
  cases: readonly CaseView[],
  now: ListPlaces,
  shown: ListPlaces,
): { readonly cases: readonly CaseView[]; readonly places: ListPlaces } {
  if (now === shown) return { cases, places: now }
  const fresh = (id: string): ListPlace => ({ group: now.get(id)?.group ?? 'us', place: -1 })
  const places = new Map(cases.map(({ id }) => [id, shown.get(id) ?? fresh(id)] as const))
  const placed = cases.map((one) => {
    const { group, place } = places.get(one.id) ?? fresh(one.id)
    return { one, group: RANK[group], place }
  })
  placed.sort((a, b) => a.group - b.group || a.place - b.place)
  return { cases: placed.map(({ one }) => one), places }
}

/** A heading in the list: the group that begins there, and how many entries it has. */
export interface ListHeading {
  readonly group: ListGroup
  readonly count: number
}

/**
 * The headings of a list that is in the order of its groups, by the id of the entry over which each stands. An
 * entry of several cases stands in the first group of any of them.
 */
export function headingsOf(
  entries: readonly ListedCase[],
  places: ListPlaces,
): ReadonlyMap<string, ListHeading> {
  const rankOf = ({ id }: CaseView) => RANK[places.get(id)?.group ?? 'us']
  const groupOf = (one: ListedCase) => {
    const ranks = (one.also ?? []).map(rankOf)
    return LIST_GROUPS[Math.min(rankOf(one), ...ranks)] ?? 'us'
  }
  const first = new Map<ListGroup, string>()
  const counts = new Map<ListGroup, number>()
  for (const one of entries) {
    const group = groupOf(one)
    if (!first.has(group)) first.set(group, one.id)
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return new Map(
    [...first].map(([group, id]) => [id, { group, count: counts.get(group) ?? 0 }] as const),
  )
}

/** Whether the list is in groups: a search puts better matches first, and any other order has no groups. */
export function isGrouped({ sort, text }: ListChoice): boolean {
  return sort === 'urgency' && text.trim() === ''
}

/** The case, and those that are handled in it. */
function allOf(one: ListedCase): readonly CaseView[] {
  return [one, ...(one.also ?? [])]
}

type Order = (a: CaseView, b: CaseView) => number
const ORDER: Readonly<Record<Exclude<ListChoice['sort'], 'urgency'>, Order>> = {
  newest: (a, b) => b.latest - a.latest,
  oldest: (a, b) => a.since - b.since,
  reference: (a, b) => (a.reference ?? '').localeCompare(b.reference ?? ''),
}

/** The most views that a vault takes. KEPT-FILES.md section 17.1 */
export const MOST_VIEWS = 40
export const LONGEST_NAME = 60
const LONGEST_TEXT = 200

/** The chosen values, under a name; a value that is not chosen is not kept. */
export function savedView(name: string, { text, ...choice }: ListChoice): SavedView {
  const chosen = Object.entries(choice).filter(
    ([key, value]) => value !== EVERYTHING[key as keyof ListChoice],
  )
  const filters = chosen.map(([key, value]) => [key, value === true ? 'yes' : `${value}`])
  return { name, text: text.trim().slice(0, LONGEST_TEXT), filters: Object.fromEntries(filters) }
}

/** The choice of a kept view. A value of another version, which this desk does not know, chooses nothing. */
export function listChoiceOf({ text, filters }: SavedView): ListChoice {
  const one = (key: keyof ListChoice) => filters[key] ?? ''
  const among = <T extends string>(key: keyof ListChoice, all: readonly T[]) =>
    all.find((value) => value === one(key)) ?? ''
  return {
    text,
    status: among('status', [...STATUSES, 'new' as const]),
    channel: one('channel'),
    label: one('label'),
    category: one('category'),
    assignee: one('assignee'),
    party: among('party', PARTIES),
    age: among('age', AGES),
    mine: one('mine') === 'yes',
    unread: one('unread') === 'yes',
    changed: one('changed') === 'yes',
    late: one('late') === 'yes',
    sort: among('sort', SORTS) || EVERYTHING.sort,
  }
}
