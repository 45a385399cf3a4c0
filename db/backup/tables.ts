import { concat, fromUtf8, readU32, u32be, utf8 } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'

type Kind = 'bytes' | 'number' | 'text'

interface Table {
  /** Its primary key, in the order in which rows are read. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, Kind>>
}

/** The tables that a backup holds: all of ours, each before those that name its rows. */
export const TABLES = {
  settings: { key: ['name'], columns: { name: 'text', value: 'bytes' } },
  key_lists: { key: ['version'], columns: { version: 'number', signed: 'bytes' } },
  weekly_bundles: {
    key: ['version', 'week'],
    columns: { version: 'number', week: 'number', bundle: 'bytes' },
  },
  drops: {
    key: ['id'],
    columns: { id: 'bytes', sealed: 'bytes', life: 'number', expiry_week: 'number' },
  },
  echoes: {
    key: ['next'],
    columns: { next: 'bytes', choice: 'bytes', next_week: 'number', expiry_week: 'number' },
  },
  echo_days: { key: ['day', 'key'], columns: { day: 'number', key: 'bytes', choice: 'bytes' } },
  slots: {
    key: ['id'],
    columns: {
      ...{ id: 'bytes', page_bits: 'number', page: 'number' },
      ...{ sealed: 'bytes', expiry_week: 'number' },
    },
  },
  slot_days: {
    key: ['slot_id', 'day'],
    columns: { slot_id: 'bytes', day: 'number', key: 'bytes' },
  },
  slot_weeks: {
    key: ['slot_id', 'week'],
    columns: { slot_id: 'bytes', week: 'number', veil: 'bytes' },
  },
  records: { key: ['id'], columns: { id: 'bytes', sealed: 'bytes', expiry_week: 'number' } },
  suspensions: {
    key: ['suspended', 'day', 'signer'],
    columns: { suspended: 'bytes', day: 'number', signer: 'bytes', signature: 'bytes' },
  },
  stops: { key: ['signer'], columns: { signer: 'bytes', signature: 'bytes' } },
  blocks: { key: ['id'], columns: { id: 'bytes', expiry_week: 'number' } },
} as const satisfies Readonly<Record<string, Table>>

export type TableName = keyof typeof TABLES

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]

export const tableOf = (name: TableName): Table => TABLES[name]

/** A row with its bytes as `Uint8Array`. */
export type Row = Readonly<Record<string, Uint8Array | number | string>>

/** A row of a table in the form that a backup keeps. KEPT-FILES.md section 17.8 */
export function encodeRow(name: TableName, row: Row): Uint8Array {
  const table = utf8(name)
  const cells = Object.keys(tableOf(name).columns).map((column) => cellOf(row[column]))
  return concat(Uint8Array.of(table.length), table, ...cells)
}

function cellOf(value: Row[string] | undefined): Uint8Array {
  if (typeof value === 'number') return u32be(value)
  const bytes = typeof value === 'string' ? utf8(value) : (value ?? new Uint8Array(0))
  return concat(u32be(bytes.length), bytes)
}

/** @throws CryptoError `malformed` if it is no row of a table of ours */
export function decodeRow(bytes: Uint8Array): { readonly name: TableName; readonly row: Row } {
  const start = 1 + (bytes[0] ?? 0)
  const text = fromUtf8(bytes.subarray(1, start))
  const name = TABLE_NAMES.find((one) => one === text)
  if (name === undefined) throw new CryptoError('malformed', `no table "${text}"`)
  let at = start
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new CryptoError('malformed', 'a row is cut off')
    at += length
    return bytes.slice(at - length, at)
  }
  const cells = Object.entries(tableOf(name).columns).map(([column, kind]) => {
    const number = readU32(take(4), 0)
    if (kind === 'number') return [column, number] as const
    return [column, kind === 'text' ? fromUtf8(take(number)) : take(number)] as const
  })
  if (at !== bytes.length) throw new CryptoError('malformed', 'a row is too long')
  return { name, row: Object.fromEntries(cells) }
}
