import type { Day } from '../../../../crypto/days/calendar.ts'
import { checkManifest } from '../../../../crypto/drop/manifest.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { isRetentionOver } from '../../model/audit/audit.ts'
import { type Holdings, reporterDrops } from '../holdings.ts'

/** A stream of blocks that a letter names, or what colleagues wrote. */
export type BlockStream = Pick<Manifest, 'key' | 'blocks'>

/**
 * The streams of every manifest that a desk has read, as long as the log that names them lasts: each
 * once, as long as the longest that is said of it.
 */
export function blockStreams(holdings: Holdings, today: Day): readonly BlockStream[] {
  const streams = new Map<string, BlockStream>()
  for (const { key, blocks } of manifestsIn(holdings, today)) {
    const name = toHex(key)
    if (blocks > (streams.get(name)?.blocks ?? 0)) streams.set(name, { key, blocks })
  }
  return [...streams.values()]
}

function manifestsIn(holdings: Holdings, today: Day): Manifest[] {
  const fromReporters = reporterDrops(holdings).map(({ content }) => content.manifest)
  const fromStaff = [...holdings.streams.values()]
    .filter((stream) => !isRetentionOver(stream, today))
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
