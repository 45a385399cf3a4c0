import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/content.ts'
import type { CAME_BY, SCOPES } from '../../../../crypto/entries/entry-casework.ts'
import type { Outcome } from '../deadlines/clocks.ts'
import { feedbackDay } from '../deadlines/clocks.ts'

export type CameBy = (typeof CAME_BY)[number]
export type Scope = (typeof SCOPES)[number]
/** Questions to a reporter after a case is closed, which they may leave out. PROTOCOL.md section 9 */
export const HANDLING = ['heard', 'clear'] as const
export type HandlingQuestion = (typeof HANDLING)[number]
export const EXTENTS = ['yes', 'partly', 'no'] as const
export type Extent = (typeof EXTENTS)[number]

/** The facts of a case that are counted. A case that is handled in another is not counted beside that one. */
export interface CaseFacts {
  /** The day from which deadlines run; before `entered` if a member put the report in later. */
  readonly received: Day
  /** The day on which the report was sealed. */
  readonly entered: Day
  readonly channel: string | null
  /** Ids of the categories that the reporter chose; null if this desk does not see them. */
  readonly categories: readonly string[] | null
  /** Null if the report came by the page. */
  readonly cameBy: CameBy | null
  readonly steps: CaseSteps
  /** A person has found it genuine, whether its reporter could read that or not. */
  readonly confirmed: boolean
  /** `new` if nobody has found it genuine. */
  readonly status: Status | 'new'
  /** Null if none is noted or shown, or if the case is open. */
  readonly outcome: Outcome | null
  /** The reporter came back with the code, and wrote. */
  readonly returned: boolean
  /** The reporter then wrote about more than how the case was handled. */
  readonly wroteMore: boolean
  /** The reporter has told of retaliation. */
  readonly retaliation: boolean
  /** Whether it is a matter for the reception; null if nobody has assessed it, or if that is not shown. */
  readonly scope: Scope | null
  /** It is noted what is done so that the reporter comes to no harm; false if that is not shown. */
  readonly cared: boolean
  /** Answers of the reporter's newest letter on how the case was handled; null for a question that was left out. */
  readonly handling: Readonly<Record<HandlingQuestion, Extent | null>>
  /** Id of the member who follows the case up; null if nobody does, or if that is not shown. */
  readonly assignee: string | null
  /** The last day on which the case began again; null if it never did. */
  readonly reopened: Day | null
}

/** When a case took its steps; null for each that it has not taken. */
export interface CaseSteps {
  /** The reporter could read that a person found it genuine. */
  readonly acknowledged: Day | null
  /** The reporter could read the first words of a person. */
  readonly contact: Day | null
  /** The reporter could read what came of it, as the clock of a case takes it; null while the case goes on again. */
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
