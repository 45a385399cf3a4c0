import { weekAt } from '../../crypto/days/calendar.ts'
import { concat, fromBase64url } from '../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../crypto/primitives/json.ts'
import { rowId } from '../../crypto/primitives/kdf.ts'
import { LIMIT, SIZE } from '../../crypto/primitives/labels.ts'
import { readListQuery } from '../../crypto/wire/listing.ts'
import { renewalPost } from '../../crypto/wire/wire.ts'
import { renewBlock } from '../../db/blocks.ts'
import { addEnvelope, type Shelf } from '../../db/shelf.ts'
import type { Context } from '../context.ts'
import { ApiError, TakenError } from '../errors.ts'
import { type Answer, accepted, bytesAnswer, hashOf, type Incoming, jsonAnswer } from '../http.ts'
import type { MemberKey } from './route.ts'

/**
 * A list as the last tick left it: 256 hashes, or the rows of the prefixes that are asked for.
 *
 * @throws ApiError `malformed`, `not-yet`
 */
export const getList =
  (shelf: Shelf) =>
  async ({ shelves }: Context, { query }: Incoming): Promise<Answer> => {
    if (query === '') return bytesAnswer(await shelves.hashes(shelf))
    const prefixes = readListQuery(query)
    if (prefixes === null) throw new ApiError('malformed')
    return bytesAnswer(concat(...(await shelves.rows(shelf, prefixes))))
  }

/** The week that has come for certain: no drop is taken that was sealed to the second one before it. */
export async function getSureWeek({ clock }: Context): Promise<Answer> {
  return jsonAnswer({ week: weekAt(clock.sure()) })
}

/** The envelopes of those ids that are listed, joined in the order asked for. @throws ApiError `not-yet` */
export const fetchEnvelopes =
  (shelf: Shelf) =>
  async ({ shelves }: Context, { body }: Incoming): Promise<Answer> =>
    bytesAnswer(await shelves.envelopes(shelf, idsOf(body)))

/** Cut a body into the ids that it is made of. */
export function idsOf(body: Uint8Array): Uint8Array[] {
  return Array.from({ length: body.length / SIZE.id }, (_, i) =>
    body.slice(i * SIZE.id, (i + 1) * SIZE.id),
  )
}

/**
 * Store a desk log record. The only part of the server in the order of records is that it refuses a taken id:
 * two desks that write one place of a stream collide here.
 *
 * @throws TakenError if another record has this id: the desk that lost the race reads it and writes again
 * @throws ApiError `quota` if the member has written their share. A record that is there already, or is
 *   refused, takes nothing of it.
 */
export async function postRecord(
  { db, now, records }: Context,
  { body }: Incoming,
  member: MemberKey,
): Promise<Answer> {
  records.take(member, now())
  const expiryWeek = weekAt(now()) + LIMIT.recordWeeks
  const record = { id: body.slice(0, SIZE.id), sealed: body, expiryWeek }
  const placed = await addEnvelope(db, 'records', record).catch((error: unknown) => {
    records.giveBack(member)
    throw error
  })
  if (placed !== 'added') records.giveBack(member)
  if (typeof placed === 'object') throw new TakenError(placed.there)
  // Two desks that write the same record count one row, as a reader of the list does.
  return placed === 'added' ? accepted(body) : { ...accepted(body), status: 208 }
}

/** Members whose records were refused in the last days, by the server's own word; nothing says when. */
export async function getQuotas({ records, now }: Context): Promise<Answer> {
  const all = records.refused(now())
  return jsonAnswer(all.map(([member, refused]) => ({ signer: fromBase64url(member), refused })))
}

/** Raise blocks to their full span again, and say which are there. */
export async function postRenewals({ p, db, now }: Context, { body }: Incoming): Promise<Answer> {
  const expiryWeek = weekAt(now()) + LIMIT.blockWeeks
  const there: boolean[] = []
  for (const disposal of decodeJson(renewalPost, body)) {
    there.push(await renewBlock(db, rowId(p, disposal), expiryWeek))
  }
  return jsonAnswer({ accepted: hashOf(body), there })
}
