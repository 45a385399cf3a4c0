import { encodeJson } from '../../../../crypto/primitives/encode-json.ts'
import type { StreamLimits } from '../../../shared/blocks/plan.ts'
import type { CleanOutcome } from '../../../shared/clean/clean.ts'
import type { FoundName } from '../../../shared/clean/outcome.ts'

/** A file that goes with what a person writes to a reporter. */
export interface AttachedFile {
  /** Drawn by the page. */
  readonly id: string
  /** As the reporter will see it. */
  readonly name: string
  readonly type: string
  /** bytes, as they are sent */
  readonly size: number
  /** The result of cleaning it. */
  readonly state: CleanOutcome['kind']
  /** The things that were taken out. */
  readonly found: readonly FoundName[]
  /** Whether it is sent though it could not be cleaned: a person said so. */
  readonly asIs: boolean
}

export type FileToSend = Pick<AttachedFile, 'id' | 'asIs'>

/** The most that the reception sends at once: a reporter fetches it over a slow line. */
export const ATTACHED_LIMITS: StreamLimits = { bytes: 50 * 1000 ** 2, files: 5 }

/** Bytes that are left beside the longest text in four slots. */
const SPARE = 390

/** The bytes, as JSON, by which the text has to be shorter for these files to be named beside it. */
export function roomForFiles(files: readonly Pick<AttachedFile, 'name' | 'type'>[]): number {
  if (files.length === 0) return 0
  const key = 'x'.repeat(43)
  const named = files.map(({ name, type }) => ({ name, type, size: 1e8, offset: 1e8, hash: key }))
  const manifest = { key, blocks: 1e6, files: named }
  return Math.max(0, encodeJson({ manifest }).length - SPARE)
}
