import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The two files that a desk keeps. They are sealed: the host never sees what is in them. */
export type FileName = 'vault' | 'weeks'

/** The most bytes that either may have. */
export const FILE_LIMIT = 32 * 1024 * 1024

export interface FileStore {
  /** @returns null where there is none */
  read(name: FileName): Promise<Uint8Array | null>
  /**
   * Put a new state in the place of the one that the writer has read; whoever reads, even after a
   * crash, sees one of the two, whole.
   *
   * @param replaces SHA-256 in hex of the state read; null where there was none
   * @returns false, with nothing written, where another state is there
   */
  write(name: FileName, bytes: Uint8Array, replaces: string | null): Promise<boolean>
}

/** @param vault path of the vault; the weekly file lies beside it, as `vault.weeks` */
export function fileStore(vault: string): FileStore {
  const paths = { vault, weeks: `${vault}.weeks` } as const
  let turn: Promise<unknown> = Promise.resolve()
  return {
    read: (name) => readIfThere(paths[name]),
    write: (name, bytes, replaces) => {
      const written = turn.then(() => replaceFile(paths[name], bytes, replaces))
      turn = written.catch(() => {})
      return written
    },
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function replaceFile(
  path: string,
  bytes: Uint8Array,
  replaces: string | null,
): Promise<boolean> {
  const there = await readIfThere(path)
  if ((there === null ? null : sha256Hex(there)) !== replaces) return false
  const fresh = `${path}.new`
  await rm(fresh, { force: true })
  // 'wx': never through a link that somebody else has put there.
  const file = await open(fresh, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
  await syncFolder(dirname(path))
  return true
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
