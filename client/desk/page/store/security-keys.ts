import { fromHex, systemRandom, toBase64url } from '../../../../crypto/primitives/bytes.ts'
import type { SecurityKeyAnswer, SecurityKeyQuery } from '../../../../crypto/vault/security-key.ts'

/** Why a security key gave no answer; see `DeskErrorCode`. */
export type KeyFailure = 'key-unanswered' | 'key-browser' | 'key-unfit' | 'key-known'

/** The domain that the keys belong to: the desk's host serves nothing under another name. */
const DOMAIN = 'localhost'

/** ES256, EdDSA, RS256. Any will do, because nobody verifies a signature. */
const ALGORITHMS = [-7, -8, -257]

/**
 * An authenticator has one PRF for requests with verification and another for requests without. The desk
 * always asks for the first one, which a thief cannot reach without the PIN. KEPT-FILES.md section 17.1
 */
const VERIFICATION = 'required'

/** Asks security keys, because a worker cannot. It never keeps their answers. */
export class SecurityKeys {
  readonly #tell: (waiting: boolean) => void
  #call: AbortController | null = null

  /** @param tell called with true when somebody has to touch a key, and with false when that is over */
  constructor(tell: (waiting: boolean) => void) {
    this.#tell = tell
  }

  /** Have one of these keys evaluate its PRF. */
  ask(queries: readonly SecurityKeyQuery[]): Promise<SecurityKeyAnswer | KeyFailure> {
    return this.#whileWaiting((signal) => evaluate(queries, signal))
  }

  /**
   * Register a key, and have it evaluate its PRF as it will from then on: two touches.
   *
   * @param known ids in hex of the keys that are not accepted again
   */
  register(known: readonly string[]): Promise<(SecurityKeyQuery & SecurityKeyAnswer) | KeyFailure> {
    return this.#whileWaiting(async (signal) => {
      const credential = await create(known.map(fromHex), signal)
      if (typeof credential === 'string') return credential
      const salt = systemRandom(32)
      const answer = await evaluate([{ credential, salt }], signal)
      return typeof answer === 'string' ? answer : { ...answer, salt }
    })
  }

  /** Stop waiting for a key. */
  cancel(): void {
    this.#call?.abort()
  }

  async #whileWaiting<T>(
    work: (signal: AbortSignal) => Promise<T | KeyFailure>,
  ): Promise<T | KeyFailure> {
    if (!('credentials' in navigator && 'PublicKeyCredential' in globalThis)) return 'key-browser'
    this.cancel()
    const call = new AbortController()
    this.#call = call
    this.#tell(true)
    try {
      return await work(call.signal)
    } catch (error) {
      return failureOf(error)
    } finally {
      if (this.#call === call) this.#tell(false)
    }
  }
}

/** On purpose, browsers do not say whether nobody touched a key, or somebody touched one that is not among these. */
function failureOf(error: unknown): KeyFailure {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'key-unanswered'
  if (name === 'InvalidStateError') return 'key-known'
  if (name === 'NotSupportedError' || name === 'ConstraintError') return 'key-unfit'
  return 'key-browser'
}

/** @returns the id of the new credential */
async function create(
  known: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<Uint8Array | KeyFailure> {
  const made = await navigator.credentials.create({
    signal,
    publicKey: {
      rp: { id: DOMAIN, name: 'Postern' },
      user: { id: ownBuffer(systemRandom(16)), name: 'Postern', displayName: 'Postern' },
      challenge: ownBuffer(systemRandom(32)),
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: VERIFICATION },
      excludeCredentials: known.map((id) => ({ type: 'public-key', id: ownBuffer(id) })),
      attestation: 'none',
      extensions: { prf: {} },
    },
  })
  if (!(made instanceof PublicKeyCredential)) return 'key-browser'
  const { prf } = made.getClientExtensionResults()
  if (prf === undefined) return 'key-browser'
  return prf.enabled === true ? new Uint8Array(made.rawId) : 'key-unfit'
}

async function evaluate(
  queries: readonly SecurityKeyQuery[],
  signal: AbortSignal,
): Promise<SecurityKeyAnswer | KeyFailure> {
  const evalByCredential = Object.fromEntries(
    queries.map(({ credential, salt }) => [toBase64url(credential), { first: ownBuffer(salt) }]),
  )
  const got = await navigator.credentials.get({
    signal,
    publicKey: {
      rpId: DOMAIN,
      challenge: ownBuffer(systemRandom(32)),
      allowCredentials: queries.map(({ credential }) => {
        return { type: 'public-key', id: ownBuffer(credential) }
      }),
      userVerification: VERIFICATION,
      extensions: { prf: { evalByCredential } },
    },
  })
  if (!(got instanceof PublicKeyCredential)) return 'key-browser'
  const output = got.getClientExtensionResults().prf?.results?.first
  if (output === undefined) return 'key-unfit'
  return { credential: new Uint8Array(got.rawId), output: bytesOf(output) }
}

/** A view of the browser's own buffer, so that passing it on leaves no copy behind. */
function bytesOf(source: BufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
