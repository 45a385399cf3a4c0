import * as v from 'valibot'
import { COPY_PARTS } from '../drop/letter-copy.ts'
import { longTextSchema } from '../drop/long-text.ts'
import { absenceContentSchema } from '../entries/absence.ts'
import {
  grantContentSchema,
  keyPartContentSchema,
  reporterContentSchema,
} from '../entries/content.ts'
import { entrySchema } from '../entries/entry.ts'
import { asContentKey } from '../keys/keys.ts'
import { CRYPTO_ERRORS } from '../primitives/errors.ts'
import {
  anyKindOf,
  bytesOf,
  bytesUpTo,
  day,
  decodeOwnJson,
  encodeJson,
  integer,
  kindOf,
  name,
  text,
  week,
} from '../primitives/json.ts'
import { LIMIT, PARTED, SIZE } from '../primitives/labels.ts'

const u32 = integer(0, 0xffff_ffff)
const key = bytesOf(SIZE.key)
const id = bytesOf(SIZE.id)
const contentKey = v.pipe(bytesOf(SIZE.key), v.transform(asContentKey))
const kind = v.picklist(['report', 'follow-up', 'identity', 'withdrawal', 'meeting-request'])

const members = v.pipe(v.array(name), v.readonly())
/** Whether all people whom a drop names can read it; `old` if that can no longer be found out. */
const agreementSchema = anyKindOf([
  kindOf('all', {}),
  kindOf('differs', {
    unread: members,
    replaced: members,
    stranger: v.boolean(),
    beyond: v.boolean(),
  }),
  v.strictObject({ kind: v.picklist(['old', 'no-list', 'no-keys']) }),
])

const reporterDropSchema = v.strictObject({
  id,
  contentKey,
  kind,
  content: reporterContentSchema,
  /** Answers that came in blocks, and are not among those of `content`. */
  texts: v.exactOptional(longTextSchema),
  forwarded: v.boolean(),
  isParted: v.exactOptional(v.literal(true)),
  agreement: agreementSchema,
  messageId: bytesOf(SIZE.messageId),
  day,
  week,
  reference: text(7, 7),
  address: bytesOf(SIZE.address),
  boardKey: v.nullable(key),
  signer: key,
  letter: integer(0, LIMIT.weekLetters - 1),
  listHash: key,
  textsHash: key,
  recipients: v.pipe(v.array(v.nullable(bytesOf(16))), v.length(LIMIT.positions)),
})

/** How far a letter is copied into records. */
const copySchema = anyKindOf([
  kindOf('none', { payload: bytesUpTo(SIZE.dropPlain) }),
  kindOf('seen', {
    generation: integer(0, LIMIT.generations),
    parts: integer(1, COPY_PARTS),
    payload: v.exactOptional(bytesUpTo(SIZE.dropPlain)),
  }),
])

/** A drop from the desk of a colleague. */
const staffDrop = {
  id,
  contentKey,
  signer: key,
  day,
  week,
}

const dropSchema = anyKindOf([
  kindOf('reporter', {
    drop: reporterDropSchema,
    /**
     * The wraps of a drop that could not be checked yet, and the parts of its key if two open it: they are needed
     * for the check.
     */
    wraps: v.exactOptional(v.union([bytesOf(SIZE.wraps), bytesOf(PARTED.wraps)])),
    copy: v.exactOptional(copySchema),
  }),
  kindOf('grant', { ...staffDrop, grant: grantContentSchema }),
  kindOf('checkpoint', {
    ...staffDrop,
    messageId: bytesOf(SIZE.messageId),
    entries: bytesUpTo(SIZE.checkpoint),
  }),
  kindOf('absence', {
    ...staffDrop,
    messageId: bytesOf(SIZE.messageId),
    said: absenceContentSchema,
  }),
  kindOf('key-part', { ...staffDrop, said: keyPartContentSchema }),
  /** A letter that two open, before they have. */
  kindOf('own-part', {
    id,
    week,
    position: integer(0, LIMIT.positions - 1),
    slip: bytesOf(PARTED.slip),
    part: key,
    sealed: bytesOf(SIZE.sealedDrop),
  }),
  kindOf('decoy', { id, contentKey }),
  /** Not for this desk, or kept back from it. */
  kindOf('skipped', { id }),
  /** A drop of a case that this desk has given up. */
  kindOf('refused', { id }),
  kindOf('broken', { id, code: v.picklist(CRYPTO_ERRORS) }),
])
/** A drop as a desk opened it, or the fact that it could not. */
export type CachedDrop = v.InferOutput<typeof dropSchema>

const recordSchema = v.strictObject({
  sequence: u32,
  /** Place of its epoch among `epochs`. */
  epoch: u32,
  /** Id of the row that it was read from. */
  id,
  /** Number of this writing of the record. */
  generation: integer(0, LIMIT.generations),
  /** The week in which that row came to the server. */
  came: week,
  /** Hash by which its successor names it. */
  hash: key,
  previous: key,
  day,
  /** Signing key. */
  author: key,
  entry: entrySchema,
  /** The text of a message to the reporter that lies in blocks. */
  longText: v.exactOptional(text(SIZE.longText, 1)),
})

const streamSchema = v.strictObject({
  caseKey: key,
  /** Case key in hex of the stream beside which it lies; null for others. */
  of: v.nullable(text(64, 64)),
  audit: v.exactOptional(v.literal(true)),
  epochs: v.pipe(v.array(v.strictObject({ epoch: u32, key })), v.minLength(1)),
  records: v.array(recordSchema),
})
/** The records of one stream as a desk read them. */
export type CachedStream = v.InferOutput<typeof streamSchema>

const partSchema = v.strictObject({
  drops: v.array(dropSchema),
  streams: v.array(streamSchema),
})
/** The content of one part of a cache. KEPT-FILES.md section 17.6 */
export type CachePart = v.InferOutput<typeof partSchema>

export function encodeCachePart(part: CachePart): Uint8Array {
  return encodeJson(part)
}

/** @throws CryptoError `malformed`: another program wrote it */
export function decodeCachePart(plain: Uint8Array): CachePart {
  return decodeOwnJson(partSchema, plain)
}
