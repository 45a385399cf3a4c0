import * as v from 'valibot'
import { bytesOf, day, integer, kindOf, name, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'
import { manifestSchema } from './content.ts'

/** Actions of a member on a file of a case. */
export const FILE_ACTIONS = ['opened', 'viewed', 'saved'] as const
export type FileAction = (typeof FILE_ACTIONS)[number]

/** The document that a file of the case is, by the word of the member who put it in. */
export const DOCUMENTS = [
  'letter',
  'email',
  'photo',
  'recording',
  'report',
  'minutes',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENTS)[number]

/** The files that the reception put into a case, and the chain of custody of all files. CASEWORK.md section 13.9 */
export const EVIDENCE_ENTRIES = [
  /** Files of the reception's own, which no reporter and no party sees. */
  v.pipe(
    kindOf('filed', {
      /** Names the files in `evidence`, as that of a message does. */
      messageId: bytesOf(SIZE.messageId),
      as: v.picklist(DOCUMENTS),
      /** The day on which it came, or was made. */
      received: v.optional(day),
      text: text(400),
      manifest: manifestSchema,
    }),
    v.check(({ manifest }) => manifest.files.length > 0, 'no file'),
    v.check(({ manifest }) => manifest.text === undefined, 'a text among the files'),
  ),
  kindOf('evidence', {
    action: v.picklist(FILE_ACTIONS),
    /** The drop, the message or the `filed` that brought the file. */
    message: bytesOf(SIZE.messageId),
    /** Record of the message or the `filed`; absent for a drop. A member may give any message id to what they write. */
    record: v.optional(bytesOf(SIZE.id)),
    /** Its place in the manifest, from 0. */
    file: integer(0, 99),
    /** SHA-256 of the file, once its blocks were opened and checked. */
    sha256: bytesOf(SIZE.key),
    /** The type that its bytes were recognised as. */
    as: name,
  }),
] as const
