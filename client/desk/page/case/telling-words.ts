import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import type { CaseView } from '../../model/views.ts'

const catalogues = Object.values(DESK_CATALOGUES)

/** Words for the roles of people, and common words that tell nothing, in all languages of the desk. */
export const ROLES = wordsOf(catalogues.map(({ memoCheck }) => memoCheck.roles))
export const COMMON = wordsOf(catalogues.map(({ memoCheck }) => memoCheck.common))
/** Words for people, for units, and for small counts. */
export const PERSONS = wordsOf(catalogues.map(({ noticeCheck }) => noticeCheck.people))
export const UNITS = wordsOf(catalogues.map(({ noticeCheck }) => noticeCheck.units))
export const COUNTS = wordsOf(catalogues.map(({ noticeCheck }) => noticeCheck.counts))

function wordsOf(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')))
}

/** Everything that the reporter of a case wrote. */
export function writtenBy({ items }: Pick<CaseView, 'items'>): string[] {
  return items.flatMap((item) =>
    item.kind === 'drop' ? Object.values(item.content.answers).flat() : [],
  )
}
