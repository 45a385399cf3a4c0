import * as v from 'valibot'
import { integer, text } from '../primitives/json.ts'

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

/** What half of the cases of a year took no longer than. */
export const ANNUAL_MEDIANS = ['acknowledged', 'contact', 'closed'] as const
export type AnnualMedian = (typeof ANNUAL_MEDIANS)[number]

const count = integer(5, 1_000_000)
/** Categories of a content document, 40 in each of 32 questionnaires, and the program's own words. */
const VALUES = 32 * 40 + 2
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.maxLength(VALUES))
/** Of a channel or a category, as the content document has it; or a word of the program's after `-`. */
const id = text(41, 1)
const day = integer(0, 1_000_000)

/**
 * What a desk has told of one year outside the desk: once told it stays as it is, whatever becomes of
 * the cases. No number in it is under 5.
 */
export const annualSchema = v.strictObject({
  year: integer(1970, 9999),
  made: day,
  /** Null where it is under 5; nothing else is told then. */
  total: v.nullable(count),
  /** Cases of the year that were deleted before; null where it is under 5. */
  deleted: v.nullable(count),
  /** Those that may be told. */
  tables: list(
    v.strictObject({
      id: v.picklist(ANNUAL_TABLES),
      cells: list(v.strictObject({ id, count })),
      together: v.nullable(v.strictObject({ ids: list(id), count })),
    }),
  ),
  /** Days, or null where half of them had not come so far; those that may be told. */
  medians: list(
    v.strictObject({
      id: v.picklist(ANNUAL_MEDIANS),
      days: v.nullable(integer(0, 1_000_000)),
    }),
  ),
})
export type Annual = v.InferOutput<typeof annualSchema>
