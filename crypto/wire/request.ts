import type { SignKeyPair } from '../keys/keys.ts'
import { fromBase64url, type Random, toBase64, toBase64url, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { keyId } from '../primitives/kdf.ts'
import type { Primitives } from '../primitives/primitives.ts'

/**
 * Staff requests are signed as HTTP messages, in one fixed form of RFC 9421: these components in
 * this order, label `sig`, ed25519. Authority and scheme are left out on purpose: an onion
 * address, a proxy and the open net name the same server differently. PROTOCOL.md section 15
 */
const COMPONENTS = '("@method" "@path" "@query" "content-digest" "postern-instance")'

/** A request before or after it is signed. */
export interface RequestParts {
  /** upper case */
  readonly method: string
  readonly path: string
  /** with its question mark; `?` if there is none. RFC 9421 section 2.2.7 */
  readonly query: string
  readonly body: Uint8Array
}

/** The four headers that a signed request carries. */
export interface SignatureHeaders {
  readonly 'content-digest': string
  readonly 'postern-instance': string
  readonly 'signature-input': string
  readonly signature: string
}

export interface VerifiedRequest {
  /** Base64url of the signer's 8-byte key id. */
  readonly keyId: string
  /** The caller refuses one that it has seen. */
  readonly nonce: string
  /** Seconds since 1970-01-01 UTC. */
  readonly created: number
}

/** How far a request's clock may be off, in seconds. */
export const CLOCK_TOLERANCE = 120

/** @param now milliseconds since 1970-01-01 UTC */
export function signRequest(
  p: Primitives,
  random: Random,
  now: number,
  instance: Uint8Array,
  signer: SignKeyPair,
  request: RequestParts,
): SignatureHeaders {
  const digest = contentDigest(p, request.body)
  const created = Math.floor(now / 1000)
  const nonce = toBase64url(random(16))
  const key = toBase64url(keyId(p, signer.publicKey))
  const params = `${COMPONENTS};created=${created};nonce="${nonce}";keyid="${key}";alg="ed25519"`
  const base = signatureBase(request, digest, toBase64url(instance), params)
  return {
    'content-digest': digest,
    'postern-instance': toBase64url(instance),
    'signature-input': `sig=${params}`,
    signature: `sig=:${toBase64(p.sign(signer.seed, base))}:`,
  }
}

const INPUT =
  /^sig=(\("@method" "@path" "@query" "content-digest" "postern-instance"\);created=(\d{1,12});nonce="([\w-]{22})";keyid="([\w-]{11})";alg="ed25519")$/

/** @param now milliseconds since 1970-01-01 UTC */
export function isInTime({ created }: Pick<VerifiedRequest, 'created'>, now: number): boolean {
  return Math.abs(Math.floor(now / 1000) - created) <= CLOCK_TOLERANCE
}

/**
 * Check a staff request against the members of the key list.
 *
 * @param now milliseconds since 1970-01-01 UTC; null if the caller checks the time, by `isInTime`
 * @param signerOf the signing key of an 8-byte key id, or null
 * @throws CryptoError `malformed` (not our form), `foreign` (other instance, unknown signer),
 *   `expired` (clock off by more than two minutes), `forged`
 */
export function verifyRequest(
  p: Primitives,
  now: number | null,
  instance: Uint8Array,
  signerOf: (keyId: Uint8Array) => Uint8Array | null,
  request: RequestParts,
  headers: { readonly [name in keyof SignatureHeaders]?: string | undefined },
): VerifiedRequest {
  const input = INPUT.exec(headers['signature-input'] ?? '')
  const signature = /^sig=:([A-Za-z0-9+/]{86}==):$/.exec(headers.signature ?? '')?.[1]
  const [, params, created, nonce, key] = input ?? []
  if (!params || !created || !nonce || !key || !signature) {
    throw new CryptoError('malformed', 'not a signed request')
  }
  if (headers['postern-instance'] !== toBase64url(instance)) {
    throw new CryptoError('foreign', 'signed for another instance')
  }
  const id = fromBase64url(key)
  const signer = signerOf(id)
  if (signer === null) throw new CryptoError('foreign', 'the signer is not in the key list')
  const digest = contentDigest(p, request.body)
  const base = signatureBase(request, digest, toBase64url(instance), params)
  const bytes = fromBase64url(signature.slice(0, 86).replaceAll('+', '-').replaceAll('/', '_'))
  if (digest !== headers['content-digest'] || !p.verify(signer, base, bytes)) {
    throw new CryptoError('forged', 'the signature does not fit the request')
  }
  const verified = { keyId: key, nonce, created: Number(created) }
  if (now !== null && !isInTime(verified, now)) {
    throw new CryptoError('expired', 'the clocks differ by more than two minutes')
  }
  return verified
}

function signatureBase(
  request: RequestParts,
  digest: string,
  instance: string,
  params: string,
): Uint8Array {
  return utf8(
    [
      `"@method": ${request.method}`,
      `"@path": ${request.path}`,
      `"@query": ${request.query}`,
      `"content-digest": ${digest}`,
      `"postern-instance": ${instance}`,
      `"@signature-params": ${params}`,
    ].join('\n'),
  )
}

/** RFC 9530 */
function contentDigest(p: Primitives, body: Uint8Array): string {
  return `sha-512=:${toBase64(p.sha512(body))}:`
}
