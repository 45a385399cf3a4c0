import * as v from 'valibot'
import { bytesOf, day, integer, name, week } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'

/**
 * A member's absence from one day to another, both included, and the deputy. No reason is asked for, and no
 * field holds one: it would often concern somebody's health. CASEWORK.md section 13.7
 */
export const absenceContentSchema = v.strictObject({
  /** Random. A statement with the same id and a higher `change` changes the absence. */
  id: bytesOf(8),
  /** Number of changes so far. If two statements concern one absence, the higher number counts. */
  change: integer(0, 1_000_000),
  member: name,
  from: day,
  /** Before `from` if the absence was withdrawn. */
  until: day,
  /** Member id; null if nobody stands in. */
  deputy: v.nullable(name),
})
export type AbsenceContent = v.InferOutput<typeof absenceContentSchema>

/** An absence as a vault keeps it, with its author and day. */
export const saidAbsenceSchema = v.strictObject({
  messageId: bytesOf(SIZE.messageId),
  /** Signing key of its author. */
  signer: bytesOf(SIZE.key),
  /**
   * The latest of three days: the one that its author states, the first day of its week, and that of the week
   * in which it came.
   */
  day,
  /** Week whose keys it was sealed to. */
  week,
  said: absenceContentSchema,
})
export type SaidAbsence = v.InferOutput<typeof saidAbsenceSchema>
