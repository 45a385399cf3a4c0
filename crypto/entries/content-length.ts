import { encodeJson } from '../primitives/encode-json.ts'
import { BEFORE_PARTED_BODY, SIZE } from '../primitives/labels.ts'
import type { DropContent } from './content.ts'

// The reporter's first script imports this file: beside what reads JSON it would bring the schema library along.

/** Bytes of a body before its content. PROTOCOL.md section 9 */
export const BODY_HEADER = 293

/**
 * The most bytes that a drop's content may have as JSON: 15,402, as many as fit beside what two need to open it
 * together. It is the same for every drop: no length tells how one is sealed.
 */
export const CONTENT_LIMIT = SIZE.dropPlain - BEFORE_PARTED_BODY - 4 - BODY_HEADER - SIZE.signature

/** How many bytes of a drop this content takes; compare with `CONTENT_LIMIT`. */
export function contentLength(content: DropContent['content']): number {
  return encodeJson(content).length
}
