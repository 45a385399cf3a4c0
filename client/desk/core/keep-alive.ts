import type { Case } from './fold.ts'
import type { Holdings } from './holdings.ts'
import { copyLetters } from './letter-copies.ts'
import { inPace } from './pace.ts'
import type { Renewals } from './renew.ts'
import type { Staff } from './staff.ts'
import { AT_ONCE, writeRecordsAgain } from './write-again.ts'

/**
 * Keep what is needed longer than it lives on the shelves: copy letters into records, write records again,
 * and renew blocks. What finds no room in one sync waits for the next; records have half of it at least.
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
  await inPace(() => keepRecords(staff, holdings, cases))
  await renewals?.renew(staff, holdings)
}

async function keepRecords(
  staff: Staff,
  holdings: Holdings,
  cases: readonly Case[],
): Promise<void> {
  const copied = await copyLetters(staff, holdings, cases, AT_ONCE / 2)
  await writeRecordsAgain(staff, holdings, AT_ONCE - copied)
}
