import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { concat, equal } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import {
  codeOf,
  type Disk,
  freshBeside,
  oneAtATime,
  patiently,
  replaceFile,
  SYSTEM_DISK,
} from './files.ts'
import { HEAD, keyIn, nameOf, newHead, putSlot, rowIn, SLOT } from './row-slots.ts'

/** The sealed rows that the host keeps for a desk. Ids are 32 bytes each, rows 4,096; several stand side by side. */
export interface RowFile {
  /** Read the file before anybody asks for its rows. */
  look(): Promise<void>
  /** Ids of all rows that are there, needed or not. */
  ids(): Promise<Uint8Array>
  /**
   * Tell which of the needed rows are there. All other rows may be removed.
   *
   * @returns one bit for each id, in their order, the lowest of a byte first
   */
  needed(ids: Uint8Array): Promise<Uint8Array>
  /** @returns the rows that are there and whole, in the order of the ids */
  get(ids: Uint8Array): Promise<Uint8Array>
  /** @returns whether all of them are there now; false if there is no room */
  append(rows: Uint8Array): Promise<boolean>
}

export interface RowFileOptions {
  readonly disk?: Disk
  /** The most bytes that the file may have. */
  readonly limit?: number
  /** The file is made smaller once it has this many useless rows, and they are at least a quarter of all. */
  readonly spare?: number
}

/** 2 GiB: rows of half a million records. */
const LIMIT = 2 * 1024 ** 3
const SPARE = 4096
/** Bytes that are read at once, of whole slots. */
const CHUNK = 256 * SLOT
/** The most slots that are read for each one that is wanted. */
const DENSE = 16
/** Without `O_CREAT`: a file that is gone by now is begun again, with its head. */
const APPENDING = constants.O_RDWR | constants.O_APPEND

/** @param path `anna.vault.rows`; another host may have the same */
export function rowFile(path: string, options: RowFileOptions = {}): RowFile {
  const rows = new KeptRows(path, options)
  const inTurn = oneAtATime()
  return {
    look: () => inTurn(() => rows.look()),
    ids: () => inTurn(() => rows.ids()),
    needed: async (ids) => {
      const found = await inTurn(() => rows.needed(ids))
      // The answer leaves first. Nobody waits for this; if it fails, it is done after the next start.
      inTurn(() => setImmediate().then(() => rows.compact(new Set(namesIn(ids))))).catch(() => {})
      return found
    },
    get: (ids) => inTurn(() => rows.get(namesIn(ids))),
    append: (some) => inTurn(() => rows.append(some)),
  }
}

/** Knows where each row lies, from reading the file itself; it holds nothing else of the rows. */
class KeptRows {
  readonly #path: string
  readonly #disk: Disk
  readonly #limit: number
  readonly #spare: number
  /** Key of the file that was read; null before that, and if the file has no head. */
  #key: Uint8Array | null = null
  /** The place where the slot of each row begins, by `nameOf`. */
  #at = new Map<string, number>()
  /** End of the part of the file that was read. */
  #end = HEAD
  /** Slots are put together here: memory that is asked for and given back with every write is slow. */
  #space: Uint8Array = new Uint8Array(0)
  /** Rows from here on came since this host was started; null before it read the file. */
  #since: number | null = null

  constructor(path: string, { disk = SYSTEM_DISK, limit = LIMIT, spare = SPARE }: RowFileOptions) {
    this.#path = path
    this.#disk = disk
    this.#limit = limit
    this.#spare = spare
  }

  async look(): Promise<void> {
    // A host that was killed may have left this. A host that is writing there finds it gone, and leaves the
    // file as it is.
    await patiently(this.#disk, () => this.#disk.remove(freshBeside(this.#path)))
    await this.#reading(async () => {})
  }

  async ids(): Promise<Uint8Array> {
    await this.#reading(async () => {})
    return Buffer.from([...this.#at.keys()].join(''), 'latin1')
  }

  async needed(ids: Uint8Array): Promise<Uint8Array> {
    await this.#reading(async () => {})
    const names = namesIn(ids)
    const bits = new Uint8Array(Math.ceil(names.length / 8))
    for (const [i, name] of names.entries()) {
      if (this.#at.has(name)) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7))
    }
    return bits
  }

  async get(names: readonly string[]): Promise<Uint8Array> {
    const rows = await this.#reading((file, key) => this.#rowsOf(file, key, names))
    return concat(...names.flatMap((name) => rows?.get(name) ?? []))
  }

  async append(rows: Uint8Array): Promise<boolean> {
    const isDone = await this.#opened(APPENDING, (file, key) => this.#appendTo(file, key, rows))
    if (isDone !== null) return isDone
    await this.#beginAnew()
    return (await this.#opened(APPENDING, (file, key) => this.#appendTo(file, key, rows))) ?? false
  }

  /** Whether so much of the file is useless that it is written again. */
  #isWasteful(needed: ReadonlySet<string>): boolean {
    let dead = (this.#end - HEAD) / SLOT
    const all = dead
    for (const [name, at] of this.#at) if (this.#isKept(needed, name, at)) dead--
    return dead >= this.#spare && dead * 4 >= all
  }

  /**
   * Write the file again with only the kept rows, if it has many others. The old file stays whole until the
   * new one is durable. If another host writes to the old file meanwhile, the old file stays.
   */
  async compact(needed: ReadonlySet<string>): Promise<void> {
    if (!this.#isWasteful(needed)) return
    await this.#reading(async (file, key) => {
      const { size } = await file.stat()
      const end = this.#end
      if (size - end >= SLOT) return
      const head = newHead()
      const fresh = { key: keyIn(head), at: new Map<string, number>(), end: HEAD, since: HEAD }
      const copy = async (to: FileHandle) => {
        await writeAll(to, head)
        for (let at = HEAD; at < end; at += CHUNK) {
          const bytes = await readAt(file, at, Math.min(CHUNK, end - at))
          await writeAll(to, this.#copied(bytes, at, needed, key, fresh))
        }
        await to.sync()
        // Windows replaces no file that is open.
        await file.close()
      }
      const isAsRead = () => {
        const old = this.#disk.headSync(this.#path, HEAD)
        const ours = this.#disk.headSync(freshBeside(this.#path), HEAD)
        return old.size === size && hasKey(old.head, key) && equal(ours.head, head)
      }
      if (!(await replaceFile(this.#disk, this.#path, copy, isAsRead))) return
      this.#key = fresh.key
      this.#at = fresh.at
      this.#end = fresh.end
      this.#since = fresh.since
    })
  }

  /** The kept rows among these slots, as slots under the key of the new file. */
  #copied(
    bytes: Uint8Array,
    start: number,
    needed: ReadonlySet<string>,
    key: Uint8Array,
    fresh: { key: Uint8Array | null; at: Map<string, number>; end: number; since: number },
  ): Uint8Array {
    const rows: Uint8Array[] = []
    for (let at = 0; at < bytes.length; at += SLOT) {
      const row = rowIn(key, bytes.subarray(at, at + SLOT))
      const name = row && nameOf(row)
      if (fresh.key === null || row === null || name === null) continue
      if (this.#at.get(name) !== start + at || !this.#isKept(needed, name, start + at)) continue
      rows.push(row)
      fresh.at.set(name, fresh.end)
      fresh.end += SLOT
      if (start + at < (this.#since ?? HEAD)) fresh.since = fresh.end
    }
    return fresh.key === null ? new Uint8Array(0) : this.#slots(fresh.key, rows)
  }

  /** @returns their slots in order, behind some zeros; good until the next call */
  #slots(key: Uint8Array, rows: readonly Uint8Array[], zeros = 0): Uint8Array {
    const length = zeros + rows.length * SLOT
    if (this.#space.length < length) this.#space = new Uint8Array(length)
    const bytes = this.#space.subarray(0, length).fill(0, 0, zeros)
    for (const [i, row] of rows.entries()) putSlot(key, row, bytes, zeros + i * SLOT)
    return bytes
  }

  /** Rows that came since the start are kept: another desk may need them for a newer list than this one's. */
  #isKept(needed: ReadonlySet<string>, name: string, at: number): boolean {
    return at >= (this.#since ?? HEAD) || needed.has(name)
  }

  #reading<T>(work: (file: FileHandle, key: Uint8Array) => Promise<T>): Promise<T | null> {
    return this.#opened('r', work)
  }

  /** @returns null, with nothing done, if there is no file, or one that is not ours */
  async #opened<T>(
    flags: string | number,
    work: (file: FileHandle, key: Uint8Array) => Promise<T>,
  ): Promise<T | null> {
    const file = await patiently(this.#disk, () => openIfThere(this.#disk, this.#path, flags))
    if (file === null) {
      this.#forget(null)
      this.#since ??= HEAD
      return null
    }
    try {
      const key = await this.#follow(file)
      return key === null ? null : await work(file, key)
    } finally {
      await file.close()
    }
  }

  /** Read what any host wrote since the last read, or everything if it is another file. @returns its key */
  async #follow(file: FileHandle): Promise<Uint8Array | null> {
    const { size } = await file.stat()
    const key = keyIn(await readAt(file, 0, HEAD))
    const isSame = key !== null && this.#key !== null && equal(key, this.#key) && size >= this.#end
    if (!isSame) this.#forget(key)
    if (key !== null) {
      const end = size - ((size - HEAD) % SLOT)
      for (; this.#end < end; this.#end += Math.min(CHUNK, end - this.#end)) {
        this.#takeIn(key, await readAt(file, this.#end, Math.min(CHUNK, end - this.#end)))
      }
    }
    this.#since ??= this.#end
    return key
  }

  #takeIn(key: Uint8Array, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += SLOT) {
      const row = rowIn(key, bytes.subarray(at, at + SLOT))
      if (row !== null) this.#at.set(nameOf(row), this.#end + at)
    }
  }

  /** If another file replaces the one that was read, no row in it is known to be old. */
  #forget(key: Uint8Array | null): void {
    if (this.#since !== null) this.#since = HEAD
    this.#key = key
    this.#at = new Map()
    this.#end = HEAD
  }

  /**
   * Rows that lie near each other are read at once. @returns the rows that are there, and not damaged since
   * they were read
   */
  async #rowsOf(
    file: FileHandle,
    key: Uint8Array,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const places = [...new Set(names)].flatMap((name) => {
      const at = this.#at.get(name)
      return at === undefined ? [] : [{ name, at }]
    })
    places.sort((a, b) => a.at - b.at)
    const found = new Map<string, Uint8Array>()
    let from = 0
    let bytes: Uint8Array = new Uint8Array(0)
    for (const [i, { name, at }] of places.entries()) {
      if (at + SLOT > from + bytes.length) {
        const near = places.slice(i).filter((one) => one.at + SLOT <= at + CHUNK)
        const isDense = near.length * DENSE >= CHUNK / SLOT
        from = at
        bytes = await readAt(file, at, isDense ? (near.at(-1)?.at ?? at) + SLOT - at : SLOT)
      }
      const near = rowIn(key, bytes.subarray(at - from, at - from + SLOT))
      // A bad sector spoils everything that is read together with it.
      const isThere = near !== null && nameOf(near) === name
      const row = isThere ? near : await this.#rowOf(file, key, name)
      if (row !== null) found.set(name, row)
    }
    return found
  }

  /** @returns null if it is not there, or was damaged since it was read */
  async #rowOf(file: FileHandle, key: Uint8Array, name: string): Promise<Uint8Array | null> {
    const at = this.#at.get(name)
    if (at === undefined) return null
    const row = rowIn(key, await readAt(file, at, SLOT))
    if (row !== null && nameOf(row) === name) return row
    this.#at.delete(name)
    return null
  }

  /** Not flushed. Rows that a power failure loses are fetched again, and a partial row does not pass its check. */
  async #appendTo(file: FileHandle, key: Uint8Array, rows: Uint8Array): Promise<boolean> {
    const fresh: Uint8Array[] = []
    for (let at = 0; at < rows.length; at += SIZE.record) {
      const row = rows.subarray(at, at + SIZE.record)
      const name = nameOf(row)
      const there = this.#at.has(name) ? await this.#rowOf(file, key, name) : null
      if (there === null || !equal(there, row)) fresh.push(row)
    }
    const { size } = await file.stat()
    // A write that was broken off leaves part of a slot: the next ones begin where slots begin.
    const torn = (SLOT - ((size - HEAD) % SLOT)) % SLOT
    if (fresh.length === 0) return true
    if (size + torn + fresh.length * SLOT > this.#limit) return false
    const bytes = this.#slots(key, fresh, torn)
    // At once, so that two hosts do not write into each other's slots.
    await file.write(bytes, 0, bytes.length, null)
    const isAlone = size === this.#end && torn === 0
    if (isAlone && (await file.stat()).size === size + bytes.length) {
      for (const [i, row] of fresh.entries()) this.#at.set(nameOf(row), size + i * SLOT)
      this.#end = size + bytes.length
      return true
    }
    await this.#follow(file)
    return fresh.every((row) => this.#at.has(nameOf(row)))
  }

  /** Begin a file without rows, if there is none, or if the one there is not ours. */
  async #beginAnew(): Promise<void> {
    const begin = async (file: FileHandle) => {
      await writeAll(file, newHead())
      await file.sync()
    }
    const isNoneThere = () => {
      try {
        return keyIn(this.#disk.headSync(this.#path, HEAD).head) === null
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return true
        throw error
      }
    }
    await replaceFile(this.#disk, this.#path, begin, isNoneThere)
  }
}

function namesIn(ids: Uint8Array): string[] {
  return Array.from({ length: ids.length / SIZE.id }, (_, i) => nameOf(ids, i * SIZE.id))
}

function hasKey(head: Uint8Array, key: Uint8Array): boolean {
  const found = keyIn(head)
  return found !== null && equal(found, key)
}

async function openIfThere(
  disk: Disk,
  path: string,
  flags: string | number,
): Promise<FileHandle | null> {
  try {
    return await disk.open(path, flags)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** @returns the bytes, with zeros for those that are missing or cannot be read: zeros pass no check */
async function readAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  try {
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(bytes, done, length - done, at + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
  } catch (error) {
    // A bad sector.
    if (codeOf(error) !== 'EIO') throw error
  }
  return bytes
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, null)).bytesWritten
  }
}
