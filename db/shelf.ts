import { equal } from '../crypto/bytes.ts'
import type { Week } from '../crypto/calendar.ts'
import { LIMIT } from '../crypto/labels.ts'
import type { Listed, ListQuery } from '../crypto/listing.ts'
import { fromBlob, toBlob } from './blob.ts'
import type { Db } from './transaction.ts'
import { write } from './transaction.ts'

/** What drops and records share: equal envelopes, each under a random id until a week begins. */
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

/** `same`: these very bytes are there already; `different`: the id is taken, nothing was written. */
export type Added = 'added' | 'same' | 'different'

/** The same of an envelope, with the bytes that have its place. */
export type Placed = 'added' | 'same' | { readonly there: Uint8Array }

interface EnvelopeRow {
  readonly id: Uint8Array
  readonly sealed: Uint8Array
  readonly expiry_week: number
}

/** One transaction, or part of the caller's. Bytes that are there keep their expiry. */
export function addEnvelope(db: Db, shelf: Shelf, envelope: StoredEnvelope): Promise<Placed> {
  return write(db, async (trx): Promise<Placed> => {
    const id = toBlob(envelope.id)
    const added = await trx<EnvelopeRow>(shelf)
      .insert({ id, sealed: toBlob(envelope.sealed), expiry_week: envelope.expiryWeek })
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

/**
 * The rows on `shelf` that are asked for, by week and id; without the envelopes, which are large.
 *
 * @param limit how many at most
 */
export async function listRows(
  db: Db,
  shelf: Shelf | 'blocks',
  { first, last, after }: ListQuery,
  limit: number = LIMIT.listRows,
): Promise<Listed[]> {
  const rows = await db<EnvelopeRow>(shelf)
    .whereBetween('expiry_week', [first, last])
    .where((either) => {
      if (after !== null) either.where('expiry_week', '>', first).orWhere('id', '>', toBlob(after))
    })
    .orderBy(['expiry_week', 'id'])
    .limit(limit)
    .select('id', 'expiry_week')
  return rows.map((row) => ({ id: fromBlob(row.id), week: row.expiry_week }))
}

/**
 * Envelopes by id, sorted; those that are not there are left out.
 *
 * @param ids as many as the caller is ready to hold at once
 */
export async function getEnvelopes(
  db: Db,
  shelf: Shelf,
  ids: readonly Uint8Array[],
): Promise<StoredEnvelope[]> {
  const rows = await db<EnvelopeRow>(shelf)
    .whereIn('id', ids.map(toBlob))
    .orderBy('id')
    .select('id', 'sealed', 'expiry_week')
  return rows.map((row) => ({
    id: fromBlob(row.id),
    sealed: fromBlob(row.sealed),
    expiryWeek: row.expiry_week,
  }))
}

/** Raise an expiry; a lower one changes nothing. @returns whether the envelope is there */
export async function renewEnvelope(
  db: Db,
  shelf: Shelf | 'blocks',
  id: Uint8Array,
  expiryWeek: Week,
): Promise<boolean> {
  const higher = db.raw('CASE WHEN expiry_week < ? THEN ? ELSE expiry_week END', [
    expiryWeek,
    expiryWeek,
  ])
  const found = await write(db, (trx) =>
    trx(shelf)
      .where({ id: toBlob(id) })
      // 0: a block that is over, whose file may be gone already
      .where('expiry_week', '>', 0)
      .update({ expiry_week: higher }),
  )
  return found > 0
}

export async function countRows(db: Db, table: string): Promise<number> {
  const [row] = await db(table).count({ count: '*' })
  return Number(row?.count)
}
