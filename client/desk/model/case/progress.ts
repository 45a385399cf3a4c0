import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Language, Party, Status } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'

/** How far a case has come, after some of its entries. */
export interface CaseProgress {
  /** A person found the report genuine. */
  readonly acknowledged: boolean
  /** Each status with its day, oldest first. */
  readonly history: readonly (readonly [Status, Day])[]
  /** The text that the reporter was told with the last status. */
  readonly text: string
  /** The language of `text`; null if its author did not say. */
  readonly language: Language | null
  /** How the reception sees the reporter; null before a person has confirmed it. */
  readonly party: Party | null
  /** The day on which the reporter was told to look again. */
  readonly next: Day | null
  /** The entry that changed any of this last. */
  readonly changed: { readonly id: Uint8Array; readonly day: Day } | null
}

export const AT_START: CaseProgress = {
  acknowledged: false,
  history: [],
  text: '',
  language: null,
  party: null,
  next: null,
  changed: null,
}

/** The progress after one more entry. A second acknowledgement, of a colleague who was as quick, changes nothing. */
export function advance(
  before: CaseProgress,
  line: { readonly id: Uint8Array; readonly day: Day; readonly entry: Entry },
): CaseProgress {
  const { id, day, entry } = line
  const changed = { id, day }
  if (entry.kind === 'status') {
    const history = [...before.history, [entry.status, day] as const]
    return {
      ...before,
      history,
      text: entry.text,
      language: entry.language ?? null,
      party: entry.party ?? before.party,
      next: entry.next ?? null,
      changed,
    }
  }
  if (entry.kind !== 'acknowledged' || before.acknowledged) return before
  const history = before.history.length === 0 ? ([['received', day]] as const) : before.history
  return { ...before, acknowledged: true, history, next: entry.next ?? before.next, changed }
}
