import { LANGUAGES, type Language } from '../../../../crypto/entries/names.ts'
import { DESK_TEXTS } from '../../../texts/desk/catalogue.ts'
import { textOf } from '../../../texts/entry.ts'
import type { CaseView } from '../../model/views.ts'

const { memoCheck, noticeCheck } = DESK_TEXTS

/** Words for the roles of people, and common words that tell nothing, in all languages of the desk. */
export const ROLES = wordsOf((language) => textOf(memoCheck.roles, language))
export const COMMON = wordsOf((language) => textOf(memoCheck.common, language))
/** Words for people, for units, and for small counts. */
export const PERSONS = wordsOf((language) => textOf(noticeCheck.people, language))
export const UNITS = wordsOf((language) => textOf(noticeCheck.units, language))
export const COUNTS = wordsOf((language) => textOf(noticeCheck.counts, language))

function wordsOf(listIn: (language: Language) => string): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => listIn(language).split(' ')))
}

/** Everything that the reporter of a case wrote. */
export function writtenBy({ items }: Pick<CaseView, 'items'>): string[] {
  return items.flatMap((item) =>
    item.kind === 'drop' ? Object.values(item.content.answers).flat() : [],
  )
}
