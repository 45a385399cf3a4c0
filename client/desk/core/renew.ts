import { concat, fromHex, readU32, toHex, u32be } from '../../../crypto/bytes.ts'
import { dayOf, type Week, weekAt } from '../../../crypto/calendar.ts'
import { disposalKey, kdf } from '../../../crypto/kdf.ts'
import { LABEL, LIMIT } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { DeskError, isShutOut } from './error.ts'
import type { Holdings } from './holdings.ts'
import { dueBlocks, type RenewableRow } from './renewable.ts'
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

async function renewRows(staff: Staff, due: readonly RenewableRow[]): Promise<void> {
  const { primitives: p } = staff
  const rows = [...due].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    const disposals = some.map((row) => disposalKey(p, row.key, row.index))
    await postRenewals(staff, { shelf: 'blocks', disposals })
  }
}

/** When blocks were looked at last. */
export class Renewals {
  /** Of the week in which the blocks were listed last; what comes later has long to live. */
  #blocks: Week | null = null

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

/** Renew the blocks whose turn has come. @throws DeskError */
export async function renewHeld(
  staff: Staff,
  holdings: Holdings,
  renewals: Renewals,
): Promise<void> {
  await renewRows(staff, await renewals.blocks(staff, holdings))
}
