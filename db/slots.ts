import type { Knex } from 'knex'
import type { DayKey } from '../crypto/board/page.ts'
import { type Day, type Week, weekOf } from '../crypto/days/calendar.ts'
import { equal } from '../crypto/primitives/bytes.ts'
import { fromBlob, fromRow, toBlob, toRow } from './blob.ts'
import type { StoredEnvelope } from './shelf.ts'
import { type Db, insertNew, lockTable, write } from './transaction.ts'

/** The page a slot was posted under: `page` is the first `pageBits` bits of an address. */
export interface PagePrefix {
  /** 0 to 8 */
  readonly pageBits: number
  readonly page: number
}

export interface NewSlot extends StoredEnvelope, PagePrefix {
  /** 1,024 bytes */
  readonly sealed: Uint8Array
  /** of the running week, from today */
  readonly days: readonly DayKey[]
  /** 32-byte veil keys of the weeks to come, until expiry; never one of the running week */
  readonly weeks: readonly { readonly week: Week; readonly veil: Uint8Array }[]
}

export interface ShownSlot extends PagePrefix {
  readonly sealed: Uint8Array
  /** 32 bytes: the slot's key of the day asked for */
  readonly key: Uint8Array
}

/** The hash that the protocol calls "the hash of the slot replaced"; of 1,024 bytes. */
export type SlotHash = (sealed: Uint8Array) => Uint8Array

interface SlotRow {
  readonly id: Uint8Array
  readonly page_bits: number
  readonly page: number
  readonly sealed: Uint8Array
  readonly expiry_week: number
}

interface SlotWeekRow {
  readonly slot_id: Uint8Array
  readonly week: number
  readonly veil: Uint8Array
}

/** The slot that a writer has seen, and that another slot replaces. */
export interface ReplacedSlot {
  readonly id: Uint8Array
  /** Hash of its 1,024 bytes. */
  readonly hash: Uint8Array
}

/**
 * Post a slot, overwrite the one that the writer has seen, or take it away and post under another id,
 * in one transaction.
 *
 * @param replaced null if there should be none
 * @returns `same` if these very bytes are there already (a repeat); `conflict` if another slot is
 *   there, or the one to replace is gone: then nothing was written and the desk must sync
 */
export function putSlot(
  db: Db,
  slot: NewSlot,
  replaced: ReplacedSlot | null,
  hash: SlotHash,
): Promise<'added' | 'replaced' | 'moved' | 'same' | 'conflict'> {
  return write(db, async (trx) => {
    if (replaced === null && (await insertSlot(trx, slot))) {
      await insertKeys(trx, slot)
      return 'added'
    }
    const there = await lockSlot(trx, slot.id)
    if (there !== null && equal(there, slot.sealed)) return 'same'
    if (replaced === null) return 'conflict'
    const isMoved = !equal(replaced.id, slot.id)
    const old = isMoved ? await lockSlot(trx, replaced.id) : there
    if (old === null || !equal(hash(old), replaced.hash)) return 'conflict'
    if (isMoved) {
      if (there !== null || !(await insertSlot(trx, slot))) return 'conflict'
      await deleteSlot(trx, replaced.id)
      await insertKeys(trx, slot)
      return 'moved'
    }
    for (const table of ['slot_days', 'slot_weeks']) {
      await trx(table)
        .where({ slot_id: toBlob(slot.id) })
        .delete()
    }
    await trx('slots')
      .where({ id: toBlob(slot.id) })
      .update(slotRow(slot))
    await insertKeys(trx, slot)
    return 'replaced'
  })
}

/**
 * Take a slot off the board, with its keys.
 *
 * @param replaced hash of the slot that the writer has seen
 * @returns `conflict` if another one is there: then it stays
 */
export function removeSlot(
  db: Db,
  id: Uint8Array,
  replaced: Uint8Array,
  hash: SlotHash,
): Promise<'removed' | 'absent' | 'conflict'> {
  return write(db, async (trx) => {
    const there = await lockSlot(trx, id)
    if (there === null) return 'absent'
    if (!equal(hash(there), replaced)) return 'conflict'
    await deleteSlot(trx, id)
    return 'removed'
  })
}

async function deleteSlot(trx: Knex.Transaction, id: Uint8Array): Promise<void> {
  await trx('slots')
    .where({ id: toBlob(id) })
    .delete()
}

/** The prefix that a slot was posted under, or null if there is none of this id. */
export async function getSlotPrefix(db: Db, id: Uint8Array): Promise<PagePrefix | null> {
  const row: PagePrefix | undefined = await db('slots')
    .where({ id: toBlob(id) })
    .first({ pageBits: 'page_bits' }, 'page')
  return row ?? null
}

/** Every live slot that has a key for `day`, under the prefix it was posted with; sorted by id. */
export async function listSlotsForPages(db: Db, day: Day): Promise<ShownSlot[]> {
  const rows: ShownSlot[] = await db('slots')
    .join('slot_days', 'slots.id', 'slot_days.slot_id')
    .where('slot_days.day', day)
    .where('slots.expiry_week', '>', weekOf(day))
    .orderBy('slots.id')
    .select({ pageBits: 'page_bits' }, 'page', 'sealed', 'key')
  return rows.map(fromRow)
}

/** How many slots were posted under each prefix; prefixes without any are left out. */
export async function countSlots(db: Db): Promise<(PagePrefix & { readonly count: number })[]> {
  const rows = await db<SlotRow>('slots')
    .groupBy('page_bits', 'page')
    .orderBy(['page_bits', 'page'])
    .select('page_bits', 'page')
    .count({ count: '*' })
  return rows.map((row) => ({
    pageBits: Number(row.page_bits),
    page: Number(row.page),
    count: Number(row.count),
  }))
}

/** Derives the day keys of `week` from its 32-byte veil key. */
export type UnveilDays = (
  veil: Uint8Array,
  week: Week,
) => readonly DayKey[] | Promise<readonly DayKey[]>

/** Make the keys by which slots show on `day` and the rest of its week, and forget nothing. */
export function showSlots(db: Db, day: Day, derive: UnveilDays): Promise<void> {
  return write(db, async (trx) => {
    await lockTable(trx, 'slots')
    await unveil(trx, await veilsOf(trx, day), day, derive)
  })
}

/**
 * Bring the keys of all slots to `today`, in one transaction: veil keys of a week that has begun become its
 * day keys and are deleted; day keys gone by are removed. A repeat on the same day changes nothing.
 */
export function turnSlotDays(db: Db, today: Day, derive: UnveilDays): Promise<void> {
  return write(db, async (trx) => {
    await lockTable(trx, 'slots')
    const begun = await veilsOf(trx, today)
    await trx('slot_days').where('day', '<', today).delete()
    await unveil(trx, begun, today, derive)
    await trx('slot_weeks').where('week', '<=', weekOf(today)).delete()
  })
}

/** The veil keys of the week of `day`, if it had not begun at the last turn. */
function veilsOf(trx: Knex.Transaction, day: Day): Promise<SlotWeekRow[]> {
  return trx<SlotWeekRow>('slot_weeks').where({ week: weekOf(day) })
}

async function unveil(
  trx: Knex.Transaction,
  veils: readonly SlotWeekRow[],
  from: Day,
  derive: UnveilDays,
): Promise<void> {
  for (const { slot_id, veil, week } of veils) {
    const days = await derive(fromBlob(veil), week)
    await insertDays(
      trx,
      slot_id,
      days.filter(({ day }) => day >= from),
    )
  }
}

function slotRow(slot: NewSlot): SlotRow {
  const { id, pageBits, page, sealed, expiryWeek } = slot
  return toRow({ id, page_bits: pageBits, page, sealed, expiry_week: expiryWeek })
}

async function insertSlot(trx: Knex.Transaction, slot: NewSlot): Promise<boolean> {
  const added = await trx<SlotRow>('slots')
    .insert(slotRow(slot))
    .onConflict('id')
    .ignore()
    .returning('id')
  return added.length > 0
}

/** The sealed bytes of a slot, which no one else can change until `trx` ends; null if not there. */
async function lockSlot(trx: Knex.Transaction, id: Uint8Array): Promise<Uint8Array | null> {
  const row = await trx<SlotRow>('slots')
    .where({ id: toBlob(id) })
    .forUpdate()
    .first('sealed')
  return row === undefined ? null : fromBlob(row.sealed)
}

async function insertKeys(trx: Knex.Transaction, slot: NewSlot): Promise<void> {
  await insertDays(trx, slot.id, slot.days)
  const rows = slot.weeks.map(({ week, veil }) => toRow({ slot_id: slot.id, week, veil }))
  if (rows.length > 0) await trx('slot_weeks').insert(rows)
}

function insertDays(
  trx: Knex.Transaction,
  slotId: Uint8Array,
  days: readonly DayKey[],
): Promise<void> {
  const rows = days.map(({ day, key }) => ({ slot_id: slotId, day, key }))
  return insertNew(trx, 'slot_days', rows, ['slot_id', 'day'])
}
