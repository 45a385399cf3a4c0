import type { Knex } from 'knex'
import { equal, type Random, toHex } from '../crypto/bytes.ts'
import type { Week } from '../crypto/calendar.ts'
import { choose } from '../crypto/page.ts'
import { BlockFolder, type Shuffle, type Unread } from './block-folder.ts'
import { addBlockRow, countBlocks, eachBlockRow, hasBlockRow, removeBlockRows } from './blocks.ts'
import type { Added, Envelope } from './shelf.ts'
import { requireOwner } from './transaction.ts'

/** Copies that lie beside their originals during the rewrite: 64 MiB. */
const COPIES = 256

const FOREIGN_FILES =
  'the database is new and the folder blocks in DATA_DIR is not: bring back the database that belongs to it, or move the folder away'
const noFiles = (isFolderThere: boolean): string =>
  `the database names blocks, and ${isFolderThere ? 'not one of their files is in the' : 'there is no'} folder blocks in DATA_DIR: bring it back; or put an empty file blocks.lost into DATA_DIR, if the files are gone for good`

/** What was found at the start. */
export interface Found {
  /** Blocks that the database knows and the folder has not; forgotten now. */
  readonly lost: number
}

/**
 * The shelf of blocks: rows in the database, bytes in files. A file is whole and on the disk before
 * its row is; so a file without a row is a block that was never accepted, or that expired.
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
   * Finish what a crash interrupted, and make folder and database agree. Rows of single files that
   * are lost are forgotten. If all are, a disk is missing or the folder is another's: the rows stay
   * until an operator says that the files are gone.
   *
   * @param isNew whether the database was never in use
   * @throws Error where folder and database are not of one server: nothing was removed
   */
  async open(isNew: boolean): Promise<Found> {
    const { strays, lost } = await this.#compare(0)
    if (isNew && strays.length > 0) throw new Error(FOREIGN_FILES)
    if (lost.length > 0 && lost.length === (await countBlocks(this.#db))) {
      if (!this.#folder.isGivenUp()) throw new Error(noFiles(this.#folder.isThere()))
    }
    await this.#folder.prepare()
    await this.#folder.move(this.#stop.signal)
    await this.#folder.remove(strays, 'now')
    await removeBlockRows(this.#db, lost)
    await this.#folder.endGivenUp()
    return { lost: lost.length }
  }

  /** Whether a block is there under this id, whatever its bytes. */
  has(id: Uint8Array): Promise<boolean> {
    return hasBlockRow(this.#db, id)
  }

  /** @returns the block, `id ‖ sealed`, or null where there is none or it has expired */
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
    await this.#folder.write(name, sealed)
    await addBlockRow(this.#db, { id, expiryWeek })
    return 'added'
  }

  /**
   * Write the folder anew, in the order of the ids, without what has expired: part of the nightly step.
   * Nothing of the folder then tells when a block of week `since` or later came, nor in what order.
   *
   * @param since expiry week of the blocks that came since the last rewrite: these are copied, the
   *   older ones were, and are moved
   * @param unread told why a block could not be read: it is moved too, and not copied
   * @returns false where `stop` ended it
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
    const { strays, fresh } = await this.#alone(async () => {
      await this.#folder.prepare()
      await this.#folder.move(signal)
      const found = await this.#compare(since)
      await requireOwner(this.#db)
      await this.#folder.turn()
      return found
    })
    await this.#folder.remove(strays, 'old')
    await this.#folder.copy(fresh, COPIES, this.#shuffle, signal, unread)
    await this.#folder.move(signal)
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

  /** The folder against the rows: names that have a row, of `since` and before; and what is alone. */
  async #compare(since: Week) {
    const names = await this.#folder.names()
    const strays: string[] = []
    const fresh: string[] = []
    const lost: Uint8Array[] = []
    let at = 0
    for await (const { id, expiryWeek } of eachBlockRow(this.#db)) {
      const wanted = toHex(id)
      for (; (names[at] ?? wanted) < wanted; at++) strays.push(names[at] ?? '')
      if (names[at] !== wanted) lost.push(id)
      else {
        at++
        if (expiryWeek >= since) fresh.push(wanted)
      }
    }
    return { strays: [...strays, ...names.slice(at)], fresh, lost }
  }

  /** End a rewrite that is under way where it is; the next start finishes it. */
  stop(): void {
    this.#stop.abort()
  }
}

function settled(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined)
}
