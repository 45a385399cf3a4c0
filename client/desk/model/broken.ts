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
