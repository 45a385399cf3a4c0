import type { Day, Week } from '../days/calendar.ts'
import { readDay, readWeek } from '../days/read-day.ts'
import { absenceContentSchema } from '../entries/absence.ts'
import {
  checkpointContentSchema,
  DROP_KIND,
  type DropContent,
  type DropKind,
  decoyContentSchema,
  grantContentSchema,
  keyPartContentSchema,
  reporterContentSchema,
} from '../entries/content.ts'
import { CONTENT_LIMIT, BODY_HEADER as HEADER } from '../entries/content-length.ts'
import type { SignSeed } from '../keys/keys.ts'
import { isReference } from '../keys/receipt.ts'
import {
  concat,
  equal,
  fromUtf8,
  isZero,
  padded,
  piecesOf,
  readU32,
  requireLength,
  requirePadding,
  u32be,
  utf8,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { decodeJson, encodeUpTo } from '../primitives/json.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, LIMIT, type PARTED, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** The fields of every drop besides its content. Offsets in PROTOCOL.md section 9 */
export interface BodyHeader {
  /** 16 random bytes; they identify a drop that comes twice */
  readonly messageId: Uint8Array
  readonly day: Day
  /** The week whose keys it was sealed to. */
  readonly week: Week
  /** 7 symbols; zeros if no reporter sends the drop */
  readonly reference: string
  /** 4 bytes */
  readonly address: Uint8Array
  /** B of `week`, 32 bytes; null if no reply is to go (identity, and drops that no reporter sends) */
  readonly boardKey: Uint8Array | null
  /** Ed25519 public key of the signer: R, or that of the member who sends it */
  readonly signer: Uint8Array
  /** Number of the letter in its week, 0 to 63; its echo names it. 0 if no reporter sends the drop. */
  readonly letter: number
  /** Hash of the key list that was sealed to. */
  readonly listHash: Uint8Array
  /** Hash of the texts that the reporter saw. */
  readonly textsHash: Uint8Array
  /** At each of the 8 positions the 16-byte id of the key sealed to, or null. */
  readonly recipients: readonly (Uint8Array | null)[]
}

export type DropBody = BodyHeader & DropContent

/** Bytes of a body with its padding. */
type BodySize = typeof SIZE.dropPlain | typeof PARTED.plain

const RECIPIENT_ID = 16
const LETTER_AT = 292

/**
 * Encode and sign a body, and pad it.
 *
 * @param id of the envelope: the signature binds the body to it
 * @param size with its padding: 16,384 bytes, or 15,763 if two open it
 * @throws CryptoError `refused` if the content is longer than `CONTENT_LIMIT`, `malformed` if a field is of
 *   another length
 */
export function encodeBody(
  p: Primitives,
  instance: Uint8Array,
  id: Uint8Array,
  body: DropBody,
  seed: SignSeed,
  size: BodySize = SIZE.dropPlain,
): Uint8Array {
  const content = encodeUpTo(CONTENT_LIMIT, body.content, 'content')
  requireFields(body)
  const positions = Array.from({ length: LIMIT.positions }, (_, i) => body.recipients[i] ?? null)
  const signed = concat(
    Uint8Array.of(DROP_KIND[body.kind]),
    body.messageId,
    u32be(body.day),
    u32be(body.week),
    utf8(body.reference),
    body.address,
    body.boardKey ?? new Uint8Array(SIZE.key),
    body.signer,
    body.listHash,
    body.textsHash,
    ...positions.map((recipient) => recipient ?? new Uint8Array(RECIPIENT_ID)),
    Uint8Array.of(body.letter),
    content,
  )
  const payload = concat(signed, p.sign(seed, ctx(LABEL.body, instance, id, signed)))
  return padded(concat(u32be(payload.length), payload), size)
}

/** A field of another length would move all that follow it, and nobody could open the drop. */
function requireFields(body: DropBody): void {
  if (!isReference(body.reference)) throw new CryptoError('malformed', 'not a reference')
  requireLength(body.messageId, SIZE.messageId, 'a message id')
  requireLength(body.address, SIZE.address, 'an address')
  requireLength(body.boardKey ?? new Uint8Array(SIZE.key), SIZE.key, 'a board key')
  requireLength(body.signer, SIZE.key, 'a signing key')
  requireLength(body.listHash, SIZE.key, 'the hash of a key list')
  requireLength(body.textsHash, SIZE.key, 'the hash of texts')
  if (!isLetter(body.letter)) throw new CryptoError('malformed', 'not a letter of a week')
  for (const id of body.recipients) if (id) requireLength(id, RECIPIENT_ID, 'the id of a key')
}

/** The part of a body that is not padding. @param plain bytes that `decodeBody` reads */
export function payloadOf(plain: Uint8Array): Uint8Array {
  return plain.slice(0, 4 + readU32(plain, 0))
}

/**
 * Read a body that was opened.
 *
 * @param size that `plain` must have
 * @throws CryptoError `malformed`, or `forged` if its signature does not hold
 */
export function decodeBody(
  p: Primitives,
  instance: Uint8Array,
  id: Uint8Array,
  plain: Uint8Array,
  size: BodySize = SIZE.dropPlain,
): DropBody {
  const length = readU32(plain, 0)
  if (plain.length !== size || length < HEADER + SIZE.signature || length > plain.length - 4) {
    throw new CryptoError('malformed', 'the body has an invalid length')
  }
  requirePadding(plain, 4 + length)
  const signed = plain.slice(4, 4 + length - SIZE.signature)
  const signature = plain.subarray(4 + length - SIZE.signature, 4 + length)
  const signer = signed.slice(68, 100)
  if (!p.verify(signer, ctx(LABEL.body, instance, id, signed), signature)) {
    throw new CryptoError('forged', 'the body is not signed by its signer')
  }
  return { ...decodeHeader(signed, signer), ...decodeContent(signed) }
}

function isLetter(letter: number): boolean {
  return Number.isInteger(letter) && letter >= 0 && letter < LIMIT.weekLetters
}

function decodeHeader(signed: Uint8Array, signer: Uint8Array): BodyHeader {
  const orNull = (bytes: Uint8Array) => (isZero(bytes) ? null : bytes)
  const reference = fromUtf8(signed.subarray(25, 32))
  const letter = signed[LETTER_AT] ?? LIMIT.weekLetters
  if (!isReference(reference)) throw new CryptoError('malformed', 'not a reference')
  if (!isLetter(letter)) throw new CryptoError('malformed', 'not a letter of a week')
  return {
    messageId: signed.slice(1, 17),
    day: readDay(signed, 17),
    week: readWeek(signed, 21),
    reference,
    address: signed.slice(32, 36),
    boardKey: orNull(signed.slice(36, 68)),
    signer,
    letter,
    listHash: signed.slice(100, 132),
    textsHash: signed.slice(132, 164),
    recipients: piecesOf(signed.subarray(164, LETTER_AT), RECIPIENT_ID).map(orNull),
  }
}

function decodeContent(signed: Uint8Array): DropContent {
  const bytes = signed.subarray(HEADER)
  const kind = (Object.keys(DROP_KIND) as DropKind[]).find((one) => DROP_KIND[one] === signed[0])
  switch (kind) {
    case undefined:
      throw new CryptoError('malformed', `unknown kind of drop: ${signed[0]}`)
    case 'grant':
      return { kind, content: decodeJson(grantContentSchema, bytes) }
    case 'decoy':
      return { kind, content: decodeJson(decoyContentSchema, bytes) }
    case 'checkpoint':
      return { kind, content: decodeJson(checkpointContentSchema, bytes) }
    case 'absence':
      return { kind, content: decodeJson(absenceContentSchema, bytes) }
    case 'key-part':
      return { kind, content: decodeJson(keyPartContentSchema, bytes) }
    default:
      return { kind, content: decodeJson(reporterContentSchema, bytes) }
  }
}

/** Whether this drop was sealed to the key with `id` at `position`; if not, somebody forwarded it. */
export function wasMeantFor(body: DropBody, position: number, id: Uint8Array): boolean {
  const named = body.recipients[position]
  return named !== null && named !== undefined && equal(named, id)
}
