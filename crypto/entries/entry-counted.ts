import * as v from 'valibot'
import { bytesOf, integer, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'
import { annualSchema } from './annual.ts'

/**
 * That a case is in the report on a year. begun: it is being made; told: every case of it was marked as
 * begun before; dropped: it was not made. CASEWORK.md section 13.8
 */
export const COUNTED_ENTRIES = [
  v.strictObject({
    kind: v.literal('counted'),
    year: integer(1970, 9999),
    /** 0 for the first report on the year; one more for each correction. */
    change: integer(0, 1000),
    /** Drawn for this report: names it in the logs of all its cases. */
    report: bytesOf(SIZE.messageId),
    state: v.picklist(['begun', 'told', 'dropped']),
    /** What was told; absent before that, and where it does not fit. */
    annual: v.optional(annualSchema),
    /** Why it was corrected; empty for the first. */
    text: text(500),
  }),
] as const
