import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { DeskError } from '../../model/error.ts'
import { fetchRows, type Shelf, type Staff } from '../post/staff.ts'

/** Records as they lie on the shelf, sealed, by id in hex. */
export interface SealedRows {
  readonly has: (id: string) => boolean
  /**
   * Discard all rows that are not listed, and learn which of the others are there.
   *
   * @param turn of the list: the same one is looked at once
   */
  readonly look: (listed: ReadonlyMap<string, unknown>, turn: number) => Promise<void>
  /** The rows that are there. @throws DeskError `files`, `file-busy` */
  readonly get: (ids: Iterable<string>) => Promise<ReadonlyMap<string, Uint8Array>>
  /** @param kept ids in hex of the rows that a host has kept on their way */
  readonly put: (rows: ReadonlyMap<string, Uint8Array>, kept: ReadonlySet<string>) => Promise<void>
  /** Treat all rows as missing from now on. */
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

/** A member's keys and connection, with the records of their desk. */
export interface FetchingStaff extends Staff {
  readonly holdings: FetchedRecords
}

const NONE = new Uint8Array(0)

/** Rows that are asked for before the rows that came are kept, and that are read at once. */
export const WINDOW = 2048

/** Stores whose due part was fetched again since unlocking. */
const renewed = new WeakSet<SealedRows>()

/** Parts of all rows; every desk fetches one of them again on a day. */
const PARTS = 64

/**
 * Whether a row is in the part that every desk fetches again on this day: a desk that asked only for a damaged
 * row would tell that it reads it. If a desk is seldom unlocked, some parts never have their day: rows that came
 * damaged stay so.
 */
export function isDueAnew(id: string, today: Day): boolean {
  return Number.parseInt(id.slice(0, 2), 16) % PARTS === today % PARTS
}

/**
 * Fetch every record that is listed and not held, no matter who can read it: so requests tell the server nothing
 * of the cases that a desk reads. Once since unlocking, also fetch a part of the records that are held.
 * PROTOCOL.md section 16.1
 *
 * @throws DeskError; nothing is lost, call it again
 */
export async function fetchNewRows(
  staff: FetchingStaff,
  { what, onProgress, onRows }: FetchOptions = {},
): Promise<void> {
  const { rows, expires, turns } = staff.holdings
  const listed = expires.records
  await rows.look(listed, turns)
  const today = what === 'new' || renewed.has(rows) ? null : dayOf(staff.now())
  const isAsked = (id: string) => !rows.has(id) || (today !== null && isDueAnew(id, today))
  const ids = [...listed.keys()].filter(isAsked).sort()
  let putting = Promise.resolve()
  const kept = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  const windows = inWindows(ids, WINDOW, (some, at) => {
    const tell = (done: number) => onProgress?.(at + done, ids.length)
    const fetching = fetchRows(staff, 'records', some, tell, kept)
    last = fetching
    return fetching
  })
  try {
    for await (const came of windows) {
      await putting
      const held = await rows.get([...came.keys()].filter((id) => !kept.has(id)))
      const fresh = [...came].filter(([id, row]) => !equal(held.get(id) ?? NONE, row))
      putting = rows.put(new Map(fresh), kept)
      // Its error is thrown when it is awaited.
      putting.catch(() => {})
      await onRows?.(came)
    }
  } finally {
    // No request goes on after the end.
    await last.catch(() => {})
  }
  await putting
  if (what !== 'new') renewed.add(rows)
}

interface FetchOptions {
  /** new: the part that is fetched again is left for later; `all` by default. */
  readonly what?: 'new' | 'all'
  readonly onProgress?: (done: number, total: number) => void
  /** Takes rows as they come, by their ids in hex; the next ones are on their way meanwhile. */
  readonly onRows?: (rows: ReadonlyMap<string, Uint8Array>) => Promise<void>
}

/**
 * The results of `fetch` for some of `ids` at a time. The next ones are on their way while those before them are
 * worked on. If the work ends early, so does this: it does not wait for what is on its way.
 */
export async function* inWindows<T>(
  ids: readonly string[],
  size: number,
  fetch: (some: readonly string[], at: number) => Promise<T>,
): AsyncGenerator<T> {
  const begin = (at: number) => {
    const fetching = fetch(ids.slice(at, at + size), at)
    // Its error is thrown when it is awaited.
    fetching.catch(() => {})
    return fetching
  }
  let next = begin(0)
  for (let at = 0; at < ids.length; at += size) {
    const came = await next
    next = begin(at + size)
    yield came
  }
}

/**
 * Read records that are held. If one is gone since it was looked for, all that are listed are fetched again: to
 * ask only for this one would tell the server that it is read here.
 *
 * @param ids in hex; those that are not held are left out of the answer
 * @throws DeskError `files` if the store loses them again
 */
export async function readRows(
  staff: FetchingStaff,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { holdings } = staff
  if (ids.length === 0) return new Map()
  const { rows } = holdings
  const isWhole = (found: ReadonlyMap<string, Uint8Array>) =>
    ids.every((id) => found.has(id) || !rows.has(id))
  const found = await rows.get(ids)
  if (isWhole(found)) return found
  rows.forget()
  await fetchNewRows(staff)
  const again = await rows.get(ids)
  if (!isWhole(again)) throw new DeskError('files')
  return again
}

/** One record, from those that were read already, or else from the store. @param id in hex */
export async function readRow(
  staff: FetchingStaff,
  near: ReadonlyMap<string, Uint8Array>,
  id: string,
): Promise<Uint8Array | undefined> {
  return near.get(id) ?? (await readRows(staff, [id])).get(id)
}

/** Drops that are worked on at a time; as many are on their way. */
const DROPS = 128

/**
 * Fetch drops some at a time, as `fetchRows` does.
 *
 * @param ids in hex
 * @throws DeskError
 */
export async function* fetchDrops(
  staff: Staff,
  ids: readonly string[],
  progress: (done: number) => void = () => {},
): AsyncGenerator<ReadonlyMap<string, Uint8Array>> {
  let done = 0
  if (ids.length > 0) progress(done)
  for await (const rows of inWindows(ids, DROPS, (some) => fetchRows(staff, 'drops', some))) {
    yield rows
    done += DROPS
    if (done < ids.length) progress(done)
  }
}
