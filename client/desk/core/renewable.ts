import { blockId } from '../../../crypto/blocks.ts'
import { toHex } from '../../../crypto/bytes.ts'
import type { Day, Week } from '../../../crypto/calendar.ts'
import type { Manifest } from '../../../crypto/content.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { checkManifest } from '../../../crypto/manifest.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { nextTask } from '../../shared/ticket.ts'
import { isOver } from './audit.ts'
import { type Holdings, reporterDrops } from './holdings.ts'

/** A block that this desk could open. */
export interface RenewableRow {
  /** hex */
  readonly id: string
  readonly expires: Week
  /** Its content key and index: what its disposal key follows from. */
  readonly key: Uint8Array
  readonly index: number
}

/** As many blocks of a stream in a row that the server does not list, and no more of it is looked for. */
const MISSES = 8
/** Blocks that are looked for before other work of this thread may run. */
const AT_ONCE = 256

/**
 * Of the blocks of every manifest that a desk has read, from letters and from what colleagues sent, those
 * whose turn has come; as long as the log that names them is renewed. What this costs follows from what
 * lies on the server: a number that somebody made up, or one stream named often, keeps no desk busy.
 *
 * @param expires of all blocks on the server, by id in hex
 */
export async function dueBlocks(
  p: Primitives,
  holdings: Holdings,
  expires: ReadonlyMap<string, Week>,
  today: Day,
  isDue: (block: Pick<RenewableRow, 'id' | 'expires'>) => boolean,
): Promise<RenewableRow[]> {
  const due: RenewableRow[] = []
  let looked = 0
  for (const { key, blocks } of streamsIn(holdings, today)) {
    for (let index = 0, misses = 0; index < blocks && misses < MISSES; index++) {
      if (++looked % AT_ONCE === 0) await nextTask()
      const id = toHex(blockId(p, key, index))
      const week = expires.get(id)
      misses = week === undefined ? misses + 1 : 0
      if (week === undefined || !isDue({ id, expires: week })) continue
      due.push({ id, expires: week, key, index })
    }
  }
  return due
}

/** Each stream once, as long as the longest that is said of it. */
function streamsIn(holdings: Holdings, today: Day): Iterable<Pick<Manifest, 'key' | 'blocks'>> {
  const streams = new Map<string, Pick<Manifest, 'key' | 'blocks'>>()
  for (const { key, blocks } of manifestsIn(holdings, today)) {
    const name = toHex(key)
    if (blocks > (streams.get(name)?.blocks ?? 0)) streams.set(name, { key, blocks })
  }
  return streams.values()
}

function manifestsIn(holdings: Holdings, today: Day): Manifest[] {
  const fromReporters = reporterDrops(holdings).map(({ content }) => content.manifest)
  const fromStaff = [...holdings.streams.values()]
    .filter((stream) => !isOver(stream, today))
    .flatMap(({ records }) =>
      [...records.values()].map(({ content }) => {
        const entry = content.kind === 'opened' && content.counts ? content.record.entry : null
        return entry?.kind === 'message' ? entry.manifest : null
      }),
    )
  return [...fromReporters, ...fromStaff].flatMap((one) => (one && holds(one) ? [one] : []))
}

function holds(manifest: Manifest): boolean {
  try {
    checkManifest(manifest)
    return true
  } catch (error) {
    if (error instanceof CryptoError) return false
    throw error
  }
}
