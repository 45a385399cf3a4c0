import type { IncomingMessage } from 'node:http'
import { fromBase64url } from '../crypto/bytes.ts'
import { dayOf } from '../crypto/calendar.ts'
import { CryptoError } from '../crypto/errors.ts'
import { memberByKeyId } from '../crypto/keylist.ts'
import { type RequestParts, verifyRequest } from '../crypto/request.ts'
import type { Context } from './context.ts'
import { ApiError } from './errors.ts'
import type { MemberKey, Route } from './routes/route.ts'
import { isKeptOut } from './suspensions.ts'

/**
 * Whose signature stands under a request, and that it is for members of their role.
 *
 * @throws ApiError `clock` (everything else of the signature holds), `suspended`, `role`,
 *   `unsigned` for any other reason. What they ask for has no part in it.
 */
export async function requireMember(
  ctx: Context,
  { roles }: Extract<Route, { access: 'member' }>,
  request: IncomingMessage,
  parts: Omit<RequestParts, 'method'>,
): Promise<MemberKey> {
  const { p, db, now, reception } = ctx
  const key = signerOf(ctx, request, parts)
  const id = fromBase64url(key)
  if (await isKeptOut(db, id, dayOf(now()))) throw new ApiError('suspended')
  const role = memberByKeyId(p, reception.current().list, id)?.role
  if (roles && (role === undefined || !roles.includes(role))) throw new ApiError('role')
  return key
}

function signerOf(
  { p, now, reception, nonces }: Context,
  request: IncomingMessage,
  parts: Omit<RequestParts, 'method'>,
): MemberKey {
  const { list } = reception.current()
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  const signingOf = (id: Uint8Array) => memberByKeyId(p, list, id)?.signing ?? null
  const signed = { ...parts, method: request.method ?? '', query: parts.query || '?' }
  try {
    const { keyId, nonce } = verifyRequest(p, now(), list.instance, signingOf, signed, {
      'content-digest': header('content-digest'),
      'postern-instance': header('postern-instance'),
      'signature-input': header('signature-input'),
      signature: header('signature'),
    })
    if (!nonces.isFresh(nonce, now())) throw new ApiError('unsigned')
    return keyId
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new ApiError(error.code === 'expired' ? 'clock' : 'unsigned')
  }
}
