import type { IncomingMessage } from 'node:http'
import { CryptoError } from '../crypto/errors.ts'
import { memberByKeyId } from '../crypto/keylist.ts'
import { verifyRequest } from '../crypto/request.ts'
import type { Context } from './context.ts'
import { ApiError } from './errors.ts'
import type { MemberKey } from './routes/route.ts'

/**
 * Whose signature stands under a request.
 *
 * @throws ApiError `clock` (everything else holds), `unsigned` for any other reason
 */
export function requireMember(
  { p, now, reception, nonces }: Context,
  request: IncomingMessage,
  path: string,
  query: string,
  body: Uint8Array,
): MemberKey {
  const { list } = reception.current()
  const parts = { method: request.method ?? '', path, query: query || '?', body }
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  try {
    const signerOf = (id: Uint8Array) => memberByKeyId(p, list, id)?.signing ?? null
    const { keyId, nonce } = verifyRequest(p, now(), list.instance, signerOf, parts, {
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
