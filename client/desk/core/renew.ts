import { concat, fromHex, readU32, toHex, u32be } from '../../../crypto/bytes.ts'
import { dayOf, type Week, weekAt } from '../../../crypto/calendar.ts'
import { disposalKey, kdf } from '../../../crypto/kdf.ts'
import { LABEL, LIMIT } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import type { Holdings } from './holdings.ts'
import { type RenewableRow, renewableBlocks, renewableRows } from './renewable.ts'
import { listIds, postRenewals, type Staff } from './staff.ts'

const EARLIEST = 20
const LATEST = 4
const AT_ONCE = 64

/**
 * Whether a row's turn has come: in a week with 4 to 20 left, random for whoever watches and the
 * same at every unlock, so that nothing need be remembered.
 *
 * @param secret the member's own: each desk draws other weeks
 */
export function isDue(p: Primitives, secret: Uint8Array, row: RenewableRow, now: Week): boolean {
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
    const disposals = due
      .filter((row) => row.shelf === shelf)
      .map((row) => disposalKey(p, row.key, row.index))
    for (let at = 0; at < disposals.length; at += AT_ONCE) {
      await postRenewals(staff, { shelf, disposals: disposals.slice(at, at + AT_ONCE) })
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

  /** The blocks of this desk whose turn may have come, once a week. @throws DeskError */
  async blocks(staff: Staff, holdings: Holdings): Promise<readonly RenewableRow[]> {
    const now = weekAt(staff.now())
    if (this.#blocks === now) return []
    const expires = new Map<string, Week>()
    // Whether this desk has files or not, it asks for the same.
    for (let week = now; week <= now + LIMIT.dropWeeks; week++) {
      for (const id of await listIds(staff, 'blocks', week)) expires.set(toHex(id), week)
    }
    this.#blocks = now
    return renewableBlocks(staff.primitives, holdings, expires, dayOf(staff.now()))
  }
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
