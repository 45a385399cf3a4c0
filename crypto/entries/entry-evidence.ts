import * as v from 'valibot'
import { bytesOf, integer, kindOf, name } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'

/** Actions of a member on a file of a case. */
export const FILE_ACTIONS = ['opened', 'viewed', 'saved'] as const
export type FileAction = (typeof FILE_ACTIONS)[number]

/** The chain of custody of the files of a case. CASEWORK.md section 13.9 */
export const EVIDENCE_ENTRIES = [
  kindOf('evidence', {
    action: v.picklist(FILE_ACTIONS),
    /** The drop or the message that brought the file. */
    message: bytesOf(SIZE.messageId),
    /** Record of the message; absent for a drop. A member may give any message id to what they write. */
    record: v.optional(bytesOf(SIZE.id)),
    /** Its place in the manifest, from 0. */
    file: integer(0, 99),
    /** SHA-256 of the file, once its blocks were opened and checked. */
    sha256: bytesOf(SIZE.key),
    /** The type that its bytes were recognised as. */
    as: name,
  }),
] as const
