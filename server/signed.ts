import type { IncomingMessage } from 'node:http'
import { dayOf } from '../crypto/days/calendar.ts'
import { memberByKeyId } from '../crypto/keys/keylist.ts'
import { fromBase64url } from '../crypto/primitives/bytes.ts'
import { orNull } from '../crypto/primitives/errors.ts'
import {
  isInTime,
  type RequestParts,
  type VerifiedRequest,
  verifyRequest,
} from '../crypto/wire/request.ts'
import type { Context } from './context.ts'
import { ApiError } from './errors.ts'
import type { MemberKey, Route } from './routes/route.ts'
import { isKeptOut } from './suspensions.ts'

/**
 * The member who signed a request. The request must be open to members of their role.
 *
 * @throws ApiError `clock` (everything else of the signature holds), `suspended`, `role`, `unsigned` for any
 *   other reason. The outcome does not depend on what the member asks for.
 */
export async function requireMember(
  ctx: Context,
  { roles }: Extract<Route, { access: 'member' }>,
  request: IncomingMessage,
  parts: Omit<RequestParts, 'method'>,
): Promise<MemberKey> {
  const { p, db, now, clock, reception, nonces, heard } = ctx
  const signed = signatureOf(ctx, request, parts)
  const key = signed.keyId
  const id = fromBase64url(key)
  const isOut = await isKeptOut(db, id, dayOf(clock.sure()))
  // a request that is sent again, however late, says nothing about the time
  if (!isOut && heard.isNew(signed.nonce)) clock.hear(key, signed.created * 1000)
  if (!isInTime(signed, now())) throw new ApiError('clock')
  if (!nonces.isFresh(signed.nonce, now())) throw new ApiError('unsigned')
  if (isOut) throw new ApiError('suspended')
  const role = memberByKeyId(p, reception.current().list, id)?.role
  if (roles && (role === undefined || !roles.includes(role))) throw new ApiError('role')
  return key
}

/** Check everything of a signature except its time. @throws ApiError `unsigned` */
function signatureOf(
  { p, reception }: Context,
  request: IncomingMessage,
  parts: Omit<RequestParts, 'method'>,
): VerifiedRequest {
  const { list } = reception.current()
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const signingOf = (id: Uint8Array) => memberByKeyId(p, list, id)?.signing ?? null
  const signed = { ...parts, method: request.method ?? '', query: parts.query || '?' }
  const headers = {
    'content-digest': header('content-digest'),
    'postern-instance': header('postern-instance'),
    'signature-input': header('signature-input'),
    signature: header('signature'),
  }
  const found = orNull(() => verifyRequest(p, null, list.instance, signingOf, signed, headers))
  if (found === null) throw new ApiError('unsigned')
  return found
}
