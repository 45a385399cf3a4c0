import { concat, readU32, u32be } from './bytes.ts'
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

const ROW = 4 + SIZE.id

/** The query that asks for the rows that expire in these weeks. PROTOCOL.md section 16 */
export function weeksQuery({ first, last }: WeekSpan): string {
  return `?weeks=${first}-${last}`
}

/** @returns null for what `weeksQuery` does not write */
export function readWeeksQuery(query: string): WeekSpan | null {
  const found = /^\?weeks=(0|[1-9]\d{0,5})-(0|[1-9]\d{0,5})$/.exec(query)
  if (found === null) return null
  const [first, last] = [Number(found[1]), Number(found[2])]
  return first <= last ? { first, last } : null
}

/** @returns 36 bytes a row, in the order given: `u32be(week)`, then the id */
export function encodeListing(rows: readonly Listed[]): Uint8Array {
  return concat(...rows.flatMap(({ id, week }) => [u32be(week), id]))
}

/** @throws CryptoError `malformed` unless it is whole and of these weeks */
export function decodeListing(bytes: Uint8Array, { first, last }: WeekSpan): Listed[] {
  if (bytes.length % ROW !== 0) throw new CryptoError('malformed', `${bytes.length} bytes`)
  return Array.from({ length: bytes.length / ROW }, (_, i) => {
    const week = readU32(bytes, ROW * i)
    if (week < first || week > last) throw new CryptoError('malformed', `week ${week}`)
    return { week, id: bytes.slice(ROW * i + 4, ROW * (i + 1)) }
  })
}
