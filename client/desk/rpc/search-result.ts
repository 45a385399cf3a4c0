import type { Entry } from '../../../crypto/entries/entry.ts'
import type { ReporterKind } from '../../../crypto/entries/names.ts'

/** Results of a search for a text. */
export interface SearchResult {
  /** The text as it was typed. */
  readonly text: string
  /** Ids of the entries of the list, the best first; equally good ones in their order. */
  readonly ids: readonly string[]
  /** How well each of `ids` fits: the more, the better. */
  readonly fits: readonly number[]
  /** How many cases are not looked through yet. */
  readonly left: number
  /** Changes whenever the searched text has changed. */
  readonly version: number
}

/** Above the value of any word: its reference was typed. */
export const REFERENCE_FIT = 10

/** The place in a case at which something was found. */
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
  /** Empty if it is not to be seen in a list. */
  readonly text: string
  /** Matches in it: start and end, in the order of the text, without overlaps. */
  readonly ranges: readonly (readonly [number, number])[]
}

/** Parts of cases in which something was found, by the id of their entry. */
export interface Snippets {
  readonly text: string
  readonly version: number
  readonly byId: Readonly<Record<string, Snippet | null>>
}
