import { type Week, weekAt } from '../../../crypto/calendar.ts'
import { letGoOfUnlistedDrops, letGoOfUnlistedRecords } from './cache.ts'
import { settleCopies } from './copied-letters.ts'
import { type DropKeys, isUnopened, openEnvelope } from './drops.ts'
import { DeskError } from './error.ts'
import { type Holdings, takeIn } from './holdings.ts'
import { fetchDrops, fetchNewRows } from './sealed-rows.ts'
import { listShelf } from './shelf-list.ts'
import type { Staff } from './staff.ts'
import type { Authors } from './stream.ts'
import type { OnProgress, Progress } from './sync.ts'

const telling = (onProgress: OnProgress) => (done: number) =>
  onProgress({ stage: 'lists', done, total: 0 })

/**
 * Fetch what is new on both shelves, and open the drops: records come while they are opened. Drops are listed once more
 * after that, so that all are known which records name.
 *
 * @throws DeskError where no answer comes; nothing is lost, call it again
 */
export async function syncShelves(
  staff: Staff,
  authors: Authors,
  holdings: Holdings,
  keys: DropKeys,
  onProgress: OnProgress,
): Promise<void> {
  await listShelf(staff, holdings, 'records', telling(onProgress))
  const on = { drops: 'opening', records: null as Progress | null }
  const tell = () => on.records !== null && onProgress(on.records)
  const fetching = fetchNewRows(staff, holdings, (done, total) => {
    if (on.drops === 'failed') throw new DeskError('stopped')
    on.records = { stage: 'records', done, total }
    if (on.drops === 'opened') tell()
  })
  // A fault of it is met when it is waited for.
  fetching.catch(() => {})
  try {
    await syncDrops(staff, holdings, keys, onProgress)
    on.drops = 'opened'
    tell()
  } catch (error) {
    on.drops = 'failed'
    // Nothing goes on behind a sync that has ended.
    await fetching.catch(() => {})
    throw error
  }
  letGoOfUnlistedRecords(staff.primitives, authors, holdings)
  settleCopies(staff.primitives, holdings)
  await fetching
  await listShelf(staff, holdings, 'drops', () => {})
}

/**
 * Fetch and open every drop that we have not seen. A drop that does not open is kept by its id and code;
 * one that is listed and not handed over is remembered as withheld, and asked for again next time.
 */
async function syncDrops(
  staff: Staff,
  holdings: Holdings,
  keys: DropKeys,
  onProgress: OnProgress,
): Promise<void> {
  await listShelf(staff, holdings, 'drops', telling(onProgress))
  askAgain(holdings, letGoOfUnlistedDrops(holdings), oldestAskedFor(keys, staff.now()))
  await holdings.sealedTo.refresh(staff, keys.lists, holdings.drops)
  const { again, drops } = holdings
  const isWanted = (id: string) => again.has(id) || !drops.has(id)
  const wanted = [...holdings.expires.drops.keys()].filter(isWanted).sort()
  const found = await openAll(staff, holdings, keys, wanted, onProgress)
  for (const id of found) again.delete(id)
  holdings.withheld.clear()
  for (const id of wanted) if (!found.has(id)) holdings.withheld.add(id)
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

/** The first week of which a drop can be open to one of these keys: it was sealed in the week in which it came, or the next. */
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
  staff: Staff,
  holdings: Holdings,
  keys: DropKeys,
  ids: readonly string[],
  onProgress: OnProgress,
): Promise<Set<string>> {
  const found = new Set<string>()
  const oldest = oldestOpenable(keys)
  const tell = (done: number) => onProgress({ stage: 'drops', done, total: ids.length })
  for await (const rows of fetchDrops(staff, ids, tell)) {
    for (const [id, sealed] of rows) {
      found.add(id)
      const held = holdings.drops.get(id)
      if (held && !isUnopened(held)) continue
      const tried = (holdings.came.get(id) ?? 0) < oldest ? { ...keys, weekly: [] } : keys
      const one = openEnvelope(staff.primitives, tried, sealed)
      takeIn(holdings, id, holdings.sealedTo.checked(staff, keys.lists, one, sealed))
    }
  }
  return found
}
