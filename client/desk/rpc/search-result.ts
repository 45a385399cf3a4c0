import type { Entry } from '../../../crypto/entries/entry.ts'
import type { ReporterKind } from '../../../crypto/entries/names.ts'

/** What was found for a text. */
export interface SearchResult {
  /** As it was asked. */
  readonly text: string
  /** Ids of the entries of the list, the best first; of those that fit as well, in their order. */
  readonly ids: readonly string[]
  /** How well each of `ids` fits: the more, the better. */
  readonly fits: readonly number[]
  /** How many cases are not looked through yet. */
  readonly left: number
  /** Another one, once what is looked through has changed. */
  readonly version: number
}

/** Above what any word can give: its reference was typed. */
export const REFERENCE_FIT = 10

/** Where in a case something was found. */
export type SearchPlace =
  | ReporterKind
  | Exclude<Entry['kind'], 'drop' | 'logged'>
  | 'question'
  | 'notice'
  | 'minutes'
  | 'reference'
  | 'file'
  | 'identity-given'

/** The part of a text in which something was found. */
export interface Snippet {
  readonly place: SearchPlace
  /** Empty where it is not to be seen in a list. */
  readonly text: string
  /** What was found in it: from and to, in the order of the text, none over another. */
  readonly ranges: readonly (readonly [number, number])[]
}

/** Parts of cases in which something was found, by the id of their entry. */
export interface Snippets {
  readonly text: string
  readonly version: number
  readonly byId: Readonly<Record<string, Snippet | null>>
}
