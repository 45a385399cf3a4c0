import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The files that a desk keeps: `weeks-next` lies there while a passphrase is being changed, `cache` has what was
 * opened before, and `unsent` what waits for the server. They are sealed: the host never sees what is in them.
 */
export type FileName = 'vault' | 'weeks' | 'weeks-next' | 'cache' | 'unsent'
/**
 * Files that a member hands to the head of reception. The recovery command writes `drill`. Nothing in them
 * is secret.
 */
export type HandedName = 'enrolment' | 'keys' | 'drill'

/** The most bytes that any of these files may have, except the cache. */
export const FILE_LIMIT = 32 * 1024 * 1024
/** The cache of ten thousand cases has about 50 MiB. A cache above this limit is not kept. */
export const CACHE_LIMIT = 256 * 1024 * 1024

export interface HostFiles {
  /** @returns null if there is none */
  read(name: FileName | HandedName): Promise<Uint8Array | null>
  /**
   * Replace the state that the writer has read with a new one. A reader sees one of the two, whole, even
   * after a crash.
   *
   * @param replaces SHA-256 in hex of the state read; null if there was none
   * @returns false, with nothing written, if another state is there
   * @throws BusyError, or the error of the disk; see `replaceFile` for the state of the file then
   */
  write(name: FileName, bytes: Uint8Array, replaces: string | null): Promise<boolean>
  /** Remove the file that a change of passphrase needs while it lasts. */
  removeNext(): Promise<void>
  /** Write a file to hand over; it replaces an older one. @returns its path */
  hand(name: HandedName, bytes: Uint8Array): Promise<string>
}

/** Puts bytes into an open file and makes them durable. */
export type Fill = (file: FileHandle, bytes: Uint8Array) => Promise<void>

/** File functions of the system; tests replace them to fail as Windows or a full disk fails. */
export interface Disk {
  open(path: string, flags: string | number, mode?: number): Promise<FileHandle>
  readFileSync(path: string): Uint8Array
  headSync(path: string, length: number): Head
  renameSync(from: string, to: string): void
  /** No error if there is none. */
  remove(path: string): Promise<void>
  wait(milliseconds: number): Promise<void>
}

/** How a file begins, and its size in bytes. */
interface Head {
  /** As many bytes as were asked for; zeros beyond the end of the file. */
  readonly head: Uint8Array
  readonly size: number
}

export const SYSTEM_DISK: Disk = {
  ...{ open, readFileSync, headSync, renameSync },
  remove: (path) => rm(path, { force: true }),
  wait: (milliseconds) => sleep(milliseconds),
}

function headSync(path: string, length: number): Head {
  const file = openSync(path, 'r')
  try {
    const head = new Uint8Array(length)
    readSync(file, head, 0, length, 0)
    return { head, size: fstatSync(file).size }
  } finally {
    closeSync(file)
  }
}

/** A file is held by another program, such as a virus scanner, or must not be written. The file is unchanged. */
export class BusyError extends Error {}

/**
 * @param vault path of the vault, `anna.vault`; beside it lie the weekly file as `anna.vault.weeks`, the
 *   cache as `anna.vault.cache`, what waits as `anna.vault.unsent`, and what is handed over as `anna.enrolment`, `anna.keys` and `anna.drill`
 */
export function fileStore(vault: string, fill: Fill = fillDurably, disk = SYSTEM_DISK): HostFiles {
  const name = vault.replace(/\.vault$/, '')
  const paths = {
    ...{ vault, weeks: `${vault}.weeks`, 'weeks-next': `${vault}.weeks.next` },
    ...{ cache: `${vault}.cache`, unsent: `${vault}.unsent` },
    ...{ enrolment: resolve(`${name}.enrolment`), keys: resolve(`${name}.keys`) },
    drill: resolve(`${name}.drill`),
  }
  const inTurn = oneAtATime()
  return {
    // a read waits for writes before it: a window that closes leaves its last write behind
    read: (file) =>
      inTurn(async () => {
        const bytes = await patiently(disk, () => readIfThere(disk, paths[file]))
        return bytes && new Uint8Array(bytes)
      }),
    write: (file, bytes, replaces) =>
      inTurn(async () => {
        const isThere = () => stateOf(disk, paths[file]) === replaces
        if (!(await patiently(disk, isThere))) return false
        return replaceFile(disk, paths[file], (fresh) => fill(fresh, bytes), isThere)
      }),
    removeNext: () => inTurn(() => patiently(disk, () => disk.remove(paths['weeks-next']))),
    hand: (file, bytes) =>
      inTurn(async () => {
        await replaceFile(disk, paths[file], (fresh) => fill(fresh, bytes))
        return paths[file]
      }),
  }
}

/** @returns a function that does one piece of work after the other, even if an earlier one failed */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }
}

async function fillDurably(file: FileHandle, bytes: Uint8Array): Promise<void> {
  await file.writeFile(bytes)
  await file.sync()
}

/** Whether a write failed because there is no room. */
export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error))
}

/** Milliseconds between tries: scanners let go of a file within a second or two. */
const WAITS = [20, 50, 100, 200, 400, 800, 1600]
/** Error codes of Windows for a file that another program has open. */
const HELD = ['EBUSY', 'EPERM', 'EACCES']

/** Do work that another program may hold up. @throws BusyError if that program holds on */
export async function patiently<T>(disk: Disk, work: () => T | Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!HELD.includes(codeOf(error))) throw error
      const wait = WAITS[tries]
      if (wait === undefined) throw new BusyError('held by another program', { cause: error })
      await disk.wait(wait)
    }
  }
}

/** The system's name of an error; `undefined` if it has none. */
export function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException)?.code)
}

function readIfThere(disk: Disk, path: string): Uint8Array | null {
  try {
    return disk.readFileSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** SHA-256 in hex of the content of a file; null if there is no file. */
function stateOf(disk: Disk, path: string): string | null {
  const bytes = readIfThere(disk, path)
  return bytes && createHash('sha256').update(bytes).digest('hex')
}

/**
 * Write a file beside the one at `path`, and replace that one with it.
 *
 * @param fill writes the new one and makes it durable
 * @param mayReplace asked last of all, with nothing between it and the new state: another desk may
 * have written while ours was being made durable
 * @returns false if it may not; the file is then unchanged, and no unfinished file lies beside it
 * @throws BusyError, or the error of the disk. The file is then unchanged too, unless only the folder could
 *   not be flushed. In that case the new state is there, and may be lost if the machine fails now
 */
export async function replaceFile(
  disk: Disk,
  path: string,
  fill: (fresh: FileHandle) => Promise<void>,
  mayReplace: () => boolean = () => true,
): Promise<boolean> {
  const fresh = freshBeside(path)
  // this also removes a file that a desk left when it was killed while writing
  await patiently(disk, () => disk.remove(fresh))
  try {
    // 'wx': never through a link that somebody else has put there.
    const file = await patiently(disk, () => disk.open(fresh, 'wx', 0o600))
    try {
      await fill(file)
    } finally {
      await file.close()
    }
    const replaced = await patiently(disk, () => {
      if (!mayReplace()) return false
      disk.renameSync(fresh, path)
      return true
    })
    if (!replaced) {
      await disk.remove(fresh)
      return false
    }
  } catch (error) {
    // the first fault is reported; the next write removes a file that is left here
    await disk.remove(fresh).catch(() => {})
    throw error
  }
  await syncFolder(disk, dirname(path))
  return true
}

/** Path where the new file is written before it replaces the one at `path`. */
export function freshBeside(path: string): string {
  return `${path}.new`
}

/**
 * Error codes of systems that flush no folder. Windows keeps renames in its own journal, and some network
 * drives know no such call. Any other code is a fault.
 */
const NO_FLUSH = ['EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR']

async function syncFolder(disk: Disk, path: string): Promise<void> {
  const folder = await disk.open(path, 'r').catch(noFlush)
  if (folder === null) return
  try {
    await folder.sync().catch(noFlush)
  } finally {
    await folder.close()
  }
}

function noFlush(error: unknown): null {
  if (!NO_FLUSH.includes(codeOf(error))) throw error
  return null
}
