import type { Answer } from '../../client/shared/transport.ts'
import { concat, toHex } from '../../crypto/bytes.ts'
import type { Week } from '../../crypto/calendar.ts'
import {
  decodeListing,
  encodeListing,
  type Listed,
  type ListQuery,
  listQuery,
} from '../../crypto/listing.ts'

/** One week, as lists are asked for. */
export const inWeek = (week: Week): ListQuery => ({ first: week, last: week, after: null })

/** The path that asks for what expires in one week. */
export const listPath = (path: string, week: Week) => `${path}${listQuery(inWeek(week))}`

export const idsOf = (rows: readonly Listed[]): Uint8Array[] => rows.map(({ id }) => id)

/** The rows in an answer of the server, whatever was asked. */
const rowsIn = (body: Uint8Array) => decodeListing(body, { first: 0, last: 999_999, after: null })

/** The ids in an answer of the server, joined. */
export const idsIn = (body: Uint8Array): Uint8Array => concat(...idsOf(rowsIn(body)))

/** An answer without these ids, in hex, as from a server that does not list them. */
export function withoutListed(ids: ReadonlySet<string>): (answer: Answer) => Answer {
  return ({ status, body }) => {
    const rows = rowsIn(body).filter(({ id }) => !ids.has(toHex(id)))
    return { status, body: encodeListing(rows) }
  }
}
