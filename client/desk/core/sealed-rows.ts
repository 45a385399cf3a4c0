import { equal, fromHex } from '../../../crypto/bytes.ts'
import { dayOf } from '../../../crypto/calendar.ts'
import { fetchRows, type Shelf, type Staff } from './staff.ts'

/** Records as they lie on the shelf, sealed, by id in hex. */
export interface SealedRows {
  readonly has: (id: string) => boolean
  /** Those that are there. */
  readonly get: (ids: Iterable<string>) => ReadonlyMap<string, Uint8Array>
  readonly put: (rows: ReadonlyMap<string, Uint8Array>) => void
  readonly all: () => ReadonlyMap<string, Uint8Array>
  /** Let go of all for which this says no. */
  readonly keepOnly: (isNeeded: (id: string) => boolean) => void
}

export function rowsInMemory(): SealedRows {
  const held = new Map<string, Uint8Array>()
  return {
    has: (id) => held.has(id),
    get: (ids) => {
      return new Map([...ids].flatMap((id) => ((row) => (row ? [[id, row]] : []))(held.get(id))))
    },
    put: (rows) => {
      for (const [id, row] of rows) held.set(id, row)
    },
    all: () => held,
    keepOnly: (isNeeded) => {
      for (const id of held.keys()) if (!isNeeded(id)) held.delete(id)
    },
  }
}

/** The records that are listed, and those that are held. */
interface FetchedRecords {
  readonly expires: Readonly<Record<Shelf, ReadonlyMap<string, unknown>>>
  readonly rows: SealedRows
}

const NONE = new Uint8Array(0)

/** Rows that are asked for before what came is kept. */
const WINDOW = 1024

/** Rows of which the part that is due was fetched anew since unlocking. */
const renewed = new WeakSet<SealedRows>()

/**
 * Whether a row is of the sixteenth that every desk fetches anew on this day: what came damaged would else stay
 * so until it runs out, and who asked for that alone would tell that they read it.
 */
function isDueAnew(id: string, today: number): boolean {
  return Number.parseInt(id.slice(0, 1), 16) === today % 16
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
  { rows, expires }: FetchedRecords,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const listed = expires.records
  rows.keepOnly((id) => listed.has(id))
  const today = renewed.has(rows) ? null : dayOf(staff.now())
  const isAsked = (id: string) => !rows.has(id) || (today !== null && isDueAnew(id, today))
  const ids = [...listed.keys()].filter(isAsked).sort()
  for (let at = 0; at < ids.length; at += WINDOW) {
    const window = ids.slice(at, at + WINDOW).map(fromHex)
    const came = await fetchRows(staff, 'records', window, (done) =>
      onProgress(at + done, ids.length),
    )
    const held = rows.get(came.keys())
    rows.put(new Map([...came].filter(([id, row]) => !equal(held.get(id) ?? NONE, row))))
  }
  renewed.add(rows)
}
