import * as v from 'valibot'
import { text } from '../primitives/json.ts'
import { CONSENTS, NAME_PURPOSES, NAME_USES, type NamePurpose, type NameUse } from './names.ts'

const each = v.picklist(NAME_USES)

/** Uses that the reporter agrees to, each once; none of them means: ask me first. */
export const nameUses = v.pipe(
  v.array(each),
  v.maxLength(NAME_USES.length),
  v.check((uses) => new Set(uses).size === uses.length, 'twice'),
)

/** The reporter's answer to a question about one use. */
const answerSchema = v.strictObject({
  agrees: v.picklist(['yes', 'no']),
  purpose: v.picklist(NAME_PURPOSES),
  /** The question as it stood on the board: a member who keeps names cannot read the board. */
  asked: text(4000),
})

/** The words of one letter about the use of a name. */
export type ConsentWord =
  /** All that the reporter agrees to from now on. */
  | { readonly kind: 'uses'; readonly uses: readonly NameUse[] }
  | {
      readonly kind: 'answer'
      /** Message id of the question. */
      readonly about: Uint8Array
      readonly agrees: boolean
      readonly purpose: NamePurpose
      readonly asked: string
    }

/** The part of a letter's content that can say something about it. */
interface LetterContent {
  readonly questionnaire: { readonly id: string }
  readonly answers: Readonly<Record<string, unknown>>
  readonly about: Uint8Array | null
}

/**
 * Read what a letter for custodians says about the use of a name. PROTOCOL.md section 9.1
 *
 * @returns null if it says nothing, or nothing that fits the schema: then custodians ask first
 */
export function consentWordIn({
  questionnaire,
  answers,
  about,
}: LetterContent): ConsentWord | null {
  if (questionnaire.id !== 'letter-identity' && questionnaire.id !== 'letter-consent') return null
  if (questionnaire.id === 'letter-consent' && about !== null) {
    const { agrees, purpose, asked } = answers
    const read = v.safeParse(answerSchema, { agrees, purpose, asked })
    if (!read.success) return null
    return { kind: 'answer', about, ...read.output, agrees: read.output.agrees === 'yes' }
  }
  const read = v.safeParse(nameUses, answers.consent)
  return read.success ? { kind: 'uses', uses: read.output } : null
}

/** The reporter's consent as a custodian's desk found it when it answered. */
export const consentFound = {
  consent: v.optional(v.picklist(CONSENTS)),
  /** All uses that the reporter agreed to; absent if they said nothing. */
  uses: v.optional(nameUses),
}

/** The part of a message to the reporter that is about their name. CASEWORK.md section 13.15 */
export const nameTold = v.pipe(
  v.strictObject({
    /** asked: whether they agree; given: that a custodian gave it. */
    what: v.picklist(['asked', 'given']),
    purpose: v.picklist(NAME_PURPOSES),
    ...consentFound,
  }),
  v.check(({ what, consent }) => what === 'asked' || consent !== undefined, 'no consent'),
)
export type NameTold = v.InferOutput<typeof nameTold>
