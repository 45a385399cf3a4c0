/**
 * The names that letters, slots and documents use, without a schema: a module that needs only the names loads
 * nothing else.
 */

export const LANGUAGES = ['nb', 'nn', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Kinds of drop, by the byte that stands for each. PROTOCOL.md section 9 */
export const DROP_KIND = {
  report: 1,
  'follow-up': 2,
  identity: 3,
  withdrawal: 4,
  'meeting-request': 5,
  grant: 6,
  decoy: 7,
  checkpoint: 8,
  absence: 9,
  'key-part': 10,
} as const
export type DropKind = keyof typeof DROP_KIND
/** The kinds that a reporter signs with the key of the receipt. */
export type ReporterKind = Exclude<
  DropKind,
  'grant' | 'decoy' | 'checkpoint' | 'absence' | 'key-part'
>

/**
 * Letters that the program itself asks for, each a questionnaire of this name in version 1; a questionnaire
 * of the content document has another name. PROTOCOL.md section 9
 */
export const LETTERS = [
  'letter',
  'letter-retaliation',
  'letter-minutes',
  'letter-feedback',
  'letter-identity',
  'letter-consent',
  'letter-withdrawal',
  'letter-meeting',
] as const
export type LetterName = (typeof LETTERS)[number]

/** Uses of a name that a reporter can agree to before anybody asks. PROTOCOL.md section 9.1 */
export const NAME_USES = ['call', 'hearing', 'police'] as const
export type NameUse = (typeof NAME_USES)[number]

/** Purposes for which a name is asked; `other` is told in words, and is asked about each time. */
export const NAME_PURPOSES = [...NAME_USES, 'other'] as const
export type NamePurpose = (typeof NAME_PURPOSES)[number]

/** The reporter's consent to one use of their name, as far as a custodian knows it. */
export const CONSENTS = ['yes', 'no', 'unsaid'] as const
export type ConsentState = (typeof CONSENTS)[number]

/** Names in a report's answers that are not questions: no question may have such a name. */
export const RESERVED_ANSWERS = [
  'party',
  'relation',
  'categories',
  'wish',
  'wish-text',
  'came-by',
  'came-on',
  'left-out',
  'split-of',
] as const

/** Kinds of board slot, by the byte that stands for each. PROTOCOL.md section 11 */
export const SLOT_KIND = {
  acknowledgement: 1,
  status: 2,
  notice: 3,
  question: 4,
  message: 5,
  minutes: 6,
  files: 7,
} as const
export type SlotKind = keyof typeof SLOT_KIND

export const STATUSES = [
  'received',
  'assessing',
  'needs-info',
  'redirected',
  'assigned',
  'hearing',
  'follow-up',
  'closed',
  'reopened',
  'purged',
] as const
export type Status = (typeof STATUSES)[number]

/** Whether the reporter is a party to the matter; the reception confirms it. */
export const PARTIES = ['party', 'not-a-party', 'undecided'] as const
export type Party = (typeof PARTIES)[number]
