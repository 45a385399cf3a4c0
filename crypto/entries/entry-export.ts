import * as v from 'valibot'
import { bytesOf, kindOf, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'

/**
 * The part of a case that leaves the desk: all of it, the part that one person may have, or the part that the
 * archive keeps.
 */
export const EXPORTED = ['case', 'access-pack', 'archive'] as const
export type Exported = (typeof EXPORTED)[number]

/** Entries on files that left the desk. CASEWORK.md section 13.6 */
export const EXPORT_ENTRIES = [
  kindOf('exported', {
    what: v.picklist(EXPORTED),
    /** SHA-256 of the manifest that was signed: it names every file and its hash. */
    manifest: bytesOf(SIZE.key),
    /** The person it is for, or the reason. */
    text: text(500),
  }),
] as const
