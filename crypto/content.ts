import * as v from 'valibot'
import { bytesOf, integer, name, text } from './json.ts'
import { SIZE } from './labels.ts'

/** Kinds of drop, by the byte that stands for each. PROTOCOL.md section 9 */
export const DROP_KIND = {
  report: 1,
  'follow-up': 2,
  identity: 3,
  withdrawal: 4,
  'meeting-request': 5,
  grant: 6,
  decoy: 7,
} as const
export type DropKind = keyof typeof DROP_KIND
/** The kinds that a reporter signs with the key of the receipt. */
export type ReporterKind = Exclude<DropKind, 'grant' | 'decoy'>

export const LANGUAGES = ['nb', 'nn', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Where the files of a drop or a slot lie: one block stream, cut by offset and size. */
export const manifestSchema = v.strictObject({
  key: bytesOf(SIZE.key),
  blocks: integer(1, 1_000_000),
  files: v.pipe(
    v.array(
      v.strictObject({
        name: text(255),
        type: text(127),
        size: integer(0, Number.MAX_SAFE_INTEGER),
        offset: integer(0, Number.MAX_SAFE_INTEGER),
      }),
    ),
    v.maxLength(100),
  ),
})
export type Manifest = v.InferOutput<typeof manifestSchema>

const answer = v.union([text(SIZE.dropPlain), v.pipe(v.array(text(80)), v.maxLength(40))])

/** What a reporter writes. `answers` stand under the headings of the questionnaire named. */
export const reporterContentSchema = v.strictObject({
  channel: name,
  language: v.picklist(LANGUAGES),
  questionnaire: v.strictObject({ id: name, version: integer(1, 1_000_000) }),
  answers: v.record(name, answer),
  /** The message that this answers. */
  about: v.nullable(bytesOf(SIZE.messageId)),
  manifest: v.nullable(manifestSchema),
})
export type ReporterContent = v.InferOutput<typeof reporterContentSchema>

/**
 * Letters that the program itself asks for, each a questionnaire of this name in version 1; a
 * questionnaire of the content document has another. PROTOCOL.md section 9
 */
export const LETTERS = [
  'letter',
  'letter-retaliation',
  'letter-minutes',
  'letter-feedback',
  'letter-identity',
  'letter-withdrawal',
  'letter-meeting',
] as const
export type LetterName = (typeof LETTERS)[number]

/** What lets a colleague into a case. */
export const grantContentSchema = v.strictObject({
  caseKey: bytesOf(SIZE.key),
  epoch: integer(0, 0xffff_ffff),
  epochKey: bytesOf(SIZE.key),
})
export type GrantContent = v.InferOutput<typeof grantContentSchema>

export const decoyContentSchema = v.strictObject({})

export type DropContent =
  | { readonly kind: ReporterKind; readonly content: ReporterContent }
  | { readonly kind: 'grant'; readonly content: GrantContent }
  | { readonly kind: 'decoy'; readonly content: Record<string, never> }

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

/** What a slot says, once its parts are joined. */
export const slotContentSchema = v.strictObject({
  /** The day on which it was written, by the desk's clock. */
  day: integer(0, 1_000_000),
  text: text(4000),
  /** Number 0 alone: the channel, which says whom a follow-up is sealed to. */
  channel: v.optional(name),
  /** Number 0 alone: the case's status; and each so far with its day, oldest first, that one last. */
  status: v.optional(v.picklist(STATUSES)),
  history: v.optional(
    v.pipe(v.array(v.strictTuple([v.picklist(STATUSES), integer(0, 1_000_000)])), v.maxLength(20)),
  ),
  /** Number 0 alone: how the reception sees the reporter; it decides what may be told. */
  party: v.optional(v.picklist(PARTIES)),
  /** Of `text`. */
  language: v.optional(v.picklist(LANGUAGES)),
  /** The day on which to look again. */
  next: v.optional(integer(0, 1_000_000)),
  manifest: v.optional(manifestSchema),
})
export type SlotContent = v.InferOutput<typeof slotContentSchema>

const inThree = (max: number) =>
  v.strictObject({ nb: text(max, 1), nn: text(max, 1), en: text(max, 1) })
const threeNames = inThree(160)
const names = v.pipe(v.array(name), v.maxLength(40))

/** Something to choose, in the words that the reporter sees. */
const choice = { id: name, label: threeNames, hint: v.optional(inThree(600)) }

/** Asked only where one of the named things was chosen, in each of the groups that are named. */
const condition = v.strictObject({
  party: v.optional(names),
  relation: v.optional(names),
  category: v.optional(names),
})

const question = v.strictObject({ ...choice, when: v.optional(condition) })

const some = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.maxLength(40))

/** `id` and `version` name the headings of a report for good: other words, another version. */
const questionnaire = v.strictObject({
  id: v.pipe(
    name,
    v.check((id) => id.split('-')[0] !== 'letter', 'a name of the program itself'),
  ),
  version: integer(1, 1_000_000),
  questions: v.pipe(some(question), v.minLength(1)),
  /** Asked after the story was told freely, by those who want help to remember. */
  recall: some(question),
  categories: some(v.strictObject(choice)),
  relations: some(v.strictObject(choice)),
  parties: some(v.strictObject({ ...choice, proposes: v.picklist(PARTIES) })),
})
export type Questionnaire = v.InferOutput<typeof questionnaire>

/**
 * What the reception takes reports about: the document whose hash stands in the key list, because
 * it decides who reads and under which headings. A channel uses the newest version of its
 * questionnaire; older ones stay for the reports that name them.
 */
export const contentDocumentSchema = v.strictObject({
  format: v.literal('postern-content/1'),
  organisation: threeNames,
  channels: v.pipe(
    v.array(v.strictObject({ id: name, name: threeNames, questionnaire: name })),
    v.minLength(1),
    v.maxLength(16),
  ),
  questionnaires: v.pipe(v.array(questionnaire), v.minLength(1), v.maxLength(32)),
})
export type ContentDocument = v.InferOutput<typeof contentDocumentSchema>
