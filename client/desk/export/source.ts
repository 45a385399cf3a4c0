import type { Words } from '../format/words.ts'
import type { CaseView, DeskView } from '../model/views.ts'

/** Input of an export: the content that the page shows, in the page's language. */
export interface ExportSource {
  readonly one: CaseView
  readonly view: DeskView
  readonly words: Words
  /** Why it is exempt from public access; stands on every page. */
  readonly provision: string
  /** The people it is for, and the reason. */
  readonly to: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly made: number
}
