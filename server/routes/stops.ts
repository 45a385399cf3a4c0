import { stopHolds } from '../../crypto/keys/stop.ts'
import { fromBase64url } from '../../crypto/primitives/bytes.ts'
import { addStop } from '../../db/stops.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../errors.ts'
import { type Answer, accepted, type Incoming } from '../http.ts'
import type { MemberKey } from './route.ts'

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
