import type { DeskView, Names } from '../../model/views.ts'
import type { OverviewView } from '../../rpc/answers.ts'
import { useWords } from '../shell/words.ts'

/** Names for the ids of figures. */
export function useNames(view: DeskView, { categories }: Pick<OverviewView, 'categories'>) {
  const { desk, name } = useWords()
  const { unknown, nobody, page } = desk.overview
  const named = (names: Readonly<Record<string, Names>>, id: string) =>
    Object.hasOwn(names, id) ? name(names[id]) : id || unknown
  const word = (words: Readonly<Record<string, string>>, id: string) =>
    Object.hasOwn(words, id) ? (words[id] ?? id) : id || unknown
  const titles = {
    ...view.formerly,
    ...Object.fromEntries(view.members.map(({ id, title }) => [id, title])),
  }
  return {
    status: (id: string) => word({ ...desk.statuses, new: desk.list.new }, id),
    channel: (id: string) => named(view.channels, id),
    category: (id: string) => named(categories, id),
    came: (id: string) => word({ ...desk.cameBy, page }, id),
    outcome: (id: string) => word(desk.outcomes, id),
    scope: (id: string) => word(desk.scopes, id),
    extent: (id: string) => word(desk.extents, id),
    member: (id: string) => (id === '' ? nobody : named(titles, id)),
  }
}

/** A year as it can be chosen. */
export function yearOption(year: number): readonly [value: string, text: string] {
  return [String(year), String(year)]
}
