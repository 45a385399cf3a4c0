import type { Words } from '../format/words.ts'
import type { CaseView, DeskView } from '../model/views.ts'

/** What an export is made of: what the page shows, in its language. */
export interface ExportSource {
  readonly one: CaseView
  readonly view: DeskView
  readonly words: Words
  /** Why it is exempt from public access; stands on every page. */
  readonly provision: string
  /** Whom it is for, and why. */
  readonly to: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly made: number
}
