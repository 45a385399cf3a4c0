import type { Knex } from 'knex'
import type { Answer } from '../../../client/shared/transport.ts'
import type { Week } from '../../../crypto/days/calendar.ts'
import { concat, toHex } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import {
  ALL_PREFIXES,
  decodeListing,
  encodeListing,
  type Listed,
  listQuery,
  PREFIXES,
} from '../../../crypto/wire/listing.ts'
import { eachBlockRow } from '../../../db/blocks.ts'
import { listShelf, type Shelf } from '../../../db/shelf.ts'

/** The path that asks for all that is on a shelf. */
export const listPath = (path: string) => `${path}${listQuery(ALL_PREFIXES)}`

export const idsOf = (rows: readonly { readonly id: Uint8Array }[]): Uint8Array[] =>
  rows.map(({ id }) => id)

/** The rows in an answer of the server, whatever was asked. */
export const rowsIn = (body: Uint8Array): Listed[] => decodeListing(body, ALL_PREFIXES)

/** The ids in an answer of the server, joined; of one week, or of all. */
export const idsIn = (body: Uint8Array, week: Week | null = null): Uint8Array =>
  concat(...idsOf(rowsIn(body).filter((row) => week === null || row.week === week)))

/** An answer without these ids, in hex, as from a server that does not list them. */
export function withoutListed(ids: ReadonlySet<string>): (answer: Answer) => Answer {
  return changedList((rows) => rows.filter(({ id }) => !ids.has(toHex(id))))
}

/** Says of a place that it is taken, and does not hand over the record that has it. */
export function withoutPlace(ids: ReadonlySet<string>): (answer: Answer) => Answer {
  return ({ status, body }) => {
    const isHidden = status === 409 && ids.has(toHex(body.subarray(0, SIZE.id)))
    return isHidden ? { status, body: encodeJson({ error: 'conflict' }) } : { status, body }
  }
}

/** An answer with these rows, as from a server that lists what it does not have. */
export function withListed(more: readonly Listed[]): (answer: Answer) => Answer {
  return changedList((rows) => [...rows, ...more])
}

function changedList(change: (rows: readonly Listed[]) => readonly Listed[]) {
  return ({ status, body }: Answer): Answer => {
    // no list has these hashes: every part is asked for
    if (body.length === PREFIXES * SIZE.prefixHash) return { status, body: body.slice().fill(0) }
    return { status, body: encodeListing(change(rowsIn(body))) }
  }
}

/** Ids on a shelf, sorted; those that expire in one week, or all. */
export async function storedIds(
  db: Knex,
  shelf: Shelf,
  week: Week | null = null,
): Promise<Uint8Array[]> {
  const rows = rowsIn(encodeListing(await listShelf(db, shelf)))
  return idsOf(rows.filter((row) => week === null || row.week === week))
}

/** Ids of the blocks that the database knows and that are not over, sorted; of one week, or of all. */
export async function storedBlocks(db: Knex, week: Week | null = null): Promise<Uint8Array[]> {
  const ids: Uint8Array[] = []
  for await (const { id, expiryWeek } of eachBlockRow(db)) {
    if (expiryWeek > 0 && (week === null || expiryWeek === week)) ids.push(id)
  }
  return ids
}
