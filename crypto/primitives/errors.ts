/**
 * Faults of bytes that came from elsewhere.
 *
 * malformed: not of the format; tampered: does not open, or does not match its id; forged: a signature or
 * hash that must hold does not; foreign: of another instance or signer; bad-key: a public key that cannot be
 * used; expired: was valid once; refused: not allowed here; memory: the machine has too little of it for the
 * work.
 */
export const CRYPTO_ERRORS = [
  'malformed',
  'tampered',
  'forged',
  'foreign',
  'bad-key',
  'expired',
  'refused',
  'memory',
] as const
export type CryptoErrorCode = (typeof CRYPTO_ERRORS)[number]

export class CryptoError extends Error {
  readonly code: CryptoErrorCode

  constructor(code: CryptoErrorCode, message: string) {
    super(message)
    this.name = 'CryptoError'
    this.code = code
  }
}

/** The result of `work`; null if it throws a CryptoError. */
export function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}
