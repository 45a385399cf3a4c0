import { CryptoError } from '../crypto/primitives/errors.ts'
import { ERROR_STATUS, type ErrorCode } from '../crypto/wire/wire.ts'
import { NotOwnerError } from '../db/owner.ts'

/** A refusal that the caller is told of; only its code crosses the wire. */
export class ApiError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode) {
    super(code)
    this.name = 'ApiError'
    this.code = code
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

/** Nothing is listed before the next tick. */
export class NotYetError extends ApiError {
  /** seconds */
  readonly wait: number

  constructor(wait: number) {
    super('not-yet')
    this.wait = wait
  }
}

/** A refusal because other bytes have the place; they are the answer. */
export class TakenError extends ApiError {
  readonly there: Uint8Array

  constructor(there: Uint8Array) {
    super('conflict')
    this.there = there
  }
}

/** The caller went away before the request was whole: nobody is left to answer. */
export class AbortedError extends Error {}

/** Error codes of a file, of a quota, and of the database: SQLite, and PostgreSQL's disk_full. */
const NO_SPACE: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']

/** Whether there was no room on the disk. */
export function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NO_SPACE.includes(error.code)
}

/**
 * The code that stands for `error`; `internal` for all that is a fault of ours.
 *
 * Express itself refuses a path that cannot be decoded, such as one with `%ff`.
 */
export function errorCode(error: unknown): ErrorCode {
  if (error instanceof ApiError) return error.code
  if (error instanceof CryptoError && error.code === 'malformed') return 'malformed'
  if (error instanceof URIError) return 'malformed'
  if (error instanceof NotOwnerError) return 'unavailable'
  if (isNoSpace(error)) return 'full'
  return 'internal'
}
