import type { Party, Status } from '../../../../crypto/entries/names.ts'
import { isClosed } from '../case/over.ts'

/** Whether something may be told: freely, only with a reason that is written down, or never. */
export type Verdict = 'allowed' | 'override' | 'refused'

/** The parts that a notice can hold beside its status: the reception's own words, and fields with a name. */
export const NOTICE_FIELDS = ['words', 'outcome', 'measures', 'withheld'] as const
export type NoticeField = (typeof NOTICE_FIELDS)[number]
/** The fields that have a heading of their own in what the reporter reads. */
export const NOTICE_PARTS = ['outcome', 'measures', 'withheld'] as const
export type NoticePart = (typeof NOTICE_PARTS)[number]

/** The parts that somebody may be told with a status. */
export interface NoticeCell {
  /** The status itself. */
  readonly status: Verdict
  readonly fields: Readonly<Record<NoticeField, Verdict>>
  /** Whether the reporter's page says that the message tells more, so that it must say something. */
  readonly says: boolean
  /** Whether the day on which to look again must stand with it. */
  readonly dated: boolean
}

type Row = Readonly<Record<'party' | 'not-a-party', NoticeCell>>

/** Only words; there is nothing yet that the other fields could say. */
const WORDS = {
  words: 'allowed',
  outcome: 'refused',
  measures: 'refused',
  withheld: 'refused',
} as const
const NO_WORDS = { ...WORDS, words: 'override' } as const

const telling = { status: 'allowed', fields: WORDS, says: false, dated: true } as const
const same = (cell: NoticeCell): Row => ({ party: cell, 'not-a-party': cell })

/** Routine, "Statuses and who is told what", S20 and S21. Somebody undecided is in neither column. */
const TABLE: Readonly<Record<Status, Row>> = {
  // The receipt and the acknowledgement say it; nobody sets it by hand.
  received: same({ ...telling, status: 'refused', dated: false }),
  assessing: same(telling),
  'needs-info': same(telling),
  redirected: same({ ...telling, says: true, dated: false }),
  assigned: {
    party: { ...telling, says: true },
    'not-a-party': { ...telling, fields: NO_WORDS },
  },
  hearing: {
    party: telling,
    'not-a-party': { ...telling, status: 'refused', fields: { ...WORDS, words: 'refused' } },
  },
  'follow-up': {
    party: { ...telling, fields: { ...WORDS, measures: 'allowed' } },
    // only if it takes long, and then the reason is told
    'not-a-party': { ...telling, fields: NO_WORDS },
  },
  closed: {
    party: {
      ...telling,
      fields: { words: 'allowed', outcome: 'allowed', measures: 'allowed', withheld: 'allowed' },
      says: true,
      dated: false,
    },
    // "processed", nothing more; measures concern other people and are never told
    'not-a-party': { ...telling, fields: { ...NO_WORDS, outcome: 'override' }, dated: false },
  },
  // everybody is told why
  reopened: same({ ...telling, says: true }),
  purged: {
    party: telling,
    // the word ahead of time is the status and its day
    'not-a-party': { ...telling, fields: NO_WORDS },
  },
}

/**
 * The parts that a reporter who is seen as `party` may be told with a status. Somebody undecided gets what
 * somebody gets who is not a party, but can be invited to a hearing.
 */
export function noticeCell(status: Status, party: Party): NoticeCell {
  const row = TABLE[status]
  if (party === 'undecided') return status === 'hearing' ? row.party : row['not-a-party']
  return row[party]
}

export type NoticeParts = Partial<Readonly<Record<NoticePart, string>>>

/** A notice that is about to be told with a status; parts that are empty are not told. */
export interface NoticeSaid {
  readonly status: Status
  readonly text: string
  readonly parts?: NoticeParts
  readonly next: number | null
  /** The reason for going beyond the table; never for the reporter. */
  readonly override?: string
}

/**
 * Why a notice is not sent. not-told: the person whom it is for is never told that; no-reason: it takes a reason;
 * no-words: there is nothing of what the reporter's page promises; no-date: the day on which to look again is missing.
 */
export const NOTICE_FAULTS = ['not-told', 'no-reason', 'no-words', 'no-date'] as const
export type NoticeFault = (typeof NOTICE_FAULTS)[number]

/** Whether the notice table does not allow it. */
export function isNoticeFault(code: string | null): code is NoticeFault {
  return NOTICE_FAULTS.some((one) => one === code)
}

/**
 * The fault of a notice; null if it has none.
 *
 * @param isRead whether there is a reporter who reads it: a case that was split from another has none
 */
export function noticeFault(said: NoticeSaid, party: Party, isRead = true): NoticeFault | null {
  const cell = noticeCell(said.status, party)
  const verdicts = [cell.status, ...fieldsOf(said).map((field) => cell.fields[field])]
  if (verdicts.includes('refused')) return 'not-told'
  if (!isRead) return null
  if (verdicts.includes('override') && !hasReason(said)) return 'no-reason'
  if (cell.says && fieldsOf(said).length === 0) return 'no-words'
  return cell.dated && said.next === null ? 'no-date' : null
}

/** Whether a notice goes beyond what its cell allows freely, so that its reason counts. */
export function isOverride(said: NoticeSaid, party: Party): boolean {
  const cell = noticeCell(said.status, party)
  return fieldsOf(said).some((field) => cell.fields[field] === 'override')
}

function fieldsOf({ text, parts = {} }: NoticeSaid): readonly NoticeField[] {
  const said = NOTICE_PARTS.filter((part) => (parts[part] ?? '').trim() !== '')
  return text.trim() === '' ? said : ['words', ...said]
}

function hasReason({ override = '' }: Pick<NoticeSaid, 'override'>): boolean {
  return override.trim() !== ''
}

/**
 * Whether a message of its own may be sent. Somebody who is not a party hears that the matter was processed,
 * and nothing more: after that any message takes a reason. A `notice` is what the program itself has to tell,
 * and open to everybody.
 *
 * @param status the case's
 * @param isLetter whether it is one that the program asks for
 */
export function messageVerdict(
  as: 'question' | 'message' | 'notice' | 'minutes',
  status: Status,
  party: Party,
  isLetter = false,
): Verdict {
  if (as === 'notice') return isLetter ? 'allowed' : 'refused'
  return isClosed(status) && party !== 'party' ? 'override' : 'allowed'
}
