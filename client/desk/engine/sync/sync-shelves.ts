import { type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { type DropKeys, isUnopened } from '../../model/log/drops.ts'
import { madeOf } from '../../model/log/own-matter.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import { type Holdings, type ShelfStaff, takeIn } from '../holdings.ts'
import { Opener } from '../opening/opener.ts'
import { letGoOfUnlistedDrops, letGoOfUnlistedRecords } from '../vault/cache.ts'
import { settleCopies } from './copied-letters.ts'
import { RecordReading } from './record-reading.ts'
import { fetchDrops, fetchNewRows } from './sealed-rows.ts'
import { listShelf } from './shelf-list.ts'
import { deriveStreams } from './sync.ts'

const telling = (onProgress: OnProgress) => (done: number) =>
  onProgress({ stage: 'lists', done, total: 0 })

/**
 * Fetch new rows of both shelves: drops are opened first, then records are read as they come. Drops are listed
 * once more after that, so that all drops that records name are known.
 *
 * @throws DeskError if no answer comes; nothing is lost, call it again
 */
export async function syncShelves(staff: ShelfStaff, onProgress: OnProgress): Promise<void> {
  const { authors, holdings } = staff
  const { primitives: p } = staff
  await listShelf(staff, 'records', telling(onProgress))
  await syncDrops(staff, onProgress)
  letGoOfUnlistedRecords(p, authors, holdings)
  settleCopies(p, holdings)
  deriveStreams(p, authors, holdings)
  await fetchRecords(staff, onProgress, 'all')
  await listShelf(staff, 'drops', () => {})
}

/** Fetch the records that are new, and read those of the logs that are known by now. @throws DeskError */
export async function fetchRecords(
  staff: ShelfStaff,
  onProgress: OnProgress,
  what: 'new' | 'all',
): Promise<void> {
  const { authors, holdings } = staff
  const reading = new RecordReading(staff, authors, holdings)
  await fetchNewRows(staff, {
    what,
    onProgress: (done, total) => onProgress({ stage: 'records', done, total }),
    onRows: (rows) => reading.read(rows),
  })
  reading.takeIn(false)
}

async function syncDrops(staff: ShelfStaff, onProgress: OnProgress): Promise<void> {
  const { holdings, keys } = staff
  await listShelf(staff, 'drops', telling(onProgress))
  letGoOfDrops(staff)
  await holdings.sealedTo.refresh(staff, keys.lists, holdings.drops)
  const { again } = holdings
  await openDrops(staff, (id) => again.has(id) || isNew(holdings, id), onProgress)
}

/** Let go of drops that are not listed; those of the last weeks are to be fetched again. */
export function letGoOfDrops(staff: ShelfStaff): void {
  const { holdings, keys } = staff
  askAgain(holdings, letGoOfUnlistedDrops(holdings), oldestAskedFor(keys, staff.now()))
}

/** Whether nothing of a drop was ever here. @param id in hex */
export function isNew({ drops, rest }: Holdings, id: string): boolean {
  return !drops.has(id) && rest?.hasDrop(id) !== true
}

/**
 * Fetch and open drops that are listed. A drop that does not open is kept by its id and code; one that is listed
 * and not handed over is remembered as withheld, and asked for again next time.
 *
 * @param isWanted asked of their ids in hex
 * @returns ids in hex of those that came
 */
export async function openDrops(
  staff: ShelfStaff,
  isWanted: (id: string) => boolean,
  onProgress: OnProgress,
): Promise<ReadonlySet<string>> {
  const { holdings } = staff
  const wanted = [...holdings.expires.drops.keys()].filter(isWanted).sort()
  const found = await openAll(staff, wanted, onProgress)
  for (const id of found) holdings.again.delete(id)
  holdings.withheld.clear()
  for (const id of wanted) if (!found.has(id)) holdings.withheld.add(id)
  return found
}

/** Weeks before the running one whose drops every desk fetches again. */
export const OPENABLE_WEEKS = 2

/**
 * The first week whose drops are fetched again: keys of a desk that was not unlocked for long, or whose server holds
 * something back, stay longer. The server knows that.
 */
function oldestAskedFor(keys: DropKeys, now: number): Week {
  return Math.min(weekAt(now) - OPENABLE_WEEKS, oldestOpenable(keys))
}

/**
 * The first week in which a drop can have come that opens to one of these keys: it was sealed to the week in
 * which it came, or to the next.
 */
function oldestOpenable({ weekly }: DropKeys): Week {
  return Math.min(...weekly.map(({ week }) => week - 1))
}

/**
 * Have all that was kept fetched again while there can be keys to it: what did not open may have been damaged on the
 * way, or is kept back. Every desk fetches all of it, whether it opened it or not: else the server would learn which
 * drops are for whom.
 */
function askAgain({ again, drops, came }: Holdings, kept: readonly string[], oldest: Week): void {
  for (const id of kept) {
    const one = drops.get(id)
    if ((came.get(id) ?? 0) >= oldest) again.add(id)
    // Nobody can tell any more what it was.
    else if (one?.kind === 'broken') drops.set(id, { kind: 'skipped', id: one.id })
  }
}

async function openAll(
  staff: ShelfStaff,
  ids: readonly string[],
  onProgress: OnProgress,
): Promise<Set<string>> {
  const { holdings, keys, opener = new Opener(staff.primitives) } = staff
  const found = new Set<string>()
  const oldest = oldestOpenable(keys)
  const tell = (done: number) => onProgress({ stage: 'drops', done, total: ids.length })
  for await (const rows of fetchDrops(staff, ids, tell)) {
    for (const id of rows.keys()) found.add(id)
    const closed = [...rows].flatMap(([id, sealed]) => {
      const held = holdings.drops.get(id)
      const isOld = (holdings.came.get(id) ?? 0) < oldest
      return held && !isUnopened(held) ? [] : [{ id, sealed, isOld }]
    })
    const opened = await opener.drops(keys, closed)
    for (const [i, { id, sealed }] of closed.entries()) {
      const one = opened[i]
      if (one === undefined) continue
      // Whether a report that was made of a letter is a case at all hangs on it.
      const isMade = one.kind === 'reporter' && madeOf(one.drop) !== null
      const known = isMade
        ? holdings.sealedTo.checked(staff, keys.lists, one, sealed)
        : holdings.sealedTo.noted(staff, keys.lists, one, sealed)
      takeIn(holdings, id, known)
    }
  }
  return found
}
