import { type DecodedEcho, decodeEchoes } from './decoder-echo.ts'
import {
  ascii,
  ctx,
  demand,
  hash,
  join,
  json,
  kdf,
  keyId,
  number,
  publicKeyOf,
  rowId,
  same,
  signed,
  unseal,
  xWing,
  zeros,
} from './decoder-notation.ts'

export { Unreadable } from './decoder-notation.ts'

/**
 * A second reader of drops, board pages, desk log records and drafts, written only from crypto/PROTOCOL.md
 * and, for drafts, KEPT-FILES.md, to show that the text is complete. It imports nothing of crypto/.
 */

// Sections 8 and 9: drop and body

const KINDS = [
  '',
  'report',
  'follow-up',
  'identity',
  'withdrawal',
  'meeting-request',
  'grant',
  'decoy',
  'checkpoint',
  'absence',
  'key-part',
]

export interface WeekSecret {
  readonly week: number
  /** 32 bytes */
  readonly seed: Uint8Array
}

export interface DecodedDrop {
  readonly contentKey: Uint8Array
  readonly kind: string
  readonly messageId: Uint8Array
  readonly day: number
  readonly week: number
  readonly reference: string
  readonly address: Uint8Array
  readonly boardKey: Uint8Array
  readonly signer: Uint8Array
  readonly letter: number
  readonly content: unknown
  /** Whether the reader is named; otherwise the envelope was forwarded. */
  readonly meantForMe: boolean
}

/** Open a stored drop at one's own position; null if none of the secrets opens it. */
export function decodeDrop(
  instance: Uint8Array,
  position: number,
  secrets: readonly WeekSecret[],
  stored: Uint8Array,
): DecodedDrop | null {
  demand(stored.length === 25_776, 'length of the drop')
  const id = stored.slice(0, 32)
  const at = 32 + 1168 * position
  const ciphertext = stored.slice(at, at + 1120)
  for (const { week, seed } of secrets) {
    const own = xWing(seed)
    const secret = own.open(ciphertext)
    if (secret === null) continue
    const key = kdf(secret, 'wrap', instance, week, position, own.publicKey, ciphertext, 1)
    const content = unseal(key, zeros(24), id, stored.subarray(at + 1120, at + 1168))
    if (content === null) continue
    demand(same(rowId(content, 0), id), 'id of the drop')
    const ad = ctx('drop', instance, stored.subarray(0, 9376))
    const body = unseal(content, zeros(24), ad, stored.subarray(9376))
    demand(body !== null, 'body of the drop')
    const recipient = hash(16, ctx('key-id', own.publicKey))
    return decodeBody(instance, id, content, body, { week, position, recipient })
  }
  return null
}

interface Reader {
  readonly week: number
  readonly position: number
  readonly recipient: Uint8Array
}

function decodeBody(
  instance: Uint8Array,
  id: Uint8Array,
  contentKey: Uint8Array,
  body: Uint8Array,
  reader: Reader,
): DecodedDrop {
  const length = number(body, 0, 4)
  demand(length >= 293 + 64 && length <= body.length - 4, 'length of the body')
  demand(same(body.subarray(4 + length), zeros(body.length - 4 - length)), 'padding of the body')
  const payload = body.slice(4, 4 + length)
  const stated = payload.slice(0, -64)
  const signer = stated.slice(68, 100)
  demand(signed(signer, ctx('body', instance, id, stated), payload.slice(-64)), 'signature')
  const week = number(stated, 21, 4)
  demand(week === reader.week, 'week of the body')
  const kind = KINDS[number(stated, 0, 1)]
  demand(kind !== undefined && kind !== '', 'kind of the body')
  const named = stated.slice(164 + 16 * reader.position, 180 + 16 * reader.position)
  return {
    contentKey,
    kind,
    messageId: stated.slice(1, 17),
    day: number(stated, 17, 4),
    week,
    reference: Buffer.from(stated.subarray(25, 32)).toString('ascii'),
    address: stated.slice(32, 36),
    boardKey: stated.slice(36, 68),
    signer,
    letter: number(stated, 292, 1),
    content: json(stated.subarray(293)),
    meantForMe: same(named, reader.recipient),
  }
}

/** Entry of a checkpoint for an epoch whose key the reader has; null if it has none. */
export function decodeCheckpoint(
  { signer, messageId }: Pick<DecodedDrop, 'signer' | 'messageId'>,
  entries: Uint8Array,
  epochKey: Uint8Array,
) {
  demand(entries.length === 256 * 28, 'length of the checkpoint')
  const key = kdf(epochKey, 'checkpoint', signer, messageId)
  const place = kdf(key, 'checkpoint-place')
  for (let at = 0; at < entries.length; at += 28) {
    if (!same(entries.subarray(at, at + 8), place.subarray(0, 8))) continue
    const masked = entries.slice(at + 8, at + 12).map((byte, i) => byte ^ (place[8 + i] ?? 0))
    return { sequence: number(masked, 0, 4), value: entries.slice(at + 12, at + 28), key }
  }
  return null
}

/** Value of a checkpoint's entry for a record with this hash at its place. */
export function checkpointValue(key: Uint8Array, sequence: number, recordHash: Uint8Array) {
  return hash(16, ctx('checkpoint-head', sequence, recordHash), key)
}

// Sections 5 and 10 to 12: receipt code, echo, slot, page

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Keys that follow from a code of 35 symbols. */
export function decodeCode(instance: Uint8Array, code: string) {
  const rest = [...code].reduce((sum, symbol) => (32 * sum + ALPHABET.indexOf(symbol)) % 1021, 0)
  demand(code.length === 35 && rest === 0, 'checksum of the code')
  const [reference, secret] = [ascii(code.slice(0, 7)), ascii(code.slice(7, 33))]
  const master = hash(32, ctx('receipt', instance, reference), secret)
  return {
    echoKey: kdf(master, 'echo-key'),
    signer: publicKeyOf(kdf(master, 'sign')),
    boardKey: (week: number) => kdf(master, 'board', week),
  }
}

/** The board key that belongs to one signer: the B that a body states. */
export function decodeBoard(boardKey: Uint8Array, signer: Uint8Array): Uint8Array {
  return kdf(boardKey, 'board-of', signer)
}

export function decodeSlotDisposal(epochKey: Uint8Array, week: number, slot: number): Uint8Array {
  return kdf(epochKey, 'slot-disposal', week, slot)
}

export interface DecodedSlot {
  readonly number: number
  readonly week: number
  readonly listVersion: number
  readonly kind: number
  readonly messageId: Uint8Array
  readonly part: number
  readonly parts: number
  readonly positions: number
  readonly live: number
  readonly generation: number
  readonly written: number
  readonly text: Uint8Array
  /** Public key of the signer. */
  readonly author: Uint8Array
}

export interface DecodedPage {
  readonly day: number
  /** Letters whose echo is there. */
  readonly sent: readonly DecodedEcho[]
  readonly slots: readonly DecodedSlot[]
  /** Numbers of slots that are there or live, and do not open. */
  readonly broken: number
}

/**
 * Find all that a code opens on a page.
 *
 * @param authors signing keys of the members of the current key list
 */
export function decodePage(
  instance: Uint8Array,
  code: string,
  authors: readonly Uint8Array[],
  page: Uint8Array,
): DecodedPage {
  const own = decodeCode(instance, code)
  const [slotRows, echoRows] = [number(page, 52, 2), number(page, 54, 2)]
  demand(page.length === 56 + 1056 * slotRows + 24 * echoRows, 'length of the page')
  const [nonce, echoNonce, day] = [page.slice(0, 24), page.slice(24, 48), number(page, 48, 4)]
  const now = Math.floor((day + 3) / 7)
  const echoes = new Map<string, Uint8Array>()
  for (let at = 56 + 1056 * slotRows; at < page.length; at += 24) {
    echoes.set(hex(page, at, 16), page.slice(at + 16, at + 24))
  }
  const rows = new Map<string, Uint8Array>()
  for (let i = 0; i < slotRows; i++) {
    const at = 56 + 1056 * i
    rows.set(hex(page, at, 16), page.slice(at + 16, at + 1056))
  }
  const sent = decodeEchoes(own.echoKey, day, echoNonce, echoes)
  const numbered = (week: number, slot: number) => {
    const board = decodeBoard(own.boardKey(week), own.signer)
    const dayKey = kdf(kdf(kdf(board, 'veil', now), 'slot', slot), 'day', day)
    const opened: DecodedSlot[] = []
    for (let row = 0; ; row++) {
      const key = row === 0 ? dayKey : kdf(dayKey, 'row', row)
      const veiled = rows.get(hex(hash(16, nonce, key), 0, 16))
      if (veiled === undefined) return { opened, isThere: row > 0 }
      const sealed = unseal(key, nonce, zeros(0), veiled)
      const place = { instance, signer: own.signer, week, number: slot }
      const one = sealed && decodeSlot(board, place, authors, sealed)
      if (one) opened.push(one)
    }
  }
  const newest = (all: readonly DecodedSlot[]) =>
    [...all].sort((a, b) => b.generation - a.generation || b.listVersion - a.listVersion)[0]
  const slots: DecodedSlot[] = []
  let broken = 0
  for (let week = now; week > now - 156; week--) {
    const zero = numbered(week, 0)
    const status = newest(zero.opened)
    if (status === undefined && zero.isThere) broken += 1
    if (status === undefined) continue
    slots.push(status)
    for (let slot = 1; slot < 8; slot++) {
      if ((status.live >> slot) % 2 === 0) continue
      const found = newest(numbered(week, slot).opened)
      if (found === undefined) broken += 1
      else slots.push(found)
    }
    break
  }
  return { day, sent, slots, broken }
}

function hex(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('hex')
}

interface SlotAt {
  readonly instance: Uint8Array
  readonly signer: Uint8Array
  readonly week: number
  readonly number: number
}

/** One slot of 1,024 bytes; null if it does not open here, or is not by one of `authors`. */
export function decodeSlot(
  board: Uint8Array,
  place: SlotAt,
  authors: readonly Uint8Array[],
  slot: Uint8Array,
): DecodedSlot | null {
  const { instance, signer, week } = place
  const ad = ctx('slot', instance, week, place.number)
  const plain = unseal(kdf(board, 'slot'), slot.subarray(0, 24), ad, slot.subarray(24))
  if (plain === null) return null
  const author = authors.find((key) => same(keyId(key), plain.subarray(4, 12)))
  const statement = ctx('slot-body', instance, signer, week, place.number, plain.subarray(0, 920))
  if (author === undefined || !signed(author, statement, plain.slice(920))) return null
  const length = number(plain, 41, 2)
  if (length > 877 || !same(plain.subarray(43 + length, 920), zeros(877 - length))) return null
  return {
    number: place.number,
    week,
    listVersion: number(plain, 0, 4),
    kind: number(plain, 12, 1),
    messageId: plain.slice(13, 29),
    part: number(plain, 29, 1),
    parts: number(plain, 30, 1),
    positions: number(plain, 31, 1),
    live: number(plain, 32, 1),
    generation: number(plain, 33, 4),
    written: number(plain, 37, 4),
    text: plain.slice(43, 43 + length),
    author,
  }
}

/** The JSON of a message whose parts are `slots`. */
export function decodeMessage(slots: readonly DecodedSlot[]): unknown {
  const ordered = [...slots].sort((a, b) => a.part - b.part)
  demand(
    ordered.every((slot, i) => slot.part === i && slot.parts === slots.length),
    'parts',
  )
  return json(join(...ordered.map((slot) => slot.text)))
}

// Section 13: desk log record

export interface DecodedRecord {
  readonly author: Uint8Array
  readonly previous: Uint8Array
  readonly day: number
  readonly entry: unknown
}

/** The record at `sequence` of a stream. */
export function decodeRecord(
  instance: Uint8Array,
  epoch: number,
  epochKey: Uint8Array,
  sequence: number,
  authors: readonly Uint8Array[],
  record: Uint8Array,
): DecodedRecord {
  demand(record.length === 4096, 'length of the record')
  const id = record.slice(0, 32)
  demand(same(id, rowId(epochKey, sequence)), 'id of the record')
  const key = kdf(epochKey, 'record', sequence)
  const ad = ctx('record', instance, id)
  const plain = unseal(key, record.subarray(32, 56), ad, record.subarray(56))
  demand(plain !== null, 'body of the record')
  const author = authors.find((one) => same(keyId(one), plain.subarray(0, 8)))
  demand(author !== undefined, 'author of the record')
  const statement = ctx('record-body', instance, id, plain.subarray(0, 3960))
  demand(signed(author, statement, plain.slice(3960)), 'signature of the record')
  demand(number(plain, 8, 4) === sequence && number(plain, 12, 4) === epoch, 'place of the record')
  const length = number(plain, 52, 2)
  demand(length <= 3906, 'length of the entry')
  demand(same(plain.subarray(54 + length, 3960), zeros(3906 - length)), 'padding of the record')
  return {
    author,
    previous: plain.slice(16, 48),
    day: number(plain, 48, 4),
    entry: json(plain.subarray(54, 54 + length)),
  }
}

/** Section 7.3: the key of epoch 0 of a case's stream, from K of its first drop. */
export function decodeEpochKey(contentKey: Uint8Array): Uint8Array {
  return kdf(kdf(contentKey, 'case'), 'epoch', 0)
}

/** Section 13.5: the key of the log that auditors read. */
export function decodeAuditKey(epochKey: Uint8Array): Uint8Array {
  return kdf(kdf(epochKey, 'audit'), 'epoch', 0)
}

/** Section 13.5: name of a record in that log. @param id empty for the purge */
export function decodeAuditName(epochKey: Uint8Array, id: Uint8Array): Uint8Array {
  return kdf(epochKey, 'audit-record', id).slice(0, 16)
}

/** Section 13: name of this record in the next one. */
export function recordName(record: Uint8Array): Uint8Array {
  return hash(32, record)
}

// Section 17.2: a reporter's draft

/** The JSON of a draft; null if it is not of this code and instance. */
export function decodeDraft(instance: Uint8Array, code: string, file: Uint8Array): unknown {
  demand(file.length === 16_384 || file.length === 65_536, 'length of the draft')
  const key = kdf(ascii(code.slice(7, 33)), 'draft', instance, ascii(code.slice(0, 7)))
  const plain = unseal(key, file.subarray(0, 24), ctx('draft', instance), file.subarray(24))
  if (plain === null) return null
  const length = number(plain, 0, 4)
  demand(length <= plain.length - 4, 'length of the JSON')
  demand(same(plain.subarray(4 + length), zeros(plain.length - 4 - length)), 'padding of the draft')
  return json(plain.subarray(4, 4 + length))
}
