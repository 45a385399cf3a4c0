import { open } from 'node:fs/promises'
import type { Day } from '../../crypto/days/calendar.ts'
import type { KemPublicKey, KemSeed } from '../../crypto/keys/keys.ts'
import {
  concat,
  type Random,
  readU32,
  requirePadding,
  u32be,
} from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import {
  BACKUP,
  type BackupSealer,
  backupPieces,
  openBackup,
  sealBackup,
} from '../../crypto/vault/backup.ts'

/** Kinds of items in a backup. KEPT-FILES.md section 17.8 */
export const ITEM = { end: 0, head: 1, row: 2, block: 3, file: 4, summary: 5 } as const

/** Bytes of one item: a publication is the largest. */
const LONGEST = 8_388_608

/** A file or something like it that takes bytes in their order. */
export interface Sink {
  write(bytes: Uint8Array): Promise<unknown>
}

/** Seals items into the pieces of a backup, as they come. */
export class ItemWriter {
  readonly #sealer: BackupSealer
  readonly #sink: Sink
  #waiting: Uint8Array[] = []
  #size = 0
  #pieces = 0

  private constructor(sealer: BackupSealer, sink: Sink) {
    this.#sealer = sealer
    this.#sink = sink
  }

  static async begin(
    sink: Sink,
    p: Primitives,
    random: Random,
    to: KemPublicKey,
    day: Day,
  ): Promise<ItemWriter> {
    const sealer = sealBackup(p, random, to, day)
    await sink.write(sealer.header)
    return new ItemWriter(sealer, sink)
  }

  async add(kind: number, ...parts: readonly Uint8Array[]): Promise<void> {
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    if (length > LONGEST) throw new Error(`a part of the backup has ${length} bytes: too many`)
    this.#take(concat(Uint8Array.of(kind), u32be(length), ...parts))
    // the last piece is sealed as such, so one is always left
    while (this.#size > BACKUP.plain) await this.#seal(false)
  }

  /** Fill up to a size class. */
  async end(): Promise<void> {
    const all = backupPieces(this.#pieces + 1)
    while (this.#pieces < all) {
      if (this.#size < BACKUP.plain) this.#take(new Uint8Array(BACKUP.plain - this.#size))
      await this.#seal(this.#pieces === all - 1)
    }
  }

  #take(bytes: Uint8Array): void {
    this.#waiting.push(bytes)
    this.#size += bytes.length
  }

  async #seal(isLast: boolean): Promise<void> {
    const all = concat(...this.#waiting)
    const rest = all.slice(BACKUP.plain)
    this.#waiting = rest.length === 0 ? [] : [rest]
    this.#size = rest.length
    this.#pieces++
    await this.#sink.write(this.#sealer.seal(all.subarray(0, BACKUP.plain), isLast))
  }
}

export interface Item {
  readonly kind: number
  readonly bytes: Uint8Array
}

/**
 * Open the items of a backup in their order.
 *
 * @throws CryptoError `malformed` (no backup, or cut off), `foreign`, `tampered`: what came before is not to be used
 */
export async function* readItems(p: Primitives, seed: KemSeed, path: string): AsyncGenerator<Item> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const pieces = pieceCount(size)
    const read = async (length: number, at: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await file.read(bytes, 0, length, at)
      return bytes.subarray(0, bytesRead)
    }
    const opener = openBackup(p, seed, await read(BACKUP.header, 0))
    let index = 0
    const next = async (): Promise<Uint8Array | null> => {
      if (index === pieces) return null
      const piece = await read(BACKUP.piece, BACKUP.header + index * BACKUP.piece)
      index++
      return opener.open(piece, index === pieces)
    }
    yield* itemsOf(next)
  } finally {
    await file.close()
  }
}

/** @throws CryptoError `malformed` if a file of this size is not whole */
export function pieceCount(size: number): number {
  const pieces = (size - BACKUP.header) / BACKUP.piece
  if (pieces >= 1 && Number.isInteger(pieces) && backupPieces(pieces) === pieces) return pieces
  throw new CryptoError('malformed', 'the backup is cut off')
}

async function* itemsOf(next: () => Promise<Uint8Array | null>): AsyncGenerator<Item> {
  let rest: Uint8Array = new Uint8Array(0)
  const have = async (length: number): Promise<boolean> => {
    const parts = [rest]
    for (let size = rest.length; size < length; ) {
      const piece = await next()
      if (piece === null) return false
      parts.push(piece)
      size += piece.length
    }
    if (parts.length > 1) rest = concat(...parts)
    return true
  }
  for (;;) {
    if (!(await have(5))) break
    const [kind = ITEM.end, length] = [rest[0], readU32(rest, 1)]
    if (kind === ITEM.end) break
    if (length > LONGEST || !(await have(5 + length)))
      throw new CryptoError('malformed', 'an item of the backup is longer than the backup')
    yield { kind, bytes: rest.slice(5, 5 + length) }
    rest = rest.subarray(5 + length)
  }
  for (let last: Uint8Array | null = rest; last !== null; last = await next())
    requirePadding(last, 0)
}
