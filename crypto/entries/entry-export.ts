import * as v from 'valibot'
import { bytesOf, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'

/** What of a case is taken out of the desk: all of it, what one person may have of it, or what the archive keeps. */
export const EXPORTED = ['case', 'access-pack', 'archive'] as const
export type Exported = (typeof EXPORTED)[number]

/** Entries on files that left the desk. CASEWORK.md section 13.6 */
export const EXPORT_ENTRIES = [
  v.strictObject({
    kind: v.literal('exported'),
    what: v.picklist(EXPORTED),
    /** SHA-256 of the manifest that was signed: it names every file and its hash. */
    manifest: bytesOf(SIZE.key),
    /** Whom it is for, or why. */
    text: text(500),
  }),
] as const
