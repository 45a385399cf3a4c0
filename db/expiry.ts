import type { Week } from '../crypto/days/calendar.ts'
import { LIMIT } from '../crypto/primitives/labels.ts'
import { endBlocks } from './blocks.ts'
import { type Db, write } from './transaction.ts'

/** Tables whose rows live through the week before their `expiry_week`; the keys of slots go along. */
const EXPIRING = ['drops', 'echoes', 'slots', 'records'] as const

/**
 * Delete, in one transaction, every row that expires in `week` or before, and bundles of sealing keys of more
 * than five weeks before it: for so long, desks check drops that were sealed to them. Rows of blocks are only
 * marked, and go after their files.
 *
 * @returns how many rows went
 */
export function removeExpired(db: Db, week: Week): Promise<number> {
  return write(db, async (trx) => {
    let removed = await endBlocks(trx, week)
    for (const table of EXPIRING) {
      removed += await trx(table).where('expiry_week', '<=', week).delete()
    }
    removed += await trx('weekly_bundles')
      .where('week', '<', week - LIMIT.bundleWeeks)
      .delete()
    return removed
  })
}
