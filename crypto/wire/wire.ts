import * as v from 'valibot'
import type { Role } from '../keys/keylist.ts'
import { equal } from '../primitives/bytes.ts'
import { bytesOf, day, encodeJson, integer, week } from '../primitives/json.ts'
import { LIMIT, SIZE } from '../primitives/labels.ts'

/** Every path of the server's interface. PROTOCOL.md section 16 */
export const PATH = {
  tickets: '/api/tickets',
  drops: '/api/drops',
  blocks: '/api/blocks',
  blocksFetch: '/api/blocks/fetch',
  /** + page number */
  board: '/api/board/',
  keyList: '/api/key-list',
  /** + version */
  keyListVersion: '/api/key-list/',
  /** + week */
  weeklyKeys: '/api/weekly-keys/',
  content: '/api/content',
  deskDrops: '/api/desk/drops',
  deskDropsFetch: '/api/desk/drops/fetch',
  deskRecords: '/api/desk/records',
  deskRecordsFetch: '/api/desk/records/fetch',
  deskSlots: '/api/desk/slots',
  deskSlotsRemove: '/api/desk/slots/remove',
  deskRenewals: '/api/desk/renewals',
  deskKeyList: '/api/desk/key-list',
  deskSuspensions: '/api/desk/suspensions',
  deskQuotas: '/api/desk/quotas',
  deskStops: '/api/desk/stops',
  deskWeek: '/api/desk/week',
  deskWeeklyKeys: '/api/desk/weekly-keys',
} as const

/** The header that carries `solution ‖ ticket`, as base64url of 58 bytes. */
export const TICKET_HEADER = 'postern-ticket'

/** Every code that an error answer `{"error": code}` may carry, with its HTTP status. */
export const ERROR_STATUS = {
  /** The request is not of the format. */
  malformed: 400,
  /** Staff request: not signed, or not by a member. */
  unsigned: 401,
  /** Staff request: signed more than two minutes ago or ahead. */
  clock: 401,
  /** Staff request: two colleagues keep this member out for some days. */
  suspended: 401,
  /** Staff request: not for members of this role. */
  role: 403,
  /** The ticket is spent, too old, of an earlier run of the server, or its puzzle unsolved. */
  ticket: 403,
  'not-found': 404,
  method: 405,
  /** The row exists with other bytes, or the slot replaced is not the one named. */
  conflict: 409,
  /** The drop was sealed to another week than this or the last. */
  week: 409,
  'too-large': 413,
  'media-type': 415,
  /** The desk has had its share: of a page for today, or of the log for this hour or today. */
  quota: 429,
  internal: 500,
  /** The server is starting or stopping: repeat. */
  unavailable: 503,
  /** The server started since the last tick: lists are shown from the next one on. */
  'not-yet': 503,
  /** The shelf is full. */
  full: 507,
} as const
export type ErrorCode = keyof typeof ERROR_STATUS

export const errorAnswer = v.strictObject({
  error: v.picklist(Object.keys(ERROR_STATUS) as ErrorCode[]),
})

/** Answer to `POST /api/tickets`. */
export const ticketAnswer = v.strictObject({
  /** The server's part of the reference of a new code. */
  seed: bytesOf(SIZE.referenceSeed),
  week,
  ticket: bytesOf(SIZE.ticket),
  puzzle: v.strictObject({ bits: integer(0, 7), target: bytesOf(SIZE.key) }),
})
export type TicketAnswer = v.InferOutput<typeof ticketAnswer>

/**
 * Answer to every write that was taken, the first time and every time after. It names what was taken,
 * so that nothing but the server can give it: no login page, no gateway, and no cache.
 *
 * @param hash SHA-256 of the request's body
 */
export function acceptedAnswer(hash: Uint8Array): Uint8Array {
  return encodeJson({ accepted: hash })
}

/**
 * The record that has the place of the one that was sent, which the server answers with status 409 and
 * nothing else: the slower desk need not ask for it.
 *
 * @returns null if this is no such answer
 */
export function recordInPlace(
  sent: Uint8Array,
  { status, body }: { readonly status: number; readonly body: Uint8Array },
): Uint8Array | null {
  const isRecord = status === ERROR_STATUS.conflict && body.length === SIZE.record
  const isThere = isRecord && equal(body.subarray(0, SIZE.id), sent.subarray(0, SIZE.id))
  return isThere && !equal(body, sent) ? body : null
}

/** A slot that the server holds under an id that somebody showed to be theirs. */
export interface SlotInPlace {
  readonly id: Uint8Array
  /** 1,024 bytes */
  readonly sealed: Uint8Array
}

/**
 * The slot that lies where a desk writes, moves from, or removes, and is not the one that it named. The
 * server answers with it, behind its id, with status 409.
 *
 * @param ids those that the desk named
 * @returns null if this is no such answer
 */
export function slotInPlace(
  ids: readonly Uint8Array[],
  { status, body }: { readonly status: number; readonly body: Uint8Array },
): SlotInPlace | null {
  if (status !== ERROR_STATUS.conflict || body.length !== SIZE.id + SIZE.slot) return null
  const id = body.slice(0, SIZE.id)
  return ids.some((one) => equal(one, id)) ? { id, sealed: body.slice(SIZE.id) } : null
}

const dayKey = v.strictObject({ day, key: bytesOf(SIZE.key) })

/** Proof that a desk could open the slot that it replaces or removes. */
const replaced = v.strictObject({ disposal: bytesOf(SIZE.key), hash: bytesOf(SIZE.key) })

/** Body of `POST /api/desk/slots`. */
export const slotPost = v.strictObject({
  id: bytesOf(SIZE.id),
  pageBits: integer(0, LIMIT.pageBits),
  page: integer(0, 2 ** LIMIT.pageBits - 1),
  sealed: bytesOf(SIZE.slot),
  /** From the running day to Sunday. */
  days: v.pipe(v.array(dayKey), v.maxLength(7)),
  /** The weeks after the running one, until expiry. */
  weeks: v.pipe(
    v.array(v.strictObject({ week, veil: bytesOf(SIZE.key) })),
    v.maxLength(LIMIT.slotWeeks),
  ),
  replaced: v.nullable(replaced),
})
export type SlotPost = v.InferOutput<typeof slotPost>

/** Body of `POST /api/desk/slots/remove`. */
export const slotRemoval = replaced

/** Blocks that are renewed at once, at most. */
export const RENEWALS = 64

/** Body of `POST /api/desk/renewals`: raises the expiry of each block to its full span again. */
export const renewalPost = v.pipe(v.array(bytesOf(SIZE.key)), v.maxLength(RENEWALS))

/**
 * Its answer. It names what was taken, as `acceptedAnswer` does, and says which of the blocks are there, in
 * the order asked for: anybody who can renew a block can fetch it as well.
 */
export const renewalAnswer = v.strictObject({
  accepted: bytesOf(SIZE.key),
  there: v.array(v.boolean()),
})

/** Roles that write for reporters; the other members only read. PROTOCOL.md section 15.1 */
export const BOARD_ROLES: readonly Role[] = ['head', 'reception', 'follow-up-manager', 'co-handler']

/** Body of `POST /api/desk/suspensions`; the signer of the request also signs the statement. */
export const suspensionPost = v.strictObject({
  suspended: bytesOf(SIZE.keyId),
  day,
  signature: bytesOf(SIZE.signature),
})
export type SuspensionPost = v.InferOutput<typeof suspensionPost>

/** Answer to `GET /api/desk/suspensions`. */
export const suspensionsAnswer = v.array(
  v.strictObject({ ...suspensionPost.entries, signer: bytesOf(SIZE.keyId) }),
)

/** Answer to `GET /api/desk/quotas`: members whose records were refused in the last days, and how many were. */
export const quotasAnswer = v.array(
  v.strictObject({ signer: bytesOf(SIZE.keyId), refused: integer(1, 1_000_000_000) }),
)
export type OverQuota = v.InferOutput<typeof quotasAnswer>[number]

/** Answer to `GET /api/desk/week`: the week that has come for certain, by the server's word. */
export const weekAnswer = v.strictObject({ week })

/**
 * Ids that are asked for at once: always this many. Some ids of drops and records are repeated to fill it up.
 * Every tick costs a batch of each, so larger batches would cost more.
 */
export const BATCH = { drops: 16, blocks: 1, records: 64 } as const

/**
 * The same while as many are left to ask for: in a first fetch of all rows, each request costs more than its
 * content.
 */
export const HEAP = { drops: 64, records: 512 } as const

/** Limits of request bodies, in bytes. */
export const BODY_LIMIT = {
  slot: 8192,
  renewals: 8192,
  suspension: 512,
  keyList: 8 * 1024 * 1024,
} as const
