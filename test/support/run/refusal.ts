import { expect } from 'chai'
import { CryptoError, type CryptoErrorCode } from '../../../crypto/primitives/errors.ts'

/** The code of the CryptoError that `act` throws; any other end fails the test. */
export function refusal(act: () => unknown): CryptoErrorCode {
  try {
    act()
  } catch (error) {
    if (error instanceof CryptoError) return error.code
    throw error
  }
  throw new Error('nothing was refused')
}

/** Expect that `act` throws a CryptoError with one of `codes`. */
export function expectRefusal(act: () => unknown, ...codes: readonly CryptoErrorCode[]): void {
  expect(codes).to.include(refusal(act))
}

/** The result of `act`, or the code of the CryptoError that it throws. */
export function outcome<T>(act: () => T): T | CryptoErrorCode {
  try {
    return act()
  } catch (error) {
    if (error instanceof CryptoError) return error.code
    throw error
  }
}
