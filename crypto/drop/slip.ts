import type { Day } from '../days/calendar.ts'
import { readDay } from '../days/read-day.ts'
import { DROP_KIND } from '../entries/names.ts'
import {
  concat,
  equal,
  fromUtf8,
  isZero,
  padded,
  piecesOf,
  requirePadding,
  u32be,
  utf8,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { LIMIT, PARTED } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import type { DropBody } from './body.ts'

/** Kinds of letter that two open together. Letters for custodians only are sealed whole. */
const KINDS = ['report', 'follow-up', 'withdrawal', 'meeting-request'] as const
type SlipKind = (typeof KINDS)[number]

/**
 * All that a holder of one part learns of an envelope that two open: enough to find the others, and to refuse.
 * Offsets in PROTOCOL.md section 8.2
 */
export interface Slip {
  readonly kind: SlipKind
  readonly day: Day
  /** HASH(16, R) */
  readonly reporter: Uint8Array
  /** Hash of the key list that was sealed to. */
  readonly listHash: Uint8Array
  /** At each of the 8 positions the 16-byte id of the key sealed to, or null. */
  readonly recipients: readonly (Uint8Array | null)[]
  readonly channel: string
}

const RECIPIENTS_AT = 53
const CHANNEL_AT = 181
const RECIPIENT_ID = 16

/** The slip that belongs to a body. @throws CryptoError `refused` if it is no letter that two open */
export function slipOf(p: Primitives, body: DropBody): Slip {
  switch (body.kind) {
    case 'report':
    case 'follow-up':
    case 'withdrawal':
    case 'meeting-request': {
      const { kind, day, listHash, recipients, content } = body
      const reporter = p.hash(16, null, body.signer)
      return { kind, day, reporter, listHash, recipients, channel: content.channel }
    }
    case 'identity':
    case 'grant':
    case 'decoy':
    case 'checkpoint':
    case 'absence':
    case 'key-part':
      throw new CryptoError('refused', 'two open only letters for the readers of a channel')
    default:
      return body satisfies never
  }
}

/** @returns 221 bytes. @throws CryptoError `refused` if the id of the channel is too long */
export function encodeSlip(slip: Slip): Uint8Array {
  const ids = Array.from({ length: LIMIT.positions }, (_, i) => slip.recipients[i] ?? null)
  const channel = utf8(slip.channel)
  const room = PARTED.slip - CHANNEL_AT
  if (channel.length > room) throw new CryptoError('refused', `a channel of over ${room} bytes`)
  return concat(
    Uint8Array.of(DROP_KIND[slip.kind]),
    u32be(slip.day),
    slip.reporter,
    slip.listHash,
    ...ids.map((id) => id ?? new Uint8Array(RECIPIENT_ID)),
    padded(channel, room),
  )
}

/** @throws CryptoError `malformed` */
export function decodeSlip(bytes: Uint8Array): Slip {
  if (bytes.length !== PARTED.slip)
    throw new CryptoError('malformed', 'the slip has another length')
  const kind = KINDS.find((one) => DROP_KIND[one] === bytes[0])
  if (kind === undefined) throw new CryptoError('malformed', 'a slip of another kind')
  const end = bytes.indexOf(0, CHANNEL_AT)
  requirePadding(bytes, end < 0 ? bytes.length : end)
  const channel = fromUtf8(bytes.subarray(CHANNEL_AT, end < 0 ? bytes.length : end))
  if (!/^[a-z][a-z0-9-]*$/.test(channel)) throw new CryptoError('malformed', 'no channel')
  return {
    kind,
    day: readDay(bytes, 1),
    reporter: bytes.slice(5, 21),
    listHash: bytes.slice(21, RECIPIENTS_AT),
    recipients: piecesOf(bytes.slice(RECIPIENTS_AT, CHANNEL_AT), RECIPIENT_ID).map((id) =>
      isZero(id) ? null : id,
    ),
    channel,
  }
}

/** @throws CryptoError `forged` if a slip says something else than the body that it lay beside */
export function requireSlipOf(p: Primitives, slip: Uint8Array, body: DropBody): void {
  if (!equal(encodeSlip(slipOf(p, body)), slip)) {
    throw new CryptoError('forged', 'the slip says something else than the letter')
  }
}
