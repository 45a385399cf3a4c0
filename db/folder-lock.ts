import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sqlite from 'sqlite3'

/** Held by this process. A connection that nothing names would be closed as garbage, with its lock. */
const held = new Set<sqlite.Database>()

/** Lets go of a lock. */
export type Release = () => Promise<void>

/**
 * Hold `folder` for this process, by a lock of the operating system on the empty file `lock` in it. The
 * system lets go when the process ends, however it ends: nobody removes anything by hand after a power cut.
 * Node has no such lock, and SQLite's exclusive one is the same.
 *
 * @returns null if another server holds it, also one in this process
 * @throws Error if the folder cannot be written, or its file system has no locks
 */
export async function lockFolder(folder: string): Promise<Release | null> {
  const file = join(folder, 'lock')
  // not opened if it is there: to close it would end a lock of this process
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const connection = await openFile(file)
  try {
    connection.configure('busyTimeout', 0)
    // without a journal and without a commit the file stays empty
    const run: (sql: string) => Promise<unknown> = promisify(connection.exec).bind(connection)
    await run('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    await close(connection)
    if ((error as NodeJS.ErrnoException).code === 'SQLITE_BUSY') return null
    throw error
  }
  held.add(connection)
  return async () => {
    if (held.delete(connection)) await close(connection)
  }
}

function openFile(file: string): Promise<sqlite.Database> {
  return new Promise((resolve, reject) => {
    const connection = new sqlite.Database(file, sqlite.OPEN_READWRITE, (error) =>
      error ? reject(error) : resolve(connection),
    )
  })
}

function close(connection: sqlite.Database): Promise<void> {
  return promisify(connection.close).call(connection)
}
