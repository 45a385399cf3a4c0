import * as v from 'valibot'
import { bytesOf, integer, name } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'

const day = integer(0, 1_000_000)

/**
 * That a member is away from one day to another, both included, and who stands in. No reason is asked
 * for, and none has a place: it would often be of somebody's health. CASEWORK.md section 13.7
 */
export const absenceContentSchema = v.strictObject({
  /** Random; said again with the same one, the absence is changed. */
  id: bytesOf(8),
  /** How often it was changed: of two that say something of one absence the higher one counts. */
  change: integer(0, 1_000_000),
  member: name,
  from: day,
  /** Before `from` where it was taken back. */
  until: day,
  /** Member id; null where nobody stands in. */
  deputy: v.nullable(name),
})
export type AbsenceContent = v.InferOutput<typeof absenceContentSchema>

/** What a vault keeps of it: who said it, and when. */
export const saidAbsenceSchema = v.strictObject({
  messageId: bytesOf(SIZE.messageId),
  /** Signing key of its author. */
  signer: bytesOf(SIZE.key),
  /** The latest of what its author states, of its week's first day, and of the week in which it came. */
  day,
  /** Whose keys it was sealed to. */
  week: integer(0, 150_000),
  said: absenceContentSchema,
})
export type SaidAbsence = v.InferOutput<typeof saidAbsenceSchema>
