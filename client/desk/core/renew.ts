import { concat, fromHex, readU32, toHex, u32be } from '../../../crypto/bytes.ts'
import { dayOf, type Week, weekAt } from '../../../crypto/calendar.ts'
import { disposalKey, kdf } from '../../../crypto/kdf.ts'
import { LABEL, LIMIT } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { DeskError, isShutOut } from './error.ts'
import type { Holdings } from './holdings.ts'
import { dueBlocks, type RenewableRow, renewableRows } from './renewable.ts'
import { listRows, postRenewals, type Staff } from './staff.ts'

const EARLIEST = 20
const LATEST = 4
const AT_ONCE = 64

/**
 * Whether a row's turn has come: in a week with 4 to 20 left, random for whoever watches and the
 * same at every unlock, so that nothing need be remembered.
 *
 * @param secret the member's own: each desk draws other weeks
 */
export function isDue(
  p: Primitives,
  secret: Uint8Array,
  row: Pick<RenewableRow, 'id' | 'expires'>,
  now: Week,
): boolean {
  const seen = kdf(p, secret, LABEL.disposal, concat(fromHex(row.id), u32be(row.expires)))
  const drawn = LATEST + (readU32(seen, 0) % (EARLIEST - LATEST + 1))
  return row.expires - now <= drawn
}

/**
 * Renew the rows whose turn has come, in order of their ids.
 *
 * @returns their ids in hex
 * @throws DeskError
 */
async function renewRows(staff: Staff, rows: readonly RenewableRow[]): Promise<string[]> {
  const { primitives: p, signer, now } = staff
  const due = rows
    .filter((row) => isDue(p, signer.seed, row, weekAt(now())))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const shelf of ['drops', 'records', 'blocks'] as const) {
    const those = due.filter((row) => row.shelf === shelf)
    for (let at = 0; at < those.length; at += AT_ONCE) {
      const some = those.slice(at, at + AT_ONCE)
      const disposals = some.map((row) => disposalKey(p, row.key, row.index))
      await postRenewals(staff, { shelf, disposals })
    }
  }
  return due.map((row) => row.id)
}

/** Which rows were looked at in the running week: their turn does not come before it is over. */
export class Renewals {
  #week: Week | null = null
  readonly #looked = new Set<string>()
  /** Of the week in which the blocks were listed last; what comes later has long to live. */
  #blocks: Week | null = null

  /** Those that were not looked at yet. */
  fresh(rows: readonly RenewableRow[], now: Week): readonly RenewableRow[] {
    if (this.#week !== now) this.#looked.clear()
    this.#week = now
    return rows.filter(({ id, expires }) => !this.#looked.has(`${id} ${expires}`))
  }

  note(rows: readonly RenewableRow[]): void {
    for (const { id, expires } of rows) this.#looked.add(`${id} ${expires}`)
  }

  /**
   * The blocks of this desk whose turn has come, once a week. A list that is not to be had ends it for
   * that week: weeks are left, and the sync goes on.
   *
   * @throws DeskError `unsigned`, `suspended`
   */
  async blocks(staff: Staff, holdings: Holdings): Promise<readonly RenewableRow[]> {
    const { primitives: p, signer } = staff
    const now = weekAt(staff.now())
    if (this.#blocks === now) return []
    this.#blocks = now
    const expires = await listBlocks(staff, now)
    const isTurn = (row: Pick<RenewableRow, 'id' | 'expires'>) => isDue(p, signer.seed, row, now)
    return dueBlocks(p, holdings, expires, dayOf(staff.now()), isTurn)
  }
}

/** Whether this desk has files or not, it asks for the same every week. */
async function listBlocks(staff: Staff, now: Week): Promise<Map<string, Week>> {
  const expires = new Map<string, Week>()
  try {
    const listed = await listRows(staff, 'blocks', { first: now, last: now + LIMIT.blockWeeks })
    for (const { id, week } of listed) expires.set(toHex(id), week)
  } catch (error) {
    if (!(error instanceof DeskError) || isShutOut(error.code)) throw error
  }
  return expires
}

/** Renew the rows at hand whose turn has come, and note until when they lie now. @throws DeskError */
export async function renewHeld(
  staff: Staff,
  holdings: Holdings,
  renewals: Renewals,
): Promise<void> {
  const now = weekAt(staff.now())
  const rows = renewals.fresh(renewableRows(holdings, dayOf(staff.now())), now)
  const renewed = new Set(await renewRows(staff, rows))
  renewals.note(rows)
  for (const { shelf, id } of rows) {
    if (shelf === 'blocks' || !renewed.has(id)) continue
    const span = shelf === 'drops' ? LIMIT.dropWeeks : LIMIT.recordWeeks
    holdings.expires[shelf].set(id, now + span)
  }
  await renewRows(staff, await renewals.blocks(staff, holdings))
}
