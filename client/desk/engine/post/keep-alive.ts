import type { Case } from '../../model/case/fold.ts'
import type { Holdings } from '../holdings.ts'
import { copyLetters } from '../sync/letter-copies.ts'
import { inPace } from './pace.ts'
import type { Renewals } from './renew.ts'
import type { Staff } from './staff.ts'
import { AT_ONCE, writeRecordsAgain } from './write-again.ts'

/**
 * Keep needed data longer than it lives on the shelves: copy letters into records, write records again, and renew
 * blocks. Work that finds no room in one sync waits for the next.
 *
 * @param renewals of blocks; null to leave them
 * @throws DeskError
 */
export async function keepAlive(
  staff: Staff,
  holdings: Holdings,
  cases: readonly Case[],
  renewals: Renewals | null,
): Promise<void> {
  let room = AT_ONCE
  const works = [
    () => copyLetters(staff, holdings, cases, Math.min(room, AT_ONCE / 2)),
    () => writeRecordsAgain(staff, holdings, room),
  ]
  // In random order: the first takes the one record that the desk's pace may allow.
  if (((staff.random(1)[0] ?? 0) & 1) === 1) works.reverse()
  for (const work of works) {
    await inPace(async () => {
      room -= await work()
    })
  }
  await renewals?.renew(staff, holdings)
}
