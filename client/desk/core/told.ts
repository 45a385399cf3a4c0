import type { Random } from '../../../crypto/bytes.ts'
import type { ContentDocument, Party, Status } from '../../../crypto/content.ts'
import { questionnaireOf } from '../../../crypto/questionnaire.ts'
import { proposedParty } from '../answers.ts'
import { isOverride, messageVerdict, noticeFault } from '../notice-table.ts'
import { type Action, jobOf } from './action.ts'
import type { AppendJob } from './append.ts'
import { DeskError } from './error.ts'
import { type Case, linesOf } from './fold.ts'
import { AT_START, advance } from './progress.ts'

/** How the reporter of a case is seen: as its log confirms, else as the report proposes. */
export function standingOf(
  { report, progress }: Pick<Case, 'report' | 'progress'>,
  document: ContentDocument | null,
): { readonly is: Party; readonly confirmed: boolean } {
  if (progress.party !== null) return { is: progress.party, confirmed: true }
  if (report === null) return { is: 'undecided', confirmed: false }
  const { content } = report
  const headings = document && questionnaireOf(document, content.questionnaire)
  return { is: proposedParty(content, headings), confirmed: false }
}

/** Whether nobody reads what is told in a case, because it was split from another. */
function isSplitOff({ work }: Pick<Case, 'work'>): boolean {
  const from = work.links.some(({ entry }) => entry.how === 'split' && entry.leads !== true)
  return work.registered !== null && from
}

/**
 * The job of what a person does, which keeps to the notice table whatever the page let through. It is
 * asked again as the log stands when the entry is written: a colleague may have decided otherwise
 * meanwhile.
 *
 * @param c the case; null where there is none, and then the job finds none either
 * @throws DeskError `too-long`, `not-told`, `no-reason`, `no-words`, `no-date`; the job throws them too
 */
export function toldJob(
  random: Random,
  action: Action,
  c: Case | null,
  document: ContentDocument | null,
): AppendJob {
  if (c === null || !isTelling(action)) return jobOf(random, action)
  const proposed = standingOf(c, document).is
  const seen = { party: proposed, status: c.status, isRead: !isSplitOff(c) }
  requireTold(action, seen)
  return jobOf(random, needsReason(action, seen) ? action : withoutReason(action), (stream) => {
    const { party, history } = linesOf(stream).reduce(advance, AT_START)
    const status = history.at(-1)?.[0] ?? 'received'
    requireTold(action, { ...seen, party: party ?? proposed, status })
  })
}

/** Who hears it, and how far the case is. */
interface Seen {
  readonly party: Party
  readonly status: Status
  readonly isRead: boolean
}

type Telling = Extract<Action, { kind: 'status' | 'message' }>

function isTelling(action: Action): action is Telling {
  return action.kind === 'status' || action.kind === 'message'
}

/** @throws DeskError */
function requireTold(action: Telling, { party, status, isRead }: Seen): void {
  if (action.kind === 'status') {
    const fault = noticeFault(action, action.party ?? party, isRead)
    if (fault !== null) throw new DeskError(fault)
    return
  }
  const verdict = messageVerdict(action.as, status, party)
  if (verdict === 'override' && !action.override?.trim()) throw new DeskError('no-reason')
}

/** A reason that nothing asked for is not written down: the audit log would show an override. */
function needsReason(action: Telling, { party, status, isRead }: Seen): boolean {
  if (!isRead) return false
  if (action.kind === 'status') return isOverride(action, action.party ?? party)
  return messageVerdict(action.as, status, party) === 'override'
}

function withoutReason({ override: _, ...action }: Telling): Telling {
  return action
}
