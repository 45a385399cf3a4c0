import { concat } from '../../crypto/bytes.ts'
import type { Week } from '../../crypto/calendar.ts'
import { decodeListing, type Listed, type ListQuery, listQuery } from '../../crypto/listing.ts'

/** One week, as lists are asked for. */
export const inWeek = (week: Week): ListQuery => ({ first: week, last: week, after: null })

/** The path that asks for what expires in one week. */
export const listPath = (path: string, week: Week) => `${path}${listQuery(inWeek(week))}`

export const idsOf = (rows: readonly Listed[]): Uint8Array[] => rows.map(({ id }) => id)

/** The ids in an answer of the server, joined. */
export const idsIn = (body: Uint8Array): Uint8Array =>
  concat(...idsOf(decodeListing(body, { first: 0, last: 999_999, after: null })))
