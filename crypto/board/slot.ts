import type { Week } from '../days/calendar.ts'
import { readWeek } from '../days/read-day.ts'
import {
  SLOT_KIND,
  type SlotContent,
  type SlotKind,
  slotContentSchema,
} from '../entries/content.ts'
import { type KeyList, type Member, memberByKeyId } from '../keys/keylist.ts'
import type { SignKeyPair } from '../keys/keys.ts'
import { concat, isZero, type Random, readU16, readU32, u16be, u32be } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { decodeJson, encodeUpTo } from '../primitives/json.ts'
import { ctx, kdf, keyId, rowId } from '../primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** The place of a slot. Its ciphertext and its signature are bound to it. */
export interface SlotPlace {
  readonly instance: Uint8Array
  /** R, 32 bytes: whose board it is. */
  readonly signer: Uint8Array
  /** The board key of `week`: `boardOf`. */
  readonly board: Uint8Array
  readonly week: Week
  /** 0 to 7 */
  readonly number: number
}

/** One slot's worth of a message. Offsets in PROTOCOL.md section 11 */
export interface SlotPart {
  /** Version of the key list that the desk knew. */
  readonly listVersion: number
  readonly kind: SlotKind
  /** 16 bytes */
  readonly messageId: Uint8Array
  /** 0 to parts - 1 */
  readonly part: number
  /** 1 to 4 */
  readonly parts: number
  /** Bit i: the report was sealed to position i. */
  readonly positions: number
  /** Bit i: number i was live when this was written. */
  readonly live: number
  /**
   * Number of places in the log when this was written. If two slots have one number, the higher generation
   * counts.
   */
  readonly generation: number
  /** Week in which it was written. The server shows it for twelve weeks, and no page says since when. */
  readonly written: Week
  /** At most 877 bytes of the message's JSON. */
  readonly text: Uint8Array
}

export interface OpenedSlot extends SlotPart {
  readonly number: number
  readonly author: Member
}

/** Offset of the text in the plain of a slot. */
const TEXT_AT = 43
/** The most bytes of text in one slot: 877. */
export const SLOT_TEXT_LIMIT = SIZE.slotPlain - TEXT_AT - SIZE.signature
/** The most bytes that a message may have as JSON: 3,508. */
export const MESSAGE_LIMIT = LIMIT.slotParts * SLOT_TEXT_LIMIT

function slotKey(p: Primitives, board: Uint8Array): Uint8Array {
  return kdf(p, board, LABEL.slot)
}

/**
 * The key that a desk shows to overwrite, move or remove a slot. A reporter does not have it. A released
 * member does not have it either, once the slot is written under the next epoch.
 *
 * @param week that of the board
 */
export function slotDisposal(
  p: Primitives,
  epochKey: Uint8Array,
  week: Week,
  number: number,
): Uint8Array {
  return kdf(p, epochKey, LABEL.slotDisposal, week, number)
}

export function slotId(
  p: Primitives,
  epochKey: Uint8Array,
  week: Week,
  number: number,
): Uint8Array {
  return rowId(p, slotDisposal(p, epochKey, week, number))
}

/** m_w: the key under which the server shows slot `number` of a board in `week`. */
export function veilKey(p: Primitives, board: Uint8Array, week: Week, number: number): Uint8Array {
  return kdf(p, kdf(p, board, LABEL.veil, week), LABEL.slot, number)
}

/** Cut a message's content into 1 to 4 parts. @throws CryptoError `refused` if it is longer */
export function splitMessage(content: SlotContent): Uint8Array[] {
  const bytes = encodeUpTo(MESSAGE_LIMIT, content, 'a message')
  const parts = Math.max(1, Math.ceil(bytes.length / SLOT_TEXT_LIMIT))
  return Array.from({ length: parts }, (_, i) =>
    bytes.slice(i * SLOT_TEXT_LIMIT, (i + 1) * SLOT_TEXT_LIMIT),
  )
}

/** @throws CryptoError `malformed` */
export function joinMessage(parts: readonly Uint8Array[]): SlotContent {
  return decodeJson(slotContentSchema, concat(...parts))
}

/** @returns 1,024 bytes: `nonce ‖ sealed` */
export function sealSlot(
  p: Primitives,
  random: Random,
  place: SlotPlace,
  author: SignKeyPair,
  part: SlotPart,
): Uint8Array {
  if (part.text.length > SLOT_TEXT_LIMIT)
    throw new CryptoError('refused', 'text too long for a slot')
  const head = concat(
    u32be(part.listVersion),
    keyId(p, author.publicKey),
    Uint8Array.of(SLOT_KIND[part.kind]),
    part.messageId,
    Uint8Array.of(part.part, part.parts, part.positions, part.live),
    u32be(part.generation),
    u32be(part.written),
    u16be(part.text.length),
    part.text,
  )
  const padded = concat(head, new Uint8Array(SIZE.slotPlain - SIZE.signature - head.length))
  const signature = p.sign(author.seed, statement(place, padded))
  const nonce = random(SIZE.nonce)
  const key = slotKey(p, place.board)
  return concat(nonce, p.aeadSeal(key, nonce, associated(place), concat(padded, signature)))
}

function statement(place: SlotPlace, padded: Uint8Array): Uint8Array {
  return ctx(LABEL.slotBody, place.instance, place.signer, place.week, place.number, padded)
}

function associated(place: SlotPlace): Uint8Array {
  return ctx(LABEL.slot, place.instance, place.week, place.number)
}

/**
 * Open one slot and check who wrote it.
 *
 * @param list the current key list: authors who left it are not believed
 * @throws CryptoError `tampered` (does not open here), `malformed`, `foreign` (author not in the
 *   list), `forged`
 */
export function openSlot(
  p: Primitives,
  list: KeyList,
  place: SlotPlace,
  sealed: Uint8Array,
): OpenedSlot {
  if (sealed.length !== SIZE.slot)
    throw new CryptoError('malformed', `a slot of ${sealed.length} bytes`)
  const plain = plainOf(p, place, sealed)
  if (plain === null) throw new CryptoError('tampered', 'the slot does not open at this place')
  const padded = plain.slice(0, SIZE.slotPlain - SIZE.signature)
  const author = memberByKeyId(p, list, padded.subarray(4, 12))
  if (author === null) throw new CryptoError('foreign', 'the author is not in the key list')
  if (!p.verify(author.signing, statement(place, padded), plain.subarray(padded.length))) {
    throw new CryptoError('forged', 'the slot is not signed by its author')
  }
  return { ...decodePart(padded), number: place.number, author }
}

/**
 * The generation that a slot states; its author is not checked. A desk uses it to look for its own slots.
 *
 * @param sealed 1,024 bytes
 * @returns null if it does not open at this place
 */
export function peekGeneration(p: Primitives, place: SlotPlace, sealed: Uint8Array): number | null {
  const plain = plainOf(p, place, sealed)
  return plain && readU32(plain, 33)
}

function plainOf(p: Primitives, place: SlotPlace, sealed: Uint8Array): Uint8Array | null {
  const nonce = sealed.subarray(0, SIZE.nonce)
  const key = slotKey(p, place.board)
  return p.aeadOpen(key, nonce, associated(place), sealed.subarray(SIZE.nonce))
}

function decodePart(padded: Uint8Array): SlotPart {
  const kind = (Object.keys(SLOT_KIND) as SlotKind[]).find((one) => SLOT_KIND[one] === padded[12])
  const [part, parts, positions, live] = [...padded.subarray(29, 33)]
  const length = readU16(padded, TEXT_AT - 2)
  if (kind === undefined || part === undefined || parts === undefined) {
    throw new CryptoError('malformed', 'unknown kind of slot')
  }
  if (parts < 1 || parts > LIMIT.slotParts || part >= parts || length > SLOT_TEXT_LIMIT) {
    throw new CryptoError('malformed', 'slot has invalid part numbers or length')
  }
  if (!isZero(padded.subarray(TEXT_AT + length)))
    throw new CryptoError('malformed', 'padding is not zero')
  return {
    listVersion: readU32(padded, 0),
    kind,
    messageId: padded.slice(13, 29),
    part,
    parts,
    positions: positions ?? 0,
    live: live ?? 0,
    generation: readU32(padded, 33),
    written: readWeek(padded, 37),
    text: padded.slice(TEXT_AT, TEXT_AT + length),
  }
}
