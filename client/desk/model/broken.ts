import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { DeskError, type DeskErrorCode } from './error.ts'

/** The result of `read`; `otherwise` if it reads something that is broken, or forged. */
export function unlessBroken<T, Otherwise>(otherwise: Otherwise, read: () => T): T | Otherwise {
  try {
    return read()
  } catch (error) {
    if (error instanceof CryptoError) return otherwise
    throw error
  }
}

/** The result of `read`. @throws DeskError `code` if it reads something that is broken, or too long */
export function brokenAs<T>(code: DeskErrorCode, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof CryptoError) throw new DeskError(code, error)
    throw error
  }
}

/**
 * The results of `make` for all of these. One for which it fails is left out: a fault in one thing hides no other.
 *
 * @param failed told of each that is left out
 */
export function eachAlone<T, Result>(
  all: readonly T[],
  make: (one: T) => Result,
  failed: (one: T) => void,
): Result[] {
  return all.flatMap((one) => {
    try {
      return [make(one)]
    } catch {
      failed(one)
      return []
    }
  })
}
