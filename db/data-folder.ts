import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The SQLite file in DATA_DIR. */
export const DATABASE_FILE = 'postern.db'

/** The file in DATA_DIR that says which database it belongs to, in hex. */
export const SERVER_ID_FILE = 'server-id'

/**
 * Make `folder` if it is not there, and allow only the server's own user to access it and the files in it,
 * whatever rights an operator left. The rights of that user stay: a script can still be executed.
 *
 * @returns false if it belongs to another user, and others may read it
 */
export function makePrivate(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!restrict(folder)) return false
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) restrict(join(folder, entry.name))
  return true
}

/** The rights of the owner, without those of everybody else. */
const OWN = 0o700

function restrict(path: string): boolean {
  const { mode } = lstatSync(path)
  if ((mode & 0o777 & ~OWN) === 0) return true
  try {
    chmodSync(path, mode & OWN)
    return true
  } catch (error) {
    // what another user owns is not ours to change
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false
    throw error
  }
}

/** Whether there is an SQLite database in `folder`. */
export function hasDatabaseFile(folder: string): boolean {
  return existsSync(join(folder, DATABASE_FILE))
}

/** The real path of the SQLite file, which may be a link. */
function databasePath(folder: string): string {
  const file = join(folder, DATABASE_FILE)
  return existsSync(file) ? realpathSync(file) : file
}

/** The folders that the server of `dataDir` must have for itself: that of the database may be another. */
export function ownFolders(dataDir: string): readonly string[] {
  const folder = realpathSync(dataDir)
  return [...new Set([folder, dirname(databasePath(folder))])]
}

/** @returns what the file says, without the end of the line; null if there is none */
export function readServerId(folder: string): string | null {
  const file = join(folder, SERVER_ID_FILE)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** Write the file; it is on the disk, whole, when this returns. */
export function writeServerId(folder: string, id: string): void {
  const file = join(folder, SERVER_ID_FILE)
  const part = `${file}.part`
  const handle = openSync(part, 'w', 0o600)
  writeSync(handle, `${id}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(part, file)
  const parent = openSync(folder, 'r')
  fsyncSync(parent)
  closeSync(parent)
}

/**
 * Set to `at` the times of all files that are written when somebody posts, so that the last write before
 * leaves no time. Call this at moments that do not depend on what people do. The time is not a constant one,
 * because backups take a file of the same size and time for the same file.
 */
export async function resetTimes(folder: string, at: Date): Promise<void> {
  const database = databasePath(folder)
  const paths = [
    ...['', '-wal', '-shm'].map((end) => `${database}${end}`),
    ...['blocks', 'blocks.old'].map((name) => join(folder, name)),
  ]
  for (const path of paths) await utimes(path, at, at).catch(unlessMissing)
}

/** Null for a file that is not there. @throws any other error */
export function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
