import type { ContentDocument, Party, Status } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { questionnaireOf } from '../../../../crypto/entries/questionnaire.ts'
import { equal, fromHex, type Random, toHex } from '../../../../crypto/primitives/bytes.ts'
import { needsSecond } from '../access/access.ts'
import { proposedParty } from '../case/answers.ts'
import { type Ruling, toldIn, withApproval } from '../case/approval.ts'
import { splitLink } from '../case/casework.ts'
import { accessIn, type Case, linesOf } from '../case/fold.ts'
import { AT_START, advance } from '../case/progress.ts'
import { DeskError } from '../error.ts'
import type { AppendJob } from '../log/append-job.ts'
import { nextSequence, type Stream, saidIn } from '../log/stream.ts'
import { type Action, entryJob, jobOf, type Settle } from './action.ts'
import { isOverride, messageVerdict, noticeFault, type Verdict } from './notice-table.ts'
import { noticeSaid } from './notice-text.ts'

/** How the reporter of a case is seen: as its log confirms, otherwise as the report proposes. */
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

/**
 * The job of what a person does, which keeps to the notice table whatever the page let through. The table is
 * asked again when the entry is written, as the log then stands: a colleague may have decided otherwise
 * meanwhile.
 *
 * @param c the case; null if there is none, and then the job finds none either
 * @throws DeskError `too-long`, `not-told`, `no-reason`, `no-words`, `no-date`; the job throws them too
 */
export function noticeJob(
  random: Random,
  action: Action,
  c: Case | null,
  document: ContentDocument | null,
): AppendJob {
  if (c !== null && action.kind === 'approved') {
    const closing = fromHex(action.closing)
    if (isHeld(c, closing)) return approvalJob(closing, c)
  }
  if (c === null || !isTelling(action)) return jobOf(random, action)
  const seen = seenIn(c, document)
  requireTold(action, seen)
  const from = c.stream ? nextSequence(c.stream) : 0
  return jobOf(random, action, settledBy(action, seen, from))
}

function isHeld({ timeline }: Case, id: Uint8Array): boolean {
  return timeline.some((item) => item.kind === 'waiting' && equal(item.id, id))
}

/**
 * The job by which a member approves what a reporter is told.
 *
 * @returns a job that throws DeskError `not-approver` if it is for another to say, or was overtaken
 */
function approvalJob(closing: Uint8Array, { ruling }: Case): AppendJob {
  const entry = { kind: 'approved', closing } as const
  return {
    entry: (stream, author) => {
      const ruled = withApproval(linesOf(stream), ruling).find(({ line }) =>
        equal(line.id, closing),
      )
      const own = ruling.lists[0].members.find(({ signing }) => equal(signing, author))
      if (ruled?.waits === null) return null
      if (!own || !ruled?.waits.approvers.includes(own.id)) throw new DeskError('not-approver')
      return entry
    },
    said: entry,
    pending: null,
  }
}

/**
 * The job of an entry that its author wrote without network, and that found no place. It must meet the same
 * conditions as a new one.
 *
 * @param from the place up to which its author knew the log
 */
export function takenUpJob(
  entry: Entry,
  c: Case,
  document: ContentDocument | null,
  from: number,
): AppendJob {
  if (entry.kind === 'purged') return entryJob(entry, ifItCounts(c))
  const action = tellingOf(entry)
  return entryJob(entry, action === null ? undefined : settledBy(action, seenIn(c, document), from))
}

/** A purge that was written before, if it still counts; otherwise the job throws DeskError `held` or `no-second`. */
function ifItCounts(c: Case): Settle {
  return (entry, stream, author) => {
    const { lists } = c.ruling
    const access = accessIn(c, stream, lists)
    const own = lists[0].members.find(({ signing }) => equal(signing, author))?.id ?? ''
    if (access.hold !== null) throw new DeskError('held')
    if (needsSecond(access, own)) throw new DeskError('no-second')
    return entry
  }
}

/** The words that an entry tells the reporter, as they were when it was made; null if it tells nothing. */
function tellingOf(entry: Entry): Telling | null {
  if (entry.kind === 'status') {
    return { ...entry, ...noticeSaid(entry.text), next: entry.next ?? null } as Telling
  }
  if (entry.kind !== 'message') return null
  const { messageId, ...said } = entry
  return { ...said, letter: toHex(messageId) } as Telling
}

/** The reporter as the reception sees them, and how far the case is. */
interface Seen {
  readonly party: Party
  readonly status: Status
  readonly isRead: boolean
  /** Message ids in hex of the letters that the program asks for. */
  readonly letters: readonly string[]
  readonly ruling: Ruling
}

type Telling = Extract<Action, { kind: 'status' | 'message' }>

function isTelling(action: Action): action is Telling {
  return action.kind === 'status' || action.kind === 'message'
}

function seenIn(c: Case, document: ContentDocument | null): Seen {
  const letters = c.tellings.map(({ letter }) => toHex(letter))
  const { status, ruling } = c
  return {
    party: standingOf(c, document).is,
    status,
    isRead: splitLink(c.work) === undefined,
    letters,
    ruling,
  }
}

/**
 * Asks the notice table when the entry is written. A member who did not know does not overrule a colleague who
 * said meanwhile how the reporter is seen. A reason that nothing asked for is not written down: the audit log
 * would show an override.
 *
 * @param from the place of the log up to which it was known when the entry was made
 */
function settledBy(action: Telling, seen: Seen, from: number): Settle {
  return (entry, stream, author) => {
    const told = toldIn(withApproval(linesOf(stream), seen.ruling))
    const { party, history } = told.reduce(advance, AT_START)
    const status = history.at(-1)?.[0] ?? 'received'
    const decided = decidedSince(stream, from, author)
    const said = decided === null ? action : withoutParty(action)
    const now = { ...seen, party: decided ?? party ?? seen.party, status }
    requireTold(said, now)
    const kept = decided === null ? entry : withoutParty(entry)
    return needsReason(said, now) ? kept : withoutReason(kept)
  }
}

/** How a colleague said, at this place of a log or after it, that the reporter is seen; null if nobody did. */
function decidedSince({ records }: Stream, from: number, own: Uint8Array): Party | null {
  const since = new Map([...records].filter(([sequence]) => sequence >= from))
  const said = saidIn({ records: since }).flatMap(({ entry, author }) =>
    entry.kind === 'status' && !equal(author.signing, own) ? (entry.party ?? []) : [],
  )
  return said.at(-1) ?? null
}

/** @throws DeskError */
function requireTold(
  action: Telling,
  { party, status, isRead, letters }: Omit<Seen, 'ruling'>,
): void {
  if (action.kind === 'status') {
    const fault = noticeFault(action, action.party ?? party, isRead)
    if (fault !== null) throw new DeskError(fault)
    return
  }
  const verdict = verdictOf(action, { party, status, letters })
  if (verdict === 'refused') throw new DeskError('not-told')
  if (verdict === 'override' && isRead && !action.override?.trim()) throw new DeskError('no-reason')
}

function needsReason(action: Telling, { party, isRead, ...seen }: Omit<Seen, 'ruling'>): boolean {
  if (!isRead) return false
  if (action.kind === 'status') return isOverride(action, action.party ?? party)
  return verdictOf(action, { party, ...seen }) === 'override'
}

function verdictOf(
  { as, letter }: Extract<Action, { kind: 'message' }>,
  { status, party, letters }: Omit<Seen, 'isRead' | 'ruling'>,
): Verdict {
  return messageVerdict(as, status, party, letter !== undefined && letters.includes(letter))
}

function withoutReason<Said extends object>(said: Said): Said {
  const { override: _, ...rest } = { override: undefined, ...said }
  return rest as Said
}

function withoutParty<Said extends object>(said: Said): Said {
  const { party: _, ...rest } = { party: undefined, ...said }
  return rest as Said
}
