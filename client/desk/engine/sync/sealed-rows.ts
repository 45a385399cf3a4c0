import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import { equal, fromHex } from '../../../../crypto/primitives/bytes.ts'
import { DeskError } from '../../model/error.ts'
import { fetchRows, type Shelf, type Staff } from '../post/staff.ts'

/** Records as they lie on the shelf, sealed, by id in hex. */
export interface SealedRows {
  readonly has: (id: string) => boolean
  /**
   * Let go of all that are not listed, and learn which of the others are there.
   *
   * @param turn of the list: the same one is looked at once
   */
  readonly look: (listed: ReadonlyMap<string, unknown>, turn: number) => Promise<void>
  /** Those that are there. @throws DeskError `files`, `file-busy` */
  readonly get: (ids: Iterable<string>) => Promise<ReadonlyMap<string, Uint8Array>>
  /** @param kept ids in hex of those that a host has kept on their way */
  readonly put: (rows: ReadonlyMap<string, Uint8Array>, kept: ReadonlySet<string>) => Promise<void>
  /** Take none for there any more. */
  readonly forget: () => void
}

export function rowsInMemory(): SealedRows {
  const held = new Map<string, Uint8Array>()
  return {
    has: (id) => held.has(id),
    look: async (listed) => {
      for (const id of held.keys()) if (!listed.has(id)) held.delete(id)
    },
    get: async (ids) => {
      return new Map([...ids].flatMap((id) => ((row) => (row ? [[id, row]] : []))(held.get(id))))
    },
    put: async (rows) => {
      for (const [id, row] of rows) held.set(id, row)
    },
    forget: () => held.clear(),
  }
}

/** The records that are listed, and those that are held. */
export interface FetchedRecords {
  readonly expires: Readonly<Record<Shelf, ReadonlyMap<string, unknown>>>
  /** How often the list of records has changed. */
  readonly turns: number
  readonly rows: SealedRows
}

const NONE = new Uint8Array(0)

/** Rows that are asked for before what came is kept, and that are read at once. */
export const WINDOW = 2048

/** Rows of which the part that is due was fetched again since unlocking. */
const renewed = new WeakSet<SealedRows>()

/** Parts of all rows, one of which every desk fetches again on a day. */
const PARTS = 64

/**
 * Whether a row is of the part that every desk fetches again on this day: a desk that asked only for a damaged one would tell
 * that they read it. Of a desk that is seldom unlocked some parts never have their day: what came damaged stays so.
 */
export function isDueAnew(id: string, today: Day): boolean {
  return Number.parseInt(id.slice(0, 2), 16) % PARTS === today % PARTS
}

/**
 * Fetch every record that is listed and not held, whoever can read it: so what a desk asks for tells the
 * server nothing of the cases that it reads. And once since unlocking a part of those that are held.
 * PROTOCOL.md section 16.1
 *
 * @throws DeskError; nothing is lost, call it again
 */
export async function fetchNewRows(
  staff: Staff,
  { rows, expires, turns }: FetchedRecords,
  { what, onProgress, onRows }: FetchOptions = {},
): Promise<void> {
  const listed = expires.records
  await rows.look(listed, turns)
  const today = what === 'new' || renewed.has(rows) ? null : dayOf(staff.now())
  const isAsked = (id: string) => !rows.has(id) || (today !== null && isDueAnew(id, today))
  const ids = [...listed.keys()].filter(isAsked).sort()
  let putting = Promise.resolve()
  const kept = new Set<string>()
  for await (const came of windowsOf(staff, ids, kept, onProgress)) {
    await putting
    const held = await rows.get([...came.keys()].filter((id) => !kept.has(id)))
    const fresh = [...came].filter(([id, row]) => !equal(held.get(id) ?? NONE, row))
    putting = rows.put(new Map(fresh), kept)
    // A fault of it is met when it is waited for.
    putting.catch(() => {})
    onRows?.(came)
  }
  await putting
  if (what !== 'new') renewed.add(rows)
}

interface FetchOptions {
  /** new: the part that is fetched again is left for later; all of it where nothing is said. */
  readonly what?: 'new' | 'all'
  readonly onProgress?: (done: number, total: number) => void
  /** Takes rows as they come, by their ids in hex. */
  readonly onRows?: (rows: ReadonlyMap<string, Uint8Array>) => void
}

/** Records some at a time. The next ones are on their way while those before them are worked on. */
async function* windowsOf(
  staff: Staff,
  ids: readonly string[],
  kept: Set<string>,
  onProgress: FetchOptions['onProgress'] = () => {},
): AsyncGenerator<ReadonlyMap<string, Uint8Array>> {
  const fetch = (at: number) => {
    const window = ids.slice(at, at + WINDOW).map(fromHex)
    const tell = (done: number) => onProgress(at + done, ids.length)
    const fetching = fetchRows(staff, 'records', window, tell, kept)
    // A fault of it is met when it is waited for.
    fetching.catch(() => {})
    return fetching
  }
  let next = fetch(0)
  try {
    for (let at = 0; at < ids.length; at += WINDOW) {
      const came: ReadonlyMap<string, Uint8Array> = await next
      next = fetch(at + WINDOW)
      yield came
    }
  } finally {
    // Nothing goes on behind what has ended.
    await next.catch(() => {})
  }
}

/**
 * Read records that are held. If one is gone since it was looked for, all that are listed are fetched again: to ask
 * only for this one would tell the server that it is read here.
 *
 * @param ids in hex; those that are not held are left out of the answer
 * @throws DeskError `files` if the store loses them again
 */
export async function readRows(
  staff: Staff,
  holdings: FetchedRecords,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (ids.length === 0) return new Map()
  const { rows } = holdings
  const isWhole = (found: ReadonlyMap<string, Uint8Array>) =>
    ids.every((id) => found.has(id) || !rows.has(id))
  const found = await rows.get(ids)
  if (isWhole(found)) return found
  rows.forget()
  await fetchNewRows(staff, holdings)
  const again = await rows.get(ids)
  if (!isWhole(again)) throw new DeskError('files')
  return again
}

/** One record, of those that were read already or else from where it lies. @param id in hex */
export async function readRow(
  staff: Staff,
  holdings: FetchedRecords,
  near: ReadonlyMap<string, Uint8Array>,
  id: string,
): Promise<Uint8Array | undefined> {
  return near.get(id) ?? (await readRows(staff, holdings, [id])).get(id)
}

/** Drops that are worked on at a time; as many are on their way. */
const DROPS = 128

/**
 * Fetch drops some at a time, as `fetchRows` does. The next ones are on their way while those before them are worked
 * on.
 *
 * @param ids in hex
 * @throws DeskError
 */
export async function* fetchDrops(
  staff: Staff,
  ids: readonly string[],
  progress: (done: number) => void = () => {},
): AsyncGenerator<ReadonlyMap<string, Uint8Array>> {
  const fetch = (at: number) => {
    return fetchRows(staff, 'drops', ids.slice(at, at + DROPS).map(fromHex))
  }
  let next: Promise<ReadonlyMap<string, Uint8Array>> | null = null
  for (let at = 0; at < ids.length; at += DROPS) {
    progress(at)
    const found: ReadonlyMap<string, Uint8Array> = await (next ?? fetch(at))
    next = fetch(at + DROPS)
    // A fault of it is met when it is waited for.
    next.catch(() => {})
    yield found
  }
}
