import type { Config } from './config.ts'
import { isNoSpace } from './errors.ts'

/** Codes of a missing right to write: of files, of SQLite, and of PostgreSQL (insufficient_privilege). */
const FORBIDDEN: readonly unknown[] = ['EACCES', 'EPERM', '42501']
/** Nobody may. */
const READ_ONLY: readonly unknown[] = ['EROFS', '25006']
/** SQLite says only that it cannot. */
const CLOSED: readonly unknown[] = ['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM']

/** Codes of errors that keep a database from being opened, and for each one sentence with the remedy. */
const OF_DATABASE: readonly (readonly [
  codes: readonly string[],
  sentence: (dataDir: string, code: string) => string,
])[] = [
  [
    // a disk without any room at all: SQLite makes a file of its own before the first reading
    ['SQLITE_IOERR'],
    (dataDir, code) =>
      `the database in DATA_DIR (${dataDir}) cannot be read (${code}): its disk is full or fails; make room or look at the disk, and start again`,
  ],
  [
    ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
    (dataDir, code) =>
      `the database in DATA_DIR (${dataDir}) is damaged (${code}): keep a copy of the whole folder, and put back the last backup`,
  ],
  [
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'],
    (_, code) =>
      `no database answers at the address in DATABASE_URL (${code}): start PostgreSQL, or correct the address`,
  ],
  [
    // invalid_password, invalid_authorization_specification
    ['28P01', '28000'],
    (_, code) =>
      `the database does not let the user of DATABASE_URL in (${code}): correct the name or the password`,
  ],
  [
    // invalid_catalog_name
    ['3D000'],
    (_, code) =>
      `there is no database of the name in DATABASE_URL (${code}): create it, or correct the name`,
  ],
]

/**
 * State the remedy for an error of the system, or of the database, that ended a start.
 *
 * @returns one sentence with the remedy; `error` itself if it has one, or none is known
 */
export function startError(error: unknown, { dataDir }: Pick<Config, 'dataDir'>): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const { code } = error
  const path = 'path' in error && typeof error.path === 'string' ? error.path : null
  const say = (text: string) => new Error(text, { cause: error })
  const isOfDatabase = path === null && /^\d/.test(String(code))
  if (isNoSpace(error)) {
    const where = isOfDatabase ? 'of the database' : `of DATA_DIR (${dataDir})`
    return say(`the disk ${where} is full (${code}): make room, and start again`)
  }
  if (isOfDatabase && (FORBIDDEN.includes(code) || READ_ONLY.includes(code))) {
    return say(
      `the user of DATABASE_URL may not write into the database (${code}): give the database to that user, or name another user`,
    )
  }
  const sentence = OF_DATABASE.find(([codes]) => codes.includes(String(code)))?.[1]
  if (sentence !== undefined) return say(sentence(dataDir, String(code)))
  const what = path ?? `a file in DATA_DIR (${dataDir})`
  if (READ_ONLY.includes(code)) {
    return say(
      `${what} is on a file system that is read-only (${code}): make it writable, or set DATA_DIR to a folder that is`,
    )
  }
  if (FORBIDDEN.includes(code) || CLOSED.includes(code)) {
    return say(
      `the user of this server may not use ${what} (${code}): give DATA_DIR and all files in it to that user (chown -R), on a file system that can be written`,
    )
  }
  return error
}
