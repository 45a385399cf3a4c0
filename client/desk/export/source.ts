import type { Words } from '../format/words.ts'
import type { CaseView, DeskView } from '../model/views.ts'

/** A file of a case that leaves the desk with the documents about the case. */
export interface FileAlong {
  /** All of it, fetched and checked. */
  readonly blob: Blob
  /** Lower-case hex. */
  readonly sha256: string
  /** The type that its bytes were recognised as. */
  readonly as: string
  /** Whether opening it may run something. */
  readonly isDangerous: boolean
}

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
  /** Files of the case that go along, by their keys; absent if none does. */
  readonly files?: ReadonlyMap<string, FileAlong>
}
