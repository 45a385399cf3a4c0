import * as v from 'valibot'
import { LANGUAGES } from '../entries/content.ts'
import {
  ALPHABET,
  makeCode,
  REFERENCE_LENGTH,
  type ReceiptCode,
  SECRET_LENGTH,
} from '../keys/receipt.ts'
import {
  concat,
  padded,
  type Random,
  readU32,
  requirePadding,
  u32be,
  utf8,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { decodeJson, encodeUpTo, name, text } from '../primitives/json.ts'
import { ctx, kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

const names = v.pipe(v.array(name), v.maxLength(40))
const answer = v.union([text(SIZE.longDraft), v.pipe(v.array(text(80)), v.maxLength(40))])

/**
 * A report in the names of the content document: a draft that is not sent yet, or a copy of what was sent. The two
 * differ only inside the file, which looks the same from outside.
 */
export const draftSchema = v.strictObject({
  format: v.picklist(['postern-draft/1', 'postern-copy/1']),
  language: v.picklist(LANGUAGES),
  channel: v.nullable(name),
  answers: v.record(name, answer),
  party: v.nullable(name),
  relation: v.nullable(name),
  categories: names,
  /** Ids of members who are not to read it. */
  leftOut: v.pipe(v.array(name), v.maxLength(64)),
  wish: names,
  wishText: text(SIZE.longDraft),
})
export type DraftContent = v.InferOutput<typeof draftSchema>

/** Bytes of a file besides the JSON in it: nonce, tag, length. */
const OVERHEAD = SIZE.nonce + SIZE.aeadTag + 4
/** The most bytes that a draft may have as JSON: 65,492. */
export const DRAFT_LIMIT = SIZE.longDraft - OVERHEAD

/** A code for one draft: it looks like a receipt's, and no server has given any of it. */
export function makeDraftCode(random: Random): ReceiptCode {
  const reference = [...random(REFERENCE_LENGTH)].map((byte) => ALPHABET[byte & 31])
  return makeCode(random, reference.join(''))
}

/**
 * Seal a draft or a copy only for its writer, at this instance. One code may seal again: each file has a nonce of
 * its own.
 *
 * @param code the draft's own code; for a copy of a report, the report's receipt code
 * @returns the whole file, 16,384 or 65,536 bytes without any mark. KEPT-FILES.md section 17.2
 * @throws CryptoError `refused` if it is longer than `DRAFT_LIMIT`, `malformed` if it would not open again
 */
export function sealDraft(
  p: Primitives,
  random: Random,
  instance: Uint8Array,
  code: ReceiptCode,
  draft: DraftContent,
): Uint8Array {
  const json = encodeUpTo(DRAFT_LIMIT, draft, 'a draft')
  decodeJson(draftSchema, json)
  const size = OVERHEAD + json.length <= SIZE.shortDraft ? SIZE.shortDraft : SIZE.longDraft
  const nonce = random(SIZE.nonce)
  const plain = padded(concat(u32be(json.length), json), size - SIZE.nonce - SIZE.aeadTag)
  return concat(nonce, p.aeadSeal(draftKey(p, instance, code), nonce, associated(instance), plain))
}

/**
 * Open the file of a draft.
 *
 * @returns null if it was not sealed under this code at this instance, or was changed since: the two look the
 *   same
 * @throws CryptoError `malformed` if no draft is of this length, or the inside does not parse
 */
export function openDraft(
  p: Primitives,
  instance: Uint8Array,
  code: ReceiptCode,
  file: Uint8Array,
): DraftContent | null {
  if (file.length !== SIZE.shortDraft && file.length !== SIZE.longDraft) {
    throw new CryptoError('malformed', `a draft of ${file.length} bytes`)
  }
  const [nonce, sealed] = [file.subarray(0, SIZE.nonce), file.subarray(SIZE.nonce)]
  const plain = p.aeadOpen(draftKey(p, instance, code), nonce, associated(instance), sealed)
  if (plain === null) return null
  const end = 4 + readU32(plain, 0)
  if (end > plain.length) throw new CryptoError('malformed', 'a length beyond its field')
  requirePadding(plain, end)
  return decodeJson(draftSchema, plain.subarray(4, end))
}

/**
 * Made under a label of its own: no other key that is derived from a receipt code opens a file under that code, and
 * the file reveals none of them.
 */
function draftKey(p: Primitives, instance: Uint8Array, code: ReceiptCode): Uint8Array {
  const first = code.slice(0, REFERENCE_LENGTH)
  const secret = code.slice(REFERENCE_LENGTH, REFERENCE_LENGTH + SECRET_LENGTH)
  return kdf(p, utf8(secret), LABEL.draft, instance, utf8(first))
}

function associated(instance: Uint8Array): Uint8Array {
  return ctx(LABEL.draft, instance)
}
