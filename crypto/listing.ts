import { compare, fromBase64url, readU32, toBase64url, u32be } from './bytes.ts'
import type { Week } from './calendar.ts'
import { CryptoError } from './errors.ts'
import { SIZE } from './labels.ts'

/** A row on a shelf of the server. */
export interface Listed {
  /** 32 bytes */
  readonly id: Uint8Array
  /** In which it expires. */
  readonly week: Week
}

/** Weeks that are asked for, both ends among them. */
export interface WeekSpan {
  readonly first: Week
  readonly last: Week
}

/** What is asked for at once: at most `LIMIT.listRows`, and of the first week only ids behind `after`. */
export interface ListQuery extends WeekSpan {
  readonly after: Uint8Array | null
}

const ROW = 4 + SIZE.id

/** The query that asks for the rows that expire in these weeks. PROTOCOL.md section 16 */
export function listQuery({ first, last, after }: ListQuery): string {
  return `?weeks=${first}-${last}${after === null ? '' : `&after=${toBase64url(after)}`}`
}

const QUERY = /^\?weeks=(0|[1-9]\d{0,5})-(0|[1-9]\d{0,5})(?:&after=([\w-]{43}))?$/

/** @returns null for what `listQuery` does not write */
export function readListQuery(query: string): ListQuery | null {
  const [, from, to, id] = QUERY.exec(query) ?? []
  const [first, last] = [Number(from), Number(to)]
  if (from === undefined || first > last) return null
  try {
    return { first, last, after: id === undefined ? null : fromBase64url(id) }
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}

/** Whether a row is among those asked for. */
export function isAsked({ id, week }: Listed, { first, last, after }: ListQuery): boolean {
  if (week < first || week > last) return false
  return week > first || after === null || compare(id, after) > 0
}

/** @returns 36 bytes a row, in the order given: `u32be(week)`, then the id */
export function encodeListing(rows: readonly Listed[]): Uint8Array {
  const bytes = new Uint8Array(ROW * rows.length)
  for (const [i, { id, week }] of rows.entries()) {
    bytes.set(u32be(week), ROW * i)
    bytes.set(id, ROW * i + 4)
  }
  return bytes
}

/** @throws CryptoError `malformed` unless it is whole, in the order of weeks and ids, and what was asked */
export function decodeListing(bytes: Uint8Array, query: ListQuery): Listed[] {
  if (bytes.length % ROW !== 0) throw new CryptoError('malformed', `${bytes.length} bytes`)
  const rows: Listed[] = []
  let rest = query
  for (let at = 0; at < bytes.length; at += ROW) {
    const row = { week: readU32(bytes, at), id: bytes.slice(at + 4, at + ROW) }
    if (!isAsked(row, rest)) throw new CryptoError('malformed', `row ${rows.length}`)
    rest = behind(rest, row)
    rows.push(row)
  }
  return rows
}

/** What is still to be asked for once a row has come. */
export function behind({ last }: WeekSpan, { week, id }: Listed): ListQuery {
  return { first: week, last, after: id }
}
