import * as v from 'valibot'
import { day, integer, text } from '../primitives/json.ts'

/** The tables of an annual report, each over all cases of its year. */
export const ANNUAL_TABLES = [
  'channel',
  'category',
  'state',
  'acknowledged',
  'feedback',
  'returned',
  'came',
  'heard',
  'clear',
] as const
export type AnnualTable = (typeof ANNUAL_TABLES)[number]

/** Medians of an annual report: half of the cases of its year took at most so many days. */
export const ANNUAL_MEDIANS = ['acknowledged', 'contact', 'closed'] as const
export type AnnualMedian = (typeof ANNUAL_MEDIANS)[number]

const count = integer(5, 1_000_000)
/** Categories of a content document, 40 in each of 32 questionnaires, and the program's own words. */
const VALUES = 32 * 40 + 2
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.maxLength(VALUES))
/** Id of a channel or a category, as in the content document; or a word of the program's own after `-`. */
const id = text(41, 1)

/**
 * The figures on one year that a desk has published. They stay as they are, even if the cases change. No
 * number in them is under 5.
 */
export const annualSchema = v.strictObject({
  year: integer(1970, 9999),
  made: day,
  /** Null if it is under 5; then nothing else is published. */
  total: v.nullable(count),
  /** Cases of the year that were deleted before; null if it is under 5. */
  deleted: v.nullable(count),
  /** Tables that may be published. */
  tables: list(
    v.strictObject({
      id: v.picklist(ANNUAL_TABLES),
      cells: list(v.strictObject({ id, count })),
      together: v.nullable(v.strictObject({ ids: list(id), count })),
    }),
  ),
  /** Medians that may be published. Days are null if half of the cases had not come so far. */
  medians: list(
    v.strictObject({
      id: v.picklist(ANNUAL_MEDIANS),
      days: v.nullable(integer(0, 1_000_000)),
    }),
  ),
})
export type Annual = v.InferOutput<typeof annualSchema>
