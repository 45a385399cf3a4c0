import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/content.ts'
import type { CAME_BY, SCOPES } from '../../../../crypto/entries/entry-casework.ts'
import type { Outcome } from '../deadlines/clocks.ts'
import { feedbackDay } from '../deadlines/clocks.ts'

export type CameBy = (typeof CAME_BY)[number]
export type Scope = (typeof SCOPES)[number]
/** What a reporter is asked once a case is closed, and may leave out. PROTOCOL.md section 9 */
export const HANDLING = ['heard', 'clear'] as const
export type HandlingQuestion = (typeof HANDLING)[number]
export const EXTENTS = ['yes', 'partly', 'no'] as const
export type Extent = (typeof EXTENTS)[number]

/** What of a case is counted. A case that is handled in another is not counted beside that one. */
export interface CaseFacts {
  /** From which deadlines run; before `entered` where a member put the report in later. */
  readonly received: Day
  /** The report was sealed. */
  readonly entered: Day
  readonly channel: string | null
  /** Ids of what the reporter chose; null where this desk does not see it. */
  readonly categories: readonly string[] | null
  /** Null where the report came by the page. */
  readonly cameBy: CameBy | null
  readonly steps: CaseSteps
  /** A person has found it genuine, whether its reporter could read that or not. */
  readonly confirmed: boolean
  /** `new` is what nobody has found genuine. */
  readonly status: Status | 'new'
  /** Null where none is noted or shown, or the case is open. */
  readonly outcome: Outcome | null
  /** The reporter came back with the code, and wrote. */
  readonly returned: boolean
  /** What was written then was more than how the case was handled. */
  readonly wroteMore: boolean
  /** The reporter has told of retaliation. */
  readonly retaliation: boolean
  /** Whether it is a matter for the reception; null where nobody has assessed it, or it is not shown. */
  readonly scope: Scope | null
  /** It is noted what is done so that the reporter comes to no harm; false where that is not shown. */
  readonly cared: boolean
  /** Of the reporter's newest letter on how the case was handled; null where a question was left out. */
  readonly handling: Readonly<Record<HandlingQuestion, Extent | null>>
  /** Id of the member who follows the case up; null where nobody does, or it is not shown. */
  readonly assignee: string | null
  /** The last day on which the case began again; null where it never did. */
  readonly reopened: Day | null
}

/** When a case took its steps; null for each that it has not taken. */
export interface CaseSteps {
  /** The reporter could read that a person found it genuine. */
  readonly acknowledged: Day | null
  /** The reporter could read the first words of a person. */
  readonly contact: Day | null
  /** The reporter could read what came of it, as the clock of a case takes it; null once it goes on again. */
  readonly feedback: Day | null
  readonly closed: Day | null
}

/** EU directive 2019/1937, article 9 */
const ACKNOWLEDGE_DAYS = 7
const FEEDBACK_MONTHS = 3

type Timed = Pick<CaseFacts, 'received' | 'reopened' | 'steps'>

/** The last days on which the two are in time: by the law, whatever else was promised. */
function deadlinesOf({ received, reopened, steps: { acknowledged } }: Timed) {
  const by = received + ACKNOWLEDGE_DAYS
  return {
    acknowledged: by,
    feedback: feedbackDay({ acknowledged, reopened }, by, FEEDBACK_MONTHS),
  }
}

export type Timeliness = 'kept' | 'missed' | 'running'

/** How a case stands to a deadline, as seen on `today`. */
export function timeliness(
  facts: Timed,
  step: 'acknowledged' | 'feedback',
  today: Day,
): Timeliness {
  const last = deadlinesOf(facts)[step]
  const taken = facts.steps[step]
  if (taken !== null) return taken <= last ? 'kept' : 'missed'
  return today > last ? 'missed' : 'running'
}
