import * as v from 'valibot'
import type { ReporterContent, SlotContent } from '../entries/content.ts'
import { RESERVED_ANSWERS } from '../entries/names.ts'
import { equal } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { decodeJson, encodeUpTo, name, text } from '../primitives/json.ts'
import { SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** Texts by name, as they lie in the block stream. */
export type LongText = Readonly<Record<string, string>>

export const longTextSchema = v.pipe(
  v.record(name, text(SIZE.longText)),
  v.check((texts) => Object.keys(texts).length > 0, 'no text'),
)

/** Reserved names whose answers stay in the body: they decide who reads, and are needed first. */
const STAYING: readonly string[] = RESERVED_ANSWERS.filter((one) => one !== 'wish-text')

/** Whether an answer may travel in blocks. PROTOCOL.md section 9.5 */
export function mayTravel(name: string, answer: ReporterContent['answers'][string]): boolean {
  return typeof answer === 'string' && !STAYING.includes(name)
}

/** @throws CryptoError `refused` if it has more than 1 MiB */
export function encodeLongText(texts: LongText): Uint8Array {
  return encodeUpTo(SIZE.longText, texts, 'a text')
}

/** Texts as they are laid into blocks. */
export interface TextPart {
  readonly bytes: Uint8Array
  /** 32 bytes, for the manifest: every reader has these bytes, or none. PROTOCOL.md section 9.5 */
  readonly hash: Uint8Array
}

/** @param bytes of `encodeLongText` or `encodeSlotText` */
export function textPart(p: Primitives, bytes: Uint8Array): TextPart {
  return { bytes, hash: p.hash(32, null, bytes) }
}

/**
 * The texts that a manifest names by `hash`.
 *
 * @throws CryptoError `tampered` if the blocks hold another text; `malformed`
 */
export function openTextPart(p: Primitives, { bytes, hash }: TextPart): LongText {
  if (!equal(p.hash(32, null, bytes), hash)) throw new CryptoError('tampered', 'text hash mismatch')
  return decodeLongText(bytes)
}

/** @throws CryptoError `malformed` */
export function decodeLongText(bytes: Uint8Array): LongText {
  if (bytes.length > SIZE.longText) {
    throw new CryptoError('malformed', `a text of ${bytes.length} bytes`)
  }
  return decodeJson(longTextSchema, bytes)
}

/**
 * All answers of a letter, including those that came in blocks.
 *
 * @throws CryptoError `malformed` if one stands in both, or may not stand in blocks
 */
export function joinAnswers(
  { answers }: Pick<ReporterContent, 'answers'>,
  texts: LongText,
): ReporterContent['answers'] {
  for (const name of Object.keys(texts)) {
    if (Object.hasOwn(answers, name) || STAYING.includes(name)) {
      throw new CryptoError('malformed', `"${name}" cannot stand in the blocks`)
    }
  }
  return { ...answers, ...texts }
}

/** Encode the text of a slot's message that does not fit into four slots. */
export function encodeSlotText(text: string): Uint8Array {
  return encodeLongText({ text })
}

/**
 * The text of a message that came in blocks; the slot itself has none.
 *
 * @throws CryptoError `malformed`
 */
export function joinSlotText(content: Pick<SlotContent, 'text'>, texts: LongText): string {
  const { text, ...others } = texts
  if (content.text !== '' || text === undefined || Object.keys(others).length > 0) {
    throw new CryptoError('malformed', 'not the text of a slot')
  }
  return text
}
