import type { Knex } from 'knex'
import { choose } from '../crypto/board/page.ts'
import type { Week } from '../crypto/days/calendar.ts'
import { equal, fromHex, type Random, toHex } from '../crypto/primitives/bytes.ts'
import { BlockFolder, type Shuffle, type Unread } from './block-folder.ts'
import { addBlockRow, eachBlockRow, hasBlockRow, OVER, removeBlockRows } from './blocks.ts'
import type { Added, Envelope } from './shelf.ts'
import { requireOwner } from './transaction.ts'

/** Copies that lie beside their originals during the rewrite: 64 MiB. */
const COPIES = 256

const FOREIGN_FILES =
  'the database is new and the folder blocks in DATA_DIR is not: bring back the database that belongs to it, or move the folder away'
const noFiles = (isFolderThere: boolean): string =>
  `the database names blocks, and ${isFolderThere ? 'not one of their files is in the' : 'there is no'} folder blocks in DATA_DIR: bring it back; or put an empty file blocks.lost into DATA_DIR, if the files are gone for good`

/** Differences that were found at the start. */
export interface Found {
  /** Blocks that the database knows and the folder has not; forgotten now. */
  readonly lost: number
  /** Blocks that the folder has and the database did not know; it knows them now. */
  readonly kept: number
}

/**
 * The shelf of blocks: rows in the database, bytes in files. A file is whole and on the disk before
 * its row is, it gets its name when the row is there, and the row goes after the file. So a block
 * without a row is one that the database does not know: one of the two is an older copy. That is no reason to
 * erase anything.
 */
export class BlockShelf {
  readonly #db: Knex
  readonly #folder: BlockFolder
  readonly #shuffle: Shuffle
  /** Blocks that are being written, by name: one at a time under each. */
  readonly #writing = new Map<string, Promise<unknown>>()
  /** While it is there, nothing begins to be written. */
  #shut: Promise<unknown> | null = null
  readonly #stop = new AbortController()

  /** @param dataDir see `BlockFolder` */
  constructor(db: Knex, dataDir: string, random: Random) {
    this.#db = db
    this.#folder = new BlockFolder(dataDir)
    this.#shuffle = (items) => choose(random, items, items.length)
  }

  /**
   * Finish what a crash interrupted, and make folder and database agree. Rows of single files that are lost
   * are forgotten. If all are lost, a disk is missing or the folder is another's: the rows stay until an
   * operator says that the files are gone. Files without a row get one.
   *
   * @param isNew whether the database was never in use
   * @param expiryWeek of the blocks that get a row
   * @throws Error if folder and database are not of one server: nothing was removed
   */
  async open(isNew: boolean, expiryWeek: Week): Promise<Found> {
    const { strays, lost, over, there } = await this.#compare(0)
    if (isNew && strays.length > 0) throw new Error(FOREIGN_FILES)
    if (lost.length > 0 && there === 0) {
      if (!this.#folder.isGivenUp()) throw new Error(noFiles(this.#folder.isThere()))
    }
    await this.#tidy()
    await this.#folder.remove(over.map(toHex), 'now')
    await removeBlockRows(this.#db, over, 'over')
    await removeBlockRows(this.#db, lost, 'lost')
    for (const name of strays) await addBlockRow(this.#db, { id: fromHex(name), expiryWeek })
    await this.#folder.endGivenUp()
    return { lost: lost.length, kept: strays.length }
  }

  /** Finish what was interrupted. A new block without a row is one that nobody was told of. */
  async #tidy(): Promise<void> {
    await this.#folder.prepare()
    await this.#folder.move(this.#stop.signal)
    for (const name of await this.#folder.newNames()) {
      if (await hasBlockRow(this.#db, fromHex(name))) await this.#folder.acceptNew(name)
      else await this.#folder.removeNew(name)
    }
  }

  /** Whether a block is there under this id, whatever its bytes. */
  has(id: Uint8Array): Promise<boolean> {
    return hasBlockRow(this.#db, id)
  }

  /** @returns the block, `id ‖ sealed`, or null if there is none or it has expired */
  async get(id: Uint8Array): Promise<Uint8Array | null> {
    return (await this.has(id)) ? this.#folder.read(toHex(id)) : null
  }

  /**
   * Store a block; when the promise resolves, it is on the disk. One that is there keeps its expiry.
   *
   * @param expiryWeek asked for when it is written, which may be after a rewrite, and midnight
   */
  async add(block: Envelope, expiryWeek: () => Week): Promise<Added> {
    const name = toHex(block.id)
    for (;;) {
      const before = this.#shut ?? this.#writing.get(name)
      if (before === undefined) break
      await before
    }
    const work = this.#store(name, block, expiryWeek())
    this.#writing.set(name, settled(work))
    try {
      return await work
    } finally {
      this.#writing.delete(name)
    }
  }

  async #store(name: string, { id, sealed }: Envelope, expiryWeek: Week): Promise<Added> {
    const there = await this.get(id)
    if (there !== null) return equal(there, sealed) ? 'same' : 'different'
    await this.#folder.write(name, sealed, () => addBlockRow(this.#db, { id, expiryWeek }))
    return 'added'
  }

  /**
   * Rewrite the folder in the order of the ids, without expired blocks: part of the nightly step. Afterwards
   * nothing in the folder tells when, or in what order, blocks of week `since` or later came.
   *
   * @param since expiry week of the blocks that came since the last rewrite: these are copied; the older ones
   *   were copied before, and are moved
   * @param unread told why a block could not be read: it is moved too, and not copied
   * @returns false if `stop` ended it
   * @throws Error if it could not be finished: it is tried again from the start
   */
  async rewrite(since: Week, unread: Unread = () => undefined): Promise<boolean> {
    try {
      await this.#rewrite(since, unread)
      return true
    } catch (error) {
      if (this.#stop.signal.aborted) return false
      throw error
    }
  }

  async #rewrite(since: Week, unread: Unread): Promise<void> {
    const { signal } = this.#stop
    const { over, fresh } = await this.#alone(async () => {
      await this.#tidy()
      const found = await this.#compare(since)
      await requireOwner(this.#db)
      await this.#folder.turn()
      return found
    })
    await this.#folder.remove(over.map(toHex), 'old')
    await this.#folder.copy(fresh, COPIES, this.#shuffle, signal, unread)
    await this.#folder.move(signal)
    await removeBlockRows(this.#db, over, 'over')
  }

  /** Run `work` while no block is being written. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const alone = Promise.all(this.#writing.values()).then(work)
    this.#shut = settled(alone)
    try {
      return await alone
    } finally {
      this.#shut = null
    }
  }

  /**
   * The folder against the rows: names without a row; names of `since` and later; rows without a file;
   * rows that are over; and how many blocks have both.
   */
  async #compare(since: Week) {
    const names = await this.#folder.names()
    const isNew = new Set(await this.#folder.newNames())
    const strays: string[] = []
    const fresh: string[] = []
    const lost: Uint8Array[] = []
    const over: Uint8Array[] = []
    let there = 0
    let at = 0
    for await (const { id, expiryWeek } of eachBlockRow(this.#db)) {
      const wanted = toHex(id)
      for (; (names[at] ?? wanted) < wanted; at++) strays.push(names[at] ?? '')
      const isNamed = names[at] === wanted
      if (isNamed) at++
      if (expiryWeek === OVER) over.push(id)
      else if (!isNamed && !isNew.has(wanted)) lost.push(id)
      else {
        there++
        if (expiryWeek >= since) fresh.push(wanted)
      }
    }
    return { strays: [...strays, ...names.slice(at)], fresh, lost, over, there }
  }

  /** End a rewrite that is under way where it is; the next start finishes it. */
  stop(): void {
    this.#stop.abort()
  }
}

function settled(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined)
}
