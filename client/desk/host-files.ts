import { createHash } from 'node:crypto'
import { readFileSync, renameSync } from 'node:fs'
import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * The files that a desk keeps: `weeks-next` lies there while a passphrase is being changed, and `cache`
 * has what was opened before. They are sealed: the host never sees what is in them.
 */
export type FileName = 'vault' | 'weeks' | 'weeks-next' | 'cache'
/**
 * What a member hands to the head of reception; `drill` is written by the recovery command. Nothing in
 * them is secret.
 */
export type HandedName = 'enrolment' | 'keys' | 'drill'

/** The most bytes that any of them may have, but the cache. */
export const FILE_LIMIT = 32 * 1024 * 1024
/** That of ten thousand cases has about 50 MiB; one that would be larger is not kept. */
export const CACHE_LIMIT = 256 * 1024 * 1024

export interface FileStore {
  /** @returns null where there is none */
  read(name: FileName | HandedName): Promise<Uint8Array | null>
  /**
   * Put a new state in the place of the one that the writer has read; whoever reads, even after a
   * crash, sees one of the two, whole.
   *
   * @param replaces SHA-256 in hex of the state read; null where there was none
   * @returns false, with nothing written, where another state is there
   */
  write(name: FileName, bytes: Uint8Array, replaces: string | null): Promise<boolean>
  /** Do away with the file that a change of passphrase needs while it lasts. */
  removeNext(): Promise<void>
  /** Write a file to hand over, in the place of an older one. @returns its path */
  hand(name: HandedName, bytes: Uint8Array): Promise<string>
}

/** Puts bytes into an open file and makes them durable. */
export type Fill = (file: FileHandle, bytes: Uint8Array) => Promise<void>

/**
 * @param vault path of the vault, `anna.vault`; beside it lie the weekly file as `anna.vault.weeks`, the
 *   cache as `anna.vault.cache`, and what is handed over as `anna.enrolment`, `anna.keys` and `anna.drill`
 */
export function fileStore(vault: string, fill: Fill = fillDurably): FileStore {
  const name = vault.replace(/\.vault$/, '')
  const paths = {
    ...{ vault, weeks: `${vault}.weeks`, 'weeks-next': `${vault}.weeks.next` },
    cache: `${vault}.cache`,
    ...{ enrolment: resolve(`${name}.enrolment`), keys: resolve(`${name}.keys`) },
    drill: resolve(`${name}.drill`),
  }
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }
  return {
    // what is being written is there for who reads next: a window that closes leaves its last write behind
    read: (file) => inTurn(() => readIfThere(paths[file])),
    write: (file, bytes, replaces) =>
      inTurn(async () => {
        const isThere = () => stateOf(paths[file]) === replaces
        return isThere() && (await replaceFile(paths[file], bytes, fill, isThere))
      }),
    removeNext: () => inTurn(() => rm(paths['weeks-next'], { force: true })),
    hand: (file, bytes) =>
      inTurn(async () => {
        await replaceFile(paths[file], bytes, fill, () => true)
        return paths[file]
      }),
  }
}

async function fillDurably(file: FileHandle, bytes: Uint8Array): Promise<void> {
  await file.writeFile(bytes)
  await file.sync()
}

/** Whether a write failed because there is no room. */
export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException)?.code))
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** SHA-256 in hex of what is in a file; null where there is none. */
function stateOf(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * @param mayReplace asked last of all, with nothing between it and the new state: another desk may
 *   have written while ours was being made durable
 * @returns false where it may not; the file is then as it was, and nothing half lies beside it
 * @throws what the disk says; the file is then as it was too
 */
async function replaceFile(
  path: string,
  bytes: Uint8Array,
  fill: Fill,
  mayReplace: () => boolean,
): Promise<boolean> {
  const fresh = `${path}.new`
  await rm(fresh, { force: true })
  try {
    // 'wx': never through a link that somebody else has put there.
    const file = await open(fresh, 'wx', 0o600)
    try {
      await fill(file, bytes)
    } finally {
      await file.close()
    }
    if (!mayReplace()) {
      await rm(fresh, { force: true })
      return false
    }
    renameSync(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
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
