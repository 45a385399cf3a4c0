import { PARTIES, STATUSES } from '../../../../crypto/entries/content.ts'
import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import { AGES, EVERYTHING, type ListChoice, SORTS } from './list-order.ts'

/** The most views that a vault takes. KEPT-FILES.md section 17.1 */
export const MOST_VIEWS = 40
export const LONGEST_NAME = 60
export const LONGEST_TEXT = 200

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
    assignee: one('assignee'),
    party: among('party', PARTIES),
    age: among('age', AGES),
    mine: one('mine') === 'yes',
    unread: one('unread') === 'yes',
    late: one('late') === 'yes',
    sort: among('sort', SORTS) || EVERYTHING.sort,
  }
}
