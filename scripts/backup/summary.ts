import * as v from 'valibot'
import { equal } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { bytesOf, decodeJson, encodeJson, integer, text } from '../../crypto/primitives/json.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { TABLE_NAMES, type TableName } from '../../db/backup/tables.ts'
import { Tally } from '../../db/backup/tally.ts'

/** The kinds that are counted: rows by table, the bytes of blocks, and files of the data folder. */
export type Counted = TableName | 'block files' | 'data files'

export function newTally(p: Primitives): Tally<Counted> {
  return new Tally<Counted>(p, [...TABLE_NAMES, 'block files', 'data files'])
}

const headSchema = v.strictObject({ version: text(40, 1), schema: text(80, 1) })

/** The first item: by which program, and which step of its tables came last. */
export type Head = v.InferOutput<typeof headSchema>

export const encodeHead = (head: Head): Uint8Array => encodeJson(head)
/** @throws CryptoError `malformed` */
export const decodeHead = (bytes: Uint8Array): Head => decodeJson(headSchema, bytes)

const summarySchema = v.record(
  v.string(),
  v.strictObject({ count: integer(0, 2 ** 32 - 1), hash: bytesOf(32) }),
)

/** The last item: what came before it. */
export function encodeSummary(tally: Tally<Counted>): Uint8Array {
  return encodeJson(Object.fromEntries(tally.all()))
}

/** @throws CryptoError `tampered` if other things were counted than the last item says */
export function requireSummary(tally: Tally<Counted>, summary: Uint8Array): void {
  const said = new Map(Object.entries(decodeJson(summarySchema, summary)))
  for (const [kind, { count, hash }] of tally.all()) {
    const one = said.get(kind)
    if (one === undefined || one.count !== count || !equal(one.hash, hash))
      throw new CryptoError('tampered', `${kind}: not what the backup says that it holds`)
  }
}
