import { fromHex } from '../../../crypto/bytes.ts'
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

/** Rows that are asked for before what came is kept. */
const WINDOW = 1024

/**
 * Fetch every record that is listed and not held, whoever can read it: so what a desk asks for tells the
 * server nothing of the cases that it reads. PROTOCOL.md section 16.1
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
  const ids = [...listed.keys()].filter((id) => !rows.has(id)).sort()
  for (let at = 0; at < ids.length; at += WINDOW) {
    const window = ids.slice(at, at + WINDOW).map(fromHex)
    rows.put(await fetchRows(staff, 'records', window, (done) => onProgress(at + done, ids.length)))
  }
}
