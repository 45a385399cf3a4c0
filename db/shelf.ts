import type { Week } from '../crypto/days/calendar.ts'
import { concat, equal, toHex } from '../crypto/primitives/bytes.ts'
import { LIMIT } from '../crypto/primitives/labels.ts'
import type { Listed } from '../crypto/wire/listing.ts'
import { fromBlob, fromRow, toBlob } from './blob.ts'
import { type Db, write } from './transaction.ts'

/** The shelves of drops and of records: equal envelopes, each under a random id until a week begins. */
export type Shelf = 'drops' | 'records'

export interface Envelope {
  /** 32 bytes, the hash of the disposal key */
  readonly id: Uint8Array
  readonly sealed: Uint8Array
}

export interface StoredEnvelope extends Envelope {
  /** lives through the week before this one */
  readonly expiryWeek: Week
}

/** Nothing changes it: an envelope stays as it came until it expires. */
export interface NewEnvelope extends StoredEnvelope {
  /** Only for a drop: weeks from the one in which it came until `expiryWeek`. Records all have the same. */
  readonly life?: number
}

/** `same`: these very bytes are there already; `different`: the id is taken, nothing was written. */
export type Added = 'added' | 'same' | 'different'

/** The same for an envelope; if the id is taken, with the bytes that are there. */
export type Placed = 'added' | 'same' | { readonly there: Uint8Array }

interface EnvelopeRow {
  readonly id: Uint8Array
  readonly sealed: Uint8Array
  readonly expiry_week: number
  /** of drops */
  readonly life?: number
}

/** One transaction, or part of the caller's. Bytes that are there keep their expiry. */
export function addEnvelope(db: Db, shelf: Shelf, envelope: NewEnvelope): Promise<Placed> {
  return write(db, async (trx): Promise<Placed> => {
    const id = toBlob(envelope.id)
    const { sealed, expiryWeek, life } = envelope
    const row = { id, sealed: toBlob(sealed), expiry_week: expiryWeek }
    const added = await trx<EnvelopeRow>(shelf)
      .insert(life === undefined ? row : { ...row, life })
      .onConflict('id')
      .ignore()
      .returning('id')
    if (added.length > 0) return 'added'
    const there = await trx<EnvelopeRow>(shelf).where({ id }).first('sealed')
    // expired between the two statements: now there is room
    if (there === undefined) return addEnvelope(trx, shelf, envelope)
    return equal(there.sealed, envelope.sealed) ? 'same' : { there: fromBlob(there.sealed) }
  })
}

/** Every row of a shelf, in no order; without the envelopes, which are large. */
export async function listShelf(db: Db, shelf: Shelf): Promise<Listed[]> {
  const columns = ['id', 'expiry_week', ...(shelf === 'drops' ? ['life'] : [])]
  const rows: readonly EnvelopeRow[] = await db(shelf).select(columns)
  return rows.map(({ id, expiry_week, life = LIMIT.recordWeeks }) => {
    return { id: fromBlob(id), week: expiry_week, life }
  })
}

/**
 * Envelopes by id, sorted by it; those that are not there are left out.
 *
 * @param ids as many as the caller is ready to hold at once
 */
export async function getEnvelopes(
  db: Db,
  table: Shelf | 'slots',
  ids: readonly Uint8Array[],
): Promise<StoredEnvelope[]> {
  const rows: StoredEnvelope[] = await db(table)
    .whereIn('id', ids.map(toBlob))
    .orderBy('id')
    .select('id', 'sealed', { expiryWeek: 'expiry_week' })
  return rows.map(fromRow)
}

/**
 * The envelopes of these ids, joined in the order asked for, one as often as it is asked for; those that are not there
 * are left out. A desk that is new fetches a whole shelf this way: each envelope is copied once.
 *
 * @param ids as many as the caller is ready to hold at once
 */
export async function joinEnvelopes(
  db: Db,
  shelf: Shelf,
  ids: readonly Uint8Array[],
): Promise<Uint8Array> {
  const rows: readonly Envelope[] = await db(shelf)
    .whereIn('id', ids.map(toBlob))
    .select('id', 'sealed')
  const found = new Map(rows.map(({ id, sealed }) => [toHex(id), sealed]))
  return concat(...ids.flatMap((id) => found.get(toHex(id)) ?? []))
}

export async function countRows(db: Db, table: string): Promise<number> {
  const [row] = await db(table).count({ count: '*' })
  return Number(row?.count)
}
