import { constants, existsSync } from 'node:fs'
import {
  chmod,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rmdir,
  unlink,
  utimes,
} from 'node:fs/promises'
import { join } from 'node:path'
import { unlessMissing } from './data-folder.ts'

/** The time at which every file says that it was written and read. */
const ALWAYS = new Date(0)
/** Files that were begun: of blocks that arrive, and of the nightly rewrite. */
const BEGUN = /\.(part|copy)$/
const BLOCK = /^[0-9a-f]{64}$/
/** A block that is whole, and that nobody was told of yet. */
const NEW = '.new'
const READING = constants.O_RDONLY | (constants.O_NOATIME ?? 0)
const ZEROS = new Uint8Array(65_536)

/** Told why a file could not be read. */
export type Unread = (error: unknown) => void

/** The same items in random order. */
export type Shuffle = <T>(items: readonly T[]) => T[]

/**
 * The files of the blocks, one for each, named by its id in hex. During a rewrite there are two folders:
 * `blocks.old` is emptied into `blocks`. This class knows no database; `BlockShelf` does. SCHEMA.md, "The
 * folder of blocks"
 */
export class BlockFolder {
  readonly #parent: string
  readonly #now: string
  readonly #last: string
  readonly #givenUp: string

  /** @param dataDir holds the folder; all of it lies on one file system */
  constructor(dataDir: string) {
    this.#parent = dataDir
    this.#now = join(dataDir, 'blocks')
    this.#last = join(dataDir, 'blocks.old')
    this.#givenUp = join(dataDir, 'blocks.lost')
  }

  /** Whether there is a folder of blocks, be it empty or in the midst of a rewrite. */
  isThere(): boolean {
    return existsSync(this.#now) || existsSync(this.#last)
  }

  /** Whether an operator has said that the files are gone for good. */
  isGivenUp(): boolean {
    return existsSync(this.#givenUp)
  }

  /** Forget what the operator has said: it holds for one start. */
  async endGivenUp(): Promise<void> {
    await unlink(this.#givenUp).catch(unlessMissing)
  }

  /** Make the folder if there is none, and remove unfinished files. */
  async prepare(): Promise<void> {
    await mkdir(this.#now, { recursive: true, mode: 0o700 })
    await chmod(this.#now, 0o700)
    await syncFolder(this.#parent)
    const now = await entries(this.#now)
    const last = await entries(this.#last)
    const there = new Set(now)
    const isLeft = (name: string): boolean => BEGUN.test(name) || there.has(name)
    for (const name of now.filter((each) => BEGUN.test(each))) await erase(join(this.#now, name))
    // a block that came again during the rewrite had no row before, so the new file counts
    for (const name of last.filter(isLeft)) await erase(join(this.#last, name))
  }

  /** Names of the blocks, sorted. Blocks that a rewrite has still to move are among them, new ones are not. */
  async names(): Promise<string[]> {
    const all = [...(await entries(this.#last)), ...(await entries(this.#now))]
    return [...new Set(all)].filter((name) => BLOCK.test(name)).sort()
  }

  /** Names of the new blocks: of those that were whole when the server, or its database, failed. */
  async newNames(): Promise<string[]> {
    const all = await entries(this.#now)
    return all.filter((name) => name.endsWith(NEW)).map((name) => name.slice(0, -NEW.length))
  }

  /**
   * Write a block; when the promise resolves it is on the disk, whole, under its name.
   *
   * @param count makes its row. Before that, the whole block is on the disk as a new one. So a block with a
   *   name of its own has had a row.
   */
  async write(name: string, bytes: Uint8Array, count: () => Promise<void>): Promise<void> {
    const part = join(this.#now, `${name}.part`)
    try {
      await writeFile(part, 'w', bytes)
      await rename(part, join(this.#now, name + NEW))
    } catch (error) {
      await erase(part)
      throw error
    }
    await syncFolder(this.#now)
    await count()
    await this.acceptNew(name)
  }

  /** Give a new block its name. */
  async acceptNew(name: string): Promise<void> {
    await rename(join(this.#now, name + NEW), join(this.#now, name))
    await syncFolder(this.#now)
  }

  async removeNew(name: string): Promise<void> {
    await erase(join(this.#now, name + NEW))
  }

  /** @returns null if there is none */
  async read(name: string): Promise<Uint8Array | null> {
    // a file that is being moved is in one place or, a moment later, in the other
    for (const folder of [this.#now, this.#last, this.#now]) {
      const bytes = await readFile(join(folder, name))
      if (bytes !== null) return bytes
    }
    return null
  }

  /** Erase blocks of the folder, or of the old one, for good; missing ones are ignored. */
  async remove(names: readonly string[], from: 'now' | 'old'): Promise<void> {
    const folder = from === 'now' ? this.#now : this.#last
    for (const name of names) await erase(join(folder, name))
    if (names.length > 0) await syncFolder(folder)
  }

  /** Begin the rewrite: what is there becomes the old folder, and a new one is empty. */
  async turn(): Promise<void> {
    await rename(this.#now, this.#last)
    await mkdir(this.#now, { mode: 0o700 })
    await syncFolder(this.#parent)
  }

  /**
   * Copy blocks of the old folder into new files, in the order of the names; each copy replaces the old file.
   * All new files are made before any old one is removed: otherwise a new file would get the number (inode)
   * of the one removed before it. `batch` old files are removed at once, in random order, so that traces of
   * removed files on the disk do not lead from a copy to its original.
   *
   * A file that cannot be read stays as it is; one that is gone is left out.
   *
   * @param names in the old folder, sorted
   * @throws AbortError between two blocks
   */
  async copy(
    names: readonly string[],
    batch: number,
    shuffle: Shuffle,
    signal: AbortSignal,
    unread: Unread,
  ): Promise<void> {
    const places = names.map(
      (name, n): Replacement => [join(this.#last, name), join(this.#last, `${n}.copy`)],
    )
    for (const [, place] of places) await (await open(place, 'w', 0o600)).close()
    for (let at = 0; at < places.length; at += batch) {
      const copied: Replacement[] = []
      for (const [path, place] of places.slice(at, at + batch)) {
        signal.throwIfAborted()
        const bytes = await readFile(path).catch((error: unknown) => {
          unread(error)
          return null
        })
        if (bytes === null) await erase(place)
        else {
          await writeFile(place, 'r+', bytes)
          copied.push([path, place])
        }
      }
      await replace(shuffle(copied), this.#last)
    }
  }

  /**
   * Move all that is in the old folder into the new one, in the order of the names, and end the
   * rewrite. Each file's time of change (ctime), which cannot be set, is then of this move.
   *
   * @throws AbortError between two files; to be called again
   */
  async move(signal: AbortSignal): Promise<void> {
    for (const name of (await entries(this.#last)).sort()) {
      signal.throwIfAborted()
      const old = join(this.#last, name)
      await utimes(old, ALWAYS, ALWAYS)
      await rename(old, join(this.#now, name))
    }
    await syncFolder(this.#now)
    await rmdir(this.#last).catch(unlessMissing)
    await syncFolder(this.#parent)
  }
}

/** @param flags `w`, or `r+` into a file that is there */
async function writeFile(path: string, flags: 'w' | 'r+', bytes: Uint8Array): Promise<void> {
  await using(await open(path, flags, 0o600), async (file) => {
    await file.writeFile(bytes)
    await file.utimes(ALWAYS, ALWAYS)
    await file.sync()
  })
}

/** Read a file without a trace of the time, if the system can. @returns null if there is none */
async function readFile(path: string): Promise<Uint8Array | null> {
  for (;;) {
    const file = await open(path, READING).catch(unlessMissing)
    if (file === null) return null
    const bytes = await using(file, readLinked)
    if (bytes !== null) return bytes
  }
}

/** @returns null if the file has lost its name meanwhile: then it may be half overwritten */
async function readLinked(file: FileHandle): Promise<Uint8Array | null> {
  const bytes = viewOf(await file.readFile())
  return (await file.stat()).nlink > 0 ? bytes : null
}

/** The same bytes, without a copy. */
function viewOf({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}

async function using<T>(file: FileHandle, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}

/** A name is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  await using(await open(path, 'r'), (folder) => folder.sync())
}

async function entries(path: string): Promise<string[]> {
  return (await readdir(path).catch(unlessMissing)) ?? []
}

/** Remove a file, its bytes too: what is deleted is overwritten, as in the database. */
async function erase(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(unlessMissing)
  if (file === null) return
  await unlink(path).catch(unlessMissing)
  await using(file, overwrite)
}

/** A file, and the file that replaces it. */
type Replacement = readonly [path: string, by: string]

/**
 * Replace files by others, and overwrite the old bytes. They are the same bytes as the new ones, but if they
 * were left on the disk, their place would still tell when the block came. They are overwritten once the disk
 * has the new names: otherwise a power cut would leave an old name with zeros.
 */
async function replace(files: readonly Replacement[], folder: string): Promise<void> {
  const old: FileHandle[] = []
  try {
    for (const [path] of files) {
      const file = await open(path, 'r+').catch(unlessMissing)
      if (file !== null) old.push(file)
    }
    for (const [path, by] of files) await rename(by, path)
    await syncFolder(folder)
    for (const file of old) await overwrite(file)
  } finally {
    for (const file of old) await file.close()
  }
}

async function overwrite(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  for (let at = 0; at < size; at += ZEROS.length)
    await file.write(ZEROS, 0, Math.min(ZEROS.length, size - at), at)
  await file.datasync()
}
