import type { Case } from '../../model/case/fold.ts'
import { isClosed } from '../../model/case/over.ts'
import type { DropKeys } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import type { ServerMonitor } from '../monitor/server-monitor.ts'
import type { Staff } from '../post/staff.ts'
import type { CacheKeeper, Taking } from '../vault/cache-keeper.ts'
import { listBoth, readNews } from './news.ts'
import { deriveStreams, type HeldGrant, syncStreams } from './sync.ts'
import { syncShelves } from './sync-shelves.ts'

/** By what an unlocked desk reads its shelves. */
interface Reading extends Omit<Taking, 'shown'> {
  readonly staff: Staff
  readonly cache: CacheKeeper
  readonly monitor: Pick<ServerMonitor, 'saw'>
  readonly keys: DropKeys
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
  const { staff, authors, holdings, keys, grants, fold } = reading
  const within = [staff, authors, holdings, keys] as const
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
  await syncShelves(...within, onProgress)
  await syncStreams(...within, grants(), onProgress, fold)
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
  const { staff, authors, holdings, keys, cache, grants, fold, isCalm, vault } = reading
  const shown = (done: number, total: number) => {
    fold()
    onProgress({ stage: 'cache', done, total })
  }
  const taking = { ...reading, shown }
  const hasCache = reading.source.cache !== undefined && vault.cache !== undefined
  const listing = hasCache ? listBoth(staff, holdings) : Promise.resolve()
  // A fault of it is met when it is waited for.
  listing.catch(() => {})
  let isRead = false
  try {
    await cache.begin(taking, isCalm ? (keys.lists[0]?.hash ?? null) : null)
    await listing
    const open = (parts: readonly number[]) => cache.open(taking, parts)
    const by = { open, grants, onProgress, onOpened: fold }
    isRead = await readNews(staff, authors, holdings, keys, by)
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
  const open = new Set(cases.filter(({ status }) => !isClosed(status)).flatMap(lettersIn))
  return (id) => open.has(id)
}

function lettersIn({ timeline }: Case): string[] {
  return timeline.flatMap((item) => (item.kind === 'drop' ? [hexOf(item.drop.id)] : []))
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

function checkSome({ staff, authors, keys, holdings }: Reading, ids: readonly string[]): void {
  if (ids.length === 0) return
  holdings.sealedTo.check(staff, keys.lists, holdings.drops, ids)
  deriveStreams(staff.primitives, authors, holdings)
}
