import * as v from 'valibot'
import { manifestSchema } from './content.ts'

/** The field of an entry for the reception whose text may lie in blocks, by the entry's kind. PROTOCOL.md section 9.5 */
export const LONG_FIELDS = { note: 'text', hearing: 'text', closing: 'findings' } as const
export type LongKind = keyof typeof LONG_FIELDS

/** Says where that text lies, with no file beside it. The field is empty then. */
export const longManifest = v.exactOptional(
  v.pipe(
    manifestSchema,
    v.check(({ text, files }) => text !== undefined && files.length === 0, 'not a text alone'),
  ),
)
