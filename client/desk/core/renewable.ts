import { blockId } from '../../../crypto/blocks.ts'
import type { Day, Week } from '../../../crypto/calendar.ts'
import type { Manifest } from '../../../crypto/content.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { checkManifest } from '../../../crypto/manifest.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { isOver } from './audit.ts'
import { hexOf } from './hex-of.ts'
import { type Holdings, openedKeys, reporterDrops } from './holdings.ts'
import type { Shelf } from './staff.ts'

/** A row that this desk could open. */
export interface RenewableRow {
  readonly shelf: Shelf | 'blocks'
  /** hex */
  readonly id: string
  readonly expires: Week
  /** Its content key and index: what its disposal key follows from. */
  readonly key: Uint8Array
  readonly index: number
}

/** Every row that we opened or read: its disposal key can be shown. */
export function renewableRows(holdings: Holdings, today: Day): RenewableRow[] {
  const { drops, records } = holdings.expires
  const rows: RenewableRow[] = []
  for (const { id, key } of openedKeys(holdings)) {
    const expires = drops.get(hexOf(id))
    if (expires !== undefined) rows.push({ shelf: 'drops', id: hexOf(id), expires, key, index: 0 })
  }
  for (const stream of holdings.streams.values()) {
    if (isOver(stream, today)) continue
    for (const { id, epoch, sequence } of stream.records.values()) {
      const expires = records.get(hexOf(id))
      if (expires === undefined) continue
      rows.push({ shelf: 'records', id: hexOf(id), expires, key: epoch.key, index: sequence })
    }
  }
  return rows
}

/**
 * The blocks of every manifest that a desk has read, from letters and from what colleagues sent; as long
 * as the log that names them is renewed.
 *
 * @param expires of all blocks on the server, by id in hex
 */
export function renewableBlocks(
  p: Primitives,
  holdings: Holdings,
  expires: ReadonlyMap<string, Week>,
  today: Day,
): RenewableRow[] {
  // Of what was delivered everything is listed: a number that somebody made up keeps no desk busy.
  const there = manifestsIn(holdings, today).filter(({ blocks }) => blocks <= expires.size)
  return there.flatMap(({ key, blocks }) =>
    Array.from({ length: blocks }, (_, index) => index).flatMap((index): RenewableRow[] => {
      const id = hexOf(blockId(p, key, index))
      const week = expires.get(id)
      return week === undefined ? [] : [{ shelf: 'blocks', id, expires: week, key, index }]
    }),
  )
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
