import type { Manifest } from '../../../../crypto/entries/content.ts'
import { encodeJson } from '../../../../crypto/primitives/encode-json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
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

/** A file that is to be put into a case as it is: it is evidence, and nothing is taken out of it. */
export type TakenFile = Pick<AttachedFile, 'id' | 'name' | 'type' | 'size'>

/** The most that is put into a case at once: their names have to fit into one entry of its log. */
export const FILED_LIMITS: StreamLimits = { bytes: 2 * 1000 ** 3, files: 5 }

/** The most bytes, as JSON, of the words about such files. */
export const FILED_TEXT_LIMIT = 1200

/** Bytes that are left beside the longest text in four slots. */
const SPARE = 390

/** The bytes, as JSON, by which the text has to be shorter for these files to be named beside it. */
export function roomForFiles(files: readonly Pick<AttachedFile, 'name' | 'type'>[]): number {
  if (files.length === 0) return 0
  const manifest = longestManifest(files, 1e8)
  return Math.max(0, encodeJson({ manifest }).length - SPARE)
}

/** The manifest of these files before they are sent, with numbers as long as they get. @param size of each, in bytes */
export function longestManifest(
  files: readonly Pick<AttachedFile, 'name' | 'type'>[],
  size: number,
): Manifest {
  const key = new Uint8Array(SIZE.key)
  const named = files.map(({ name, type }) => ({ name, type, size, offset: size, hash: key }))
  return { key, blocks: 1e6, files: named }
}
