import type { Week } from '../crypto/days/calendar.ts'
import type { KeptKeys } from '../crypto/keys/publication.ts'
import { equal } from '../crypto/primitives/bytes.ts'
import { fromBlob, fromRow, toBlob } from './blob.ts'
import { type Db, insertNew, lockTable, write } from './transaction.ts'

export interface StoredKeyList {
  readonly version: number
  /** the root-signed document, byte for byte */
  readonly signed: Uint8Array
}

/** All members' sealing keys of a week; its hash stands in the key list. */
type WeeklyBundle = Omit<KeptKeys, 'version'>

/**
 * Publish a key list with its weekly bundles, in one transaction. Bundles of the lists before it stay
 * for weeks in which somebody may have sealed to them: desks make the wraps of a drop again.
 *
 * @param bundles every week that the list names, in order
 * @param running the week that runs
 * @returns `same` if this very list is the newest already (a repeat); `refused` if `version` is not
 *   the newest plus one: then nothing was written. The first list may have any version.
 */
export function addKeyList(
  db: Db,
  version: number,
  signed: Uint8Array,
  bundles: readonly WeeklyBundle[],
  running: Week,
): Promise<'added' | 'same' | 'refused'> {
  return write(db, async (trx) => {
    await lockTable(trx, 'key_lists')
    const newest = await getKeyList(trx)
    if (newest?.version === version && equal(newest.signed, signed)) return 'same'
    if (newest !== null && version !== newest.version + 1) return 'refused'
    await trx('key_lists').insert({ version, signed: toBlob(signed) })
    // Until a week is over, browsers may still have the list before.
    await trx('weekly_bundles')
      .where('week', '>', running + 1)
      .delete()
    await addBundles(trx, version, bundles)
    return 'added'
  })
}

/** Store bundles of a key list; those that are there stay as they are. */
export function addBundles(
  db: Db,
  version: number,
  bundles: readonly WeeklyBundle[],
): Promise<void> {
  return write(db, async (trx) => {
    const rows = bundles.map(({ week, bundle }) => ({ version, week, bundle }))
    await insertNew(trx, 'weekly_bundles', rows, ['version', 'week'])
  })
}

/** The newest key list, or null before the first. */
export async function getKeyList(db: Db): Promise<StoredKeyList | null> {
  const row = await db<StoredKeyList>('key_lists').orderBy('version', 'desc').first()
  return row === undefined ? null : fromRow(row)
}

/** A signed key list that was published once, by its version; null if there was none. */
export async function getOldKeyList(db: Db, version: number): Promise<Uint8Array | null> {
  const row = await db<StoredKeyList>('key_lists').where({ version }).first('signed')
  return row === undefined ? null : fromBlob(row.signed)
}

/** Every key list that was published, the newest first. */
export async function listKeyLists(db: Db): Promise<StoredKeyList[]> {
  const rows: StoredKeyList[] = await db('key_lists').orderBy('version', 'desc')
  return rows.map(fromRow)
}

/** Delete all key lists after `version`, with their bundles. */
export async function removeKeyListsAfter(db: Db, version: number): Promise<void> {
  for (const table of ['weekly_bundles', 'key_lists']) {
    await db(table).where('version', '>', version).delete()
  }
}

/** The version of this very list if it was published at any time, or null. */
export async function versionOf(db: Db, signed: Uint8Array): Promise<number | null> {
  const row = await db<StoredKeyList>('key_lists')
    .where({ signed: toBlob(signed) })
    .first('version')
  return row?.version ?? null
}

/** All members' sealing keys of `week`, or null if the newest key list has none. */
export async function getBundle(db: Db, week: Week): Promise<Uint8Array | null> {
  const row = await db<KeptKeys>('weekly_bundles')
    .where({ week })
    .andWhere('version', db('key_lists').max('version'))
    .first('bundle')
  return row === undefined ? null : fromBlob(row.bundle)
}

/** Every bundle up to that of `last`, of all lists, by version and week. */
export async function listBundles(db: Db, last: Week): Promise<KeptKeys[]> {
  const rows: KeptKeys[] = await db('weekly_bundles')
    .where('week', '<=', last)
    .orderBy(['version', 'week'])
  return rows.map(fromRow)
}
