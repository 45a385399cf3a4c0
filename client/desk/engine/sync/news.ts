import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { DropKeys } from '../../model/log/drops.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import type { Holdings } from '../holdings.ts'
import type { Staff } from '../post/staff.ts'
import { letGoOfUnlistedRecords } from '../vault/cache.ts'
import { settleCopies } from './copied-letters.ts'
import { listShelf } from './shelf-list.ts'
import { deriveStreams, type HeldGrant, syncStreams } from './sync.ts'
import { fetchRecords, isNew, letGoOfDrops, openDrops } from './sync-shelves.ts'

/** Tools with which a desk reads new rows. */
interface NewsTools {
  /** Takes in some of the parts that rest. */
  readonly open: (parts: readonly number[]) => Promise<void>
  /** Every key of a case that it was given, by what is open by then. */
  readonly grants: () => readonly HeldGrant[]
  readonly onProgress: OnProgress
  /** Called before text in blocks is asked for. */
  readonly onOpened: () => void
}

/**
 * Read all that is new on the shelves while most of what was kept rests: for every resting case it is known that
 * nothing of it has come or gone. Rows that are fetched again to be safe wait until all is there. Both lists are
 * at hand.
 *
 * Parts are opened once all is fetched: to open one takes time, and the time of a desk's next request must not
 * tell whether new rows belong to a case that it reads.
 *
 * @returns false if what was kept cannot be read: nothing is known then
 * @throws DeskError if no answer comes; nothing is lost
 */
export async function readNews(
  staff: Staff,
  authors: Authors,
  holdings: Holdings,
  keys: DropKeys,
  { open, grants, onProgress, onOpened }: NewsTools,
): Promise<boolean> {
  const { primitives: p } = staff
  if (holdings.rest === null) return false
  onProgress({ stage: 'lists', done: 0, total: 0 })
  await holdings.sealedTo.refresh(staff, keys.lists, holdings.drops)
  const came = await openDrops(staff, holdings, keys, (id) => isNew(holdings, id), onProgress)
  deriveStreams(p, authors, holdings)
  await fetchRecords(staff, authors, holdings, onProgress, 'new')
  // After this, all drops that records name are known.
  await listShelf(staff, holdings, 'drops', () => {})
  const opened = [...came].flatMap((id) => holdings.drops.get(id) ?? [])
  const { rest } = holdings
  await open([...rest.changed(holdings.expires), ...rest.concerned(opened)])
  if (holdings.rest === null) return false
  letGoOfDrops(staff, holdings, keys)
  letGoOfUnlistedRecords(p, authors, holdings)
  settleCopies(p, holdings)
  const rests = ({ caseKey }: HeldGrant) => holdings.rest?.hasLog(toHex(caseKey)) === true
  const held = grants().filter((one) => !rests(one))
  await syncStreams(staff, authors, holdings, keys, held, onProgress, onOpened)
  return true
}

/** Bring both lists up to date. @throws DeskError once both have ended */
export async function listBoth(staff: Staff, holdings: Holdings): Promise<void> {
  const shelves = ['records', 'drops'] as const
  const listing = shelves.map((shelf) => listShelf(staff, holdings, shelf, () => {}))
  await Promise.allSettled(listing)
  await Promise.all(listing)
}
