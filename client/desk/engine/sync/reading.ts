import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { type Case, lettersOf } from '../../model/case/fold.ts'
import { isClosed } from '../../model/case/over.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import type { HoldingStaff, ShelfStaff } from '../holdings.ts'
import type { ServerMonitor } from '../monitor/server-monitor.ts'
import { letGoOfUnlistedRecords } from '../vault/cache.ts'
import type { CacheKeeper, Taking } from '../vault/cache-keeper.ts'
import { settleCopies } from './copied-letters.ts'
import { listShelf } from './shelf-list.ts'
import { deriveStreams, type HeldGrant, syncStreams } from './sync.ts'
import { fetchRecords, isNew, letGoOfDrops, openDrops, syncShelves } from './sync-shelves.ts'

/** By what an unlocked desk reads its shelves. */
interface Reading extends Omit<Taking, 'shown'> {
  readonly staff: ShelfStaff
  readonly cache: CacheKeeper
  readonly monitor: Pick<ServerMonitor, 'saw'>
  /** Every key of a case that it was given, by what is open by then. */
  readonly grants: () => readonly HeldGrant[]
  readonly fold: () => readonly Case[]
  /** Whether nobody is kept out now: else everybody is judged again, in all cases. */
  readonly isCalm: boolean
}

/**
 * Take in what was kept, and read the shelves: new rows first, while most of the kept parts rest; then
 * everything.
 *
 * @param onRead called once all new rows were read: the rest takes longer, and checks everything
 * @throws DeskError if no answer comes, and `stopped`; all that was kept is there then
 */
export async function readAll(
  reading: Reading,
  onProgress: OnProgress,
  onRead: () => void,
): Promise<void> {
  try {
    await readInOrder(reading, onProgress, onRead)
  } finally {
    // Every letter that is shown gets its warnings, even if the sync has failed.
    checkSome(reading, reading.holdings.sealedTo.left)
  }
}

async function readInOrder(reading: Reading, onProgress: OnProgress, onRead: () => void) {
  const { staff, holdings, grants, fold } = reading
  const readOut = async () => {
    await checkLetters(reading, onProgress, isShownAsOpen(fold()))
    // From here on cases are shown with their warnings.
    const show = () => {
      reading.monitor.saw(fold())
      fold()
      onRead()
    }
    show()
    if (holdings.sealedTo.left.length === 0) return
    await checkLetters(reading, onProgress, () => true)
    show()
  }
  const isRead = !reading.cache.isRead && (await readWithKept(reading, onProgress, readOut))
  await syncShelves(staff, onProgress)
  await syncStreams(staff, grants(), onProgress, fold)
  if (!isRead) await readOut()
}

/**
 * Take in what was kept: most of it after the new rows were read. All of it is there in the end, even if the sync
 * fails or is stopped: a desk does nothing with only a part of its cases.
 *
 * @param readOut called if all new rows were read
 * @returns whether they were read
 */
async function readWithKept(
  reading: Reading,
  onProgress: OnProgress,
  readOut: () => Promise<void>,
): Promise<boolean> {
  const { staff, cache, grants, fold, isCalm, vault } = reading
  const shown = (done: number, total: number) => {
    fold()
    onProgress({ stage: 'cache', done, total })
  }
  const taking = { ...reading, shown }
  const hasCache = reading.source.cache !== undefined && vault.cache !== undefined
  const listing = hasCache ? listBoth(staff) : Promise.resolve()
  // A fault of it is met when it is waited for.
  listing.catch(() => {})
  let isRead = false
  try {
    await cache.begin(taking, isCalm ? (staff.keys.lists[0]?.hash ?? null) : null)
    await listing
    const open = (parts: readonly number[]) => cache.open(taking, parts)
    const by = { open, grants, onProgress, onOpened: fold }
    isRead = await readNews(staff, by)
    if (isRead) await readOut()
  } finally {
    // No request goes on after the end.
    await listing.catch(() => {})
    await cache.finish(taking)
  }
  return isRead
}

/** Letters that are checked at once. */
const FEW = 64

/** Nobody acts on a letter in a case that is not over before it is known who can read it; of the others it can wait. */
function isShownAsOpen(cases: readonly Case[]): (id: string) => boolean {
  const open = cases.filter(({ status }) => !isClosed(status)).flatMap(lettersOf)
  const ids = new Set(open.map(({ id }) => hexOf(id)))
  return (id) => ids.has(id)
}

/** See to whom letters were sealed that were opened. @param isWanted asked of their ids in hex */
async function checkLetters(
  reading: Reading,
  onProgress: OnProgress,
  isWanted: (id: string) => boolean,
): Promise<void> {
  const ids = reading.holdings.sealedTo.left.filter(isWanted)
  for (let at = 0; at < ids.length; at += FEW) {
    onProgress({ stage: 'sealing', done: at, total: ids.length })
    checkSome(reading, ids.slice(at, at + FEW))
    await reading.source.cache?.pause()
  }
}

function checkSome({ staff, authors, holdings }: Reading, ids: readonly string[]): void {
  if (ids.length === 0) return
  holdings.sealedTo.check(staff, staff.keys.lists, holdings.drops, ids)
  deriveStreams(staff.primitives, authors, holdings)
}

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
  staff: ShelfStaff,
  { open, grants, onProgress, onOpened }: NewsTools,
): Promise<boolean> {
  const { authors, holdings, keys } = staff
  const { primitives: p } = staff
  if (holdings.rest === null) return false
  onProgress({ stage: 'lists', done: 0, total: 0 })
  await holdings.sealedTo.refresh(staff, keys.lists, holdings.drops)
  const came = await openDrops(staff, (id) => isNew(holdings, id), onProgress)
  deriveStreams(p, authors, holdings)
  await fetchRecords(staff, onProgress, 'new')
  // After this, all drops that records name are known.
  await listShelf(staff, 'drops', () => {})
  const opened = [...came].flatMap((id) => holdings.drops.get(id) ?? [])
  const { rest } = holdings
  await open([...rest.changed(holdings.expires), ...rest.concerned(opened)])
  if (holdings.rest === null) return false
  letGoOfDrops(staff)
  letGoOfUnlistedRecords(p, authors, holdings)
  settleCopies(p, holdings)
  const rests = ({ caseKey }: HeldGrant) => holdings.rest?.hasLog(toHex(caseKey)) === true
  const held = grants().filter((one) => !rests(one))
  await syncStreams(staff, held, onProgress, onOpened)
  return true
}

/** Bring both lists up to date. @throws DeskError once both have ended */
export async function listBoth(staff: HoldingStaff): Promise<void> {
  const shelves = ['records', 'drops'] as const
  const listing = shelves.map((shelf) => listShelf(staff, shelf, () => {}))
  await Promise.allSettled(listing)
  await Promise.all(listing)
}
