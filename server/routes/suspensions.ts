import { dayOf } from '../../crypto/days/calendar.ts'
import { stopHolds } from '../../crypto/keys/stop.ts'
import { type SuspensionStatement, suspensionHolds } from '../../crypto/keys/suspension.ts'
import { equal, fromBase64url } from '../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../crypto/primitives/json.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import { suspensionPost } from '../../crypto/wire/wire.ts'
import { addStop } from '../../db/stops.ts'
import { addSuspension, listSuspensions } from '../../db/suspensions.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../errors.ts'
import { type Answer, accepted, type Incoming, jsonAnswer } from '../http.ts'
import { oldestSuspension } from '../suspensions.ts'
import type { MemberKey } from './route.ts'

/**
 * One member's statement that another is to be suspended. It waits for a second member's statement of the
 * same day. With both, the requests of the suspended member are refused. A stored statement is accepted
 * again, however late.
 *
 * @throws ApiError `malformed` (not signed by the sender, about the sender, about nobody in the list, or of a
 *   day that nobody can join), `suspended` (the sender was suspended meanwhile)
 */
export async function postSuspension(
  { p, db, now, clock, reception }: Context,
  { body }: Incoming,
  member: MemberKey,
): Promise<Answer> {
  const today = dayOf(now())
  const oldest = oldestSuspension(dayOf(clock.sure()))
  const statement = { ...decodeJson(suspensionPost, body), signer: fromBase64url(member) }
  const joinable = statement.day <= today && today - statement.day <= LIMIT.suspensionWait
  if (!joinable || !suspensionHolds(p, reception.current().list, statement)) {
    // It could be joined on the day on which it came, and the answer to that was lost.
    if (isAmong(await listSuspensions(db, oldest), statement)) return accepted(body)
    throw new ApiError('malformed')
  }
  const added = await addSuspension(db, statement, oldest)
  if (added === 'suspended') throw new ApiError('suspended')
  return accepted(body)
}

function isAmong(all: readonly SuspensionStatement[], one: SuspensionStatement): boolean {
  return all.some(
    ({ suspended, day, signer, signature }) =>
      day === one.day &&
      equal(suspended, one.suspended) &&
      equal(signer, one.signer) &&
      equal(signature, one.signature),
  )
}

/** Every statement that still counts, except those about the member who asks: nobody is warned. */
export async function getSuspensions(
  { db, clock }: Context,
  _request: Incoming,
  member: MemberKey,
): Promise<Answer> {
  const own = fromBase64url(member)
  const all = await listSuspensions(db, oldestSuspension(dayOf(clock.sure())))
  return jsonAnswer(all.filter(({ suspended }) => !equal(suspended, own)))
}

/**
 * A member stops their own weekly keys of the list in use. The stop is served with every week's keys.
 *
 * @throws ApiError `malformed` if the member has not signed such a stop for this list
 */
export async function postStop(
  { p, db, reception }: Context,
  { body }: Incoming,
  member: MemberKey,
): Promise<Answer> {
  const signer = fromBase64url(member)
  if (!stopHolds(p, reception.current().list, signer, body)) throw new ApiError('malformed')
  await addStop(db, { signer, signature: body })
  return accepted(body)
}
